"""Every action in a mediation."""

from datetime import timedelta

from bandeng.demo import cast
from bandeng.demo.town import GRID, Town
from bandeng.mediation import actions
from bandeng.mediation.models import Mediation
from bandeng.mediation.web import views
from tests.laws.acting import BOTH_COUNT, STAFF, TYPED, Acting, Room

MEDIATOR = f"mediator@{cast.GRID}"
OPENED = {
    "dispute": "noise",
    "place": GRID,
    "called-1": "楼上",
    "called-2": "楼下",
    "story": TYPED,
    "ending": "failed",
    "told": "court",
    "willing": "on",
    "impartial": "on",
}
PARTED = {"told": "court", "why": TYPED, "side": "one"}


def opened(town: Town) -> Mediation:
    what = actions.Opening(
        dispute="noise",
        sides=(actions.Side(called="楼上"), actions.Side(called="楼下")),
        story="夜里放音乐",
        willing=True,
        impartial=True,
    )
    fact = actions.open_(place=GRID, what=what, by=town.holder(MEDIATOR), at=town.noon)
    return _again(fact.stream.partition(":")[2])


def _again(ref: str) -> Mediation:
    return Mediation.objects.get(id=ref)


def settled(town: Town) -> Mediation:
    one = opened(town)
    agreed = actions.Settlement(agreement="十点以后不放", way="自己做到")
    actions.settle(mediation=one, what=agreed, by=town.holder(MEDIATOR), at=town.noon)
    return _again(one.id)


def written(town: Town) -> Mediation:
    one = opened(town)
    agreed = actions.Settlement(agreement="十点以后不放", way="自己做到", form="written")
    actions.settle(mediation=one, what=agreed, by=town.holder(MEDIATOR), at=town.noon)
    return _again(one.id)


ROOM = Room(
    acting={
        "addition": Acting(begin=lambda town: None, by=MEDIATOR, said=OPENED, ends=BOTH_COUNT),
        "settlement": Acting(begin=opened, by=MEDIATOR, said={"agreement": TYPED, "way": "自己做到"}),
        "failure": Acting(begin=opened, by=MEDIATOR, said=PARTED),
        "withdrawal": Acting(begin=opened, by=MEDIATOR, said=PARTED),
        "handing-on": Acting(begin=opened, by=MEDIATOR, said={"to": STAFF, "why": TYPED}),
        "signature": Acting(begin=written, by=MEDIATOR, said={"signed_on": "2022-07-06"}),
        "look": Acting(
            begin=settled, by=MEDIATOR, said={"result": "holding", "words": TYPED}, after=timedelta(days=20)
        ),
        "erasure": Acting(begin=settled, by=MEDIATOR),
    },
    not_acts={
        "mediation.see": "a look",
        "mediation.keep": "which mediations one sees; nothing is done with it",
    },
    reads=((views, "_sees"), (views, "_mediation")),
)

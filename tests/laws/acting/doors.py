"""Every action at a door."""

from datetime import timedelta

from bandeng.demo.town import GRID, Town
from bandeng.doors import actions, queries
from bandeng.doors.models import Door
from bandeng.doors.web import views
from bandeng.kernel.ids import new_id
from tests.laws.acting import LEADER, ONE_COUNTS, TYPED, Acting, Room

PROMISED = timedelta(days=2)


def known(town: Town) -> Door:
    """A door nobody has been at."""
    words = f"凤鸣路7号院2号楼{new_id(town.noon)[-6:]}"
    fact = actions.add(place=GRID, door=words, by=town.leader, at=town.noon)
    return _again(fact.stream.partition(":")[2])


def _again(door: str) -> Door:
    return Door.objects.get(id=door)


def promised(town: Town) -> Door:
    """Something was promised there."""
    door = known(town)
    what = actions.Visiting(
        purpose="asked", promised="问问修灯的", promised_on=town.noon.date() + PROMISED, heard="灯不亮"
    )
    actions.visit(door=door, what=what, by=town.leader, at=town.noon)
    return _again(door.id)


def agreed(town: Town) -> Door:
    """They let something be kept."""
    door = known(town)
    what = actions.Agreed(what="weekly-knock", who="户主", words="敲三下", grown=True)
    actions.consent(door=door, what=what, by=town.leader, at=town.noon)
    return _again(door.id)


ROOM = Room(
    acting={
        "addition": Acting(
            begin=lambda town: new_id(town.noon)[-6:],
            by=LEADER,
            said={"place": GRID, "door": "凤鸣路9号院1号楼,最里面那一户{thing},一个字也不能丢"},
            ends=ONE_COUNTS,
        ),
        "asking": Acting(begin=known, by=LEADER, said={"by": "phone"}),
        "visit": Acting(begin=promised, by=LEADER, said={"purpose": "asked", "heard": TYPED}),
        "consent": Acting(
            begin=known,
            by=LEADER,
            said={"what": "weekly-knock", "who": "户主", "grown": "on", "words": TYPED},
            ends=ONE_COUNTS,
        ),
        "withdrawal": Acting(begin=agreed, by=LEADER, said={"kept": "{kept}"}),
        "forgetting": Acting(begin=promised, by=LEADER),
    },
    nobodys={"known": "a look, which changes nothing"},
    not_acts={"doors.see": "a look"},
    reads=((views, "_sees"), (views, "_door")),
    holes=lambda acting, thing, town: (
        {"kept": queries.held_of(thing, on=town.noon.date())[0].id}
        if "kept" in acting.said
        else {"thing": thing}
    ),
    arguments=lambda name, thing: [] if name == "addition" else [thing.id],
)

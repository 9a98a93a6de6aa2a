"""Every action upon what was mended in passing."""

from bandeng.demo import cast
from bandeng.demo.town import GRID, Town
from bandeng.repairs import actions
from bandeng.repairs.models import Repair
from bandeng.repairs.web import views
from tests.laws.acting import BOTH_COUNT, TYPED, Acting, Room

PATROLLER = f"patroller@{cast.GRID}"


def noted(town: Town) -> Repair:
    what = actions.Noting(kind="lamp", words="西门内侧")
    fact = actions.add(place=GRID, what=what, by=town.holder(PATROLLER), at=town.noon)
    return Repair.objects.get(id=fact.stream.partition(":")[2])


ROOM = Room(
    acting={
        "addition": Acting(
            begin=lambda town: None,
            by=PATROLLER,
            said={"kind": "lamp", "place": GRID, "words": TYPED, "mended": "no"},
            ends=BOTH_COUNT,
        ),
        "passing-on": Acting(begin=noted, by=PATROLLER),
    },
    nobodys={"undoing": "only whoever noted it may, for ten minutes"},
    not_acts={
        "repairs.see": "a look",
        "repairs.undo": "only whoever noted it may, for ten minutes",
    },
    reads=((views, "_sees"), (views, "_repair")),
)

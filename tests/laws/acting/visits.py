"""Every action on a list of visits and the people on it."""

from itertools import count
from typing import Any

from bandeng.demo.town import COMMUNITY, Town
from bandeng.visits.models import Entry, Visit, VisitList
from bandeng.visits.web import lists, views
from tests.laws.acting import ALREADY, BOTH_COUNT, TYPED, Acting, Room
from tests.visits import worlds

KEEPER, LEADER = worlds.KEEPER, worlds.LEADER
NAMES = count(1)
LIST = {
    "keeper": f"{worlds.UNIT}|{worlds.DISTRICT}",
    "title": f"走访{TYPED}",
    "begins_on": "2022-06-20",
    "ends_on": "2022-07-31",
}
SOMEBODY = {"category": "veteran", "name": "米大娘{who}", "home": TYPED, "place": COMMUNITY}
VISIT = {"visitor": LEADER, "on": "2022-07-05", "line-said": TYPED}


def opened(town: Town) -> VisitList:
    return worlds.opened(town)


def listed(town: Town) -> Entry:
    return worlds.put(town, opened(town), worlds.somebody(f"牛大爷{next(NAMES)}"))[0]


def list_of_one(town: Town) -> VisitList:
    return worlds.again(listed(town).list)


def visited(town: Town) -> Visit:
    entry = listed(town)
    worlds.visited(town, entry.list, entry)
    return Visit.objects.get(entry=entry.id)


def _holes(acting: Acting, thing: Any, town: Town) -> dict[str, str]:
    one = Entry.objects.filter(list=thing).first() if isinstance(thing, VisitList) else None
    return {"entry": one.id if one else ""}


ROOM = Room(
    acting={
        "opening": Acting(begin=lambda town: None, by=KEEPER, said=LIST, ends=BOTH_COUNT),
        "people": Acting(begin=opened, by=KEEPER, said=SOMEBODY),
        "assignment": Acting(begin=list_of_one, by=KEEPER, said={"chosen": "{entry}", "to": LEADER}),
        "round": Acting(
            begin=list_of_one,
            by=LEADER,
            said={"chosen": "{entry}", "visitor": LEADER, "on": "2022-07-05"},
            ends=ALREADY,
        ),
        "visit": Acting(begin=listed, by=LEADER, said=VISIT),
        "removal": Acting(begin=listed, by=KEEPER, said={"cause": "moved"}),
        "undoing": Acting(begin=visited, by=LEADER, said={"cause": "wrong"}),
    },
    nobodys={
        "names": "a look",
        "table": "each row is the act of the line people; see tests/visits/test_list_people.py",
    },
    not_acts={"visits.see": "a look", "visits.look": "a look"},
    reads=((lists, "list_of"), (views, "entry_of"), (views, "sitting")),
    holes=_holes,
    commands=lambda command: (command, f"{command[:30]}.0"),
)

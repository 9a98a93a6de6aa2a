"""A list of the organisation department, and people on it."""

from datetime import date

from bandeng.demo import cast
from bandeng.demo.town import COMMUNITY, Town
from bandeng.visits import actions
from bandeng.visits.models import Entry, VisitList

UNIT, DISTRICT, STREET = "410103-zzb", "410103/", "410103/410103012/"
KEEPER, LEADER = "party_staff@410103-zzb", "district_leader@410103"
STREET_LEADER, STREET_STAFF = f"street_leader@{cast.STREET}", f"street_staff@{cast.STREET}"
BRANCH = f"{cast.COMMUNITY}-branch"


def opened(town: Town, *, unit: str = UNIT, place: str = DISTRICT, by: str = KEEPER) -> VisitList:
    what = actions.Opening(
        unit=unit,
        place=place,
        title="七一走访慰问",
        begins_on=date(2022, 6, 20),
        ends_on=date(2022, 7, 31),
        serves=("activity:visits",),
    )
    fact = actions.open_list(what=what, by=town.holder(by), at=town.noon)
    return VisitList.objects.get(id=fact.stream.partition(":")[2])


def again(of: VisitList) -> VisitList:
    return VisitList.objects.get(id=of.id)


def somebody(name: str = "米大娘", **more: object) -> actions.Somebody:
    given: dict[str, object] = {
        "category": "veteran",
        "name": name,
        "home": "凤鸣路7号院3号楼",
        "place": COMMUNITY,
        "unit": BRANCH,
        "post": LEADER,
    }
    return actions.Somebody(**{**given, **more})  # type: ignore[arg-type]


def put(town: Town, of: VisitList, *people: actions.Somebody, by: str = KEEPER) -> list[Entry]:
    actions.list_people(of=again(of), people=people or (somebody(),), by=town.holder(by), at=town.noon)
    return list(Entry.objects.filter(list=of).order_by("id"))


def visited(
    town: Town, of: VisitList, *entries: Entry, visitor: str = LEADER, by: str = LEADER, **more: object
) -> actions.Recorded:
    given: dict[str, object] = {
        "entries": tuple(each.id for each in entries),
        "visitor": visitor,
        "on": town.noon.date(),
    }
    what = actions.Round(**{**given, **more})  # type: ignore[arg-type]
    return actions.visit(of=again(of), what=what, by=town.holder(by), at=town.noon)

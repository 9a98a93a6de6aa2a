"""Who serves in the demo district: units, posts and made-up people for every place of Erqi."""

from collections.abc import Iterator
from datetime import datetime

from bandeng.demo import party
from bandeng.demo.drafting import Draft, Numbers, branch_of, phone_of, seat, unit_line
from bandeng.demo.names import made_up
from bandeng.people import actions as people
from bandeng.places.models import Place
from bandeng.posts import actions as posts
from bandeng.posts.facts import HolderLine, MemberLine, PostLine, UnitLine
from bandeng.rulebook.queries import book

GRID_ROLES = (
    ("grid_leader", "committees"),
    ("mediator", "branch"),
    ("house_manager", "property"),
    ("patroller", "property"),
)


def take_rosters(*, at: datetime) -> int:
    """Enter the rosters of the whole district; answers how many people there are."""
    numbers = Numbers()
    drafts = [(path, draft) for path, draft in _drafts(numbers)]
    _colleague(drafts[0][1], numbers)
    drafts += party.drafts(numbers)
    ids = people.enrol([made_up(number) for number in range(1, numbers.next)], at=at)
    for path, draft in drafts:
        posts.take_roster(place=path, roster=_roster(draft, ids, at), at=at)
    return len(ids)


def _drafts(numbers: Numbers) -> Iterator[tuple[str, Draft]]:
    grids: dict[str, list[Place]] = {}
    for grid in Place.objects.filter(kind="grid").order_by("code"):
        grids.setdefault(grid.parent, []).append(grid)
    district = Place.objects.get(kind="district")
    yield district.path, _district(district, numbers)
    for street in Place.objects.filter(kind="street").order_by("code"):
        yield street.path, _street(street, numbers)
    for community in Place.objects.filter(kind="community").order_by("code"):
        yield community.path, _community(community, grids.get(community.code, []), numbers)


def _district(place: Place, numbers: Numbers) -> Draft:
    units = [unit_line(place.code, "区治理中心", "District Governance Centre", "district", place)]
    draft = Draft(units=units)
    _staff(draft, "district_staff", place.code, place, numbers)
    for department in book().departments:
        draft.units.append(unit_line(department.code, department.zh, department.en, "department", place))
        _staff(draft, "department_desk", department.code, place, numbers)
        _staff(draft, "department_staff", department.code, place, numbers)
    return draft


def _colleague(district: Draft, numbers: Numbers) -> None:
    """Two share the district's desk: an appeal that the district decides needs two."""
    post, unit, _first = district.seats[0]
    district.seats.append((post, unit, numbers.take()))


def _street(place: Place, numbers: Numbers) -> Draft:
    unit = unit_line(place.code, place.name, f"{place.name} Street Office", "street-office", place)
    draft = Draft(units=[unit])
    _staff(draft, "street_staff", place.code, place, numbers)
    _staff(draft, "street_leader", place.code, place, numbers)
    return draft


def _community(place: Place, grids: list[Place], numbers: Numbers) -> Draft:
    draft = Draft(units=_units_of(place))
    _staff(draft, "community_staff", place.code, place, numbers)
    _staff(draft, "community_secretary", place.code, place, numbers)
    for grid in grids:
        for role, unit in GRID_ROLES:
            line = PostLine(
                id=f"{role}@{grid.code}",
                role=role,
                unit=f"{place.code}-{unit}",
                place=grid.path,
                phone=phone_of(place.code),
            )
            seat(draft, line, numbers)
    return draft


def _units_of(community: Place) -> list[UnitLine]:
    code, name = community.code, community.name
    return [
        unit_line(code, name, f"{name} Community", "community", community),
        unit_line(f"{code}-committees", f"{name}“两委”", f"{name} two committees", "committees", community),
        unit_line(branch_of(code), f"{name}小区党支部", f"{name} estate branch", "branch", community),
        unit_line(
            f"{code}-property", f"{name}物业服务中心", f"{name} property service", "property", community
        ),
    ]


def _staff(draft: Draft, role: str, unit: str, place: Place, numbers: Numbers) -> None:
    line = PostLine(id=f"{role}@{unit}", role=role, unit=unit, place=place.path, phone=phone_of(unit))
    seat(draft, line, numbers)


def _roster(draft: Draft, ids: list[str], at: datetime) -> posts.Roster:
    return posts.Roster(
        units=tuple(draft.units),
        posts=tuple(draft.posts),
        members=tuple(MemberLine(unit=unit, person=ids[number - 1]) for _post, unit, number in draft.seats),
        holders=tuple(
            HolderLine(post=post, person=ids[number - 1], begins_at=at) for post, _unit, number in draft.seats
        ),
    )

"""Party organisations of the demo district: departments of the committee, secretaries, branches, groups."""

from collections.abc import Iterator

from bandeng.demo.drafting import Draft, Numbers, branch_of, group_of, seat, unit_line
from bandeng.places.models import Place
from bandeng.posts.facts import PostLine
from bandeng.rulebook.queries import book

GROUPS = 2  # in every branch of an estate
LEADERS, READERS, WRITERS = 3, 6, 1


def drafts(numbers: Numbers) -> Iterator[tuple[str, Draft]]:
    """What is entered beside the posts of the loop, place by place."""
    district = Place.objects.get(kind="district")
    yield district.path, _district(district, numbers)
    for street in Place.objects.filter(kind="street").order_by("code"):
        draft = Draft()
        _in_unit(draft, "secretary", street.code, street, numbers)
        yield street.path, draft
    for community in Place.objects.filter(kind="community").order_by("code"):
        yield community.path, _estate(community, numbers)


def _district(place: Place, numbers: Numbers) -> Draft:
    draft = Draft()
    for body in book().party:
        draft.units.append(unit_line(body.code, body.zh, body.en, "party", place))
        for role in ("party_staff", "secretary", "deputy_secretary"):
            _in_unit(draft, role, body.code, place, numbers)
    for department in book().departments:
        _in_unit(draft, "secretary", department.code, place, numbers)
    for role, many in (("district_leader", LEADERS), ("reviewer", READERS), ("brief_writer", WRITERS)):
        line = PostLine(id=f"{role}@{place.code}", role=role, unit=place.code, place=place.path, phone="-")
        draft.posts.append(line)
        draft.seats += [(line.id, place.code, numbers.take()) for _each in range(many)]
    return draft


def _estate(community: Place, numbers: Numbers) -> Draft:
    draft = Draft()
    _in_unit(draft, "secretary", branch_of(community.code), community, numbers)
    for number in range(1, GROUPS + 1):
        code, name = group_of(community.code, number), f"{community.name}小区党支部第{number}党小组"
        english = f"{community.name} estate branch, group {number}"
        draft.units.append(unit_line(code, name, english, "group", community))
        _in_unit(draft, "group_leader", code, community, numbers)
    return draft


def _in_unit(draft: Draft, role: str, unit: str, place: Place, numbers: Numbers) -> None:
    seat(draft, PostLine(id=f"{role}@{unit}", role=role, unit=unit, place=place.path, phone="-"), numbers)

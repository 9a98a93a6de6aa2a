"""Leaders of district and streets call upon 530 members over two kinds of lists; some stand on both."""

from collections.abc import Sequence
from datetime import date, timedelta

from bandeng.demo.july.ground import DISTRICT, ORGANISATION, Ground, july, weekday
from bandeng.demo.july.members import VISITED, Register
from bandeng.demo.july.months import Opened
from bandeng.ledger.models import Fact
from bandeng.visits import actions
from bandeng.visits.actions import Opening, Round, Somebody
from bandeng.visits.models import Entry, VisitList

BY_DISTRICT = 60
ON_BOTH = 24  # of the district's list stand on a street's list as well
ROUND = 20  # persons told in one go


def call(ground: Ground, month: Opened, register: Register) -> None:
    """Open the lists, and tell the rounds."""
    serves = month.serves["visits"]
    refs = register.refs[:VISITED]
    district, rest = refs[:BY_DISTRICT], refs[BY_DISTRICT:]
    _list(ground, ORGANISATION, DISTRICT, "district_leader@410103", district, serves)
    by_street: dict[str, list[str]] = {}
    for ref in (*rest, *district[:ON_BOTH]):
        by_street.setdefault(register.branch[ref][:9], []).append(ref)
    for street in ground.streets:
        refs_here = by_street.get(street.code, [])
        if refs_here:
            _list(ground, street.code, street.path, f"street_leader@{street.code}", refs_here, serves)


def _list(
    ground: Ground, unit: str, place: str, visitor: str, refs: Sequence[str], serves: tuple[str, ...]
) -> None:
    by = ground.staff(unit) if unit == ORGANISATION else ground.holder(f"street_staff@{unit}")
    what = Opening(
        unit=unit,
        place=place,
        title="七一走访慰问党员",
        begins_on=date(2022, 7, 1),
        ends_on=date(2022, 7, 31),
        serves=serves,
    )
    of = _again(actions.open_list(what=what, by=by, at=july(1, 10)))
    people = [Somebody(category="veteran", subject=f"member:{ref}") for ref in refs]
    actions.list_people(of=of, people=people, by=by, at=july(1, 11))
    entries = list(Entry.objects.filter(list=of.id).order_by("id").values_list("id", flat=True))
    for number, start in enumerate(range(0, len(entries), ROUND)):
        told = tuple(entries[start : start + ROUND])
        _round(of, told, visitor, weekday(number + len(refs)), by)
    _round(of, tuple(entries[:1]), visitor, 29, by)  # somebody is called upon a second time


def _again(fact: Fact) -> VisitList:
    return VisitList.objects.get(id=fact.stream.partition(":")[2])


def _round(of: VisitList, entries: tuple[str, ...], visitor: str, day: int, by: str) -> None:
    """One round; the first of each list is told on two telephones, and counts once."""
    what = Round(entries=entries, visitor=visitor, on=july(day).date(), gift="")
    again = VisitList.objects.get(id=of.id)
    actions.visit(of=again, what=what, by=by, at=july(day, 17))
    if len(entries) == ROUND:
        same = Round(entries=entries[:1], visitor=visitor, on=july(day).date(), gift="")
        actions.visit(of=again, what=same, by=by, at=july(day, 17) + timedelta(minutes=4))

"""Matters that belong together: merged into one another, or parts of one report."""

from collections.abc import Sequence

from bandeng.cases.models import Case
from bandeng.cases.rules import ELSEWHERE, OPEN_STATES
from bandeng.cases.ties import Kin
from bandeng.ledger import remembering, straight
from bandeng.ledger.models import Fact

MERGED, PART, WITHDRAWN = "merged", "part", "withdrawn"
OF_ITSELF = ("cases.parted", "cases.warned", "cases.reminded", "cases.supervised")


def kin_of(case: Case) -> Kin | None:
    """What this matter belongs to, or None."""
    return remembering.once("cases", ("kin", case.id), lambda: straight.newest(Kin, {"id": str(case.id)}))


def whole_of(case: Case) -> Case | None:
    """The matter that this one belongs to, or None."""
    kin = kin_of(case)
    return Case.objects.get(id=kin.whole) if kin else None


def wholes_of(cases: Sequence[Case]) -> list[Case]:
    """The matters that these belong to; that of each is known afterwards."""
    if not cases:
        return []
    kin = Kin.objects.in_bulk([str(case.id) for case in cases])
    for case in cases:
        remembering.note("cases", ("kin", case.id), kin.get(str(case.id)))
    return list(Case.objects.filter(id__in={each.whole for each in kin.values()}))


def of(case: Case, kind: str = MERGED) -> list[Case]:
    """The matters that belong to this one in this way, the first ones first."""
    ids = Kin.objects.filter(whole=case.id, kind=kind).values("case_id")
    return list(Case.objects.filter(id__in=ids).order_by("id"))


def has(case: Case, kind: str = MERGED) -> bool:
    """Whether any matter belongs to this one in this way."""
    return Kin.objects.filter(whole=case.id, kind=kind).exists()


def ids_with(case: Case) -> frozenset[int]:
    """The matter itself, what it belongs to, and whatever belongs to either."""
    own = {case.id, *_whole_ids(case)}
    rows = straight.find(Kin, {"whole": sorted(own)}, "case_id")
    return frozenset({*own, *(each for (each,) in rows)})


def _whole_ids(case: Case) -> list[int]:
    kin = kin_of(case)
    return [kin.whole] if kin else []


def going_on(case: Case) -> list[Case]:
    """The open matters in which this one goes on: itself, the one it was merged into, its parts still open;
    none once all is over."""
    if case.state not in ELSEWHERE:
        return [case] if case.state in OPEN_STATES else []
    whole = None if case.state == "divided" else whole_of(case)
    nearest = of(case, PART) if case.state == "divided" else [whole] if whole else []
    found = {one.id: one for each in nearest for one in going_on(each)}
    return list(found.values())


def divided(case: Case) -> int:
    """The id of the matter that this one is a part of; 0 if it is none."""
    kin = kin_of(case)
    return kin.whole if kin and kin.kind == PART else 0


def has_worked_on_part(case: Case) -> bool:
    """Whether anybody has done anything in a part of this divided matter."""
    return worked_on_part(case) is not None


def worked_on_part(case: Case) -> tuple[int, str] | None:
    """Which of its parts somebody has done anything in, the first one: place in the row from 1, and number.

    What the clock does does not count.
    """
    for place, part in enumerate(of(case, PART), start=1):
        if Fact.objects.of(part.stream).exclude(name__in=OF_ITSELF).exists():
            return place, part.number
    return None

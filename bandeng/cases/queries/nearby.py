"""Open matters near a point: perhaps the same one."""

from dataclasses import dataclass
from datetime import datetime
from math import cos, hypot, radians

from bandeng.cases.models import Case, CaseQuerySet
from bandeng.cases.rules import OPEN_STATES
from bandeng.rulebook.queries import book

METRES_PER_DEGREE = 111_320


@dataclass(frozen=True, kw_only=True)
class Near:
    """An open matter near a point, with its distance in metres (rounded to 50, as its place is)."""

    case: Case
    metres: int


def near(*, pin: tuple[float, float] | None, community: str, condition: str, metres: int) -> list[Near]:
    """Open matters of the same category within so many metres, nearest first; at most what the book says.

    Without a pin: those of the same community. What happens in homes is no resident's to see: nothing then.
    """
    if condition not in book().outdoors:
        return []
    return near_for_staff(pin=pin, community=community, condition=condition, metres=metres)


def near_for_staff(
    *, pin: tuple[float, float] | None, community: str, condition: str, metres: int
) -> list[Near]:
    """The same with what happens in homes: whoever files may see it anyway."""
    category = condition.rpartition(".")[0]
    open_ones = Case.objects.in_states(OPEN_STATES)
    if pin is None:
        found = [
            Near(case=case, metres=0) for case in open_ones.filter(community=community).newest_first()[:50]
        ]
    else:
        found = sorted(_within(open_ones, pin, metres), key=lambda each: each.metres)
    alike = [each for each in found if category and _category(each.case) == category]
    return alike[: book().limits.near_count]


def _within(cases: CaseQuerySet, pin: tuple[float, float], metres: int) -> list[Near]:
    """Those of these matters that lie within so many metres of the point, newest first."""
    lon, lat = pin
    high = metres / METRES_PER_DEGREE
    wide = high / cos(radians(lat))
    box = cases.filter(
        lon__range=(int((lon - wide) * 1e6), int((lon + wide) * 1e6)),
        lat__range=(int((lat - high) * 1e6), int((lat + high) * 1e6)),
    )
    measured = [Near(case=case, metres=_distance(case, pin)) for case in box.newest_first()[:200]]
    return [each for each in measured if each.metres <= metres]


def _distance(case: Case, pin: tuple[float, float]) -> int:
    east = (case.lon / 1e6 - pin[0]) * cos(radians(pin[1])) * METRES_PER_DEGREE
    north = (case.lat / 1e6 - pin[1]) * METRES_PER_DEGREE
    return round(hypot(east, north) / 50) * 50


def _category(case: Case) -> str:
    key = case.condition if case.condition != "-" else case.proposed
    return key.rpartition(".")[0]


def since(case: Case, *, at: datetime) -> int:
    """Whole days since it was raised."""
    return (at - case.reported_at).days

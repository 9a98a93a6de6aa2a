"""A session that may be the same as one about to be entered."""

from collections.abc import Iterable
from datetime import datetime

from bandeng.gatherings.models import Examination, Session
from bandeng.gatherings.rules import ALIKE_WITHIN


def alike(
    *,
    kind: str,
    units: Iterable[str],
    begins_at: datetime,
    examined: frozenset[str] = frozenset(),
    but: Iterable[str] = (),
) -> Session | None:
    """A session of this kind, planned or held, that one of these units holds and that begins within an hour
    of this moment; None where there is none, ``but`` these (of which it is a part). Where units were
    examined: one of the same units."""
    span = begins_at - ALIKE_WITHIN, begins_at + ALIKE_WITHIN
    rows = Session.objects.standing().filter(kind=kind, begins_at__gte=span[0], begins_at__lte=span[1])
    rows = rows.exclude(id__in=list(but)).of_units(list(units)).order_by("begins_at", "id")
    found = list(rows[:MOST])
    if examined and found:
        others = _examined(found)
        found = [each for each in found if not others.get(each.id) or others[each.id] & examined]
    return found[0] if found else None


MOST = 60  # inspections of one unit at one hour


def _examined(sessions: Iterable[Session]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    rows = Examination.objects.filter(session__in=[each.id for each in sessions])
    for ref, unit in rows.values_list("session_id", "unit"):
        found.setdefault(ref, set()).add(unit)
    return found

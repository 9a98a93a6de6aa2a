"""Tables of who came that were taken in, each known by its moment and by who did it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from bandeng.gatherings.models import Attendance, Session
from bandeng.gatherings.rules import IMPORT, UNDO_WITHIN
from bandeng.ledger.models import Fact, FactQuerySet


@dataclass(frozen=True, kw_only=True)
class TakenIn:
    """A table that was taken in: when, how many of its lines stand, until when it can be taken back."""

    at: datetime
    many: int
    until: datetime


def taken_in_by(session: Session, person: str, *, at: datetime) -> list[TakenIn]:
    """The tables of this session that she can still take back whole at this moment, newest first."""
    since = at - UNDO_WITHIN
    hers = set(_said(session, person).filter(at__gte=since).values_list("at", flat=True))
    if not hers:
        return []
    rows = Attendance.objects.filter(session=session, way=IMPORT, at__gte=since).order_by("-at")
    counted = rows.values_list("at").annotate(many=Count("id"))
    return [
        TakenIn(at=moment, many=many, until=moment + UNDO_WITHIN)
        for moment, many in counted
        if moment in hers
    ]


def lines_of_table(session: Session, person: str, moment: datetime) -> list[Attendance]:
    """What stands of the table that she took in at this moment, by id."""
    bodies = [fact.body for fact in _said(session, person).filter(at=moment)]
    refs = {each["ref"] for body in bodies if body["way"] == IMPORT for each in body["arrivals"]}
    rows = Attendance.objects.filter(session=session, way=IMPORT, at=moment).order_by("id")
    return [row for row in rows if row.id in refs]


def _said(session: Session, person: str) -> FactQuerySet:
    return Fact.objects.of(session.stream).named("gatherings.attended").filter(person=person)

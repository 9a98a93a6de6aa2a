"""Matters as lines of a list: plain values, made with as many questions for three as for thirty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.urls import reverse

from bandeng.cases.queries import sentence
from bandeng.cases.queries.listed import Listed
from bandeng.cases.rules import AWAITED
from bandeng.cases.web.desk.words import CHANNELS, word_of
from bandeng.places import queries as places
from bandeng.posts.models import Unit
from bandeng.posts.queries import role_name

ANY = "any-number"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One matter in a list. ``due_at`` is None once nothing is due any more."""

    id: int
    number: str
    address: str
    stream: str
    title: str
    place: str
    holder: str
    channel: str
    word: str
    tone: str
    urgent: bool
    supervised: bool
    supports: int
    late: bool
    reported_at: datetime
    due_at: datetime | None


def lines(rows: Sequence[Listed], *, at: datetime) -> list[Line]:
    """The matters as lines. Two questions, whatever their number."""
    labels = places.labels({row.place for row in rows}) if rows else {}
    units = sentence.units_at([row.seat for row in rows])
    return [_line(row, labels[row.place], _holder(row.seat, units), at) for row in rows]


@lru_cache(maxsize=1)
def _address() -> str:
    return reverse("cases:desk-case", args=[ANY])


def _holder(seat: str, units: dict[str, Unit]) -> str:
    """The unit, or the role: the line says the place already."""
    role, _at, desk = seat.partition("@")
    return sentence.desk_name(seat, units) if desk in units else role_name(role)


def _line(case: Listed, place: str, holder: str, at: datetime) -> Line:
    word, tone = word_of(case)
    at_work = case.state in AWAITED
    late = at_work and case.due_at is not None and case.due_at <= at
    return Line(
        id=case.id,
        number=case.number,
        address=_address().replace(ANY, case.number),
        stream=case.stream,
        title=sentence.title(case),
        place=place,
        holder=holder,
        channel=str(CHANNELS[case.channel]),
        word=word,
        tone="late" if late else tone,
        urgent=case.urgent,
        supervised=case.supervisions > 0,
        supports=case.supports,
        late=late,
        reported_at=case.reported_at,
        due_at=case.due_at if at_work else None,
    )

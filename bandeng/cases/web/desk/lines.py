"""Matters as lines of a list: plain values, made with as many questions for three as for thirty."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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
    """One matter in a list. ``due_at``: the first limit that runs; None once nothing is due any more.

    In a list that counts by the limit of the whole, ``due_at`` is that one and ``step_at`` the first where it
    is another. ``source_due_at`` is the limit that the sender of an order set; it is not ours. ``words``: the
    id of what was said first, in the vault.
    """

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
    step_at: datetime | None
    source_due_at: datetime | None
    words: str

    @property
    def about(self) -> str:
        """Where it is, who has it, where it came from."""
        return f"{self.place} · {self.holder} · {self.channel}"


def lines(rows: Sequence[Listed], *, at: datetime, by_whole: bool = False) -> list[Line]:
    """The matters as lines, by the first limit that runs or by that of the whole. Two questions, whatever
    their number."""
    labels = places.labels({row.place for row in rows}) if rows else {}
    units = sentence.units_at([row.seat for row in rows])
    said = _Words(labels=labels, units=units)
    found = [_line(row, said, at) for row in rows]
    return [_by_whole(line, row, at) for line, row in zip(found, rows, strict=True)] if by_whole else found


def _by_whole(line: Line, case: Listed, at: datetime) -> Line:
    """The same line by the limit of the whole; the first one stands beside it."""
    if line.due_at is None or case.due_at is None:
        return line
    step_at = line.due_at if line.due_at != case.due_at else None
    return replace(line, due_at=case.due_at, step_at=step_at, late=case.due_at <= at)


@dataclass(frozen=True, kw_only=True)
class _Words:
    """The words of one page, each found once: fifty matters say the same few."""

    labels: dict[str, str]
    units: dict[str, Unit]
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    states: dict[tuple[object, ...], tuple[str, str]] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)

    def title(self, case: Listed) -> str:
        """What it is about."""
        about = (case.condition, case.proposed)
        return self.titles.get(about) or self.titles.setdefault(about, sentence.title(case))

    def state(self, case: Listed) -> tuple[str, str]:
        """How it stands, and the tone of that."""
        how = (case.state, case.result, case.settled, case.answer)
        return self.states.get(how) or self.states.setdefault(how, word_of(case))

    def channel(self, code: str) -> str:
        """Where it came from."""
        return self.others.get(code) or self.others.setdefault(code, str(CHANNELS[code]))

    def holder(self, seat: str) -> str:
        """Who has it: the unit, or the role, since the line says the place already."""
        return self.others.get(seat) or self.others.setdefault(seat, _holder(seat, self.units))


@lru_cache(maxsize=1)
def _address() -> str:
    return reverse("cases:desk-case", args=[ANY])


def _holder(seat: str, units: dict[str, Unit]) -> str:
    role, _at, desk = seat.partition("@")
    return sentence.desk_name(seat, units) if desk in units else role_name(role)


def _line(case: Listed, said: _Words, at: datetime) -> Line:
    word, tone = said.state(case)
    at_work = case.state in AWAITED
    late = at_work and case.next_at is not None and case.next_at <= at
    return Line(
        id=case.id,
        number=case.number,
        address=_address().replace(ANY, case.number),
        stream=case.stream,
        title=said.title(case),
        place=said.labels[case.place],
        holder=said.holder(case.seat),
        channel=said.channel(case.channel),
        word=word,
        tone="late" if late else tone,
        urgent=case.urgent,
        supervised=case.supervisions > 0,
        supports=case.supports,
        late=late,
        reported_at=case.reported_at,
        due_at=case.next_at if at_work else None,
        step_at=None,
        source_due_at=case.source_due_at,
        words=case.words,
    )

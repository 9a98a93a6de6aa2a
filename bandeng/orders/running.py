"""Rows one after another: looked at, or taken in, each for itself; a few are committed together."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput, Refusal, Stale
from bandeng.orders import actions, sameness
from bandeng.orders.drafts import Draft, Reader
from bandeng.orders.rules import AGAIN, BAD, CHANGED, IN_ONE_BREATH, KNOWN, NEW
from bandeng.orders.wrong import Problem
from bandeng.places import queries as places

Rows = Iterable[tuple[int, Mapping[str, str]]]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a row, or would: ``outcome`` is new, changed, known or bad."""

    row: int
    outcome: str
    draft: Draft | None = None
    matter: str = ""
    problems: tuple[Problem, ...] = ()

    def is_past(self, *, at: datetime) -> bool:
        """Whether it is not here yet, and the limit it comes with has passed: a slip, or entered late."""
        due_at = self.draft.due_at if self.draft and self.outcome not in (KNOWN, BAD) else None
        return due_at is not None and due_at <= at


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """A row whose coordinates lie at ``place``, which is not in what it names (``named``); both are paths."""

    row: int
    named: str
    place: str


@dataclass
class Tally:
    """What came of a table. ``known``: the rows that are here already; ``elsewhere``: of those that raise a
    matter."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    elsewhere: list[Elsewhere] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return self.counts.total()

    def add(self, outcome: Outcome) -> None:
        self.counts[outcome.outcome] += 1
        self.problems += outcome.problems
        if outcome.outcome == KNOWN:
            self.known.append(outcome.row)
        if outcome.draft and outcome.draft.elsewhere and outcome.outcome == NEW:
            named, place = outcome.draft.elsewhere, outcome.draft.place
            self.elsewhere.append(Elsewhere(row=outcome.row, named=named, place=place))


def look(rows: Rows, reader: Reader) -> Iterator[Outcome]:
    """What taking these rows in would do; nothing is written."""
    said: set[str] = set()
    for number, cells in rows:
        found = reader.read(number, cells)
        if isinstance(found, Draft):
            yield Outcome(row=number, outcome=_would(found, said), draft=found)
        else:
            yield Outcome(row=number, outcome=BAD, problems=tuple(found))


def late(rows: Rows, reader: Reader) -> Iterator[Outcome]:
    """The rows that are not here yet and whose limit has passed; asks only about those that may be."""
    may_be = ((number, cells) for number, cells in rows if _has_passed(reader.read(number, cells), reader.at))
    return (each for each in look(may_be, reader) if each.is_past(at=reader.at))


def _has_passed(found: Draft | list[Problem], at: datetime) -> bool:
    return isinstance(found, Draft) and found.due_at is not None and found.due_at <= at


def _would(draft: Draft, said: set[str]) -> str:
    """The same row once more in the same table is known; the same order with other words has news."""
    raising, content = sameness.raising(draft), sameness.marks(draft)[0]
    outcome = sameness.standing(draft)
    if content in said:
        outcome = KNOWN
    elif raising in said and outcome != AGAIN:
        outcome = CHANGED
    said |= {raising, content}
    return outcome


@dataclass(frozen=True, kw_only=True)
class Taking:
    """Who takes rows in, when, and how they came."""

    by: str
    at: datetime
    how: str


def take(rows: Rows, reader: Reader, taking: Taking) -> Iterator[Outcome]:
    """Take these rows in. Whoever is killed on the way runs it again: what is in is known."""
    left = iter(rows)
    while batch := list(islice(left, IN_ONE_BREATH)):
        with transaction.atomic():
            done = [_take(number, cells, reader, taking) for number, cells in batch]
        yield from done


def _take(number: int, cells: Mapping[str, str], reader: Reader, taking: Taking) -> Outcome:
    found = reader.read(number, cells)
    if not isinstance(found, Draft):
        return Outcome(row=number, outcome=BAD, problems=tuple(found))
    try:
        taken = _taken(found, taking)
    except Refusal as refusal:
        return Outcome(
            row=number, outcome=BAD, draft=found, problems=tuple(_refused(number, refusal, reader))
        )
    return Outcome(row=number, outcome=taken.outcome, draft=found, matter=taken.matter)


def _taken(draft: Draft, taking: Taking) -> actions.Taken:
    """Once more where somebody else took the same row in at this moment: then it is known."""
    try:
        with transaction.atomic():
            return actions.take(draft=draft, by=taking.by, at=taking.at, how=taking.how)
    except Stale:
        with transaction.atomic():
            return actions.take(draft=draft, by=taking.by, at=taking.at, how=taking.how)


def _refused(row: int, refusal: Refusal, reader: Reader) -> Iterator[Problem]:
    issues = refusal.issues if isinstance(refusal, BadInput) else {}
    again = _("改好这一行,把整张表再收一遍;已经收进来的不会重复")
    for name, cause in (issues or {"words": str(refusal)}).items():
        yield Problem(row=row, column=reader.layout.head(name), cause=cause, cure=again)


def by_coordinates(found: Sequence[Elsewhere]) -> list[tuple[int, str]]:
    """A sentence for each of these, with its row: what the table names, where the point is, what counts."""
    labels = places.labels({path for each in found for path in (each.named, each.place)})
    text = _("表里写的是%(named)s,坐标落在%(place)s,按坐标收")
    return [(each.row, text % {"named": labels[each.named], "place": labels[each.place]}) for each in found]


def tally(outcomes: Iterable[Outcome], *, told: Callable[[Tally], None] | None = None) -> Tally:
    """Count them; ``told`` hears of the count after each row."""
    found = Tally()
    for outcome in outcomes:
        found.add(outcome)
        if told:
            told(found)
    return found

"""The facts that a measure may count, read from the book once for all figures of a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from operator import attrgetter

from django.db.models import Q

from bandeng.figures.marks import FOREVER
from bandeng.figures.rules import Evidence, Question, Reads
from bandeng.figures.told import COLUMNS, Told
from bandeng.ledger import straight
from bandeng.ledger.models import Fact, FactQuerySet

__all__ = ["COLUMNS", "Scope", "Shelf", "Told", "evidence", "timed"]
AT_ONCE = 500  # streams asked for in one statement


class Shelf:
    """What figures of one question read: one statement each for ``during``, ``before``, ``everywhere``.

    ``streams``: of these things only, but for what is read everywhere; None: of all.
    """

    def __init__(
        self, question: Question, reads: Iterable[Reads], *, streams: Iterable[str] | None = None
    ) -> None:
        wanted = list(reads)
        self.question = question
        self._streams = None if streams is None else sorted(streams)
        self._during = {name for each in wanted for name in each.during}
        self._before = {name for each in wanted for name in each.before}
        self._later = {name for each in wanted for name in each.later}
        self._everywhere = {name for each in wanted for name in each.everywhere}
        self._reaching = {name for each in wanted for name in each.reaching}

    @cached_property
    def during(self) -> list[Told]:
        """At the place, in the period; oldest first."""
        begins_at, ends_at = self.question.begins_at, self.question.ends_at
        return _told(self._named(self._during).under(self.question.place).during(begins_at, ends_at))

    @cached_property
    def before(self) -> list[Told]:
        """At the place, until the end of the period (for ``later`` without an end); oldest first."""
        place, ends_at = self.question.place, self.question.ends_at
        until_then = self._named(self._before - self._later).under(place).filter(at__lt=ends_at)
        return _told(until_then, self._named(self._later).under(place))

    @cached_property
    def everywhere(self) -> list[Told]:
        """Anywhere and of whatever, until the end of the period; oldest first."""
        return _told(self._all_named(self._everywhere).filter(at__lt=self.question.ends_at))

    @cached_property
    def reaching(self) -> list[Told]:
        """At the place or naming one there, whenever it was said; oldest first."""
        place = self.question.place
        named = Q(place__startswith=place) | Q(body_text__contains=f'"{place}')
        return _told(self._named(self._reaching).filter(named)) if self._reaching else []

    def of_streams(self, streams: Iterable[str], names: Iterable[str]) -> list[Told]:
        """What was said of these things, wherever and whenever."""
        found, rows = sorted(streams), self._named(names)
        parts = (found[start : start + AT_ONCE] for start in range(0, len(found), AT_ONCE))
        return [told for part in parts for told in _told(rows.among(part))]

    def _named(self, names: Iterable[str]) -> FactQuerySet:
        rows = self._all_named(names)
        return rows if self._streams is None else rows.among(self._streams)

    def _all_named(self, names: Iterable[str]) -> FactQuerySet:
        """With an end that is always there: SQLite then searches by name and moment, however it guesses."""
        return Fact.objects.named(*names).up_to(self.question.height).filter(at__lt=FOREVER)


def _told(*parts: FactQuerySet) -> list[Told]:
    """In the order of the book; asked for together and in that order, SQLite would read the whole book."""
    found = (Told(*row) for rows in parts for row in straight.rows(rows.order_by(), *COLUMNS))
    return sorted(found, key=attrgetter("id"))


@dataclass(frozen=True)
class Scope:
    """The facts one measure may count: those its figure declares in ``reads``."""

    question: Question
    reads: Reads
    shelf: Shelf

    def facts(self, *names: str) -> Iterator[Told]:
        """Facts of these names at or below the place, in the period, up to the height; oldest first."""
        return _only(self.shelf.during, names, self.reads.during)

    def facts_before_end(self, *names: str) -> Iterator[Told]:
        """The same without a beginning: what had been said by the end of the period."""
        found = _only(self.shelf.before, names, self.reads.before)
        return (fact for fact in found if fact.at < self.question.ends_at)

    def facts_until_now(self, *names: str) -> Iterator[Told]:
        """What was said of it up to the height, also after the period."""
        return _only(self.shelf.before, names, self.reads.later)

    def facts_everywhere(self, *names: str) -> Iterator[Told]:
        """What had been said by the end of the period, wherever it was."""
        return _only(self.shelf.everywhere, names, self.reads.everywhere)

    def facts_reaching(self, *names: str) -> Iterator[Told]:
        """What was said up to the height, also after the period, at the place or naming one there."""
        return _only(self.shelf.reaching, names, self.reads.reaching)

    def facts_of(self, told: Iterable[Told], *names: str) -> Iterator[Told]:
        """What was said up to the height of the things these facts are about, wherever they lie."""
        elsewhere = {fact.stream for fact in told if not fact.place.startswith(self.question.place)}
        yield from self.facts_until_now(*names)
        if elsewhere:
            yield from self.shelf.of_streams(elsewhere, names)

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in the period."""
        return self.question.begins_at <= moment < self.question.ends_at

    def has_come(self, moment: datetime) -> bool:
        """Whether the book had reached this moment: what lies ahead can be neither kept nor missed."""
        return moment <= self.question.known_at


def _only(facts: Iterable[Told], names: tuple[str, ...], declared: tuple[str, ...]) -> Iterator[Told]:
    if undeclared := set(names) - set(declared):
        raise ValueError(f"the figure does not declare that it reads {', '.join(sorted(undeclared))}")
    return (fact for fact in facts if fact.name in names)


def evidence(
    fact: Told, *, value: int | None = None, place: str = "", subject: str = "", on: datetime | None = None
) -> Evidence:
    """A fact as a record behind a figure; ``place`` where the record is about a place inside the fact's,
    ``on`` where it tells of another moment than that in which it was said.

    ``subject`` is whom or what it is about, for figures that count each subject once.
    """
    return Evidence(
        height=fact.id,
        stream=fact.stream,
        name=fact.name,
        at=on or fact.at,
        place=place or fact.place,
        value=value,
        subject=subject,
        told_at=fact.at if on else None,
    )


def timed(fact: Told, *, due_at: datetime, done_at: datetime | None = None) -> Evidence:
    """A fact as a record of something that had a limit, with when it was due and when it was done."""
    return replace(evidence(fact), due_at=due_at, done_at=done_at)

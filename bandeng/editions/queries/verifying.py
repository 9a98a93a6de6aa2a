"""Counting every number of a frozen edition anew: at its seal, where it must be equal, and as the book
stands.
"""

from dataclasses import dataclass
from datetime import datetime

from bandeng.editions.models import Edition
from bandeng.editions.queries.editions import numbers_of
from bandeng.editions.queries.reading import Readings
from bandeng.editions.queries.wording import value_of
from bandeng.editions.rules.numbers import SAID, Quoted
from bandeng.figures import queries as figures
from bandeng.figures.queries import Reading
from bandeng.figures.rules import CATALOGUE, Evidence
from bandeng.ledger import queries as ledger

MOST_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Change:
    """A record that a number counts now and did not, or the other way round; ``told_at``: when the book was
    told of it, where that is not when it happened.
    """

    height: int
    name: str
    at: datetime
    place: str
    came: bool
    told_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Recount:
    """A number counted anew. ``at_seal``: as its seal has it; ``today``: as the newest seal has it.

    ``changes``: records that make the difference between the two, the first twenty; ``left_off``: so many
    more.
    """

    spot: int
    said: Quoted
    at_seal: str
    today: str
    changes: tuple[Change, ...]
    left_off: int = 0

    @property
    def holds(self) -> bool:
        """Whether the seal still gives the number that was printed."""
        return self.at_seal == self.said.value

    @property
    def changed_later(self) -> bool:
        """Whether facts told later would change it."""
        return self.today != self.at_seal


@dataclass(frozen=True, kw_only=True)
class Verified:
    """Every number of an edition counted anew, at its seal and at the newest, of the moment ``newest_at``."""

    seal: int
    newest: int
    newest_at: datetime
    numbers: tuple[Recount, ...]

    @property
    def holds(self) -> bool:
        """Whether every number is what its seal gives."""
        return all(each.holds for each in self.numbers)

    @property
    def later(self) -> tuple[Recount, ...]:
        """The numbers that facts told later would change."""
        return tuple(each for each in self.numbers if each.changed_later)


def verify(edition: Edition) -> Verified:
    """Count it anew. Only for an edition that is frozen."""
    seal, last = edition.seal or 0, figures.last_seal()
    newest = last.id if last else seal
    said = [(spot, each) for spot, each in enumerate(numbers_of(edition)) if each.state == SAID]
    questions = [each.question for _spot, each in said if each.figure in CATALOGUE]
    then, now = Readings(seal), Readings(newest)
    then.gather(questions)
    if newest != seal:
        now.gather(questions)
    else:
        now = then
    numbers = tuple(_recount(spot, each, then, now, seal) for spot, each in said)
    return Verified(seal=seal, newest=newest, newest_at=ledger.seal(newest).at, numbers=numbers)


def _recount(spot: int, said: Quoted, then: Readings, now: Readings, seal: int) -> Recount:
    question = said.question
    if question.figure not in CATALOGUE:  # nobody declares it any more
        return Recount(spot=spot, said=said, at_seal="", today="", changes=())
    before, after = then.of(question), now.of(question)
    changes = _changes(before, after) if before is not after else ()
    shown, values = changes[:MOST_SHOWN], {"at_seal": value_of(before), "today": value_of(after)}
    return Recount(spot=spot, said=said, **values, changes=shown, left_off=len(changes) - len(shown))


def _changes(before: Reading, after: Reading) -> tuple[Change, ...]:
    if before.value == after.value:
        return ()
    old, new = set(before.evidence), set(after.evidence)
    found = [_change(each, True) for each in new - old] + [_change(each, False) for each in old - new]
    return tuple(sorted(found, key=lambda each: (each.height, each.came)))


def _change(record: Evidence, came: bool) -> Change:
    return Change(
        height=record.height,
        name=record.name,
        at=record.at,
        place=record.place,
        came=came,
        told_at=record.told_at,
    )

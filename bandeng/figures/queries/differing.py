"""One question at two seals: both values, and which records came, went or are counted otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bandeng.figures.queries.reading import Reading, read
from bandeng.figures.rules import Evidence

Key = tuple[int, str, str]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A figure's answers to one question at two heights of the book.

    ``came`` stand only in ``after``, ``went`` only in ``before``; ``changed`` stand in both, as they are in
    ``after``, with another part, amount or subject. Each in the order of the book.
    """

    before: Reading
    after: Reading
    came: tuple[Evidence, ...]
    went: tuple[Evidence, ...]
    changed: tuple[Evidence, ...]

    @property
    def is_none(self) -> bool:
        """Whether both answers are the same in every record."""
        return not (self.came or self.went or self.changed)


def differ(
    name: str, *, place: str, during: tuple[datetime, datetime], seals: tuple[int | None, int | None]
) -> Difference:
    """Ask a figure the same question at two seals (None: as the book stands now), the earlier one first.

    Raises NoSuchFigure, NoSuchSeal.
    """
    readings = [read(name, place=place, during=during, seal=seal) for seal in seals]
    before, after = sorted(readings, key=lambda reading: reading.question.height)
    old, new = _by_key(before), _by_key(after)
    return Difference(
        before=before,
        after=after,
        came=_in_order(new[key] for key in new.keys() - old.keys()),
        went=_in_order(old[key] for key in old.keys() - new.keys()),
        changed=_in_order(new[key] for key in new.keys() & old.keys() if new[key] != old[key]),
    )


def _by_key(reading: Reading) -> dict[Key, Evidence]:
    return {(record.height, record.stream, record.place): record for record in reading.evidence}


def _in_order(records: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(records, key=lambda record: (record.height, record.place)))

"""What figures count, as marks in the life of a thing. Pure.

A mark is of a kind, lies at a place and on a day, and stands from one fact of its stream until another. A
question about a period counts the marks that stand at its end and lie in it; so a figure whose answer is the
sum over streams can be answered from numbers of days, whatever the streams are. The marks of a stream follow
from its facts alone, in their order: nothing else is remembered of it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from bandeng.figures.told import Told

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
EVER = datetime(1970, 1, 1, tzinfo=UTC)  # told so early: what is told late counts in its period all the same


class Dated(NamedTuple):
    """What stands of one kind. ``on``: the moment it lies at; ``also``: kinds it counts as besides its own.

    ``subject`` is what a figure of distinct subjects counts once; ``value`` its seconds in a duration.
    """

    on: datetime
    also: tuple[str, ...] = ()
    subject: str = ""
    value: int = 0


class Mark(NamedTuple):
    """It lies at its place, and stands from ``told`` (not in) to ``until`` (in).

    ``beside``: other places at which it counts too; where one place holds several, it counts once.
    """

    kind: str
    place: str
    told: datetime
    until: datetime
    at: Dated
    beside: tuple[str, ...] = ()

    @classmethod
    def whenever(cls, fact: Told, kind: str, at: Dated) -> "Mark":
        """One that counts in its period whenever it is told, also after that."""
        return cls(kind, fact.place, EVER, FOREVER, at)

    @property
    def places(self) -> tuple[str, ...]:
        """Every place it counts at, once."""
        return tuple(dict.fromkeys((self.place, *self.beside)))

    def lies_in(self, path: str) -> bool:
        """Whether it counts at or below this place."""
        return any(place.startswith(path) for place in (self.place, *self.beside))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Everything it counts as."""
        return (self.kind, *self.at.also)


class Life:
    """The marks of one stream while its facts are told, one after another."""

    def __init__(self) -> None:
        self._over: list[Mark] = []
        self._stands: dict[str, Mark] = {}

    def stands(self, fact: Told, now: Mapping[str, Dated]) -> None:
        """From this fact on these stand, each of its kind, and no others."""
        for kind in [kind for kind, mark in self._stands.items() if now.get(kind) != mark.at]:
            self._over.append(self._stands.pop(kind)._replace(until=fact.at))
        for kind, dated in now.items():
            if kind not in self._stands:
                self._stands[kind] = Mark(kind, fact.place, fact.at, FOREVER, dated)

    def happened(self, fact: Told, kind: str) -> None:
        """This fact counts for ever."""
        self._over.append(Mark(kind, fact.place, fact.at, FOREVER, Dated(fact.at)))

    def marks(self) -> list[Mark]:
        """All of them; those that stood for no time were in no answer."""
        every = [*self._over, *self._stands.values()]
        return [mark for mark in every if mark.told < mark.until]


@dataclass(frozen=True, kw_only=True)
class Family:
    """Streams that have marks: which facts make them, and how. ``name`` is that of the rollup.

    ``undated``: kinds counted wherever before the end of the period they lie. ``timed``: kinds that may lie
    ahead, and are kept one by one while they stand; an undated one lies a microsecond before its moment,
    which so is over when it comes. ``kept``: kinds kept one by one, for their subjects and values.
    ``reaching``: facts count wherever they were said; marks name the places themselves.
    """

    name: str
    facts: tuple[str, ...]
    marks: Callable[[Sequence[Told]], Iterable[Mark]]
    undated: frozenset[str] = field(default_factory=frozenset)
    timed: frozenset[str] = field(default_factory=frozenset)
    kept: frozenset[str] = field(default_factory=frozenset)
    reaching: bool = False

    def keeps(self, mark: Mark) -> bool:
        """Whether this mark is kept by itself."""
        return mark.kind in self.kept or (mark.kind in self.timed and mark.until == FOREVER)

    def counts(self, mark: Mark, begins_at: datetime, ends_at: datetime) -> bool:
        """Whether a question about this half-open period of whole days counts it."""
        stands = mark.told < ends_at <= mark.until and mark.at.on < ends_at
        return stands and (mark.kind in self.undated or begins_at <= mark.at.on)


FAMILIES: dict[str, Family] = {}

"""How a figure's answer follows from the numbers of its marks, and from what was counted fact by fact."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import Any, Protocol

from django.db.models import QuerySet

from bandeng.figures.models import KeptMark
from bandeng.figures.rules import Counted, Question

AHEAD = "+ahead"  # behind a kind: those of its marks whose moment has not come


@dataclass(frozen=True)
class Many:
    """So many marks of these kinds together, without those."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    def of(self, numbers: Counter[str]) -> int:
        """How many there are."""
        return sum(numbers[kind] for kind in self.plus) - sum(numbers[kind] for kind in self.minus)


def many(*kinds: str, without: Sequence[str] = ()) -> Many:
    """Marks of these kinds, without those."""
    return Many(kinds, tuple(without))


class Found(Protocol):
    """What the rollup says to a question: numbers by kind, and the marks that are kept one by one."""

    numbers: Counter[str]
    question: Question

    def kept(self, kind: str) -> "QuerySet[KeptMark]":
        """Those of this kind that count, in no order."""


class Formula(Protocol):
    """An answer from what was found and from ``single``, counted fact by fact of other streams, if any."""

    def kinds(self) -> Iterator[str]:
        """Every kind whose number it needs."""

    def answer(self, found: Found, single: Counted | None) -> Counted:
        """The answer, without records."""


@dataclass(frozen=True)
class AsMany:
    """As many as there are marks."""

    marks: Many

    def kinds(self) -> Iterator[str]:
        yield from (*self.marks.plus, *self.marks.minus)

    def answer(self, found: Found, single: Counted | None) -> Counted:
        number = self.marks.of(found.numbers) + (int(single.value or 0) if single else 0)
        return Counted(value=number, evidence=(), records=number)


@dataclass(frozen=True, kw_only=True)
class AsShare:
    """Part of a whole; ``excluded`` by code in the order in which they are told, those of none left out."""

    part: Many
    whole: Many
    unknown: Many | None = None
    excluded: tuple[tuple[str, Many], ...] = ()

    def kinds(self) -> Iterator[str]:
        for each in (self.part, self.whole, self.unknown, *(each for _code, each in self.excluded)):
            if each:
                yield from AsMany(each).kinds()

    def answer(self, found: Found, single: Counted | None) -> Counted:
        of, more = found.numbers, single or Counted(value=None, evidence=())
        part = self.part.of(of) + (more.numerator or 0)
        whole = self.whole.of(of) + (more.denominator or 0)
        left_out = Counter({code: each.of(of) for code, each in self.excluded}) + Counter(dict(more.excluded))
        return Counted(
            value=Fraction(part, whole) if whole else None,
            evidence=(),
            numerator=part,
            denominator=whole,
            unknown=None if self.unknown is None else self.unknown.of(of) + (more.unknown or 0),
            excluded=tuple((code, left_out[code]) for code, _each in self.excluded if left_out[code]),
            records=whole,
        )


@dataclass(frozen=True)
class Rank:
    """The value that so many hundredths of the marks of a kind do not exceed: a real one's (nearest rank)."""

    kind: str
    hundredths: int

    def kinds(self) -> Iterator[str]:
        yield self.kind

    def answer(self, found: Found, single: Counted | None) -> Counted:
        others = [each.value for each in single.evidence if each.value is not None] if single else []
        number = found.numbers[self.kind] + len(others)
        value = self._value(found, others, number) if number else None
        return Counted(value=value, evidence=(), denominator=number, records=number)

    def _value(self, found: Found, others: list[int], number: int) -> int:
        """The one at its rank: others may stand before as many of the kept ones as there are of them."""
        rank = max(ceil(number * self.hundredths / 100), 1) - 1
        start = max(rank - len(others), 0)
        near = found.kept(self.kind).order_by("value").values_list("value", flat=True)[start : rank + 1]
        return sorted([*near, *others])[rank - start]


@dataclass(frozen=True)
class Different:
    """As many as the marks of a kind have different subjects."""

    kind: str

    def kinds(self) -> Iterator[str]:
        yield self.kind

    def answer(self, found: Found, single: Counted | None) -> Counted:
        others: tuple[Any, ...] = single.evidence if single else ()
        number = found.numbers[self.kind]
        kept = found.kept(self.kind).values_list("subject", flat=True).distinct()
        subjects = set(kept) if number else set()
        subjects |= {each.subject or each.stream for each in others}
        number += len(others)
        return Counted(value=len(subjects), evidence=(), subjects=len(subjects), records=number)


@dataclass(frozen=True)
class InParts:
    """A number of several parts, by their codes."""

    parts: tuple[tuple[str, Many], ...] = field(default=())

    def kinds(self) -> Iterator[str]:
        for _code, each in self.parts:
            yield from AsMany(each).kinds()

    def answer(self, found: Found, single: Counted | None) -> Counted:
        more = dict(single.parts) if single else {}
        parts = tuple((code, each.of(found.numbers) + more.get(code, 0)) for code, each in self.parts)
        number = sum(many for _code, many in parts)
        return Counted(value=number, evidence=(), parts=parts, records=number)

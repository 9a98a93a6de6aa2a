"""What a figure is and what it answers with. Pure.

A room declares its figures in ``measures.py``:

    @figure("cases.reported", zh="居民反映的事", en="Matters raised", unit="件", record="cases.reported")
    def reported(scope: Scope) -> Counted:
        return counted(scope.facts("cases.reported"))
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import ceil
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One record behind a figure: the fact's height, what it is about, when and where."""

    height: int
    stream: str
    name: str
    at: datetime
    place: str
    value: int | None = None


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What a measure found.

    ``value`` is a number of records, a share (numerator ÷ denominator) or a number of seconds; None where
    nothing can be said (a share of nothing). ``excluded`` names what was left out of the denominator and how
    many; ``unknown`` is how many in the denominator gave no answer.
    """

    value: int | Fraction | None
    evidence: tuple[Evidence, ...]
    numerator: int | None = None
    denominator: int | None = None
    unknown: int | None = None
    excluded: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked: at or below which place, in which half-open period, up to which height of the book."""

    place: str
    begins_at: datetime
    ends_at: datetime
    height: int


Measure = Callable[[Any], Counted]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number with a name: its sentences, its unit, what one record is, and how it is found.

    ``kind``: count (of records), share (0–1), duration (seconds).
    """

    name: str
    zh: str
    en: str
    unit: str
    kind: str
    note_zh: str
    note_en: str
    measure: Measure


CATALOGUE: dict[str, Figure] = {}


@dataclass(frozen=True, kw_only=True)
class Note:
    """What is counted and what is left out, in both languages."""

    zh: str
    en: str


def figure(name: str, *, zh: str, en: str, unit: str, note: Note) -> Callable[[Measure], Measure]:
    """Declare a figure. ``unit`` is 件, % or 秒 and decides its kind."""

    def register(measure: Measure) -> Measure:
        if name in CATALOGUE:
            raise ValueError(f"figure {name} is declared twice")
        kind = {"%": "share", "秒": "duration"}.get(unit, "count")
        CATALOGUE[name] = Figure(
            name=name, zh=zh, en=en, unit=unit, kind=kind, note_zh=note.zh, note_en=note.en, measure=measure
        )
        return measure

    return register


def counted(records: Iterable[Evidence]) -> Counted:
    """As many as there are records."""
    found = tuple(records)
    return Counted(value=len(found), evidence=found)


def share(
    part: Sequence[Evidence],
    whole: Sequence[Evidence],
    *,
    unknown: int | None = None,
    excluded: tuple[tuple[str, int], ...] = (),
) -> Counted:
    """Part of a whole; nothing can be said of an empty whole."""
    value = Fraction(len(part), len(whole)) if whole else None
    return Counted(
        value=value,
        evidence=tuple(whole),
        numerator=len(part),
        denominator=len(whole),
        unknown=unknown,
        excluded=excluded,
    )


def quantile(records: Sequence[Evidence], hundredths: int) -> Counted:
    """The value that this many percent of the records do not exceed (nearest rank: a real record's)."""
    values = sorted(record.value for record in records if record.value is not None)
    value = values[max(ceil(len(values) * hundredths / 100), 1) - 1] if values else None
    return Counted(value=value, evidence=tuple(records), denominator=len(values))

"""What a figure is and what it answers with. Pure.

A room declares its figures in ``measures.py``:

    @figure("cases.reported", zh="居民反映的事", en="Matters raised", unit="件", note=…, reads=RAISED)
    def reported(scope: Scope) -> Counted:
        return counted(evidence(fact) for fact in scope.facts("cases.reported"))
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from math import ceil
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One record behind a figure: the fact's height, what it is about, when and where.

    ``value`` is its seconds in a duration. ``part`` of a share: ``in`` the numerator, ``out`` of it, or
    ``unknown`` (nobody answered); empty where the figure is no share.
    """

    height: int
    stream: str
    name: str
    at: datetime
    place: str
    value: int | None = None
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What a measure found.

    ``value`` is a number of records, a share (numerator ÷ denominator) or a number of seconds; None where
    nothing can be said (a share of nothing). ``excluded`` is what was left out of the denominator, by its
    code in ``figures.words``, and how many; ``unknown`` is how many in the denominator gave no answer.
    """

    value: int | Fraction | None
    evidence: tuple[Evidence, ...]
    numerator: int | None = None
    denominator: int | None = None
    unknown: int | None = None
    excluded: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked: at or below which place, in which half-open period, up to which height of the book.

    ``known_at`` is the moment of the fact at that height: what was to happen later is not known yet.
    """

    place: str
    begins_at: datetime
    ends_at: datetime
    height: int
    known_at: datetime


Measure = Callable[[Any], Counted]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number with a name: its sentences, its unit, what one record is, and how it is found.

    ``kind``: count (of records), share (0–1), duration (seconds). ``at_least``: a share of fewer records is
    not shown in public, because it could point at a person (0: always shown). ``act``: what one must be
    allowed to do at the place to see it (empty: anybody may). ``homes``: its records are about homes; a count
    of fewer is not shown either, and of a record only its day and its community.
    """

    name: str
    zh: str
    en: str
    unit: str
    kind: str
    note_zh: str
    note_en: str
    at_least: int
    act: str
    homes: bool
    reads: "Reads"
    measure: Measure

    @property
    def room(self) -> str:
        """The room that declares it."""
        return self.name.partition(".")[0]


CATALOGUE: dict[str, Figure] = {}


@dataclass(frozen=True, kw_only=True)
class Note:
    """What is counted and left out, in both languages; ``at_least``, ``act``, ``homes`` as in ``Figure``."""

    zh: str
    en: str
    at_least: int = 0
    act: str = ""
    homes: bool = False


@dataclass(frozen=True, kw_only=True)
class Reads:
    """Which facts a figure reads, so that many figures share one reading of the book.

    ``during``: at the place in the period. ``before``: at the place until the end of the period.
    ``everywhere``: anywhere until then, for what is said higher up in the tree. ``later``: at the place up to
    the height that is asked, also after the period: what was decided about it when it was over.
    """

    during: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    everywhere: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


def figure(
    name: str, *, zh: str, en: str, unit: str, note: Note, reads: Reads
) -> Callable[[Measure], Measure]:
    """Declare a figure. ``unit`` is 件, 次, 个, % or 秒 and decides its kind."""

    def register(measure: Measure) -> Measure:
        if name in CATALOGUE:
            raise ValueError(f"figure {name} is declared twice")
        kind = {"%": "share", "秒": "duration"}.get(unit, "count")
        CATALOGUE[name] = Figure(
            name=name,
            zh=zh,
            en=en,
            unit=unit,
            kind=kind,
            note_zh=note.zh,
            note_en=note.en,
            at_least=note.at_least,
            act=note.act,
            homes=note.homes,
            reads=reads,
            measure=measure,
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
    unknown: Sequence[Evidence] | None = None,
    excluded: tuple[tuple[str, int], ...] = (),
) -> Counted:
    """Part of a whole, some of which may be unknown; nothing can be said of an empty whole."""
    value = Fraction(len(part), len(whole)) if whole else None
    parts = dict.fromkeys(unknown or (), "unknown") | dict.fromkeys(part, "in")
    return Counted(
        value=value,
        evidence=tuple(replace(record, part=parts.get(record, "out")) for record in whole),
        numerator=len(part),
        denominator=len(whole),
        unknown=None if unknown is None else len(unknown),
        excluded=excluded,
    )


def quantile(records: Sequence[Evidence], hundredths: int) -> Counted:
    """The value that this many percent of the records do not exceed (nearest rank: a real record's)."""
    values = sorted(record.value for record in records if record.value is not None)
    value = values[max(ceil(len(values) * hundredths / 100), 1) - 1] if values else None
    return Counted(value=value, evidence=tuple(records), denominator=len(values))

"""What a figure is and what it answers with. Pure.

A room declares its figures in ``measures.py``:

    @figure("cases.reported", zh="居民反映的事", en="Matters raised", unit="件", note=…, reads=RAISED)
    def reported(scope: Scope) -> Counted:
        return counted(evidence(fact) for fact in scope.facts("cases.reported"))
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from math import ceil
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One record behind a figure: the fact's height, what it is about, when and where.

    ``at`` is when it happened, ``told_at`` when the book was told of it (None: in that moment).
    ``value`` is its seconds in a duration, its amount in a sum. ``part`` of a share: ``in`` the numerator,
    ``out`` of it, or ``unknown`` (nobody answered); of a number in parts: the part's code; else empty.
    ``due_at`` and ``done_at``, of what had a limit: when it was due and done (None: not yet, or not asked).
    ``subject`` is whom or what a figure of distinct subjects counts once: an opaque reference, never shown.
    """

    height: int
    stream: str
    name: str
    at: datetime
    place: str
    value: int | None = None
    part: str = ""
    subject: str = ""
    due_at: datetime | None = None
    done_at: datetime | None = None
    told_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What a measure found.

    ``value`` is a number of records, a share (numerator ÷ denominator) or a number of seconds; None where
    nothing can be said (a share of nothing). ``excluded`` is what was left out of the denominator, by its
    code in ``figures.words``, and how many; ``unknown`` is how many in the denominator gave no answer.
    ``subjects`` is how many distinct subjects the records are about, where these are counted; ``parts`` is
    what a number in parts is made of, by the codes its figure declares. ``records`` is how many records there
    are where the number came from a rollup, which brings none; else None.
    """

    value: int | Fraction | None
    evidence: tuple[Evidence, ...]
    numerator: int | None = None
    denominator: int | None = None
    unknown: int | None = None
    excluded: tuple[tuple[str, int], ...] = ()
    subjects: int | None = None
    parts: tuple[tuple[str, int], ...] = ()
    records: int | None = None


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
Declaring = Callable[[Measure], Measure]
Naming = Callable[[Iterable[str]], Mapping[str, str]]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number with a name: its sentences, its unit, what one record is, and how it is found.

    ``kind``: count (of records), share (0–1), duration (seconds). ``at_least``: a share of fewer records is
    not shown in public, because it could point at a person (0: always shown). ``act``: what one must be
    allowed to do at the place to see it (empty: anybody may). ``homes``: its records are about homes; a count
    of fewer is not shown either, and of a record only its day and its community. ``of``: in which unit the
    two numbers of a share are counted. ``room`` declares it; its name may begin with another word. ``parts``:
    what its number is made of, each shown beside the whole. ``names`` says what its subjects are called,
    where they are no persons (units, streets): every form of its records names them; else they are
    only numbered.
    """

    name: str
    zh: str
    en: str
    unit: str
    note_zh: str
    note_en: str
    at_least: int
    act: str
    homes: bool
    of: str
    parts: "tuple[Part, ...]"
    names: Naming | None
    reads: "Reads"
    measure: Measure

    @property
    def kind(self) -> str:
        return UNITS[self.unit]

    @property
    def room(self) -> str:
        return self.measure.__module__.split(".")[1]


CATALOGUE: dict[str, Figure] = {}
COUNTING = ("件", "次", "个", "户", "场", "场次", "项", "人", "名", "家", "枚", "条", "篇", "支")
UNITS = {**dict.fromkeys(COUNTING, "count"), "%": "share", "秒": "duration"}  # each with its kind


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a number that is shown split: its code, its sentences, its unit."""

    code: str
    zh: str
    en: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class Note:
    """What is counted and left out, in both languages; the others as in ``Figure``."""

    zh: str
    en: str
    at_least: int = 0
    act: str = ""
    homes: bool = False
    of: str = "件"
    parts: tuple[Part, ...] = ()
    names: Naming | None = None


@dataclass(frozen=True, kw_only=True)
class Reads:
    """Which facts a figure reads, so that many figures share one reading of the book.

    ``during``: at the place in the period. ``before``: at the place until the end of the period.
    ``everywhere``: anywhere until then, for what is said higher up in the tree. ``later``: at the place up to
    the height that is asked, also after the period: what was decided about it when it was over.
    ``reaching``: like ``later``, and of other places where the fact's body names one at or below the place:
    what is done by several together counts wherever one of them is.
    """

    during: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    everywhere: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    reaching: tuple[str, ...] = ()
    plain: bool = False


def figure(name: str, *, zh: str, en: str, unit: str, note: Note, reads: Reads) -> Declaring:
    """Declare a figure. ``unit`` is one of ``UNITS`` and decides its kind."""
    _refuse_unknown(unit, note.of, *(part.unit for part in note.parts))

    def register(measure: Measure) -> Measure:
        made = Figure(
            name=name,
            zh=zh,
            en=en,
            unit=unit,
            note_zh=note.zh,
            note_en=note.en,
            at_least=note.at_least,
            act=note.act,
            homes=note.homes,
            of=note.of,
            parts=note.parts,
            names=note.names,
            reads=reads,
            measure=measure,
        )
        _add(made)
        return measure

    return register


def _add(made: Figure) -> None:
    if made.name in CATALOGUE:
        raise ValueError(f"figure {made.name} is declared twice")
    CATALOGUE[made.name] = made


def _refuse_unknown(*units: str) -> None:
    if unknown := set(units) - UNITS.keys():
        raise ValueError(f"nothing is counted in this unit: {'、'.join(sorted(unknown))}")


def counted(records: Iterable[Evidence]) -> Counted:
    """As many as there are records."""
    found = tuple(records)
    return Counted(value=len(found), evidence=found)


def distinct(records: Iterable[Evidence]) -> Counted:
    """As many as there are subjects, each once; the records of a subject stay together, oldest first.

    A record without a ``subject`` is about its stream.
    """
    found: dict[str, list[Evidence]] = {}
    for record in records:
        found.setdefault(record.subject or record.stream, []).append(record)
    together = tuple(record for of_one in found.values() for record in of_one)
    return Counted(value=len(found), evidence=together, subjects=len(found))


def summed(records: Iterable[Evidence]) -> Counted:
    """The sum of the records' amounts."""
    found = tuple(records)
    return Counted(value=sum(record.value or 0 for record in found), evidence=found)


def split(parts: Mapping[str, Counted]) -> Counted:
    """A number of several parts, by the codes its figure declares; each is counted by itself."""
    numbers = tuple((code, int(each.value or 0)) for code, each in parts.items())
    evidence = tuple(replace(record, part=code) for code, each in parts.items() for record in each.evidence)
    return Counted(value=sum(number for _code, number in numbers), evidence=evidence, parts=numbers)


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

"""Figures as plain values for pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.figures import queries, words
from bandeng.figures.queries import Reading
from bandeng.figures.rules import Evidence, Figure
from bandeng.figures.spans import spans
from bandeng.figures.units import unit_name
from bandeng.figures.web import gates
from bandeng.figures.web.asking import Asked
from bandeng.figures.web.leading import sights
from bandeng.kernel.facts import newest
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.words import as_of
from bandeng.places import queries as places
from bandeng.rulebook.language import spoken
from bandeng.ui.words import date_text, moment_text

PAGE = 50
KINDS = ("count", "share", "duration")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A figure in the catalogue."""

    name: str
    sentence: str
    note: str
    unit: str
    records: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Figures of one room and one kind."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Record:
    """One record behind a figure: what happened, when, where, and the page it opens; ``title`` of what it is
    about (empty: it leads to its place).

    ``timing`` says when it was due and done, where it had a limit; or on which later day it was told.
    ``subject`` numbers whom or what it is about within this answer; 0 where no subjects are counted.
    ``named``: the unit or street that is; empty for persons.
    """

    height: int
    title: str
    text: str
    at: datetime
    where: str
    address: str
    value: str
    part: str
    state: str
    timing: str
    subject: int
    named: str


def catalogue(request: HttpRequest, *, place: str) -> list[Group]:
    """Every figure that whoever asks may see: counts, shares, durations of each room."""
    shown = (each for each in queries.catalogue() if gates.opens(request, each, place))
    found = sorted(shown, key=_group)
    return [
        Group(title=_title(*key), rows=tuple(_row(each) for each in rows))
        for key, rows in groupby(found, key=_group)
    ]


def _group(figure: Figure) -> tuple[str, int]:
    return figure.room, KINDS.index(figure.kind)


def _title(room: str, kind: int) -> str:
    what = {"room": words.room_name(room)}
    return (_("%(room)s:多少"), _("%(room)s:多大比例"), _("%(room)s:多久"))[kind] % what


def _row(figure: Figure) -> Row:
    return Row(
        name=figure.name,
        sentence=spoken(figure),
        note=words.note_of(figure),
        unit=unit_name(figure.unit) if figure.kind == "count" else "",
        records=words.records_of(figure),
    )


def page(reading: Reading, asked: Asked, turn_text: str, *, at: datetime) -> dict[str, Any]:
    """Everything the page of a figure shows; the records are paged, newest first."""
    turn = max(int(turn_text), 1) if turn_text.isdecimal() and len(turn_text) < 9 else 1
    hidden = reading.withheld and reading.figure.homes
    newest = () if hidden else reading.evidence[::-1]
    shown = newest[(turn - 1) * PAGE : turn * PAGE]
    more = len(newest) > turn * PAGE
    return {
        **number(reading),
        "records": records(shown, reading, at=at),
        "hidden": hidden,
        "total": len(newest),
        "older": f"{asked.address}&page={turn + 1}" if more else "",
        "newer": f"{asked.address}&page={turn - 1}" if turn > 1 else "",
        "question": question(asked, at=at),
        "asked": asked,
        **until(reading, asked),
    }


def number(reading: Reading) -> dict[str, Any]:
    """A figure and its value, with what it is made of and what was left out, as people read it."""
    return {
        "figure": reading.figure,
        "sentence": spoken(reading.figure),
        "note": words.note_of(reading.figure),
        "record_words": words.records_of(reading.figure),
        "value": words.value_text(reading),
        "unit": words.unit_text(reading),
        "denominator": words.denominator_text(reading),
        "parts": words.parts(reading),
        "split": words.split_text(reading),
        "subjects": words.subjects_text(reading),
        "excluded": words.excluded(reading),
    }


def question(asked: Asked, *, at: datetime) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """Place and period as changeable words: (text now, label, choices)."""
    here, span = asked.place, asked.span
    near = [*places.ancestors(here), here, *places.children(here.code)]
    where = [
        (places.spoken_name(each.name, each.code), asked.elsewhere(place=each.code), each.code == here.code)
        for each in near
    ]
    when = [(each.text, asked.elsewhere(span=each), each.key == span.key) for each in spans(at=at)]
    days = _("%(first)s 至 %(last)s") % {"first": date_text(span.first), "last": date_text(span.last)}
    return [(places.label(here.path), _("地方"), where), (days, _("时间"), when)]


def until(reading: Reading, asked: Asked) -> dict[str, Any]:
    """Until when it holds: the seal over it; else the newest seal, at which it could be read again."""
    seal = reading.seal or queries.last_seal()
    return {
        "seal": seal,
        "seal_text": as_of(seal.at) if seal else "",
        "sealed": reading.seal is not None,
        "pinned": asked.pinned_to(seal.id) if seal and asked.seal is None else "",
        "unpinned": asked.pinned_to(None) if asked.seal is not None else "",
        "changed": reverse("figure-changes", args=[reading.figure.name]) + asked.address
        if asked.seal is not None
        else "",
    }


def records(evidence: Iterable[Evidence], reading: Reading, *, at: datetime | None = None) -> list[Record]:
    """Records as people read them; one statement for all their places. ``at``: when (None: in a file)."""
    whole, numbers = tuple(evidence), subjects(reading)
    found = tuple(coarse(record) for record in whole) if reading.figure.homes else whole
    labels = places.labels({record.place for record in found})
    called = named(found, reading)
    about = sights(record.stream for record in found)
    return [
        Record(
            height=record.height,
            title=about[record.stream].title if record.stream in about else "",
            text=spoken(newest(record.name)),
            at=record.at,
            where=labels[record.place],
            address=about[record.stream].page if record.stream in about else _address(record),
            value=_amount(record, reading),
            part="" if reading.withheld else words.part_name(record.part, reading.figure),
            state="" if reading.withheld else words.STATES.get(record.part, ""),
            timing="" if reading.withheld else timing(record, at) or words.entered(record.at, record.told_at),
            subject=numbers.get(true.subject or true.stream, 0),
            named=called.get(record.subject, ""),
        )
        for true, record in zip(whole, found, strict=True)
    ]


def subjects(reading: Reading) -> dict[str, int]:
    """A number for each subject in this answer, from 1; nothing where none are counted, or too few homes.

    It tells records of one subject from those of another within the answer and says nothing else.
    """
    if reading.counted.subjects is None or (reading.figure.homes and reading.withheld):
        return {}
    found = dict.fromkeys(record.subject or record.stream for record in reading.evidence)
    return {subject: number for number, subject in enumerate(found, start=1)}


def named(evidence: Iterable[Evidence], reading: Reading) -> Mapping[str, str]:
    """What the units or streets of these records are called; nothing where persons are counted, or none."""
    if reading.figure.names is None or reading.withheld:
        return {}
    return reading.figure.names({record.subject for record in evidence if record.subject})


def timing(record: Evidence, at: datetime | None) -> str:
    """When it was due, and when it was done, as read at a moment; empty for what had no limit."""
    if record.due_at is None:
        return ""
    done = moment_text(record.done_at, at) if record.done_at else ""
    said = {"due": moment_text(record.due_at, at), "done": done}
    return (_("时限%(due)s,%(done)s办到") if record.done_at else _("时限%(due)s")) % said


def _amount(record: Evidence, reading: Reading) -> str:
    if record.value is None:
        return ""
    return words.span_text(record.value) if reading.figure.kind == "duration" else f"{record.value:,}"


def coarse(record: Evidence) -> Evidence:
    """A record about a home as anybody may see it: its day, its community, and no thread to other answers."""
    day = record.at.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    community = "/".join(record.place.rstrip("/").split("/")[:3]) + "/"
    return replace(record, at=day, place=community, stream="-", subject="", due_at=None, done_at=None)


def _address(record: Evidence) -> str:
    """A matter's record opens the page of the matter; any other the page of its place."""
    if record.name.startswith("cases."):
        return reverse("record", args=[record.height])
    return reverse("place", args=[record.place.rstrip("/").rpartition("/")[2]])

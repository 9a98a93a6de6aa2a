"""Figures as plain values for pages, CSV and JSON."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from bandeng.figures import queries
from bandeng.figures.queries import Reading
from bandeng.figures.rules import Evidence, Figure
from bandeng.figures.web.asking import Asked
from bandeng.kernel.facts import kind_of
from bandeng.places import queries as places
from bandeng.rulebook.language import spoken
from bandeng.ui.words import duration

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Row:
    """A figure in the catalogue."""

    name: str
    sentence: str
    note: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class Record:
    """One record behind a figure: what happened, when, where, and the height that leads to it."""

    height: int
    stream: str
    text: str
    at: datetime
    where: str


def catalogue() -> list[Row]:
    """Every figure, by name."""
    return [
        Row(name=each.name, sentence=spoken(each), note=note_of(each), unit=each.unit)
        for each in queries.catalogue()
    ]


def note_of(figure: Figure) -> str:
    """What is counted and what is left out."""
    return spoken(_Words(zh=figure.note_zh, en=figure.note_en))


@dataclass(frozen=True)
class _Words:
    zh: str
    en: str


def value_text(reading: Reading) -> str:
    """The value with its kind's spelling; a share of nothing says so."""
    value = reading.value
    if value is None:
        return _("无从算起")
    if isinstance(value, Fraction):
        return f"{float(value) * 100:.1f}"
    return duration(timedelta(seconds=value)) if reading.figure.kind == "duration" else f"{value:,}"


def unit_text(reading: Reading) -> str:
    """The unit, where the value does not carry it already."""
    return reading.figure.unit if reading.value is not None and reading.figure.kind != "duration" else ""


def denominator_text(reading: Reading) -> str:
    """Of how many, and how many of these are unknown."""
    counted = reading.counted
    if counted.denominator is None:
        return ""
    words = {"part": counted.numerator, "whole": counted.denominator, "unknown": counted.unknown}
    if counted.numerator is None:
        return _("根据%(whole)s件") % words
    if counted.unknown is None:
        return _("%(whole)s件中的%(part)s件") % words
    return _("%(whole)s件中的%(part)s件,%(unknown)s件没有回答") % words


def page(reading: Reading, asked: Asked, number: str) -> dict[str, Any]:
    """Everything the page of a figure shows; the records are paged."""
    turn = max(int(number), 1) if number.isdecimal() else 1
    shown = reading.evidence[(turn - 1) * PAGE : turn * PAGE]
    more = len(reading.evidence) > turn * PAGE
    return {
        "figure": reading.figure,
        "sentence": spoken(reading.figure),
        "note": note_of(reading.figure),
        "asked": asked,
        "value": value_text(reading),
        "unit": unit_text(reading),
        "denominator": denominator_text(reading),
        "excluded": reading.counted.excluded,
        "records": records(shown),
        "total": len(reading.evidence),
        "older": f"{asked.address}&page={turn + 1}" if more else "",
        "newer": f"{asked.address}&page={turn - 1}" if turn > 1 else "",
        "seal": queries.seal_of(reading),
    }


def records(evidence: tuple[Evidence, ...]) -> list[Record]:
    """Records as people read them; one statement for all their places."""
    labels = places.labels({record.place for record in evidence})
    return [
        Record(
            height=record.height,
            stream=record.stream,
            text=spoken(kind_of(record.name, 1)),
            at=record.at,
            where=labels[record.place],
        )
        for record in evidence
    ]


def as_json(reading: Reading) -> dict[str, Any]:
    """A reading with its records, for other programs; no personal data."""
    counted, value = reading.counted, reading.value
    return {
        "name": reading.figure.name,
        "sentence": spoken(reading.figure),
        "unit": reading.figure.unit,
        "value": round(float(value), 4) if isinstance(value, Fraction) else value,
        "numerator": counted.numerator,
        "denominator": counted.denominator,
        "unknown": counted.unknown,
        "excluded": dict(counted.excluded),
        "begins_at": reading.question.begins_at.isoformat(),
        "ends_at": reading.question.ends_at.isoformat(),
        "seal": reading.seal,
        "height": reading.question.height,
        "records": [
            {"height": record.height, "name": record.name, "at": record.at.isoformat(), "place": record.place}
            for record in reading.evidence
        ],
    }


def csv_lines(reading: Reading) -> Iterator[str]:
    """The records as CSV with a byte-order mark, which spreadsheets want; a cell never begins a formula."""
    yield "\ufeff"
    yield _line([_("高度"), _("发生的事"), _("时间"), _("地点")])
    for record in records(reading.evidence):
        yield _line([str(record.height), record.text, record.at.isoformat(), record.where])


def _line(cells: list[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow([f"'{cell}" if cell[:1] in "=+-@\t\r" else cell for cell in cells])
    return out.getvalue()

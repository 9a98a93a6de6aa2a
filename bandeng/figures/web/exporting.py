"""Figures for other programs and for spreadsheets; no personal data."""

import csv
from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from bandeng.figures.queries import Reading
from bandeng.figures.rules import Evidence
from bandeng.figures.web.showing import coarse, records
from bandeng.kernel.periods import SHANGHAI
from bandeng.rulebook.language import spoken
from bandeng.ui.web.tables import plain


def as_plain(reading: Reading) -> dict[str, Any]:
    """A reading without its records: shares as decimals with four places beside their parts.

    ``seal`` is 0 while some of what it counts waits for a seal.
    """
    counted, asked, value = reading.counted, reading.question, reading.value
    return {
        "name": reading.figure.name,
        "sentence": spoken(reading.figure),
        "unit": reading.figure.unit,
        "kind": reading.figure.kind,
        "place": asked.place.rstrip("/").rpartition("/")[2],
        "begins_at": asked.begins_at.isoformat(),
        "ends_at": asked.ends_at.isoformat(),
        "seal": reading.seal.id if reading.seal else 0,
        "height": asked.height,
        "value": round(float(value), 4) if isinstance(value, Fraction) else value,
        "numerator": counted.numerator,
        "denominator": counted.denominator,
        "unknown": counted.unknown,
        "excluded": dict(counted.excluded),
        "subjects": counted.subjects,
        "parts": dict(counted.parts),
        "records": len(counted.evidence),
    }


def as_record(record: Evidence) -> dict[str, Any]:
    """A record; ``part`` of a share: in, out, unknown."""
    return {
        "height": record.height,
        "stream": record.stream,
        "name": record.name,
        "at": _local(record.at),
        "place": record.place,
        "value": record.value,
        "part": record.part,
    }


def as_public(reading: Reading) -> dict[str, Any]:
    """A reading with its records for anybody: what is withheld on the page is withheld here."""
    plain = {**as_plain(reading), "withheld": reading.withheld}
    homes = reading.figure.homes
    shown = [as_record(coarse(record) if homes else record) for record in reading.evidence]
    if reading.withheld and homes:
        return {**plain, "value": None, "numerator": None, "denominator": None, "records": []}
    if reading.withheld:
        plain |= {"value": None, "numerator": None, "unknown": None}
        shown = [{**record, "part": ""} for record in shown]
    return {**plain, "records": shown}


def csv_lines(reading: Reading) -> Iterator[str]:
    """The records as CSV with a byte-order mark, which spreadsheets want; a cell never begins a formula."""
    yield "\ufeff"
    yield csv_line([_("高度"), _("发生的事"), _("时间"), _("地点"), _("秒"), _("是不是")])
    evidence = () if reading.withheld and reading.figure.homes else reading.evidence
    for shown, record in zip(records(evidence, reading), evidence, strict=True):
        seconds = "" if record.value is None else str(record.value)
        yield csv_line([str(shown.height), shown.text, _local(shown.at), shown.where, seconds, shown.part])


def _local(at: datetime) -> str:
    return at.astimezone(SHANGHAI).isoformat(timespec="seconds")


def csv_line(cells: list[str]) -> str:
    """One line of a file for spreadsheets; a cell never begins a formula."""
    out = StringIO()
    csv.writer(out).writerow([plain(cell) for cell in cells])
    return out.getvalue()

"""Figures for other programs and for spreadsheets; no personal data."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from bandeng.figures.queries import Reading
from bandeng.figures.rules import Evidence
from bandeng.figures.web.showing import coarse, named, records, subjects
from bandeng.kernel.periods import SHANGHAI
from bandeng.rulebook.language import spoken


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
        "records": reading.records,
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
        "due_at": _local(record.due_at) if record.due_at else None,
        "done_at": _local(record.done_at) if record.done_at else None,
    }


def as_public(reading: Reading) -> dict[str, Any]:
    """A reading with its records for anybody: what is withheld on the page is withheld here."""
    return {**numbers(reading), "records": public_records(reading, reading.evidence)}


def numbers(reading: Reading) -> dict[str, Any]:
    """A reading without its records for anybody; ``withheld`` says that it is of too few to be shown."""
    plain = {**as_plain(reading), "withheld": reading.withheld}
    if not reading.withheld:
        return plain
    hidden = dict.fromkeys(("value", "numerator", "unknown", "subjects")) | {"parts": {}}
    few = {"denominator": None, "records": 0} if reading.figure.homes else {}
    return plain | hidden | few


def public_records(reading: Reading, evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """These records of a reading for anybody: of homes only day and community, of few not how they count."""
    if reading.withheld and reading.figure.homes:
        return []
    evidence, numbered, homes = tuple(evidence), subjects(reading), reading.figure.homes
    called = named(evidence, reading)
    hidden = {"part": "", "due_at": None, "done_at": None} if reading.withheld else {}
    return [
        as_record(coarse(record) if homes else record)
        | hidden
        | {"subject": numbered.get(record.subject or record.stream), "named": called.get(record.subject)}
        for record in evidence
    ]


def heads() -> list[str]:
    """What stands over the columns of the records in a file for spreadsheets."""
    first = [_("高度"), _("发生的事"), _("时间"), _("地点"), _("数量或秒数"), _("是不是"), _("第几个")]
    return [*first, _("哪一个"), _("时限"), _("办到的时间"), _("是什么"), _("网页")]


def rows(reading: Reading, *, site: str) -> Iterator[list[str]]:
    """The records as cells, their pages at this site; none where so few homes are meant that they could be
    told.
    """
    evidence = () if reading.withheld and reading.figure.homes else reading.evidence
    for shown, record in zip(records(evidence, reading), evidence, strict=True):
        amount = "" if record.value is None else str(record.value)
        cells = [str(shown.height), shown.text, _local(shown.at), shown.where, amount, shown.part]
        moments = () if reading.withheld else (record.due_at, record.done_at)
        times = [_local(at) if at else "" for at in moments] or ["", ""]
        where = [shown.title, f"{site}{shown.address}"]
        yield [*cells, str(shown.subject or ""), shown.named, *times, *where]


def _local(at: datetime) -> str:
    return at.astimezone(SHANGHAI).isoformat(timespec="seconds")

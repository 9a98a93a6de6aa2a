"""A report as JSON for programs, and as plain Markdown with its numbers said."""

from typing import Any

from bandeng.editions.papers.sheet import Head, address_of
from bandeng.editions.queries.rendering import Rendered
from bandeng.editions.rules.charts import LATER, NOT_YET
from bandeng.editions.rules.frames import Frame
from bandeng.editions.rules.numbers import CLOSE, OPEN, SAID, Quoted
from bandeng.editions.rules.text import CHART_OPEN


def as_json(rendered: Rendered, head: Head, *, base: str) -> dict[str, Any]:
    """Name, value, unit, wording and evidence count of each number, with the address of its records.
    ``to`` is the last day that counts."""
    return {
        "edition": head.report.code,
        "kind": head.report.kind,
        "title": rendered.title,
        "year": head.year,
        "number": head.number,
        "corrects": head.corrects,
        "seal": rendered.seal,
        "figures": [_number(said, rendered.seal, base) for said in rendered.numbers],
        "text": as_markdown(rendered),
    }


def _number(said: Quoted, seal: int | None, base: str) -> dict[str, Any]:
    return {
        "name": said.figure,
        "place": said.place,
        "from": said.first.isoformat(),
        "to": Frame(said.first, said.after).last.isoformat(),
        "value": value_of(said),
        "unit": said.unit,
        "wording": said.wording,
        "evidence": said.records,
        "state": said.state,
        "estimate": said.estimate,
        "address": address_of(said, seal, base) if said.state == SAID else "",
    }


def value_of(said: Quoted) -> int | float | None:
    """The value as a number; a share as a decimal with four places."""
    if not said.value:
        return None
    part, _slash, whole = said.value.partition("/")
    return round(int(part) / int(whole), 4) if whole else int(part)


def as_markdown(rendered: Rendered) -> str:
    """The text with its numbers said; a chart becomes a list."""
    text = rendered.text
    for place, chart in enumerate(rendered.charts):
        lines = [f"- {label}:{_bar(rendered, number)}" for label, number in chart.bars]
        text = text.replace(f"{CHART_OPEN}{place}{CLOSE}", "\n".join([chart.title, "", *lines]))
    for place, said in enumerate(rendered.numbers):
        text = text.replace(f"{OPEN}{place}{CLOSE}", said.wording)
    return text


def _bar(rendered: Rendered, number: int) -> str:
    return NOT_YET if number == LATER else rendered.numbers[number].wording

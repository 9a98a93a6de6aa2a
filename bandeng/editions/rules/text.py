"""The text of a report as blocks: a small part of Markdown, in which numbers are marked.

``#`` headings, paragraphs (a line break inside one is nothing), ``-`` and ``1.`` lists, ``>`` the note at the
head (按语), ``~`` a byline, ``|`` tables, ``![caption|credit](picture:DIGEST)`` a picture, ``**bold**``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bandeng.editions.rules.numbers import CLOSE, OPEN
from bandeng.papers.sheet import BYLINE, CHART, HEADING, ITEM, NOTE, NUMBERED, PARAGRAPH, PICTURE, TABLE

CHART_OPEN = "\ue002"
_RUN = re.compile(rf"{OPEN}(\d+){CLOSE}|\*\*(.+?)\*\*")
_HEADING = re.compile(r"(#{1,3})\s+(.+)")
_PICTURE = re.compile(r"!\[([^\]|]*)(?:\|([^\]]*))?\]\(picture:([0-9a-f]{64})\)")
_NUMBERED = re.compile(r"\d{1,2}[.、]\s+(.+)")
_RULE = re.compile(r"[|\s:-]+")
_CHART = re.compile(rf"{CHART_OPEN}(\d+){CLOSE}")


@dataclass(frozen=True)
class Run:
    """A piece of a line: words, perhaps bold; or the place of a number (``number`` 0 and above)."""

    text: str
    bold: bool = False
    number: int = -1


Runs = tuple[Run, ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """One part of a text. ``level`` of a heading; ``rows`` of a table, its head first; ``source`` of a
    picture.
    """

    kind: str
    runs: Runs = ()
    level: int = 0
    rows: tuple[tuple[Runs, ...], ...] = ()
    source: str = ""
    credit: str = ""
    chart: int = -1


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order."""
    return tuple(_blocks(text.splitlines()))


def title_of(text: str) -> str:
    """The words of the first heading; empty where there is none."""
    found = next((block for block in blocks(text) if block.kind == HEADING), None)
    return plain(found.runs) if found else ""


def plain(runs: Runs) -> str:
    """The words of some runs without their numbers."""
    return "".join(run.text for run in runs)


def _blocks(lines: list[str]) -> Iterator[Block]:
    held: list[str] = []
    table: list[str] = []
    for line in [*(each.strip() for each in lines), ""]:
        if table and not line.startswith("|"):
            yield _table(table)
            table = []
        if line.startswith("|"):
            yield from _paragraph(held)
            table.append(line)
            continue
        alone = _alone(line)
        if alone or not line:
            yield from _paragraph(held)
        if alone:
            yield alone
        elif line:
            held.append(line)


def _paragraph(held: list[str]) -> Iterator[Block]:
    if held:
        yield Block(kind=PARAGRAPH, runs=runs("".join(held)))
        held.clear()


def _alone(line: str) -> Block | None:
    """A line that is a block by itself; None for one of a paragraph."""
    if found := _HEADING.fullmatch(line):
        return Block(kind=HEADING, level=len(found[1]), runs=runs(found[2]))
    if found := _PICTURE.fullmatch(line):
        return Block(kind=PICTURE, runs=(Run(found[1]),), credit=found[2] or "", source=found[3])
    if found := _CHART.fullmatch(line):
        return Block(kind=CHART, chart=int(found[1]))
    if found := _NUMBERED.fullmatch(line):
        return Block(kind=NUMBERED, runs=runs(found[1]))
    kinds = {"- ": ITEM, "> ": NOTE, "~ ": BYLINE}
    kind = kinds.get(line[:2])
    return Block(kind=kind, runs=runs(line[2:])) if kind else None


def _table(lines: list[str]) -> Block:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not _is_rule(line)]
    return Block(kind=TABLE, rows=tuple(tuple(runs(cell) for cell in row) for row in rows))


def _is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line)) and "-" in line


def runs(line: str) -> Runs:
    """A line as its runs."""
    found: list[Run] = []
    at = 0
    for match in _RUN.finditer(line):
        if match.start() > at:
            found.append(Run(line[at : match.start()]))
        if match[1] is not None:
            found.append(Run("", number=int(match[1])))
        else:
            found.extend(Run(run.text, True, run.number) for run in runs(match[2]))
        at = match.end()
    if at < len(line):
        found.append(Run(line[at:]))
    return tuple(found)

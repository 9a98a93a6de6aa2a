"""The words of a Word file as a reader sees them, without what was deleted, moved away or doubled.

A number that is half bold, in full-width digits or cut into several runs comes out in one piece.
"""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
GONE = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:rt"), FALLBACK})
HOLDERS = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")})
GAPS = frozenset({qn("w:tab"), qn("w:br"), qn("w:cr")})
HYPHEN = qn("w:noBreakHyphen")
NARROW = str.maketrans("\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19", "0123456789")
POINT = re.compile(r"(?<=\d)\uff0e(?=\d)")


def blocks_of(element: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those inside content controls and tracked insertions."""
    for child in element.iterchildren():
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in HOLDERS:
            yield from blocks_of(child)


def cells_of(table: Any) -> list[list[Any]]:
    """The cells of a table row by row; those of a table inside a cell are not mixed in."""
    return [list(_inside(row, qn("w:tc"))) for row in _inside(table, qn("w:tr"))]


def _inside(element: Any, tag: str) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in HOLDERS:
            yield from _inside(child, tag)


def words_of(element: Any) -> str:
    """Its words, bold ones between ``**``."""
    said: list[tuple[bool, str]] = []
    for run in element.iter(qn("w:r")):
        if text := _text(run):
            _add(said, _is_bold(run), text)
    return "".join(f"**{text}**" if bold else text for bold, text in said if text)


def plain_words(cell: Any) -> str:
    """The words of a cell: its paragraphs in one line, without marks."""
    lines = (words_of(each).replace("**", "").strip() for each in cell.iter(qn("w:p")))
    return " ".join(line for line in lines if line).replace("|", "/")


def _text(run: Any) -> str:
    if any(each.tag in GONE for each in run.iterancestors()):
        return ""
    parts = []
    for node in run.iterchildren():
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag in GAPS:
            parts.append(" ")
        elif node.tag == HYPHEN:
            parts.append("-")
    return POINT.sub(".", "".join(parts).translate(NARROW))


def _is_bold(run: Any) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return mark is not None and mark.get(qn("w:val")) not in ("0", "false")


def _add(said: list[tuple[bool, str]], bold: bool, text: str) -> None:
    """Join it to words of the same weight; digits after digits stay with them, whatever their weight."""
    if said and said[-1][1][-1:].isdigit():
        lead = re.match(r"[\d,.\uff0c]*\d|", text)
        digits = lead[0] if lead else ""
        said[-1] = said[-1][0], said[-1][1] + digits
        text = text[len(digits) :]
    if said and said[-1][0] == bold:
        said[-1] = bold, said[-1][1] + text
    elif text:
        said.append((bold, text))

"""A Word file that comes back: looked at before anything opens it, then read as the Markdown of a report.

Refused are files too large, packed to burst, with macros, embedded objects, or parts that lie elsewhere
(links to pages may stay: they are not followed), and XML that declares entities.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Protocol

from django.utils.translation import gettext as _
from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from bandeng.editions.papers.runs import blocks_of, cells_of, plain_words, words_of
from bandeng.editions.rules.numbers import unmarked
from bandeng.kernel.refusals import BadInput
from bandeng.papers.marks import CHART_STYLE, SKIPPED

LARGEST, UNPACKED, PARTS, RATIO = 10_000_000, 80_000_000, 2_000, 150
LONGEST = 60_000  # characters of text
OLD = b"\xd0\xcf\x11\xe0"
MACROS = re.compile(r"vbaProject|vbaData|macro|activeX|embeddings/|oleObject", re.IGNORECASE)
OUTSIDE = re.compile(rb"<[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/(hyperlink|image)[\"']", re.IGNORECASE)
ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
MARKS = {"按语": "> ", "· ": "- "}


class Readable(Protocol):
    """A file that was handed in."""

    def read(self, size: int = -1) -> bytes: ...


def opened(file: Readable) -> Any:
    """The document. Raises BadInput with a sentence that says what to do."""
    whole = file.read(LARGEST + 1)
    if len(whole) > LARGEST:
        raise BadInput(
            _("这个文件太大(最多 %(most)s MB)。请压缩里面的图片再试。") % {"most": LARGEST // 1_000_000}
        )
    if whole.startswith(OLD):
        raise BadInput(_("这是旧的 .doc 或加了密码的文件。请去掉密码,另存为 .docx 再试。"))
    _look(whole)
    try:
        return Document(io.BytesIO(whole))
    except (PackageNotFoundError, KeyError, ValueError, OSError, LxmlError):
        raise _unreadable() from None


def _look(whole: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as packed:
            parts = packed.infolist()
            _look_at_sizes(parts)
            if any(MACROS.search(part.filename) for part in parts):
                raise BadInput(_("文件里有宏或嵌进来的别的文件,不能收。请另存为不带宏的 .docx 再试。"))
            if "word/document.xml" not in packed.namelist():
                raise _unreadable()
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _look_inside(packed.read(part), part.filename)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise _unreadable() from None


def _look_at_sizes(parts: list[zipfile.ZipInfo]) -> None:
    bursting = any(p.file_size > 1_000_000 and p.file_size > RATIO * max(p.compress_size, 1) for p in parts)
    if bursting or len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise BadInput(_("这个文件展开以后太大,不能收。"))


def _look_inside(content: bytes, name: str) -> None:
    if ENTITIES.search(content):
        raise _unreadable()
    if b"macroEnabled" in content:
        raise BadInput(_("文件里有宏或嵌进来的别的文件,不能收。请另存为不带宏的 .docx 再试。"))
    if name.endswith(".rels") and any(not LINK.search(each) for each in OUTSIDE.findall(content)):
        raise BadInput(_("文件引用了别处的模板或内容,不能收。请把内容粘到新的文件里再试。"))


def _unreadable() -> BadInput:
    return BadInput(_("读不懂这个文件。请上传 .docx 文件。"))


def reference_of(document: Any) -> str:
    """Which version of which report it was made from; empty where it says nothing."""
    return str(document.core_properties.comments or "")


def markdown(document: Any, charts: list[str]) -> str:
    """Its text as Markdown, without what stood at head and tail; a chart becomes its call again.

    Raises BadInput for a text that is too long.
    """
    calls = iter(charts)
    said = "\n\n".join(line for line in _lines(document, calls) if line)
    if len(said) > LONGEST:
        raise BadInput(_("这份文件的文字太长(最多 %(most)s 个字)。") % {"most": LONGEST})
    return said


def _lines(document: Any, charts: Iterator[str]) -> Iterator[str]:
    named = {style.style_id: style.name for style in document.styles}
    for child in blocks_of(document.element.body):
        if child.tag == qn("w:tbl"):
            yield _table(child)
        else:
            style = named.get(_value(child, "w:pStyle"), "")
            if style == CHART_STYLE and next(child.iter(qn("w:drawing")), None) is not None:
                yield next(charts, "")
            elif style not in SKIPPED:
                yield _paragraph(child, style)


def _paragraph(element: Any, style: str) -> str:
    words = unmarked(words_of(element)).strip()
    if not words:
        return ""
    level = _value(element, "w:outlineLvl")
    heading = re.fullmatch(r"[Hh]eading (\d)", style)
    if level or heading:
        depth = int(level) + 1 if level else int(heading[1]) + 1 if heading else 1
        return f"{'#' * min(depth, 3)} {words.replace('**', '')}"
    plain = words.replace("**", "")
    for start, mark in MARKS.items():
        if plain.startswith(start):
            return mark + plain.removeprefix(start).lstrip(":\uff1a").strip()
    centred = _value(element, "w:jc") == "center"
    return f"~ {plain}" if centred else words


def _value(element: Any, name: str) -> str:
    """A property of the paragraph itself; empty where it is not set."""
    properties = element.find(qn("w:pPr"))
    found = properties.find(qn(name)) if properties is not None else None
    return str(found.get(qn("w:val")) or "") if found is not None else ""


def _table(element: Any) -> str:
    rows = [[unmarked(plain_words(cell)) for cell in row] for row in cells_of(element)]
    widest = max((len(row) for row in rows), default=0)
    lines = ["| " + " | ".join([*cells, *[""] * (widest - len(cells))]) + " |" for cells in rows]
    return "\n".join([lines[0], "|" + "---|" * widest, *lines[1:]]) if lines else ""

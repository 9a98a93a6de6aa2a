"""Tables that people bring as a file: CSV as spreadsheets write it, or Excel; read row by row as plain text.

The first row that is not empty names the columns. A row carries the number it has in the file, so that a
person finds it again. Formulas are not computed: what the file shows as their last result is read.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from bandeng.kernel.refusals import BadInput

LARGEST = 50 * 1024 * 1024  # bytes of the file
UNPACKED = 400 * 1024 * 1024  # bytes of what is packed in an Excel file
MOST_ROWS = 500_000
LONGEST_CELL = 20_000  # characters
ZIPPED = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
Cells = Sequence[str]


@dataclass(frozen=True)
class Line:
    """A row: its number in the file, and its cells by column name. A cell that is missing is empty."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read(file: Path) -> Iterator[Line]:
    """The rows of a file. Raises BadInput, with a sentence, for what is no table or is too large."""
    try:
        content = file.read_bytes() if file.stat().st_size <= LARGEST else b""
    except OSError as error:
        words = {"file": file, "reason": error.strerror or error}
        raise BadInput(_("打不开 %(file)s:%(reason)s") % words) from None
    return read_bytes(content, name=file.name)


def read_bytes(content: bytes, *, name: str = "") -> Iterator[Line]:
    """The same of a file's content; ``name`` is only for the sentences."""
    if not content or len(content) > LARGEST:
        raise BadInput(_("%(file)s 是空的,或者超过 50 MB。") % {"file": name})
    if content.startswith(OLD_EXCEL):
        raise BadInput(_("%(file)s 是老格式的 Excel(.xls)。请另存为 .xlsx 或 CSV 再来。") % {"file": name})
    rows = _excel(content, name) if content.startswith(ZIPPED) else _csv(content, name)
    return _lines(rows, name)


def known(line: Line, names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The cells under our own names: ``names`` says which headings each may have (any case)."""
    found = {heading.strip().lower(): text for heading, text in line.cells.items()}
    return {
        ours: next((found[each.lower()] for each in theirs if each.lower() in found), "")
        for ours, theirs in names.items()
    }


def _lines(rows: Iterator[tuple[int, Cells]], name: str) -> Iterator[Line]:
    numbered = ((number, cells) for number, cells in rows if any(cells))
    _number, heads = next(numbered, (0, ()))
    if not heads:
        raise BadInput(_("%(file)s 里没有表头。第一行要写列名。") % {"file": name})
    return _under(list(heads), numbered, name)


def _under(heads: list[str], rows: Iterator[tuple[int, Cells]], name: str) -> Iterator[Line]:
    for count, (number, cells) in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise BadInput(
                _("%(file)s 超过 %(most)s 行,请分成几个文件。") % {"file": name, "most": MOST_ROWS}
            )
        yield Line(number, {head: text for head, text in zip(heads, cells, strict=False) if head})


def _csv(content: bytes, name: str) -> Iterator[tuple[int, Cells]]:
    text = _decoded(content, name)
    first = text.partition("\n")[0]
    mark = max((",", "\t", ";"), key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    try:
        for row in reader:
            yield reader.line_num, [_plain(cell) for cell in row]
    except csv.Error as error:
        words = {"file": name, "row": reader.line_num, "reason": error}
        raise BadInput(_("%(file)s 第%(row)s行读不懂:%(reason)s") % words) from None


def _decoded(content: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(_("%(file)s 的文字编码读不懂。请另存为 UTF-8 的 CSV 或 .xlsx。") % {"file": name})


def _excel(content: bytes, name: str) -> Iterator[tuple[int, Cells]]:
    try:
        _refuse_bombs(content, name)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except BadInput:
        raise
    except Exception:  # the reader raises whatever it stumbled over, and all of it means the same
        raise BadInput(_("%(file)s 不是完整的 Excel 文件。") % {"file": name}) from None
    try:
        sheet = book.worksheets[0]
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, [_plain(_said(cell)) for cell in row]
    finally:
        book.close()


def _refuse_bombs(content: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(member.file_size for member in packed.infolist()) > UNPACKED:
            raise BadInput(_("%(file)s 解开以后太大了,请分成几个文件。") % {"file": name})


def _said(cell: Any) -> str:
    """A cell as a person reads it: whole numbers without a point, days as ``2026-07-01``."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}".removesuffix(" 00:00:00")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _plain(text: str) -> str:
    return text[:LONGEST_CELL].replace("\u00a0", " ").replace("\u3000", " ").strip()

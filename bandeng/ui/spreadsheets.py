"""Tables that offices send: CSV or Excel, read row by row as text under the names the caller gives.

Read are CSV (UTF-8 with or without its mark, UTF-16 with it, GB18030; commas, semicolons or tabs), ``.xlsx``
and ``.xls``, told by their bytes and not by their names; of a workbook the first sheet that is not hidden.
Titles above the header are passed over, a merged cell counts for every cell it covers, empty rows are left
out. Numbers are written without ``.0``, days and moments in ISO 8601.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput
from bandeng.ui import workbooks
from bandeng.ui.words import why_not
from bandeng.ui.workbooks import Covered

LARGEST = 20_000_000  # bytes
MOST_ROWS = 50_000
HEAD = 8  # bytes that tell a workbook
HEADER_WITHIN = 20  # rows of titles and notes that may stand above the header
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")  # how a file of a picture begins
BLANKS = " \t\r\n\u00a0\u3000\ufeff"


@dataclass(frozen=True)
class Column:
    """A column the caller wants: its name in the answer, and the words that may stand at its head.

    ``apart``: a merged cell speaks only for the one it begins with, the others are empty (amounts).
    """

    name: str
    heads: tuple[str, ...]
    needed: bool = True
    apart: bool = False


class Row(NamedTuple):
    """One row: its number as a spreadsheet shows it (from 1, the header counts), and its words by column."""

    number: int
    cells: Mapping[str, str]


def rows(file: BinaryIO, columns: Sequence[Column] = (), *, most: int = MOST_ROWS) -> Iterator[Row]:
    """The rows under the header, each with every one of ``columns`` (``""`` where a cell is empty).

    Without ``columns`` the first row with two different words is the header, and its words are the names.
    Raises BadInput for what is neither CSV nor Excel, is too large, or lacks a needed column; on the way for
    more than ``most`` rows or a row that cannot be read, so gather the rows before acting on them.
    """
    lines = enumerate(_lines(file, most + HEADER_WITHIN), start=1)
    top = list(islice(lines, HEADER_WITHIN))
    try:
        header = _header(top, columns)
    except BadInput:
        _is_what_its_name_says(file)
        raise
    return _rows(chain(top, lines), header)


class Sent(io.BytesIO):
    """A table that was sent, with the name it bears."""

    def __init__(self, whole: bytes, name: str | None) -> None:
        super().__init__(whole)
        self.name = name or ""


def _is_what_its_name_says(file: BinaryIO) -> None:
    """Say that a file without a header, named as Excel names its own, is none of Excel. Raises BadInput."""
    name = Path(str(getattr(file, "name", ""))).name
    if not name.lower().endswith((".xlsx", ".xls")):
        return
    file.seek(0)
    if not workbooks.is_workbook(file.read(HEAD)):
        said = _("「%(file)s」不是 Excel 文件,只有名字像。请打开原来的表,另存为 Excel(.xlsx)或 CSV 再传。")
        raise BadInput(said % {"file": name[-60:]})


def titles(file: BinaryIO, columns: Sequence[Column] = (), *, most: int = MOST_ROWS) -> list[Row]:
    """What stands above the header: each row that has words, all of them under the name ``""``.

    Raises BadInput as ``rows`` does.
    """
    top = list(islice(enumerate(_lines(file, most + HEADER_WITHIN), start=1), HEADER_WITHIN))
    above = top[: _header(top, columns).number - 1]
    spoken = ((number, " ".join(dict.fromkeys(filter(None, map(_text, line))))) for number, line in above)
    return [Row(number, {"": words}) for number, words in spoken if words]


def read(path: Path, columns: Sequence[Column] = (), *, most: int = MOST_ROWS) -> Iterator[Row]:
    """The same of a file by its path. Raises BadInput also where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return rows(file, columns, most=most)
    except OSError as error:
        words = {"file": path, "reason": why_not(error)}
        raise BadInput(_("打不开 %(file)s:%(reason)s") % words) from None


def _rows(lines: Iterable[tuple[int, Sequence[object]]], header: "_Header") -> Iterator[Row]:
    for number, line in lines:
        if number <= header.number:
            continue
        words = [_text(value) for value in line]
        for place in header.apart:
            if place < len(line) and isinstance(line[place], Covered):
                words[place] = ""
        cells = {name: words[place] if 0 <= place < len(words) else "" for name, place in header.places}
        if any(cells.values()):
            yield Row(number, cells)


class _Header(NamedTuple):
    number: int
    places: tuple[tuple[str, int], ...]  # name and place of each column, -1 where the file has none
    apart: tuple[int, ...] = ()


def _header(lines: list[tuple[int, Sequence[object]]], columns: Sequence[Column]) -> _Header:
    missing: list[list[str]] = []
    # a title above the header is one word in the first cell, but a list may be nothing but names
    least = 1 if len(columns) == 1 or any(column.needed for column in columns) else 2
    for number, line in lines:
        heads = [_text(value) for value in line]
        found = _found(heads, columns)
        missing.append([column.heads[0] for column in columns if column.needed and found[column.name] < 0])
        if not missing[-1] and len(set(heads) - {""}) >= least:
            apart = tuple(found[column.name] for column in columns if column.apart)
            return _Header(number, tuple(found.items()), tuple(place for place in apart if place >= 0))
    if not any(missing):
        raise BadInput(_("这份表是空的。"))
    raise BadInput(_("表头缺少:%(columns)s。") % {"columns": "、".join(_least(missing))})


def _least(missing: list[list[str]]) -> list[str]:
    return min(missing, key=lambda columns: len(columns))


def _found(heads: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    if not columns:
        return {head: place for place, head in enumerate(heads) if head}
    return {column.name: _place(column, heads) for column in columns}


def _place(column: Column, heads: Sequence[str]) -> int:
    wanted = {_plain(head) for head in (column.name, *column.heads)}
    return next((place for place, head in enumerate(heads) if _plain(head) in wanted), -1)


def _plain(head: str) -> str:
    return "".join(head.split()).rstrip("*＊").casefold()


def _lines(file: BinaryIO, most: int) -> Iterator[Sequence[object]]:
    whole = file.read(LARGEST + 1)
    if len(whole) > LARGEST:
        raise BadInput(_("这个文件太大(最多 %(most)s MB),请分成几份。") % {"most": LARGEST // 1_000_000})
    _is_table(whole)
    lines = workbooks.lines(whole) if workbooks.is_workbook(whole) else _csv(whole)
    for number, line in enumerate(lines):
        if number >= most:
            raise BadInput(_("这份表超过 %(most)s 行,请分成几份。") % {"most": most - HEADER_WITHIN})
        yield line


def _is_table(whole: bytes) -> None:
    """Say what a file is that is often taken for its table. Raises BadInput."""
    if whole.startswith(PICTURES) or whole[4:8] == b"ftyp":  # the latter: telephones' HEIC and films
        raise BadInput(_("这是一张图片,不是表格。请打开原来的表,另存为 Excel(.xlsx)或 CSV 再传。"))
    if whole.startswith(b"%PDF"):
        raise BadInput(_("这是 PDF,不是表格。请打开原来的表,另存为 Excel(.xlsx)或 CSV 再传。"))


def _csv(whole: bytes) -> Iterator[Sequence[object]]:
    text = _decoded(whole)
    start = text[: text.find("\n") + 1 or None]
    delimiter = max(",;\t", key=start.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error:
        raise BadInput(_("第 %(row)s 行读不懂,请检查引号。") % {"row": reader.line_num}) from None


def _decoded(whole: bytes) -> str:
    wide = whole.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = whole.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadInput(_("读不懂这个文件。请给 CSV 或 Excel 表格(.xlsx、.xls)。"))


def _text(value: object) -> str:
    """A cell as words: whole numbers without ``.0`` (telephone numbers, codes), moments as ISO 8601."""
    if isinstance(value, Covered):
        value = value.value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="minutes")
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip(BLANKS)

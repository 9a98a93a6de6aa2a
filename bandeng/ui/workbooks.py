"""The first visible sheet of an Excel file as plain rows; asked through ``bandeng.ui.spreadsheets``."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import python_calamine as calamine
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
LARGEST_WHOLE = 200_000_000  # bytes, unzipped
WIDEST, LONGEST = (
    500,
    200_000,
)  # columns, rows; the reader fills all between a lone cell far away and the rest
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
ADDRESS = re.compile(rb"""\br\s*=\s*["']\s*\$?([A-Za-z]{0,4})\$?(\d{1,8})""")
PIECE, OVERLAP = 1_000_000, 64


class Covered(NamedTuple):
    """What a cell says that a merged cell covers: the words of the cell it begins with."""

    value: object


def is_workbook(whole: bytes) -> bool:
    """Whether these are the bytes of an ``.xlsx`` or an ``.xls``."""
    return whole.startswith((ZIP, OLE))


def lines(whole: bytes) -> Iterator[Sequence[object]]:
    """The rows from row 1 on; a merged cell counts for all it covers. Raises BadInput if unreadable."""
    if whole.startswith(ZIP):
        _check(whole)
    try:
        sheet = _sheet(whole)
        yield from _rows(sheet)
    except calamine.PasswordError:
        raise BadInput(_("这个 Excel 文件有密码,请去掉密码再传。")) from None
    except calamine.CalamineError:
        raise _unreadable() from None


def _unreadable() -> BadInput:
    return BadInput(_("这个 Excel 文件读不懂,请重新另存为 .xlsx 或 CSV。"))


def _sheet(whole: bytes) -> calamine.CalamineSheet:
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(whole))
    visible, table = calamine.SheetVisibleEnum.Visible, calamine.SheetTypeEnum.WorkSheet
    sheets = enumerate(book.sheets_metadata)
    shown = [number for number, sheet in sheets if sheet.visible == visible and sheet.typ == table]
    if not shown:
        raise BadInput(_("这份表是空的。"))
    return book.get_sheet_by_index(shown[0])


def _rows(sheet: calamine.CalamineSheet) -> Iterator[Sequence[object]]:
    left = sheet.start[1] if sheet.start else 0  # empty rows above are given, empty columns before are not
    covered = _covered(sheet)
    above: dict[tuple[int, int], object] = {}
    for number, values in enumerate(sheet.iter_rows()):
        line: list[object] = [""] * left + list(values)
        for place, origin in covered.get(number, ()):
            if place < len(line):
                begins = (number, place) == origin
                value = above.setdefault(origin, line[place])
                line[place] = value if begins else Covered(value)
        yield line


Ranges = dict[int, list[tuple[int, tuple[int, int]]]]


def _covered(sheet: calamine.CalamineSheet) -> Ranges:
    """For each row with merged cells: which columns, and the cell that speaks for them."""
    found: Ranges = {}
    cells = 0
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        cells += (bottom - top + 1) * (right - left + 1)
        if cells > LONGEST * 5:
            raise _unreadable()
        for row in range(top, bottom + 1):
            found.setdefault(row, []).extend((place, (top, left)) for place in range(left, right + 1))
    return found


def _check(whole: bytes) -> None:
    """Refuse what would unpack to far more than a table holds. Raises BadInput."""
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_WHOLE:
                raise BadInput(_("这个 Excel 文件展开以后太大,请分成几份。"))
            for name in packed.namelist():
                if SHEET.fullmatch(name):
                    _check_sheet(packed, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        raise _unreadable() from None


def _check_sheet(packed: zipfile.ZipFile, name: str) -> None:
    rest = b""
    with packed.open(name) as sheet:
        while piece := sheet.read(PIECE):
            for letters, digits in ADDRESS.findall(rest + piece):
                if int(digits) > LONGEST or _column(letters) > WIDEST:
                    raise BadInput(_("这份表太宽或太长,请只留要导入的行和列,另存一份。"))
            rest = piece[-OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number

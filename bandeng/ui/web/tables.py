"""A list as a file for a spreadsheet: CSV line by line, or Excel written row by row; never a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain
from typing import Any

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

FORMULA = ("=", "+", "-", "@", "=", "+", "-", "@")
BLANKS = " \t\r\n\u00a0\u3000"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = ("csv", "xlsx")
Cells = Sequence[str]


class _Line:
    """What ``csv`` writes to: it answers with the line itself."""

    def write(self, line: str) -> str:
        return line


def csv_lines(heads: Cells, rows: Iterable[Cells]) -> Iterator[str]:
    """Lines of a CSV with the byte-order mark that spreadsheets want."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(heads)
    for row in rows:
        yield writer.writerow([plain(cell) for cell in row])


def plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(BLANKS).startswith(FORMULA) else cell


def table(name: str, kind: str, heads: Cells, rows: Iterable[Cells]) -> HttpResponseBase:
    """The list as ``name.csv`` or ``name.xlsx`` to keep; the rows are read one by one."""
    answer = _csv(heads, rows) if kind == "csv" else _excel(heads, rows)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _csv(heads: Cells, rows: Iterable[Cells]) -> HttpResponseBase:
    return StreamingHttpResponse(csv_lines(heads, rows), content_type="text/csv; charset=utf-8")


def _excel(heads: Cells, rows: Iterable[Cells]) -> HttpResponseBase:
    """Every cell is text: Excel computes nothing of what somebody wrote."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in chain([heads], rows):
        sheet.append([_text(sheet, cell) for cell in row])
    written = BytesIO()
    book.save(written)
    written.seek(0)
    return FileResponse(written, content_type=EXCEL)


def _text(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell

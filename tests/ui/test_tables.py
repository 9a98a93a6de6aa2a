"""A list as a file: the same cells in both kinds, and nothing that a spreadsheet would compute."""

import io

from django.http import FileResponse, StreamingHttpResponse
from openpyxl import load_workbook

from bandeng.ui.web.tables import table

HEADS = ["编号", "什么事"]
ROWS = [["410103-26-00001", "=1+1"], ["+86", "@SUM(A1)"], ["", "说了\n两行,还有逗号"], [" =1", "=1"]]


def _bytes(answer: object) -> bytes:
    assert isinstance(answer, StreamingHttpResponse)
    return b"".join(answer.streaming_content)  # type: ignore[arg-type]


def test_a_csv_has_its_mark_and_no_formula() -> None:
    answer = table("list", "csv", HEADS, ROWS)
    text = _bytes(answer).decode()
    assert text.startswith("\ufeff编号,什么事\r\n")
    assert "'=1+1" in text
    assert "'@SUM(A1)" in text
    assert "'+86" in text
    assert "' =1,'=1" in text
    assert text.count("'") == 5, "an empty cell is empty"
    assert answer["Content-Disposition"] == 'attachment; filename="list.csv"'


def test_an_excel_file_holds_the_very_text_and_computes_nothing() -> None:
    answer = table("list", "xlsx", HEADS, iter(ROWS))
    assert isinstance(answer, FileResponse)
    sheet = load_workbook(io.BytesIO(_bytes(answer))).worksheets[0]
    cells = list(sheet.iter_rows())
    assert [[cell.value or "" for cell in row] for row in cells] == [HEADS, *ROWS]
    assert {cell.data_type for row in cells for cell in row if cell.value} == {"s"}

"""Tables as offices send them: CSV in its encodings, Excel with titles, merged cells and gaps."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from bandeng.kernel.refusals import BadInput
from bandeng.ui import spreadsheets
from bandeng.ui.spreadsheets import Column, Row, rows

PEOPLE = (
    Column("unit", ("单位", "所属单位")),
    Column("name", ("姓名",)),
    Column("phone", ("手机",), needed=False),
)
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATION = f'<Relationship Id="r1" Type="{LINKS}/%s" Target="%s"/>'
RELATIONS = f'<Relationships xmlns="{PACKAGE}/relationships">%s</Relationships>'


def xlsx(cells: Mapping[str, str | float], merged: tuple[str, ...] = (), packing: int = 0) -> bytes:
    """The least file that is an Excel workbook: these cells on one sheet, in the order of the mapping."""
    by_row: dict[int, str] = {}
    for address, value in cells.items():
        row = int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        kind = f't="inlineStr"><is><t>{value}</t></is>' if isinstance(value, str) else f"><v>{value}</v>"
        by_row[row] = by_row.get(row, "") + f'<c r="{address}" {kind}</c>'
    body = "".join(f'<row r="{row}">{text}</row>' for row, text in by_row.items())
    joined = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    merges = f"<mergeCells>{joined}</mergeCells>" if joined else ""
    types = "".join(
        f'<Override PartName="/xl/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'spreadsheetml.{kind}+xml"/>'
        for part, kind in (("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"))
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>')
        file.writestr("_rels/.rels", RELATIONS % (RELATION % ("officeDocument", "xl/workbook.xml")))
        file.writestr(
            "xl/_rels/workbook.xml.rels", RELATIONS % (RELATION % ("worksheet", "worksheets/sheet1.xml"))
        )
        sheets = '<sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets>'
        file.writestr("xl/workbook.xml", f'<workbook xmlns="{SHEET}" xmlns:r="{LINKS}">{sheets}</workbook>')
        file.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{SHEET}"><sheetData>{body}</sheetData>{merges}</worksheet>',
        )
    return packed.getvalue()


def read(whole: bytes | str) -> list[Row]:
    return list(rows(io.BytesIO(whole.encode() if isinstance(whole, str) else whole), PEOPLE))


def test_a_row_has_its_number_and_every_column() -> None:
    assert read("单位,姓名\n冯春社区,李敏\n") == [
        Row(2, {"unit": "冯春社区", "name": "李敏", "phone": ""}),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert read("单位,姓名\n冯春社区,李敏\n".encode(encoding))[0].cells["name"] == "李敏"


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_every_usual_delimiter_is_read(sign: str) -> None:
    assert read(f"单位{sign}姓名\r\n冯春社区{sign}李敏\r\n")[0].cells["unit"] == "冯春社区"


def test_heads_may_have_other_names_blanks_and_stars() -> None:
    assert read("Name , 所属 单位*\n李敏,\u3000冯春社区 \n")[0].cells == {
        "unit": "冯春社区",
        "name": "李敏",
        "phone": "",
    }


def test_empty_rows_are_left_out_and_still_counted() -> None:
    assert [row.number for row in read("单位,姓名\n,\n\n冯春社区,李敏\n")] == [4]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(BadInput, match="表头缺少:姓名"):
        read("名册\n单位,手机\n冯春社区,1\n")


def test_without_columns_the_heads_are_the_names() -> None:
    found = list(rows(io.BytesIO("工单\n编号,内容\n1,路灯不亮\n".encode())))
    assert found == [Row(3, {"编号": "1", "内容": "路灯不亮"})]


def test_titles_above_and_merged_cells_of_a_workbook() -> None:
    cells: dict[str, str | float] = {"B2": "网格名册", "B3": "单位", "C3": "姓名", "D3": "手机"}
    cells |= {
        "B4": "冯春社区",
        "C4": "李敏",
        "D4": 13900000001.0,
        "C5": "王芳",
        "B7": "祥和社区",
        "C7": "赵刚",
    }
    found = read(xlsx(cells, merged=("B2:D2", "B4:B5")))
    assert [(row.number, *row.cells.values()) for row in found] == [
        (4, "冯春社区", "李敏", "13900000001"),
        (5, "冯春社区", "王芳", ""),
        (7, "祥和社区", "赵刚", ""),
    ]


def test_a_lone_cell_far_away_is_refused_before_the_space_between_is_filled() -> None:
    with pytest.raises(BadInput, match="太宽或太长"):
        read(xlsx({"A1": "单位", "B1": "姓名", "XFD1048576": "x"}))


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bandeng.ui.workbooks.LARGEST_WHOLE", 10_000)
    with pytest.raises(BadInput, match="展开以后太大"):
        read(xlsx({"A1": "单位" * 10_000, "B1": "姓名"}, packing=zipfile.ZIP_DEFLATED))


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "LARGEST", 10)
    with pytest.raises(BadInput, match="太大"):
        read("单位,姓名\n冯春社区,李敏\n")


def test_too_many_rows_are_refused() -> None:
    text = "单位,姓名\n" + "冯春社区,李敏\n" * 40
    with pytest.raises(BadInput, match="超过 10 行"):
        list(rows(io.BytesIO(text.encode()), PEOPLE, most=10))


@pytest.mark.parametrize(
    "whole", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 broken", b"%PDF-1.7\0\xff\xfe"]
)
def test_what_is_no_table_is_refused(whole: bytes) -> None:
    with pytest.raises(BadInput):
        read(whole)


@pytest.mark.parametrize(
    ("whole", "told"),
    [
        (b"\x89PNG\r\n\x1a\n picture", "这是一张图片"),
        (b"\xff\xd8\xff\xe0 picture", "这是一张图片"),
        (b"\0\0\0\x18ftypheic", "这是一张图片"),
        (b"%PDF-1.7 list", "这是 PDF"),
    ],
)
def test_a_picture_of_a_table_is_called_one(whole: bytes, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        read(whole)

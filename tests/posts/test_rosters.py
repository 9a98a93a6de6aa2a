"""A roster comes in at the desk: told row by row, tried first, and never with new accounts."""

import io

import pytest
from openpyxl import Workbook

from bandeng.demo.town import Town
from bandeng.ledger import rebuilding
from bandeng.posts.actions.rosters import COLUMNS
from bandeng.posts.models import Post, Unit
from tests.cases.conftest import Desk

HEADS = [column.heads[0] for column in COLUMNS]
COMMUNITY = "410103012002"
KINDS = ("党支部", "党小组", "共建单位", "商户", "队伍", "区委部门")


def sheet(*rows: list[str], title: str = "") -> io.BytesIO:
    book = Workbook()
    page = book.active
    assert page
    if title:
        page.append([title])
        page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADS))
    for row in (HEADS, *rows):
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    out.name = "roster.xlsx"
    return out


def unit(code: str, kind: str) -> list[str]:
    return [code, f"示例{kind}", "", kind, COMMUNITY, "", "", "0371-55500001"]


def test_every_kind_of_unit_comes_in(desk: Desk, town: Town) -> None:
    rows = [unit(f"sl-{number}", kind) for number, kind in enumerate(KINDS)]
    answer = desk("quzhili").post("/desk/rosters/taking/", {"file": sheet(*rows, title="单位名册")})
    assert "收好了" in answer.content.decode()
    found = Unit.objects.filter(code__startswith="sl-").order_by("code").values_list("kind", flat=True)
    assert list(found) == ["branch", "group", "partner", "shop", "team", "party"]


def test_a_try_changes_nothing_and_says_each_row_that_is_wrong(desk: Desk, town: Town) -> None:
    rows = [unit("sl-1", "党小组"), unit("sl-2", "马戏团"), ["", "没有代码"]]
    shown = desk("quzhili").post("/desk/rosters/taking/", {"file": sheet(*rows), "trial": "1"})
    text = shown.content.decode()
    assert "试收的结果" in text
    assert "第3行" in text
    assert "第4行" in text
    assert not Unit.objects.filter(code="sl-1").exists()


def test_a_person_with_an_account_is_appointed_and_one_without_is_not_made(desk: Desk, town: Town) -> None:
    group = [*unit("sl-g", "党小组")[:5], "党小组长", "", "0371-55500001"]
    rows = [[*group, "tiaojieyuan"], [*group, "nobody.yet", "李新"]]
    text = desk("quzhili").post("/desk/rosters/taking/", {"file": sheet(*rows)}).content.decode()
    assert "请系统管理员先开" in text
    assert Post.objects.get(id="group_leader@sl-g").appointment_set.count() == 1


def test_a_street_takes_in_its_own_and_no_other(desk: Desk, town: Town) -> None:
    elsewhere = [*unit("sl-2", "商户")[:4], "410103005001", "", "", "0371-55500001"]
    rows = sheet(unit("sl-1", "商户"), elsewhere)
    text = desk("jiedao-lingdao").post("/desk/rosters/taking/", {"file": rows}).content.decode()
    assert "第3行" in text
    assert set(Unit.objects.filter(code__startswith="sl-").values_list("code", flat=True)) == {"sl-1"}


@pytest.mark.parametrize("file", [None, b"no table"])
def test_what_is_no_table_is_said(desk: Desk, town: Town, file: bytes | None) -> None:
    sent = {} if file is None else {"file": io.BytesIO(file)}
    assert desk("quzhili").post("/desk/rosters/taking/", sent).status_code == 422


def test_others_are_refused(desk: Desk, town: Town) -> None:
    for who in ("shequ", "zhibushuji", "chengguan"):
        assert desk(who).get("/desk/rosters/").status_code == 403
        assert desk(who).post("/desk/rosters/taking/", {"file": sheet()}).status_code == 403
    assert desk("quzhili").get("/desk/rosters.xlsx").status_code == 200


def test_a_unit_that_is_called_otherwise_is_told_and_renamed_where_that_is_wanted(
    desk: Desk, town: Town
) -> None:
    known = Unit.objects.get(code=f"{COMMUNITY}-branch")
    row = [known.code, "改了名的党支部", "Renamed branch", "", "", "", "", ""]
    answer = desk("quzhili").post("/desk/rosters/taking/", {"file": sheet(row)})
    page = answer.content.decode()
    assert f"系统里叫「{known.name}」,表里写的是「改了名的党支部」,没有改" in page
    assert "照表里的名称改" in page
    assert Unit.objects.get(code=known.code).name == known.name
    said = {"file": sheet(row), "rename": "1"}
    page = desk("quzhili").post("/desk/rosters/taking/", {**said, "trial": "1"}).content.decode()
    assert "改了名的单位 1" in page
    assert Unit.objects.get(code=known.code).name == known.name
    desk("quzhili").post("/desk/rosters/taking/", {**said, "file": sheet(row)})
    renamed = Unit.objects.get(code=known.code)
    assert (renamed.name, renamed.name_en) == ("改了名的党支部", "Renamed branch")
    assert rebuilding.check().is_equal

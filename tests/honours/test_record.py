"""An honour of another level: whose it is, chosen or read from a table, each decision once."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from bandeng.demo.town import Town
from bandeng.honours import actions, intake, queries, rules
from bandeng.honours.models import Award
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.members.models import Look
from bandeng.ui import spreadsheets
from tests.cases.conftest import Desk
from tests.honours.world import BRANCH, ORGANISER, PUBLICITY, SECRETARY, member

PATH, TABLE = "/desk/honours/recording/", "/desk/honours/recording/table/"
CITY, NAME = "city-secretaries", "郑州市“十佳百优”基层党组织书记"
TYPED = {"honour": CITY, "unit": BRANCH, "number": "郑发〔2021〕20号", "on": "2021-07-01"}
HEADS = [column.heads[0] for column in intake.COLUMNS]


def rows_of(*lines: str) -> list[spreadsheets.Row]:
    text = "\n".join((",".join(HEADS), *lines))
    return list(spreadsheets.rows(io.BytesIO(text.encode()), intake.COLUMNS))


def test_whose_it_is_is_chosen_not_typed(town: Town, desk: Desk) -> None:
    page = desk(town.holder(ORGANISER))
    assert "没有叫这个名字的单位" in page.get(PATH + "?find=没有的").content.decode()
    found = page.get(PATH + "?find=冯春").content.decode()
    assert f"?unit={BRANCH}" in found
    form = page.get(f"{PATH}?unit={BRANCH}").content.decode()
    assert f'value="post:{SECRETARY}"' in form
    assert "党组织书记 · " in form
    who = {"who": f"post:{SECRETARY}"}
    missing = page.post(PATH, TYPED | who | {"on": ""})
    assert missing.status_code == 422
    assert TYPED["number"] in missing.content.decode(), "what was typed stays"
    nobody = page.post(PATH, TYPED)
    assert nobody.status_code == 422
    assert "请选是谁的" in nobody.content.decode()
    assert page.post(PATH, TYPED | who).status_code == 302
    award = Award.objects.get()
    assert (award.post, award.subject) == (SECRETARY, town.holder(SECRETARY))
    assert page.post(PATH, TYPED | who).status_code == 409, "the same decision a second time"


def test_a_member_is_chosen_by_name_and_the_look_is_a_fact(town: Town, desk: Desk) -> None:
    member(town, "EQ-1", date(1970, 6, 20))
    page = desk(town.holder(ORGANISER))
    assert "党员EQ-1" in page.get(f"{PATH}?unit={BRANCH}").content.decode()
    assert Look.objects.filter(member="EQ-1").exists()
    medal = TYPED | {"honour": "fifty-years", "who": "member:EQ-1"}
    assert page.post(PATH, medal).status_code == 302
    assert Award.objects.get().honour_class == "medal"


@pytest.mark.parametrize(
    ("who", "kind", "team"),
    [("other", "team", "冯春社区夜巡队"), ("other", "person", "-"), ("unit", "person", BRANCH)],
)
def test_a_team_or_a_mere_name(town: Town, desk: Desk, who: str, kind: str, team: str) -> None:
    page = desk(town.holder(ORGANISER))
    called = "冯春社区夜巡队" if kind == "team" else "柴小满"
    sent = page.post(PATH, TYPED | {"who": who, "kind": kind, "called": called})
    if team != "-":  # this honour is for persons
        assert sent.status_code == 422
        assert not Award.objects.exists()
        return
    assert sent.status_code == 302
    award = Award.objects.get()
    assert queries.shown([award])[0].name == "柴小满"
    assert "柴小满" not in Fact.objects.named("honours.recorded").get().body_text
    again = page.post(PATH, TYPED | {"who": who, "kind": kind, "called": called})
    assert again.status_code == 409


def test_recorded_and_taken_back(town: Town, desk: Desk) -> None:
    page = desk(town.holder(ORGANISER))
    page.post(PATH, TYPED | {"who": f"post:{SECRETARY}"})
    award = Award.objects.get()
    assert page.post(f"/desk/honours/awards/{award.id}/withdrawal/", {"why": ""}).status_code == 422
    assert page.post(f"/desk/honours/awards/{award.id}/withdrawal/", {"why": "市里撤销"}).status_code == 302
    assert Award.objects.get().state == rules.WITHDRAWN
    assert page.post(PATH, TYPED | {"who": f"post:{SECRETARY}"}).status_code == 302


def test_every_row_is_told_and_the_same_table_adds_nothing(town: Town) -> None:
    member(town, "EQ-1", date(1970, 6, 20))
    number = "郑发〔2021〕20号"
    rows = rows_of(
        f"{NAME},冯春社区小区党支部,党组织书记,,,,{number},2021-07-01",
        f"“光荣在党50年”纪念章,{BRANCH},,EQ-1,,,二组〔2021〕9号,2021年7月1日",
        f"十佳,{BRANCH},党组织书记,,,,{number},2021-07-01",
        f"{CITY},没有的支部,党组织书记,,,,{number},2021-07-01",
        f"{CITY},{BRANCH},站长,,,,{number},2021-07-01",
        f"{CITY},{BRANCH},,,,,{number},2021-07-01",
        f"{CITY},{BRANCH},,,,柴小满,,2021-07-01",
        f"{CITY},{BRANCH},,,,柴小满,{number},2021-07",
        f"{CITY},{BRANCH},,,,柴小满,{number},2099-07-01",
        f"{CITY},{BRANCH},,,,柴小满,{number},2021-07-01",
        f"{CITY},{BRANCH},,,,柴小满,{number},2021-07-01",
    )
    by = town.holder(ORGANISER)
    looked = intake.take(rows, by=by, at=town.noon, dry=True)
    assert not Award.objects.exists(), "looked at, nothing kept"
    took = intake.take(rows, by=by, at=town.noon)
    assert looked == took
    assert (took.counts["rows"], took.counts["recorded"], took.counts["known"]) == (11, 3, 1)
    said = dict(took.bad)
    for row, word in {
        4: "没有「十佳」这项荣誉",
        5: "没有「没有的支部」这个单位",
        6: "没有「站长」这种岗位",
        7: "写一个,才知道是谁的",
        8: "写决定的文号",
        9: "要写到日",
        10: "不能在今天以后",
    }.items():
        assert word in said[row], (row, said.get(row))
    again = intake.take(rows, by=by, at=town.noon)
    assert again.counts["recorded"] == 0
    assert again.counts["known"] == 4
    assert Award.objects.count() == 3


def test_a_row_says_its_column_and_what_may_stand_there(town: Town) -> None:
    rows = rows_of(
        f"“五星”支部评定,{BRANCH},,,{BRANCH},,二组〔2021〕9号,2021-07-01",
        f"{CITY},{BRANCH},,,,柴小满,,2099-07-01",
        f"{CITY},{BRANCH},,,夜巡队,,郑发〔2021〕20号,2021-07-01",
    )
    said = dict(intake.take(rows, by=town.holder(ORGANISER), at=town.noon).bad)
    assert "「荣誉」一列:「“五星”支部评定」要在这里一步一步评,不能只登记" in said[2]
    assert f"可以登记的有:“光荣在党50年”纪念章、{NAME}" in said[2]
    assert said[3] == "「文号」一列:写决定的文号;「日期」一列:日期不能在今天以后"
    assert "「集体或姓名」一列:" in said[4]


def test_who_may_not_record_takes_no_row(town: Town) -> None:
    rows = rows_of(f"{CITY},{BRANCH},党组织书记,,,,郑发〔2021〕20号,2021-07-01")
    took = intake.take(rows, by=town.holder(PUBLICITY), at=town.noon)
    assert took.counts["bad"] == 1
    assert not Award.objects.exists()


def test_a_table_of_excel_is_looked_over_first(town: Town, desk: Desk) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["获得上级荣誉的书记名单"])
    sheet.merge_cells("A1:H1")
    sheet.append(HEADS)
    sheet.append([NAME, BRANCH, "党组织书记", "", "", "", "郑发〔2021〕20号", date(2021, 7, 1)])
    written = io.BytesIO()
    book.save(written)
    page = desk(town.holder(ORGANISER))
    assert page.get(TABLE).status_code == 200
    file = SimpleUploadedFile("honours.xlsx", written.getvalue())
    looked = page.post(TABLE, {"do": "look", "file": file}).content.decode()
    assert "还没有登记,先看一遍" in looked
    assert "新登记1条" in looked
    sheet_kept = looked.partition('name="sheet" value="')[2].partition('"')[0]
    done = page.post(TABLE, {"do": "take", "sheet": sheet_kept}).content.decode()
    assert "登记好了" in done
    assert Award.objects.get().state == rules.RECORDED
    assert page.post(TABLE, {"do": "look"}).status_code == 422
    broken = SimpleUploadedFile("honours.xlsx", b"PK\x03\x04 no workbook")
    assert page.post(TABLE, {"do": "look", "file": broken}).status_code == 422
    assert page.get("/desk/honours/recording/template.xlsx").status_code == 200
    assert desk(town.holder(SECRETARY)).get(TABLE).status_code == 403


def test_a_vacant_post_has_no_holder(town: Town) -> None:
    what = actions.Recording(
        honour=CITY,
        kind="person",
        unit=BRANCH,
        number="郑发〔2021〕20号",
        on=date(2021, 7, 1),
        post=f"secretary@{BRANCH}x",
    )
    with pytest.raises(BadInput, match="没有人"):
        actions.record(what=[what], by=town.holder(ORGANISER), at=town.noon)

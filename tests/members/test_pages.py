"""Members at the desk: the secretary's own, the keeper's all, and nobody else's."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bandeng.demo.town import Town
from bandeng.members import actions, intake, listing, queries
from bandeng.members.models import Look, Member
from tests.cases.conftest import Desk
from tests.members.test_enter import BRANCH, KEEPER, SECRETARY, entered, entering

ONE = "/desk/members/one/EQ-0001/"


def test_the_secretary_enters_and_sees_on_which_basis(town: Town, desk: Desk) -> None:
    page = desk(town.holder(SECRETARY))
    typed = {"unit": BRANCH, "ref": "EQ-0001", "name": "申有田", "joined": "1972-06-20"}
    answer = page.post("/desk/members/addition/", typed, follow=True)
    text = answer.content.decode()
    for words in ("申有田", "1972-06-20", "没有预备期", "小区党支部"):
        assert words in text
    assert queries.member("EQ-0001").basis == "joined-1969"
    listed = page.get(f"/desk/members/units/{BRANCH}/").content.decode()
    assert "申有田" in listed
    assert Look.objects.filter(member="EQ-0001").count() == 2


def test_what_is_wrong_is_said_and_kept(town: Town, desk: Desk) -> None:
    page = desk(town.holder(SECRETARY))
    answer = page.post("/desk/members/addition/", {"unit": BRANCH, "name": "申有田", "standing_on": "去年"})
    assert answer.status_code == 422
    assert "申有田" in answer.content.decode()
    assert not Member.objects.exists()


@pytest.mark.parametrize(
    ("path", "typed", "field"),
    [
        ("correction/", {"standing_on": "1971-03", "rule": "file"}, "precision"),
        ("moving/", {"to": "410103012001-branch"}, "unit"),
        ("death/", {"on": "2022-06-30"}, "died_on"),
    ],
)
def test_what_can_be_done(town: Town, desk: Desk, path: str, typed: dict[str, str], field: str) -> None:
    entered(town)
    before = getattr(queries.member("EQ-0001"), field)
    assert desk(town.holder(SECRETARY)).post(ONE + path, typed).status_code == 302
    assert getattr(queries.member("EQ-0001"), field) != before
    assert desk(town.holder(SECRETARY)).post(ONE + "moving/", {"to": ""}).status_code in (404, 422)


def test_only_the_keeper_erases(town: Town, desk: Desk) -> None:
    entered(town)
    assert desk(town.holder(SECRETARY)).post(ONE + "erasure/").status_code == 403
    assert desk(town.holder(KEEPER)).post(ONE + "erasure/").status_code == 302
    assert queries.member("EQ-0001").erased


@pytest.mark.parametrize("post", ["secretary@410103012001-branch", "grid_leader@410103012002-01"])
def test_nobody_else_learns_that_she_is_there(town: Town, desk: Desk, post: str) -> None:
    entered(town)
    assert desk(town.holder(post)).get(ONE).status_code in (403, 404)
    assert desk(town.holder(post)).get(f"/desk/members/units/{BRANCH}/").status_code in (403, 404)


def test_a_table_is_looked_over_first(town: Town, desk: Desk) -> None:
    page, heads = desk(town.holder(KEEPER)), ",".join(column.heads[0] for column in intake.COLUMNS)
    lines = [heads, f"EQ-0001,{BRANCH},,申有田,,1972-06-20,,,,", f"EQ-0002,{BRANCH},,没有日子,,,,,,"]
    file = SimpleUploadedFile("m.csv", "\n".join(lines).encode())
    looked = page.post("/desk/members/intake/", {"do": "look", "file": file})
    assert "还没有录入,先看一遍" in looked.content.decode()
    assert not Member.objects.exists()
    sheet = looked.context["sheet"] if looked.context else _hidden(looked.content.decode())
    done = page.post("/desk/members/intake/", {"do": "take", "sheet": sheet})
    assert "录入好了" in done.content.decode()
    assert [row.id for row in Member.objects.all()] == ["EQ-0001"]
    assert page.get("/desk/members/template.xlsx").status_code == 200
    assert page.post("/desk/members/intake/", {"do": "look"}).status_code == 422


def _hidden(page: str) -> str:
    return page.partition('name="sheet" value="')[2].partition('"')[0]


def test_a_reference_leads_to_her(town: Town, desk: Desk) -> None:
    entered(town)
    page = desk(town.holder(KEEPER))
    assert page.get("/desk/members/?ref=EQ-0001").status_code == 302
    assert "没有这个编号" in page.get("/desk/members/?ref=EQ-9").content.decode()
    assert entering().standing_on == date(1972, 6, 20)


def many(town: Town, number: int) -> None:
    what = [
        entering(ref=f"EQ-{n:04}", name=f"申有田之{n}", standing_on=date(1990, 1, 1 + n % 28), rule="file")
        for n in range(number)
    ]
    actions.enter_all(what=what, by=town.holder(KEEPER), at=town.noon)


def test_a_long_list_is_turned_page_by_page_and_looked_up_by_name(town: Town, desk: Desk) -> None:
    many(town, 60)
    page, path = desk(town.holder(SECRETARY)), f"/desk/members/units/{BRANCH}/"
    first = page.get(path).content.decode()
    assert "EQ-0049" in first
    assert "EQ-0050" not in first
    assert "?after=EQ-0049" in first
    assert "EQ-0059" in page.get(path + "?after=EQ-0049").content.decode()
    looked = Look.objects.count()
    found = page.post(path + "finding/", {"find": "之57"}).content.decode()
    assert "申有田之57" in found
    assert "申有田之5<" not in found
    assert Look.objects.count() == looked + 1, "only whom she found was looked at"
    assert "没有找到" in page.post(path + "finding/", {"find": "没有的人"}).content.decode()
    other = desk(town.holder("secretary@410103012001-branch"))
    assert other.post(path + "finding/", {"find": "申"}).status_code == 404


def test_the_keeper_finds_an_organisation_street_by_street(
    town: Town, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(town, 3)
    page = desk(town.holder(KEEPER))
    whole = page.get("/desk/members/").content.decode()
    assert "3名党员" in whole
    monkeypatch.setattr(listing, "FEW", 0)
    folded = page.get("/desk/members/").content.decode()
    assert "?street=410103012" in folded
    assert f"/desk/members/units/{BRANCH}/" not in folded
    assert f"/desk/members/units/{BRANCH}/" in page.get("/desk/members/?street=410103012").content.decode()
    assert f"/desk/members/units/{BRANCH}/" in page.get("/desk/members/?called=冯春").content.decode()
    assert "没有叫这个名字的党组织" in page.get("/desk/members/?called=没有的").content.decode()


def test_who_looked_is_a_sheet_for_the_person(town: Town, desk: Desk) -> None:
    entered(town)
    secretary, keeper = desk(town.holder(SECRETARY)), desk(town.holder(KEEPER))
    secretary.get(ONE)
    keeper.get(ONE)
    sheet = secretary.get(ONE + "sheet/").content.decode()
    assert "谁看过您的资料" in sheet
    assert "区委组织部" in sheet
    assert "改不了也删不掉" in sheet
    assert sheet.count("<tr>") == Look.objects.count() + 1
    assert desk(town.holder("secretary@410103012001-branch")).get(ONE + "sheet/").status_code == 404

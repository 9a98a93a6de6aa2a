"""Templates: kept by whoever may, no persons and no empty phrases, in versions, filled and finished."""

import re

import pytest

from bandeng.cases.models import Case
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger.models import Fact
from bandeng.ledger.rebuilding import check
from bandeng.people import actions as people
from bandeng.phrases import actions, queries, rules
from bandeng.phrases.models import Template
from tests.cases import journeys
from tests.cases.conftest import Desk

TEXT = actions.Text(
    name="换灯", words="{日期},{单位}在{地点}换好了【填:几盏】灯,编号{编号}。不亮请再说一声。"
)


def written(town: Town, verb: str = "resolve", text: actions.Text = TEXT) -> Template:
    fact = actions.write(verb=verb, text=text, by=town.staff, at=town.noon)
    return Template.objects.get(id=fact.stream)


def test_only_whoever_the_charter_names_keeps_them(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.write(verb="resolve", text=TEXT, by=town.leader, at=town.noon)
    template = written(town)
    assert template.unit == "410103012002"
    street = town.holder(journeys.STREET_STAFF)
    with pytest.raises(NotYours):
        actions.rewrite(template=template, text=TEXT, by=street, at=town.noon)
    with pytest.raises(NotYours):
        actions.retire(template=template, by=street, at=town.noon)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "还没有写"),
        ("字" * 501, "最多写500个字"),
        ("{姓名}您好,灯换好了", "不认识{姓名}"),
        ("请打13912345678找老周", "不要写电话"),
        ("已按规定处理,请耐心等待", "「已按规定处理」是空话"),
        ("{日期},{单位}:已按规定处理", "「已按规定处理」是空话"),
        ("好", "没有说清楚"),
    ],
)
def test_what_it_may_not_hold(town: Town, words: str, why: str) -> None:
    with pytest.raises(BadInput) as refused:
        written(town, text=actions.Text(name="试试", words=words))
    assert why in str(refused.value)


def test_its_name_holds_no_number_either(town: Town) -> None:
    with pytest.raises(BadInput, match="不要写电话"):
        written(town, text=actions.Text(name="找老周13912345678", words="{日期},换了北门的路灯"))


def test_a_reason_to_return_says_something_too(town: Town) -> None:
    with pytest.raises(BadInput, match="已按规定处理"):
        written(town, "return", actions.Text(name="退回", words="已按规定处理"))
    written(town, "return", actions.Text(name="退回", words="【填:依据哪一条】,不归本单位"))


def test_version_by_version_then_retired(town: Town) -> None:
    template = written(town)
    again = actions.Text(name="换灯头", words="换好了【填:几个】灯头")
    actions.rewrite(template=template, text=again, by=town.staff, at=town.noon)
    template = Template.objects.get(id=template.id)
    assert queries.read(template).version == 2
    assert [each.words for each in queries.versions(template)] == [TEXT.words]
    assert check().is_equal
    actions.retire(template=template, by=town.staff, at=town.noon)
    assert not queries.offered(["410103012002"])
    assert Fact.objects.of(template.id).count() == 3


def test_the_text_is_not_in_the_book_and_outlives_whoever_wrote_it(town: Town) -> None:
    template = written(town)
    assert not Fact.objects.of(template.id).filter(body_text__contains="换好了").exists()
    people.erase(town.staff, town.noon)
    assert queries.read(template).words == TEXT.words


def test_places_and_gaps() -> None:
    assert rules.filled("{编号}在{地点}", {"编号": "7", "地点": ""}) == "7在{地点}"
    assert rules.gaps("修好了【填:几盏】,【注意】") == ["【填:几盏】"]
    assert rules.bare("{日期}修好【填:几盏】灯") == "修好灯"


def test_the_form_is_filled_and_what_was_typed_stays(desk: Desk, town: Town) -> None:
    written(town)
    case: Case = town.accepted(at=town.noon)
    client = desk("wanggezhang")
    page = client.get(f"/desk/cases/{case.number}/resolution/").content.decode()
    ref = re.search(r'<option value="([0-9a-f-]{36})">换灯<', page)
    assert ref
    sent = {"turn": case.turn, "command": "r1", "outcome": "infeasible", "words": "先说一句", "origin": ""}
    address = f"/desk/cases/{case.number}/resolution/"
    page = client.post(address, {**sent, "template": ref[1], "fill": "1"}).content.decode()
    text = re.search(r"<textarea[^>]*name=\"words\"[^>]*>\n(.*?)</textarea>", page, re.S)
    assert text
    assert text[1].startswith("先说一句\n7月6日(周三),")
    assert f"编号{case.number}" in text[1]
    assert 'value="infeasible" checked' in page
    assert 'name="command" value="r1"' in page
    assert town.again(case).state == "handling"
    answer = client.post(address, {**sent, "words": text[1]})
    assert answer.status_code == 422
    assert "还有没填的:【填:几盏】" in answer.content.decode()
    assert client.post(address, {**sent, "words": text[1].replace("【填:几盏】", "两盏")}).status_code == 302


def test_other_units_and_other_steps_do_not_find_it(desk: Desk, town: Town) -> None:
    written(town)
    case = journeys.at_department(town)
    page = desk("gongdian").get("/desk/phrases/").content.decode()
    assert "换灯" not in page
    assert "换灯" in desk("wanggezhang").get("/desk/phrases/").content.decode()
    assert case.unit == "410103-cg"
    other = town.accepted(at=town.noon)
    page = desk("wanggezhang").get(f"/desk/cases/{other.number}/escalation/").content.decode()
    assert "换灯" not in page


def test_kept_at_the_desk(desk: Desk, town: Town) -> None:
    client = desk("shequ")
    sent = {"verb": "resolve", "name": "换灯", "words": "换好了{几}盏", "command": "w1"}
    answer = client.post("/desk/phrases/writing/", sent)
    assert answer.status_code == 422
    assert "换好了{几}盏" in answer.content.decode()
    sent["words"] = "换好了【填:几盏】"
    for _time in range(2):
        assert client.post("/desk/phrases/writing/", sent).status_code == 302
    ref = Template.objects.get().id.partition(":")[2]
    assert desk("wanggezhang").get(f"/desk/phrases/{ref}/").status_code == 403
    assert desk("wanggezhang").post(f"/desk/phrases/{ref}/", sent).status_code == 403
    assert (
        client.post(f"/desk/phrases/{ref}/", {**sent, "command": "w2", "name": "换灯泡"}).status_code == 302
    )
    page = client.get(f"/desk/phrases/{ref}/").content.decode()
    assert "第 2 版" in page
    assert "以前的 1 版" in page
    assert client.post(f"/desk/phrases/{ref}/retiring/").status_code == 302
    assert client.get(f"/desk/phrases/{ref}/").status_code == 404


@pytest.mark.parametrize(
    ("unit", "place", "said"),
    [
        ("冯春社区", "京广路街道冯春社区第1网格", "第1网格"),
        ("冯春社区", "京广路街道冯春社区", ""),
        ("京广路街道办事处", "京广路街道冯春社区第1网格", "冯春社区第1网格"),
        ("区城市管理局", "京广路街道冯春社区第1网格", "京广路街道冯春社区第1网格"),
        ("Fengchun", "Fengchun community, grid 1", " community, grid 1"),
    ],
)
def test_a_place_is_said_as_the_unit_says_it(unit: str, place: str, said: str) -> None:
    assert rules.seen_from(unit, place) == said


def test_the_place_is_not_said_twice_in_what_is_filled_in(town: Town, desk: Desk) -> None:
    case = journeys.at_community(town)
    written(town, text=actions.Text(name="到场", words="{日期}{单位}到{地点}看过,换了灯头"))
    written(town, text=actions.Text(name="只写地点", words="已在{地点}换了灯头"))
    page = desk("shequ").get(f"/desk/cases/{case.number}/").content.decode()
    for name, text in (("到场", "冯春社区到第1网格看过"), ("只写地点", "已在京广路街道冯春社区第1网格换了")):
        ref = re.search(rf'value="([^"]+)"[^>]*>{name}<', page)
        assert ref, name
        sent = {"turn": str(case.turn), "template": ref[1], "fill": "1", "words": ""}
        assert text in desk("shequ").post(f"/desk/cases/{case.number}/resolution/", sent).content.decode()

"""A telephone that a resident wrote into her words is shown like one that she left: behind a logged look."""

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.kernel.text import masked, personal_numbers, without_personal_numbers
from bandeng.people.models import Look
from bandeng.search import rules
from bandeng.search.queries import matters
from tests.cases import journeys
from tests.cases.conftest import Desk

PHONE, CARD = "13912345678", "41010319500101123X"
WORDS = f"7号楼路灯好几天不亮了,找我打{PHONE},身份证{CARD}"
HIDDEN = "7号楼路灯好几天不亮了,找我打139…,身份证410…"


def test_numbers_are_hidden_left_out_and_told() -> None:
    assert masked(WORDS) == HIDDEN
    assert PHONE[:3] not in without_personal_numbers(WORDS)
    assert personal_numbers(f"{WORDS},再说一遍{PHONE}") == (PHONE, CARD)
    assert masked("路灯(3号楼),打12345") == "路灯(3号楼),打12345"
    assert masked("打139-1234-5678") == masked("打１３９１２３４５６７８") == "打139…"


@pytest.mark.parametrize("person", ["wanggezhang", "shequ"])
def test_it_is_whole_only_behind_the_look(desk: Desk, town: Town, person: str) -> None:
    case, client = town.case(WORDS), desk(person)
    for path in ("", "acceptance/"):
        page = client.get(f"/desk/cases/{case.number}/{path}").text
        assert "139…" in page
        assert PHONE not in page
        assert CARD not in page
    assert not Look.objects.exists()
    page = client.post(f"/desk/cases/{case.number}/contact/").text
    assert PHONE in page
    assert CARD in page
    assert Look.objects.get().about == case.reporter


def _sent_to_a_department(town: Town) -> Case:
    case = town.case(WORDS)
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon)
    up = actions.HandingUp(tried=f"打{PHONE}没人接,去看过", why="线路坏了,要断电")
    actions.escalate(case=town.again(case), what=up, by=town.leader, at=town.noon)
    actions.sign(case=town.again(case), by=town.staff, at=town.noon)
    actions.escalate(case=town.again(case), what=up, by=town.staff, at=town.noon)
    staff = town.holder(journeys.STREET_STAFF)
    actions.sign(case=town.again(case), by=staff, at=town.noon)
    actions.dispatch(case=town.again(case), unit="410103-cg", words="请修路灯", by=staff, at=town.noon)
    return town.again(case)


def test_a_department_does_not_read_it(desk: Desk, town: Town) -> None:
    case = _sent_to_a_department(town)
    page = desk(town.holder(journeys.DESK)).get(f"/desk/cases/{case.number}/").text
    assert "7号楼路灯" in page
    assert PHONE not in page
    assert CARD not in page


def test_nor_do_others_who_met_the_same(town: Town) -> None:
    case = town.case(WORDS)
    told = [note for entry in timeline(case, Reader.PARTY) for note in entry.notes]
    assert HIDDEN in told


def test_no_search_finds_it_and_the_door_in_the_words_is_found(town: Town) -> None:
    case = town.case(WORDS)

    def found(asked: str) -> set[int]:
        page = matters.worded(town.leader, rules.terms(asked), before=0, at=town.noon)
        assert all(PHONE not in hit.text for hit in page.hits)
        return {hit.case for hit in page.hits}

    assert found("7号楼") == {case.id}
    for asked in (PHONE, "345678", "41010319500101", "139"):
        assert found(asked) == set()


def test_whoever_writes_it_is_told_in_one_line(db: None, town: Town) -> None:
    phone = Client()
    line = "您写的话里有手机号或者身份证号"
    for words, told in ((WORDS, True), ("7号楼路灯好几天不亮了", False)):
        phone.post("/report/", {"words": words})
        phone.post("/report/place/", {"community": "410103012002", "address": "3号楼北门"})
        assert (line in phone.get("/report/review/").text) is told

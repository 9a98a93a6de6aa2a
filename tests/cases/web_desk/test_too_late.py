"""Whoever comes too late reads who did what, and keeps every word, also where the matter is hers no more."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo.town import GRID, Town
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from tests.cases import journeys
from tests.cases.conftest import Desk

WORDS = "我们换了三盏灯,又查了线路"
TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")[^"]*')  # drawn for each page


def _form(client: Client, case: Case, noun: str) -> dict[str, str]:
    """The hidden fields of the form as the page gives them."""
    page = client.get(f"/desk/cases/{case.number}/{noun}/").content.decode()
    form = page[page.index(f"/{noun}/") :]
    return dict(re.findall(r'name="(turn|command|shown|origin)" value="([^"]*)"', form))


def test_it_says_who_did_what_meanwhile(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    client = desk("wanggezhang")
    fields = _form(client, case, "resolution") | {"outcome": "solved", "words": WORDS}
    what = actions.HandingUp(tried="试过", why="办不了")
    actions.escalate(case=case, what=what, by=town.leader, at=town.noon + 2 * journeys.STEP)
    answer = client.post(f"/desk/cases/{case.number}/resolution/", fields)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    assert WORDS in page
    assert re.search(r"中午12:20</[^>]*>[^<]*· [^<]*网格长|中午12:20[^·]*· [^<]*网格长", page)


def test_another_departments_step_does_not_stop_this_one(desk: Desk, town: Town) -> None:
    case = journeys.arrived(town)
    client = desk(town.holder(journeys.DESK))
    fields = _form(client, case, "conclusion") | {"words": WORDS, "cooperation": "顺利"}
    other, call = town.holder(journeys.POWER), journeys.call(case, "410103-gd")
    actions.arrive(case=town.again(case), call=call, by=other, at=town.noon + 6 * journeys.STEP)
    answer = client.post(f"/desk/cases/{case.number}/conclusion/", fields)
    assert answer.status_code == 302
    assert Fact.objects.of(case.stream).last().name == "cases.concluded"


def test_a_neighbours_voice_and_the_clock_stop_nobody(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    client = desk("wanggezhang")
    fields = _form(client, case, "resolution") | {"outcome": "solved", "words": WORDS}
    voice = people.guest(at=town.noon)
    actions.join(case=town.again(case), follower=voice, at=town.noon + 2 * journeys.STEP)
    actions.tick(at=town.noon + timedelta(days=2))
    assert town.again(case).turn > case.turn + 1
    assert client.post(f"/desk/cases/{case.number}/resolution/", fields).status_code == 302
    assert town.again(case).state == "checking"


def _conclude(town: Town, case: Case, *, by: str) -> None:
    part, call = actions.Part(words="修好了", cooperation="顺利"), journeys.call(case)
    at = town.noon + 6 * journeys.STEP
    actions.conclude(case=town.again(case), call=call, part=part, by=by, at=at)


def test_a_colleague_of_the_same_unit_was_quicker(desk: Desk, town: Town) -> None:
    case = journeys.arrived(town)
    client = desk(town.holder(journeys.DESK))
    fields = _form(client, case, "conclusion") | {"words": WORDS, "cooperation": "顺利"}
    _conclude(town, case, by=town.holder(journeys.OFFICER))
    answer = client.post(f"/desk/cases/{case.number}/conclusion/", fields)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "有人比您先办了一步,现在是这样" in page
    assert WORDS in page


def test_whoever_ends_the_whole_reads_that_a_part_was_done_meanwhile(desk: Desk, town: Town) -> None:
    case = journeys.arrived(town)
    client = desk("shequ")
    fields = _form(client, case, "disbanding") | {"words": WORDS, "cooperation": "顺利", "why_not": "等不了"}
    _conclude(town, case, by=town.holder(journeys.DESK))
    answer = client.post(f"/desk/cases/{case.number}/disbanding/", fields)
    assert answer.status_code == 409
    assert WORDS in html.unescape(answer.content.decode())


def test_a_matter_given_away_while_she_typed(desk: Desk, town: Town) -> None:
    case = town.case()
    client = desk("wanggezhang")
    fields = _form(client, case, "declining") | {"reason": WORDS, "basis": "规定"}
    at = town.noon + journeys.STEP
    actions.relocate(case=case, to=GRID.replace("-01/", "-02/"), by=town.staff, at=at)
    answer = client.post(f"/desk/cases/{case.number}/declining/", fields)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "不在您的范围里了" in page
    assert WORDS in page
    assert fields["shown"] not in page
    assert "现在是这样" in page
    assert town.again(case).state == "submitted"


@pytest.mark.parametrize("shown", ["", "forged", "another's"])
def test_whoever_was_not_shown_it_learns_nothing_and_keeps_her_words(
    desk: Desk, town: Town, shown: str
) -> None:
    case = journeys.at_department(town)
    fields = {"turn": str(case.turn), "command": "c", "outcome": "solved", "words": WORDS, "shown": shown}
    if shown == "another's":
        fields["shown"] = _form(desk("chengguan-chuzhi"), case, "resolution")["shown"]
    answers = [
        desk("gongdian-chuzhi").post(f"/desk/cases/{number}/resolution/", fields)
        for number in (case.number, "410103-22-99999")
    ]
    pages = [TOKEN.sub("", html.unescape(answer.content.decode())) for answer in answers]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert all(WORDS in page for page in pages)
    assert pages[0].replace(case.number, "") == pages[1].replace("410103-22-99999", "")


def test_a_refusal_keeps_what_was_typed(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    fields = {"turn": str(case.turn), "command": "c", "outcome": "solved", "words": WORDS}
    answer = desk("xunluoyuan").post(f"/desk/cases/{case.number}/resolution/", fields)
    assert answer.status_code == 403
    assert WORDS in html.unescape(answer.content.decode())

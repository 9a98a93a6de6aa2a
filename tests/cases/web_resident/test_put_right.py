"""What staff wrote down for somebody can be put right at once, also while others are still asked."""

from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries.codes import code_of
from bandeng.cases.queries.voices import voice_code
from bandeng.demo.town import Town
from tests.cases import journeys
from tests.cases.test_join_caller import joined

RECORDED = "是工作人员问过后替您记下的。记得不对,在这一页改正。"


def told_by_telephone(town: Town, case: Case, answer: str = "solved") -> Follower:
    """Somebody at the street asked whoever follows it, and wrote down what she said."""
    follower = Follower.objects.get(case=case)
    word = actions.Word(answer=answer, channel="phone")
    at = case.since_at + timedelta(hours=1)
    actions.judge(case=case, follower=follower.person, word=word, by=town.staff, at=at)
    return Follower.objects.get(case=case)


def opened(number: str, code: str) -> Client:
    browser = Client()
    browser.post("/follow/", {"number": number, "code": code})
    return browser


@pytest.mark.usefixtures("frozen")
def test_whoever_follows_it_puts_right_what_was_written_down_for_her(town: Town) -> None:
    case = journeys.confirming(town)
    joined(town, case)
    follower = told_by_telephone(town, town.again(case))
    browser = opened(case.number, voice_code(case, follower.person))
    page = browser.get(f"/c/{case.number}/").content.decode()
    assert RECORDED in page
    assert "替您记下了「办好了」。不是这样,就在下面改正。" in page
    assert "又发生了" in page
    answered = browser.post(f"/c/{case.number}/answer/", {"answer": "not", "words": "我没说办好"})
    assert answered.status_code == 302
    assert town.again(case).state == "contested"
    assert Follower.objects.get(case=case).answer_channel == "page"


@pytest.mark.usefixtures("frozen")
def test_so_does_the_reporter_of_a_matter_that_was_merged_into_it(town: Town) -> None:
    master, own = journeys.accepted(town), town.case("三号楼的灯")
    pair = {"case": own, "master": master}
    actions.merge(**pair, words="是同一盏灯", by=town.staff, at=town.noon + timedelta(minutes=20))
    at = town.noon + timedelta(minutes=30)
    actions.resolve(case=town.again(master), what=journeys.DONE, by=town.leader, at=at)
    passed = actions.Finding(passed=True)
    actions.check(case=town.again(master), finding=passed, by=town.staff, at=at)
    follower = Follower.objects.get(case=master)
    word = actions.Word(answer="solved", channel="door")
    actions.judge(case=town.again(master), follower=follower.person, word=word, by=town.staff, at=at)
    browser = opened(own.number, code_of(own.stream))
    assert RECORDED in browser.get(f"/c/{own.number}/").content.decode()
    assert browser.post(f"/c/{own.number}/answer/", {"answer": "partly"}).status_code == 302
    assert town.again(master).state == "contested"


@pytest.mark.usefixtures("frozen")
def test_her_own_yes_is_taken_back_while_others_are_asked(town: Town) -> None:
    case = journeys.confirming(town)
    joined(town, case)
    browser = opened(case.number, voice_code(case, Follower.objects.get(case=case).person))
    browser.post(f"/c/{case.number}/answer/", {"answer": "solved"})
    page = browser.get(f"/c/{case.number}/").content.decode()
    assert RECORDED not in page
    assert browser.post(f"/c/{case.number}/answer/", {"answer": "came_back"}).status_code == 302
    assert town.again(case).state == "contested"

"""Each of those who reported it judges the result she was told of, also after another was quicker."""

from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries.codes import code_of
from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.cases import journeys
from tests.cases.conftest import Desk

HOUR = timedelta(hours=1)
QUESTION = "上一次的结果,您说办好了没有?"


@pytest.fixture
def both(town: Town) -> tuple[Case, Case]:
    """Two reports merged into one, which is done and checked: (the second report, the master)."""
    master, second = journeys.accepted(town), town.case("三号楼的灯也不亮")
    actions.merge(case=second, master=master, words="是同一盏灯", by=town.staff, at=town.noon + HOUR)
    done(town, master, 2)
    return town.again(second), town.again(master)


def done(town: Town, master: Case, hours: int) -> None:
    actions.resolve(case=town.again(master), what=journeys.DONE, by=town.leader, at=town.noon + hours * HOUR)
    passed = actions.Finding(passed=True)
    actions.check(case=town.again(master), finding=passed, by=town.staff, at=town.noon + hours * HOUR)


def said(case: Case, answer: str, hours: int, town: Town) -> None:
    word = actions.Word(answer=answer, channel="page")
    step = actions.contest if answer != "solved" else actions.answer
    step(case=town.again(case), word=word, by=case.reporter, at=town.noon + hours * HOUR)


def voice(town: Town, case: Case, person: str, answer: str, hours: int = 4, by: str = "") -> None:
    word = actions.Word(answer=answer, channel="page", words="我这边看")
    at = town.noon + hours * HOUR
    actions.voice(case=town.again(case), person=person, word=word, by=by or person, at=at)


def sent_back(town: Town, master: Case, hours: int) -> None:
    verdict = actions.Verdict(outcome="rework", words="再去看看线路")
    by, at = town.holder(journeys.SECRETARY), town.noon + hours * HOUR
    actions.review(case=town.again(master), verdict=verdict, by=by, at=at)


def test_her_word_is_kept_beside_and_moves_nothing(both: tuple[Case, Case], town: Town) -> None:
    second, master = both
    said(master, "came_back", 3, town)
    voice(town, master, second.reporter, "not")
    now = town.again(master)
    assert (now.state, now.answer, now.contests) == ("contested", "came_back", 1)
    assert Follower.objects.get(case=master).answer == "not"
    assert ToDo.objects.open().filter(stream=master.stream).count() == 1
    assert rebuilding.check().is_equal


def test_the_reporter_too_where_another_was_quicker(both: tuple[Case, Case], town: Town) -> None:
    second, master = both
    word = actions.Word(answer="not", channel="page")
    at = town.noon + 3 * HOUR
    actions.judge(case=master, follower=second.reporter, word=word, by=second.reporter, at=at)
    voice(town, master, master.reporter, "solved")
    now = town.again(master)
    assert (now.state, now.answer) == ("contested", "solved")
    assert rebuilding.check().is_equal


def test_until_a_new_result_is_reported_and_then_she_is_asked_anew(
    both: tuple[Case, Case], town: Town
) -> None:
    second, master = both
    said(master, "not", 3, town)
    sent_back(town, master, 4)
    voice(town, master, second.reporter, "solved", 5)
    actions.resolve(case=town.again(master), what=journeys.DONE, by=town.leader, at=town.noon + 6 * HOUR)
    with pytest.raises(NotNow):
        voice(town, master, master.reporter, "not", 7)
    passed = actions.Finding(passed=True)
    actions.check(case=town.again(master), finding=passed, by=town.staff, at=town.noon + 7 * HOUR)
    assert Follower.objects.get(case=master).answer == "-" == town.again(master).answer
    word, at = actions.Word(answer="not", channel="page"), town.noon + 8 * HOUR
    now = town.again(master)
    actions.judge(case=now, follower=second.reporter, word=word, by=second.reporter, at=at)
    voice(town, master, master.reporter, "not", 9)


def test_a_word_is_given_once_and_only_on_what_one_was_told(both: tuple[Case, Case], town: Town) -> None:
    second, master = both
    with pytest.raises(NotNow):  # nobody was quicker: she is asked herself
        voice(town, master, second.reporter, "not", 3)
    said(master, "not", 3, town)
    with pytest.raises(NotNow):  # she has said it
        voice(town, master, master.reporter, "solved")
    with pytest.raises(BadInput):
        voice(town, master, second.reporter, "perhaps")
    late = town.case("我也是")
    with pytest.raises(NotYours):
        voice(town, master, late.reporter, "not")
    with pytest.raises(NotYours):
        voice(town, master, second.reporter, "not", by=late.reporter)
    sent_back(town, master, 4)
    actions.merge(
        case=late, master=town.again(master), words="同一盏", by=town.staff, at=town.noon + 5 * HOUR
    )
    with pytest.raises(NotNow):  # she came after the result
        voice(town, master, late.reporter, "not", 6)
    voice(town, master, second.reporter, "not", 6)
    with pytest.raises(NotNow):
        voice(town, master, second.reporter, "solved", 7)


def test_what_was_never_done_is_not_judged(town: Town) -> None:
    case = journeys.accepted(town)
    with pytest.raises(NotNow):
        voice(town, case, case.reporter, "not")


def test_the_reporters_word_counts_as_hers(both: tuple[Case, Case], town: Town) -> None:
    second, master = both
    word, at = actions.Word(answer="not", channel="page"), town.noon + 3 * HOUR
    actions.judge(case=master, follower=second.reporter, word=word, by=second.reporter, at=at)
    voice(town, master, master.reporter, "solved")
    verdict = actions.Verdict(outcome="uphold", words="看过了,灯是亮的,三号楼的另报一件")
    by, at = town.holder(journeys.SECRETARY), town.noon + 5 * HOUR
    actions.review(case=town.again(master), verdict=verdict, by=by, at=at)
    day = (town.noon - timedelta(days=1), town.noon + timedelta(days=2))
    numbers = {
        name: read(f"cases.{name}", place="410103/", during=day).counted
        for name in ("voiced", "solved_rate", "satisfied_rate")
    }
    assert numbers["voiced"].value == 1
    assert (numbers["solved_rate"].numerator, numbers["solved_rate"].denominator) == (1, 1)
    assert numbers["satisfied_rate"].numerator == 0


def test_her_page_asks_keeps_and_shows_her_word(both: tuple[Case, Case], town: Town, desk: Desk) -> None:
    second, master = both
    phone, url = Client(), f"/c/{second.number}/"
    phone.post("/follow/", {"number": second.number, "code": code_of(second.stream)})
    old = phone.get(url).content.decode()
    assert "办好了没有?您说了算" in old
    said(master, "came_back", 3, town)
    before = {"answer": "not", "words": "三号楼还是黑的", "shown": "confirming.-"}
    told = phone.post(f"{url}answer/", before)
    assert told.status_code == 409  # the page she wrote on was an old one: what she typed is still there
    page = told.content.decode()
    assert QUESTION in page
    assert "三号楼还是黑的" in page
    assert "您的话照样算您的" in page
    assert phone.post(f"{url}answer/", {**before, "shown": "contested.came_back"}).status_code == 302
    page = phone.get(url).content.decode()
    assert QUESTION not in page
    assert "您说:没有办好" in page
    assert "由没有办理过这件事的人复核,复核的结果写在经过里" in page
    assert town.again(master).state == "contested"
    story = desk("shequ").get(f"/desk/cases/{master.number}/").content.decode()
    assert "另一位反映的人回答:没有办好(说的是上一次的结果,记在旁边)" in story
    assert "说没有办好" in story
    assert "三号楼还是黑的" in story


def test_what_she_said_stands_on_her_own_page(both: tuple[Case, Case], town: Town) -> None:
    second, master = both
    phone, url = Client(), f"/c/{second.number}/"
    phone.post("/follow/", {"number": second.number, "code": code_of(second.stream)})
    assert "您说:" not in phone.get(url).content.decode()
    phone.post(f"{url}answer/", {"answer": "solved"})
    assert "您说:办好了" in phone.get(url).content.decode()
    assert "您说:" not in Client().get(f"/c/{master.number}/").content.decode()
    own = Client()
    own.post("/follow/", {"number": master.number, "code": code_of(master.stream)})
    assert "您说:" not in own.get(f"/c/{master.number}/").content.decode()

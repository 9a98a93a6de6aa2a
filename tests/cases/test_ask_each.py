"""Whoever asks how it was done chooses whose word she writes down; a merged number leads to the other."""

import re
from datetime import timedelta

from bandeng.cases import actions
from bandeng.cases.models import Case, Follower
from bandeng.cases.web.desk.voices import voices_of
from bandeng.demo.town import Town
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.test_merge import merge
from tests.cases.test_objecting import asked_together


def _form(case: Case, **said: str) -> dict[str, str]:
    return {"turn": str(case.turn), "command": "called", "channel": "door", "answer": "not", **said}


def test_one_chooses_whose_word_it_is_and_who_is_silent_comes_first(desk: Desk, town: Town) -> None:
    master, _case = asked_together(town)
    browser, url = desk("shequ"), f"/desk/cases/{master.number}/answer/"
    page = browser.get(url).content.decode()
    assert "谁的回答" in page
    assert re.findall(r'<option value="([^"]*)" selected', page) == ["reporter"]
    assert "第1位,自己上网填的 · 还没有回答" in page
    person = Follower.objects.get(case=master).person
    assert browser.post(url, _form(master, follower="nobody")).status_code == 422
    assert browser.post(url, _form(master, follower=person)).status_code == 302
    assert Follower.objects.get(case=master).answer == "not"
    master = town.again(master)
    assert (master.state, master.answer) == ("contested", "-")


def test_the_reporters_own_is_still_the_reporters(desk: Desk, town: Town) -> None:
    master, _case = asked_together(town)
    said = _form(master, follower="reporter", answer="solved")
    assert desk("shequ").post(f"/desk/cases/{master.number}/answer/", said).status_code == 302
    assert town.again(master).answer == "solved"
    assert Follower.objects.get(case=master).answer == "-"


def test_with_one_reporter_nothing_is_to_choose(desk: Desk, town: Town) -> None:
    case = journeys.confirming(town)
    assert "谁的回答" not in desk("shequ").get(f"/desk/cases/{case.number}/answer/").content.decode()


def test_a_merged_number_leads_to_the_same_step_of_the_other(desk: Desk, town: Town) -> None:
    master, case = asked_together(town)
    answer = desk("shequ").get(f"/desk/cases/{case.number}/answer/")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"这件事并进了{master.number}" in page
    assert f'href="/desk/cases/{master.number}/answer/"' in page
    assert (
        f'href="/desk/cases/{master.number}/"'
        in desk("shequ").get(f"/desk/cases/{case.number}/check/").content.decode()
    )


def test_a_merged_voice_is_dated_by_when_she_spoke(town: Town) -> None:
    master, case = journeys.accepted(town), town.case("三号楼的灯也不亮")
    too = actions.Report(place=case.place, words="我也是", reporter=town.staff, channel="phone")
    joined_at = case.reported_at + timedelta(minutes=5)
    actions.join_caller(case=case, report=too, by=town.staff, at=joined_at)
    merge(town, case, master)
    assert {each.since_at for each in voices_of(town.again(master))} == {case.reported_at, joined_at}

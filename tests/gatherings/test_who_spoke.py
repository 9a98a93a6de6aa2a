"""A lecture is not entered as held without whoever spoke; other kinds ask for nobody."""

from dataclasses import replace

import pytest

from bandeng.demo.town import Town
from bandeng.gatherings import actions, rules
from bandeng.gatherings.actions.words import Talk
from bandeng.kernel.refusals import BadInput
from tests.cases.conftest import Desk
from tests.gatherings import sessions
from tests.gatherings.sessions import FILM, ORGANISATION, SECRETARY

CLERK = f"party_staff@{ORGANISATION}"
INSIDE = next(each for each in rules.OPEN_TO if each != rules.EVERYBODY)
LECTURE = replace(FILM, kind="lecture", lines={"topic": "把小事当大事办"}, open_to=INSIDE)


def test_a_past_lecture_without_a_speaker_is_refused_in_words(town: Town) -> None:
    with pytest.raises(BadInput) as wrong:
        sessions.recorded(town, "lecture", units=(ORGANISATION,), by=CLERK)
    assert "谁讲的" in wrong.value.issues["speakers"]
    sessions.recorded(town, "lecture", units=(ORGANISATION,), by=CLERK, speakers=(Talk(called="请来的老师"),))


def test_a_planned_one_may_wait_for_its_speaker_but_is_not_held_without(town: Town) -> None:
    session = sessions.planned(town, what=LECTURE)
    with pytest.raises(BadInput) as wrong:
        sessions.held(town, session)
    assert "speakers" in wrong.value.issues
    with pytest.raises(BadInput):
        sessions.held(town, session, actions.Outcome(speakers=()))
    assert sessions.held(town, session, actions.Outcome(speakers=(Talk(post=SECRETARY),))).state == rules.HELD


def test_whoever_was_planned_to_speak_need_not_be_told_again(town: Town) -> None:
    session = sessions.planned(town, what=replace(LECTURE, speakers=(Talk(post=SECRETARY),)))
    assert sessions.held(town, session).state == rules.HELD


def test_a_film_asks_for_no_speaker(town: Town) -> None:
    assert sessions.held(town, sessions.planned(town)).state == rules.HELD


def test_the_form_says_who_is_missing_and_keeps_what_was_typed(desk: Desk, town: Town) -> None:
    asked = {"kind": "lecture", "unit": sessions.BRANCH, "title": "七月党课", "venue": "会议室"}
    asked |= {"on": "2022-07-05", "from": "09:00", "to": "10:00", "line-topic": "小事"}
    answer = desk("zhibushuji").post("/desk/gatherings/recording/", asked)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "请选谁讲的" in page
    assert "七月党课" in page

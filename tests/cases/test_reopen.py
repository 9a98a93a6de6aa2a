"""A superior opens a closed matter once more, with a reason."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.cases import journeys
from tests.cases.conftest import Desk

LATER = timedelta(hours=2)


def test_it_goes_back_to_the_handler_and_its_clocks_run_on(town: Town) -> None:
    case = journeys.closed(town)
    leader = town.holder(journeys.STREET_LEADER)
    actions.reopen(case=case, words="我路过时还是黑的", by=leader, at=town.noon + LATER)
    again = town.again(case)
    assert (again.state, again.closed_at, again.due_at) == ("handling", None, case.due_at)
    assert ToDo.objects.open().get(stream=case.stream).kind == "cases.resolve"
    assert Clock.objects.running().filter(stream=case.stream, kind="whole").exists()
    assert rebuilding.check().is_equal


def test_what_was_settled_on_the_spot_gets_its_limits(town: Town) -> None:
    case = town.case("楼道灯坏了")
    how = actions.Settling(words="拧紧了", condition="stairwell.lamp")
    actions.settle(case=case, how=how, by=town.leader, at=town.noon)
    leader = town.holder(journeys.STREET_LEADER)
    actions.reopen(case=town.again(case), words="又灭了", by=leader, at=town.noon + LATER)
    assert town.again(case).state == "handling"
    assert Clock.objects.running().filter(stream=case.stream, kind="whole").exists()


def test_only_what_is_closed_and_only_within_the_days_of_the_book(town: Town) -> None:
    leader = town.holder(journeys.STREET_LEADER)
    with pytest.raises(NotNow):
        actions.reopen(case=journeys.accepted(town), words="快办", by=leader, at=town.noon + LATER)
    case = journeys.closed(town)
    with pytest.raises(NotNow):
        actions.reopen(case=case, words="又黑了", by=leader, at=town.noon + timedelta(days=32))


def test_whoever_works_in_the_street_does_not_reopen(town: Town) -> None:
    case = journeys.closed(town)
    with pytest.raises(NotYours):
        actions.reopen(case=case, words="重办", by=town.staff, at=town.noon + LATER)


def test_it_counts_as_reopened_as_a_reporters_contest_after_closing_does(town: Town) -> None:
    first, second = journeys.closed(town), journeys.closed(town)
    leader = town.holder(journeys.STREET_LEADER)
    actions.reopen(case=first, words="还黑着", by=leader, at=town.noon + LATER)
    word = actions.Word(answer="came_back", channel="page")
    actions.contest(case=second, word=word, by=second.reporter, at=town.noon + LATER)
    journeys.contested(town)  # contested before it was closed: no reopening
    day = (town.noon, town.noon + timedelta(days=1))
    assert read("cases.reopened", place="410103/", during=day).value == 2


def test_at_the_desk_of_the_street(desk: Desk, town: Town) -> None:
    case = journeys.closed(town)
    url, browser = f"/desk/cases/{case.number}/reopening/", desk("jiedao-lingdao")
    assert browser.get(url).status_code == 200
    said = {"turn": str(case.turn), "command": "again"}
    assert browser.post(url, said).status_code == 422
    assert browser.post(url, {**said, "words": "还是黑的"}).status_code == 302
    assert "还是黑的" in browser.get(f"/c/{case.number}/").content.decode()

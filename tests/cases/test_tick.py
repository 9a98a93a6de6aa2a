"""What the clock does by itself: warn, remind, supervise, close what nobody answered."""

from datetime import timedelta

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import GRID, Town
from bandeng.inbox.models import ToDo
from bandeng.ledger.models import Fact
from bandeng.rulebook.queries import book
from tests.cases import journeys

PATROLLER = "patroller@" + GRID.split("/")[-2]


def _said(stream: str) -> list[str]:
    return [fact.name for fact in Fact.objects.of(stream)]


def test_an_overdue_acceptance_is_reminded_and_supervised(town: Town) -> None:
    case = town.case()
    actions.tick(at=town.noon + timedelta(days=2))
    assert "cases.reminded" in _said(case.stream)
    assert "cases.supervised" in _said(case.stream)
    assert ToDo.objects.open().filter(stream=case.stream, kind="cases.watch").exists()


def test_twice_in_the_same_moment_says_nothing_twice(town: Town) -> None:
    town.case()
    at = town.noon + timedelta(days=2)
    actions.tick(at=at)
    written = Fact.objects.count()
    assert actions.tick(at=at) == 0
    assert Fact.objects.count() == written


def test_silence_closes_as_unknown(town: Town) -> None:
    case = journeys.confirming(town)
    actions.tick(at=town.noon + timedelta(days=book().limits.confirm_days + 1))
    case = town.again(case)
    assert (case.state, case.result, case.answer) == ("closed", "unconfirmed", "-")


def test_what_is_on_time_is_left_alone(town: Town) -> None:
    journeys.accepted(town)
    assert actions.tick(at=town.noon + 2 * journeys.STEP) == 0


def _supervised(case: Case) -> list[str]:
    told = timeline(case, Reader.STAFF)
    return [each.text for each in told if each.name == "cases.supervised"]


def test_a_supervision_names_the_limit_that_passed_and_who_is_told(town: Town) -> None:
    case = journeys.whistling(town)
    actions.tick(at=town.noon + timedelta(days=9))
    said = _supervised(case)
    assert "「社区办理」仍未办,京广路街道督办" in said
    assert "「区城市管理局到场」仍未办,京广路街道督办" in said


def test_a_supervision_of_what_was_asked_names_whoever_was_asked(town: Town) -> None:
    case = journeys.accepted(town)
    what = actions.Asking(kind="verify", whom=PATROLLER, words="看看3号楼门口的灯")
    actions.give_errand(case=case, what=what, by=town.leader, at=town.noon + 2 * journeys.STEP)
    actions.tick(at=town.noon + timedelta(days=9))
    assert any(text.startswith("「巡逻员核实」仍未办,") for text in _supervised(case))

"""What the clock does by itself: warn, remind, supervise, close what nobody answered."""

from datetime import timedelta

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.ledger.models import Fact
from bandeng.rulebook.queries import book
from tests.cases import journeys


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

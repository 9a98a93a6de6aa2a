"""One line of a public list says what comes next and by when, in words."""

from datetime import timedelta

from django.test import Client

from bandeng.cases.models import Case
from bandeng.demo.town import Town
from bandeng.home import queries
from bandeng.inbox.models import Clock
from bandeng.ui.words import moment_text
from tests.cases import journeys


def _next(case: Case, town: Town, days: int = 0) -> str:
    return queries.lines([case], at=town.noon + timedelta(days=days))[0].next


def test_each_state_says_its_own_next_thing(town: Town) -> None:
    raised = town.case()
    assert raised.due_at is not None
    assert _next(raised, town) == f"{moment_text(raised.due_at, town.noon)}前受理"
    assert _next(journeys.accepted(town), town).endswith("前办好")
    assert _next(journeys.closed(town), town) == ""


def test_a_review_shows_its_own_limit_and_not_one_that_is_over(town: Town) -> None:
    case = journeys.contested(town)
    due_at = Clock.objects.get(stream=case.stream, kind="review").due_at
    assert _next(case, town) == f"{moment_text(due_at, town.noon)}前复核完"


def test_waiting_for_the_reporter_is_not_late(town: Town) -> None:
    case = journeys.confirming(town)
    assert _next(case, town, days=400).startswith("等反映人回答")


def test_late_is_a_word(town: Town) -> None:
    case = journeys.accepted(town)
    assert _next(case, town, days=30).startswith("已超时:应在")
    assert "前办好" in Client().get("/places/410103012002/").content.decode()

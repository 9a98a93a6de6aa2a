"""The worker and a person at one matter at the same moment: one of them does it, and the worker goes on."""

from datetime import timedelta
from functools import partial

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.ledger.models import Fact
from tests.cases.conftest import quiet_street
from tests.laws.begun import at_rest
from tests.laws.test_clocks import at_once


def _resumed(town: Town, *, at_day: int) -> tuple[list[str], int]:
    case = at_rest(town)
    at = town.noon + timedelta(days=at_day)
    by_hand = partial(actions.resume, case=case, by=town.leader, at=at)
    raised = at_once(by_hand, partial(actions.tick, at=at))
    said = Fact.objects.of(case.stream).named("cases.resumed").count()
    return [type(each).__name__ for each in raised], said


def test_a_rest_ends_once(committed: str) -> None:
    town = quiet_street()
    for _try in range(3):
        names, said = _resumed(town, at_day=6)
        assert said == 1
        assert names[1] == "NoneType", "the worker goes on whoever was quicker"
        assert names[0] in {"NoneType", "Stale", "NotNow"}

"""Two telephones and a count at the same instant: real threads and real commits, on either engine."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, slips
from bandeng.ballots.actions import casting
from bandeng.ballots.models import Elector
from bandeng.kernel.refusals import NotNow, Refusal
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from tests.ballots.conftest import DAY, NO, VOTERS, YES, Voting
from tests.cases.conftest import quiet_street
from tests.laws.acting import ballots as begun
from tests.laws.test_clocks import at_once

MOMENT = timedelta(microseconds=1)
WAITS = 1.0  # seconds a voter dawdles, or until the count is done


@pytest.fixture
def voting(committed: str) -> Voting:
    town = quiet_street()
    return Voting(town, begun.announced(town).id, town.noon + 19 * DAY)


def casts(slot: Elector, choices: dict[str, str], at: datetime) -> Callable[[], object]:
    """As a view does: the slot was read before, the moment is that of the request."""
    code, by = slips.code_of(slot.stream), people.guest(at=at)
    return lambda: actions.cast(elector=slot, code=code, choices=choices, by=by, at=at)


def test_whoever_is_overtaken_by_the_count_is_told_and_not_left_out(voting: Voting) -> None:
    cast = casts(voting.slot(1), YES, voting.closes_at - MOMENT)
    voting.close()
    with pytest.raises(NotNow, match="已经结束"):
        cast()
    assert not Fact.objects.named("ballots.cast").exists()


def test_the_count_waits_for_whoever_is_casting(voting: Voting, monkeypatch: pytest.MonkeyPatch) -> None:
    casting_, counted = threading.Event(), threading.Event()
    keep = casting.choices_kept

    def dawdle(*given: Any) -> object:
        casting_.set()
        counted.wait(WAITS)
        return keep(*given)

    def count() -> None:
        casting_.wait(WAITS)
        voting.close()
        counted.set()

    monkeypatch.setattr(casting, "choices_kept", dawdle)
    assert at_once(casts(voting.slot(1), YES, voting.closes_at - MOMENT), count) == [None, None]
    assert [_yes(fact) for fact in Fact.objects.named("ballots.closed")] == [1]


def _yes(fact: Fact) -> int:
    heads: int = fact.body["results"][0]["yes"]["heads"]
    return heads


def test_of_all_that_cast_while_it_is_counted_each_is_counted_or_told(voting: Voting) -> None:
    """Everybody in the last instant, the count in the next: acknowledged is counted, never more or less."""
    last = voting.closes_at - MOMENT
    doings = [casts(voting.slot(place), YES, last) for place in range(1, len(VOTERS) + 1)]
    said = at_once(*doings, voting.close)
    assert said[-1] is None
    told = [error for error in said if error is not None]
    assert all(isinstance(error, NotNow) for error in told), told
    closed = Fact.objects.named("ballots.closed").get()
    cast = Fact.objects.named("ballots.cast")
    assert cast.count() == len(doings) - len(told) == _yes(closed)
    assert all(fact.id < closed.id for fact in cast)
    assert rebuilding.check().is_equal


def test_two_telephones_of_one_voter_are_one_ballot(voting: Voting) -> None:
    at, slot = voting.closes_at - MOMENT, voting.slot(1)
    said = at_once(casts(slot, YES, at), casts(slot, NO, at))
    assert sorted(isinstance(error, Refusal) for error in said) == [False, True], said
    closed = voting.close()
    assert (closed.closed_at, Fact.objects.named("ballots.cast").count()) == (voting.closes_at, 1)


@pytest.mark.parametrize("late", [timedelta(), timedelta(seconds=1)])
def test_after_the_close_both_telephones_are_told(voting: Voting, late: timedelta) -> None:
    with time_machine.travel(voting.closes_at - timedelta(minutes=1), tick=False) as clock:
        phones = [begun.opened(voting.vote) for _phone in range(2)]
        clock.move_to(voting.closes_at + late)
        answers: list[tuple[int, bool]] = []

        def cast(phone: Client) -> None:
            told = phone.post(f"/votes/{voting.vote_id}/casting/", {"item-1": "yes"})
            answers.append((told.status_code, "已经结束" in told.content.decode()))

        assert at_once(*(lambda phone=phone: cast(phone) for phone in phones)) == [None, None]
    assert answers == [(409, True), (409, True)]
    assert not Fact.objects.named("ballots.cast").exists()

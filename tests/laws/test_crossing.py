"""Two steps that each concern both of two matters, from opposite ends: one wins, nobody waits for ever."""

import threading
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from bandeng.cases import actions
from bandeng.cases.ties import Kin, Root
from bandeng.kernel.refusals import Refusal, Stale
from bandeng.ledger import pen, rebuilding
from tests.cases import journeys
from tests.cases.conftest import quiet_street
from tests.cases.test_unlink import came_back
from tests.laws.invariants import complaints
from tests.laws.test_clocks import at_once


def test_each_is_merged_into_the_other_at_the_same_moment(
    committed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = quiet_street()
    first, second = journeys.accepted(town), journeys.accepted(town)
    at, by = town.noon + timedelta(hours=1), town.staff
    barrier, record, met = threading.Barrier(2), pen.record, set[int]()

    def recorded(*given: Any, **named: Any) -> Any:
        fact = record(*given, **named)
        if threading.get_ident() not in met:  # both have written to their own matter, neither to the other
            met.add(threading.get_ident())
            with suppress(threading.BrokenBarrierError):
                barrier.wait(1)
        return fact

    monkeypatch.setattr(pen, "record", recorded)
    raised = at_once(
        partial(actions.merge, case=first, master=second, words="同一盏", by=by, at=at),
        partial(actions.merge, case=second, master=first, words="同一盏", by=by, at=at),
    )
    refused = [error for error in raised if error is not None]
    assert len(refused) == 1
    assert isinstance(refused[0], Refusal), repr(refused[0])
    assert Kin.objects.filter(kind="merged").count() == 1
    assert not complaints()
    assert rebuilding.check().is_equal


def test_two_roots_over_one_matter_are_opened_once(committed: str) -> None:
    """Different streams, so no turn tells them: the matter itself is held."""
    town = quiet_street()
    journeys.closed(town)
    back, at = came_back(town, days=5), town.noon + timedelta(days=15)
    second = town.holder(journeys.SECRETARY)

    def gather(by: str) -> None:
        actions.open_root(cases=[back], words="线路老化", by=by, at=at)

    raised = at_once(lambda: gather(town.staff), lambda: gather(second))
    assert [type(error) for error in raised if error] == [Stale]
    assert Root.objects.count() == 1
    assert rebuilding.check().is_equal

"""The clock says each thing once, however often it is asked and by however many."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connections

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock
from bandeng.ledger.models import Fact
from tests.cases.conftest import quiet_street

BY_CLOCK = ("cases.warned", "cases.reminded", "cases.supervised", "cases.expired")


def test_asked_twice_it_says_nothing_new(street: Town) -> None:
    at = street.noon + timedelta(days=40)
    actions.tick(at=at)
    said = _said()
    assert actions.tick(at=at) == 0
    assert _said() == said


def test_late_and_late_again_goes_up_the_levels(town: Town) -> None:
    case = town.accepted()
    for day in range(1, 31):
        actions.tick(at=town.noon + timedelta(days=day))
    told = [fact.body for fact in Fact.objects.of(case.stream).named("cases.supervised")]
    seats = [body["seat"].partition("@")[0] for body in told if body["kind"] == "step"]
    assert seats == ["community_secretary", "district_staff"]
    reminded = [f.body["clock"] for f in Fact.objects.of(case.stream).named("cases.reminded")]
    assert len(reminded) == len(set(reminded))


def test_two_workers_at_once_say_each_thing_once(committed: str) -> None:
    town = quiet_street()
    for _ in range(6):
        town.accepted()
    at = max(Clock.objects.filter(kind="step").values_list("supervise_at", flat=True))
    at_once(lambda: actions.tick(at=at), lambda: actions.tick(at=at))
    while actions.tick(at=at):  # a step that the other took first was left for the next round
        pass
    clocks = [(fact.name, fact.body["clock"]) for fact in Fact.objects.named(*BY_CLOCK)]
    assert len(clocks) == len(set(clocks))
    supervised = [clock for name, clock in clocks if name == "cases.supervised"]
    assert len(supervised) == 6


def at_once(*doings: Callable[[], object]) -> list[BaseException | None]:
    """Let these be done in threads that start together; answers what each raised."""
    raised: list[BaseException | None] = [None] * len(doings)
    start = threading.Barrier(len(doings))

    def do(number: int) -> None:
        try:
            start.wait()
            doings[number]()
        except BaseException as error:
            raised[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=(number,)) for number in range(len(doings))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def _said() -> list[tuple[str, str, datetime]]:
    return list(Fact.objects.named(*BY_CLOCK).order_by("id").values_list("name", "stream", "at"))

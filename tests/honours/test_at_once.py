"""Two at one award at the same moment: one fact, and the other is told."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from bandeng.demo.town import Town
from bandeng.honours import actions, rules
from bandeng.honours.models import Award, Round
from bandeng.kernel.refusals import Refusal
from bandeng.ledger.models import Fact
from tests import databases
from tests.cases.conftest import quiet_street
from tests.honours.test_commendations import nominated, person, team
from tests.honours.world import ORGANISER, PUBLICITY, SECRETARY, STREET_LEADER, again, member, opened
from tests.laws.test_clocks import at_once


@pytest.fixture(scope="module")
def street(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    """A quiet street in which commits are real."""
    with django_db_blocker.unblock():
        connection.close()
        name = databases.copy_of(str(connection.settings_dict["NAME"]))
        try:
            with databases.using(name):
                yield quiet_street()
        finally:
            databases.drop(name)


def _both(one: Callable[[], object], other: Callable[[], object]) -> list[BaseException]:
    said = at_once(lambda: one() and None, lambda: other() and None)
    found = [error for error in said if error is not None]
    assert all(isinstance(error, Refusal) for error in found), found
    return found


def test_a_medal_is_given_once(street: Town) -> None:
    member(street, "EQ-1", date(1972, 6, 20))
    opened(street)
    award = Award.objects.get(subject="EQ-1")
    for by in (SECRETARY, STREET_LEADER):
        holder, seen = street.holder(by), again(award)
        told = _both(
            lambda seen=seen, holder=holder: actions.endorse(awards=[seen], by=holder, at=street.noon),  # type: ignore[misc]
            lambda seen=seen, holder=holder: actions.refuse(  # type: ignore[misc]
                awards=[seen], why="不同意", by=holder, at=street.noon
            ),
        )
        assert len(told) == 1
        if again(award).state == rules.REFUSED:
            return
    by, seen = street.holder(ORGANISER), again(award)
    number = actions.Decision(number="二组〔2022〕18号")
    told = _both(
        lambda: actions.decide(awards=[seen], what=number, by=by, at=street.noon),
        lambda: actions.decide(awards=[seen], what=number, by=by, at=street.noon),
    )
    assert len(told) == 1
    assert Fact.objects.named("honours.decided").count() == 1


def test_a_round_is_announced_once(street: Town) -> None:
    seen, by = opened(street, "volunteers", PUBLICITY), street.holder(PUBLICITY)
    awards = nominated(street, seen, team(), person())
    actions.endorse(awards=awards, by=street.holder(STREET_LEADER), at=street.noon)
    told = _both(
        lambda: actions.publish(round_=seen, by=by, at=street.noon),
        lambda: actions.publish(round_=seen, by=by, at=street.noon),
    )
    assert len(told) == 1


def test_two_who_list_anew_list_nobody_twice(street: Town) -> None:
    by = street.holder(ORGANISER)
    fact = actions.open_(what=actions.Opening(honour="fifty-years", year=2031), by=by, at=street.noon)
    round_ = Round.objects.get(id=fact.stream.partition(":")[2])
    before = Award.objects.filter(round=round_.id).count()
    member(street, "EQ-31", date(1981, 6, 20), rule="file")
    _both(
        lambda: actions.propose_again(round_=round_, by=by, at=street.noon),
        lambda: actions.propose_again(round_=round_, by=by, at=street.noon),
    )
    assert Award.objects.filter(round=round_.id).count() == before + 1


def test_a_year_of_medals_is_opened_once(street: Town) -> None:
    by, what = street.holder(ORGANISER), actions.Opening(honour="fifty-years", year=2032)
    told = _both(
        lambda: actions.open_(what=what, by=by, at=street.noon),
        lambda: actions.open_(what=what, by=by, at=street.noon),
    )
    assert len(told) == 1
    assert Round.objects.filter(honour="fifty-years", year=2032).count() == 1


def test_a_decision_of_another_level_is_recorded_once(street: Town) -> None:
    by = street.holder(ORGANISER)
    what = actions.Recording(
        honour="city-secretaries",
        kind="person",
        unit="410103012002-branch",
        post=SECRETARY,
        number="郑组〔2019〕3号",
        on=date(2019, 7, 1),
    )
    told = _both(
        lambda: actions.record(what=[what], by=by, at=street.noon),
        lambda: actions.record(what=[what], by=by, at=street.noon),
    )
    assert len(told) == 1
    assert Award.objects.filter(number="郑组〔2019〕3号").count() == 1

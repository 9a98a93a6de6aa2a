"""What nobody looked at after the work is drawn for a look by its own id; more where the risk is greater."""

from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import sampling
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.people import queries as persons
from bandeng.rulebook.queries import book
from tests.cases import journeys


def share(case: Case) -> int:
    """Where the matter's own id stands among a hundred."""
    return int(case.stream[-8:], 16) % 100


def silent(town: Town) -> Case:
    """Nobody answered in time."""
    case = journeys.confirming(town)
    actions.tick(at=town.noon + timedelta(days=book().limits.confirm_days + 1))
    return town.again(case)


def drawn(town: Town) -> Case:
    """One of those without an answer that was drawn; most are not."""
    return next(case for case in iter(lambda: silent(town), None) if case.sampled)


def test_what_ended_in_silence_is_drawn_by_its_own_id(town: Town) -> None:
    cases = [silent(town) for _number in range(12)]
    limits = book().limits
    for case in cases:
        fact = Fact.objects.of(case.stream).named("cases.expired").get()
        assert fact.body["sampled"] is case.sampled
        if not limits.silent_sample_share <= share(case) < limits.risky_sample_share:
            assert case.sampled is (share(case) < limits.silent_sample_share)
        assert (fact.body["seat"] == "-") is not case.sampled
        assert case.result == "unconfirmed"


def test_the_look_is_taken_by_somebody_who_did_not_work_on_it(town: Town) -> None:
    case = drawn(town)
    waits = ToDo.objects.open().get(stream=case.stream, kind="cases.check")
    assert waits.barred.split() == [town.leader]
    at = (case.closed_at or town.noon) + timedelta(hours=1)
    with pytest.raises(NotYours):
        actions.check(case=case, finding=actions.Finding(passed=True), by=town.leader, at=at)
    client = Client()
    client.force_login(persons.person(town.staff))
    assert "核查" in client.get(f"/desk/cases/{case.number}/").content.decode()
    actions.check(case=case, finding=actions.Finding(passed=True), by=town.staff, at=at)
    case = town.again(case)
    assert (case.state, case.result, case.sampled) == ("closed", "unconfirmed", False)
    assert not ToDo.objects.open().filter(stream=case.stream).exists()
    assert rebuilding.check().is_equal


def test_what_is_found_undone_goes_back(town: Town) -> None:
    case = drawn(town)
    at = (case.closed_at or town.noon) + timedelta(hours=1)
    found = actions.Finding(passed=False, words="还是黑的")
    actions.check(case=case, finding=found, by=town.staff, at=at)
    case = town.again(case)
    assert (case.state, case.sampled) == ("handling", False)
    assert rebuilding.check().is_equal


def test_urgent_met_by_several_or_come_back_is_a_greater_risk_and_no_picture_is_none(town: Town) -> None:
    plain = town.case("楼道灯坏了")
    assert not sampling.is_risky(plain, "stairwell.lamp", at=town.noon)
    actions.join(case=plain, follower=people.guest(at=town.noon), at=town.noon)
    assert sampling.is_risky(town.again(plain), "stairwell.lamp", at=town.noon)
    assert sampling.is_risky(town.case("楼道里有煤气味"), "-", at=town.noon)
    before = journeys.closed(town)
    again = town.case(at=town.noon + timedelta(days=5))
    assert sampling.is_risky(again, before.condition, at=town.noon + timedelta(days=5))
    assert book().limits.risky_sample_share > book().limits.sample_share

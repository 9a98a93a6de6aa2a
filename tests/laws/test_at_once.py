"""Two people at one matter, one form sent twice, and as many questions for many matters as for few."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo.town import GRID, Town
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import Stale
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from tests.cases.conftest import quiet_street
from tests.laws.test_clocks import at_once

LAMP = "street-lamp.one-out"


def test_of_two_who_act_at_once_one_is_told_that_the_other_was_quicker(committed: str) -> None:
    town = quiet_street()
    case, at = town.case(), town.noon + timedelta(minutes=10)
    people_ = (town.leader, town.staff)
    raised = at_once(
        *(lambda by=by: actions.accept(case=case, condition=LAMP, by=by, at=at) for by in people_)
    )
    assert sorted(type(each).__name__ for each in raised) == ["NoneType", "Stale"]
    assert Fact.objects.of(case.stream).named("cases.accepted").count() == 1
    assert town.again(case).turn == 2


def test_a_batch_sent_twice_at_once_is_done_once(committed: str) -> None:
    town = quiet_street()
    rows = tuple(actions.Chosen(case=case, turn=1) for case in (town.case(), town.case()))
    batch = actions.Batch(id=new_id(town.noon), verb="accept", rows=rows, said={})
    at = town.noon + timedelta(minutes=10)
    raised = at_once(*(lambda: actions.perform(batch=batch, by=town.leader, at=at) for _time in range(2)))
    assert raised == [None, None]
    assert Fact.objects.named("cases.accepted").count() == 2
    assert Fact.objects.named("cases.batch_taken").get().body["done"] == 2


def test_whoever_saw_an_older_page_is_told(town: Town) -> None:
    case = town.case()
    at = town.noon + timedelta(minutes=10)
    actions.accept(case=case, condition=LAMP, by=town.leader, at=at)
    why = actions.Declining(reason="不归网格管", basis="城市照明管理规定")
    with pytest.raises(Stale):
        actions.decline(case=case, why=why, by=town.staff, at=at)
    assert town.again(case).state == "handling"


def test_the_same_form_again_answers_with_the_first_fact(town: Town) -> None:
    case, at = town.case(), town.noon + timedelta(minutes=10)
    command = new_id(at)
    first = actions.accept(case=case, condition=LAMP, by=town.leader, at=at, command=command)
    again = actions.accept(case=case, condition=LAMP, by=town.leader, at=at, command=command)
    assert again.id == first.id
    assert town.again(case).turn == 2


def test_as_many_questions_for_thirty_matters_as_for_three(town: Town) -> None:
    counts = []
    for wanted in (3, 30):
        while Case.objects.count() < wanted:
            town.case()
        counts.append((_questions_of_a_report(town), _questions_of_an_acceptance(town)))
    assert counts[0] == counts[1]


def _questions_of_a_report(town: Town) -> int:
    reporter = people.guest(at=town.noon)
    report = actions.Report(place=GRID, words="楼下路灯不亮了", reporter=reporter)
    with CaptureQueriesContext(connection) as asked:
        actions.report(report=report, at=town.noon)
    return len(asked)


def _questions_of_an_acceptance(town: Town) -> int:
    case, at, leader = town.case(), town.noon + timedelta(minutes=10), town.leader
    with CaptureQueriesContext(connection) as asked:
        actions.accept(case=case, condition=LAMP, by=leader, at=at)
    return len(asked)

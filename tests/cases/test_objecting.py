"""Whoever reads a matter that is looked at again reads by whose word: hers, another's, or the source's."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandeng.cases import actions
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries.sentence import standing, standings
from bandeng.demo.town import Town
from bandeng.ledger import remembering
from tests.cases import journeys
from tests.cases.test_detach import detach
from tests.cases.test_merge import merge

SENT_AGAIN = "热线又派来一次"
HOURS = timedelta(hours=2)


def asked_together(town: Town) -> tuple[Case, Case]:
    """Two reports of one thing, reported done and looked at: both reporters are asked. The master first."""
    master, case = journeys.accepted(town), town.case("三号楼的灯也不亮")
    merge(town, case, master)
    actions.resolve(case=town.again(master), what=journeys.DONE, by=town.leader, at=town.noon + HOURS)
    finding = actions.Finding(passed=True)
    actions.check(case=town.again(master), finding=finding, by=town.staff, at=town.noon + HOURS)
    return town.again(master), town.again(case)


def says(town: Town, case: Case, answer: str) -> Case:
    word = actions.Word(answer=answer, channel="page")
    at = town.again(case).since_at + HOURS
    actions.contest(case=town.again(case), word=word, by=case.reporter, at=at)
    return town.again(case)


def another_says(town: Town, master: Case, answer: str) -> Case:
    person = Follower.objects.get(case=master).person
    word = actions.Word(answer=answer, channel="page")
    at = town.again(master).since_at + HOURS
    actions.judge(case=town.again(master), follower=person, word=word, by=person, at=at)
    return town.again(master)


def sent_again(town: Town, case: Case) -> Case:
    at = town.again(case).since_at + HOURS
    actions.ask_again(case=town.again(case), number="二-1", by=town.staff, at=at)
    return town.again(case)


def told(town: Town, case: Case) -> str:
    case = town.again(case)
    return standing(case, at=case.since_at).sentence


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [("not", "说还没办好,"), ("partly", "说只办好一部分,"), ("came_back", "说又发生了,")],
)
def test_the_reporter_and_another_who_reported_it(town: Town, answer: str, sentence: str) -> None:
    master, case = asked_together(town)
    another_says(town, master, answer)
    assert told(town, master).startswith(f"一位反映人{sentence}")
    assert f"一位反映人{sentence}" in told(town, case)
    assert SENT_AGAIN not in Client().get(f"/c/{master.number}/").content.decode()
    alone = says(town, journeys.confirming(town), answer)
    assert told(town, alone).startswith(f"反映人{sentence}")


def test_after_they_parted_it_is_still_another(town: Town) -> None:
    master, case = asked_together(town)
    another_says(town, master, "not")
    detach(town, case)
    assert told(town, master).startswith("一位反映人说还没办好,")
    assert SENT_AGAIN not in told(town, case)


def test_the_source_also_where_the_reporter_had_said_no_before(town: Town) -> None:
    case = says(town, journeys.confirming(town), "not")
    verdict = actions.Verdict(outcome="uphold", words="看过了,灯是亮的,请晚上再看")
    by = town.holder(journeys.SECRETARY)
    actions.review(case=case, verdict=verdict, by=by, at=case.since_at + HOURS)
    assert SENT_AGAIN in told(town, sent_again(town, case))


def test_a_word_beside_changes_nothing_of_it(town: Town) -> None:
    master, _case = asked_together(town)
    another_says(town, master, "not")
    word = actions.Word(answer="solved", channel="page")
    at = town.again(master).since_at + HOURS
    actions.voice(case=town.again(master), person=master.reporter, word=word, by=master.reporter, at=at)
    assert told(town, master).startswith("一位反映人说还没办好,")


def test_a_check_that_did_not_pass_and_a_superior_name_nobody(town: Town) -> None:
    case = journeys.resolved(town)
    finding = actions.Finding(passed=False, words="还有两盏不亮")
    actions.check(case=case, finding=finding, by=town.staff, at=case.since_at + HOURS)
    over = journeys.closed(town)
    by = town.holder(journeys.STREET_LEADER)
    actions.reopen(case=over, words="路口那盏又不亮了,请再去看", by=by, at=over.since_at + HOURS)
    for each in (case, over):
        assert "正在处理" in told(town, each)
        assert "反映人说" not in told(town, each)
        assert SENT_AGAIN not in told(town, each)


def _asked_for(cases: list[Case], *, at: datetime) -> list[str]:
    """The statements that tell how these stand."""
    with remembering.remembering(), CaptureQueriesContext(connection) as asked:
        assert len(standings(cases, at=at)) == len(cases)
    return [each["sql"] for each in asked if "cases.contested" in each["sql"]]


def test_a_list_asks_once_by_whose_word_each_is_looked_at_again(town: Town) -> None:
    master, case = asked_together(town)
    another_says(town, master, "partly")
    several = [says(town, journeys.confirming(town), answer) for answer in ("not", "came_back")]
    listed = [town.again(case), town.again(master), *several]
    at = several[-1].since_at
    assert len(_asked_for(listed, at=at)) == 1
    assert len(_asked_for(listed[1:2], at=at)) == 1
    with remembering.remembering():
        together = [each.sentence for each in standings(listed, at=at)]
    assert together == [standing(each, at=at).sentence for each in listed]


def test_what_is_not_in_review_asks_for_no_such_word(town: Town) -> None:
    case = journeys.accepted(town)
    with CaptureQueriesContext(connection) as asked:
        standing(case, at=case.since_at)
    assert not [each for each in asked if "cases.contested" in each["sql"]]

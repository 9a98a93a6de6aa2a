"""Where the source named nobody who reported it, nobody is sent to ask, and the pages say so."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import reasons, sentence
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.cases.queries.upcoming import upcoming
from bandeng.demo.town import GRID, PIN, Town
from bandeng.inbox.models import ToDo
from bandeng.ledger import rebuilding
from bandeng.people import actions as people
from bandeng.rulebook.queries import book
from tests.cases import journeys
from tests.cases.conftest import Desk

STEP = journeys.STEP


def checked(town: Town, channel: str, *, name: str = "", follower: bool = False) -> Case:
    """Raised, accepted, done, and looked at by the community's staff."""
    report = actions.Report(
        place=GRID,
        words="路灯不亮",
        reporter=people.guest(name=name, at=town.noon),
        pin=PIN,
        channel=channel,
    )
    fact = actions.file(report=report, by=town.staff, at=town.noon)
    case = Case.objects.get(stream=fact.stream)
    if follower:
        actions.join(case=case, follower=people.guest(at=town.noon), at=town.noon)
    actions.accept(case=town.again(case), condition=journeys.LAMP, by=town.leader, at=town.noon + STEP)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=town.noon + 2 * STEP)
    passed = actions.Finding(passed=True)
    actions.check(case=town.again(case), finding=passed, by=town.staff, at=town.noon + 3 * STEP)
    return town.again(case)


@pytest.mark.parametrize(("channel", "asked"), [("urban", False), ("web", True)])
def test_no_page_says_that_she_will_be_asked(town: Town, desk: Desk, channel: str, asked: bool) -> None:
    case = town.case(channel=channel)
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon + STEP)
    told = []
    case = town.again(case)
    told.append(sentence.standing(case, at=town.noon + STEP).sentence)
    told.append(desk("wanggezhang").get(f"/desk/cases/{case.number}/resolution/").content.decode())
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=town.noon + 2 * STEP)
    told.append(sentence.standing(town.again(case), at=town.noon + 2 * STEP).sentence)
    for each in told:
        assert ("请反映人确认" in each) == asked
        assert ("没有人可问" in each) == (not asked)


def is_asked(case: Case) -> bool:
    return ToDo.objects.open().filter(stream=case.stream, kind="cases.ask").exists()


@pytest.mark.parametrize("channel", ["urban", "12345", "patrol"])
def test_nobody_is_sent_to_ask_and_it_ends_as_unconfirmed(town: Town, channel: str) -> None:
    case, at = checked(town, channel), town.noon + timedelta(hours=1)
    assert (case.state, is_asked(case)) == ("confirming", False)
    assert "来源没有写反映人" in sentence.standing(case, at=at).sentence
    assert "没有人可问" in upcoming([case], at=at)[case.id]
    assert "等反映人回答" not in {each.name for each in reasons.in_public(case)}
    actions.tick(at=town.noon + timedelta(days=book().limits.confirm_days + 1))
    case = town.again(case)
    assert (case.state, case.result) == ("closed", "unconfirmed")
    assert "来源没有写反映人" in sentence.standing(case, at=at).sentence
    assert timeline(case, Reader.ANYBODY)[-1].text == "来源没有写反映人,没有人可问,按「未确认」结束"
    assert rebuilding.check().is_equal


@pytest.mark.parametrize(
    ("channel", "name", "follower"),
    [("urban", "王秀英", False), ("urban", "", True), ("web", "", False), ("visit", "", False)],
)
def test_whoever_was_named_or_holds_a_code_is_asked(
    town: Town, channel: str, name: str, follower: bool
) -> None:
    case = checked(town, channel, name=name, follower=follower)
    assert is_asked(case)
    assert "来源没有写反映人" not in sentence.standing(case, at=town.noon).sentence


def test_a_list_says_it_too(town: Town) -> None:
    cases = [checked(town, "urban") for _n in range(3)]
    told = sentence.standings(cases, at=town.noon)
    assert all("没有人可问" in each.sentence for each in told)


@pytest.mark.parametrize(
    ("channel", "called", "told"),
    [
        ("urban", "数字城管转来的一件事", "数字城管转来这件事"),
        ("12345", "居民反映的一件事", "12345热线转来这件事"),
        ("patrol", "巡查的人看到的一件事", "巡查的人看到这件事,登记在这里办"),
        ("web", "居民反映的一件事", "居民反映了这件事"),
        ("phone", "居民反映的一件事", "居民反映了这件事"),
    ],
)
def test_the_public_story_says_whose_it_is(town: Town, channel: str, called: str, told: str) -> None:
    case = town.case(channel=channel)
    assert sentence.title(case) == called
    assert timeline(case, Reader.ANYBODY)[0].text == told


def test_the_desk_reads_that_nobody_can_be_asked(desk: Desk, town: Town) -> None:
    case = checked(town, "urban")
    page = desk("shuji").get(f"/desk/cases/{case.number}/answer/").content.decode()
    assert "来源没有写反映人,没有人可问。有人自己来说的才记" in page

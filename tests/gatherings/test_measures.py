"""The words of a figure decide what it counts; each record stands behind it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.figures.words import entered
from bandeng.gatherings import actions
from bandeng.gatherings.actions.words import Talk
from bandeng.gatherings.facts import Examined
from bandeng.gatherings.models import Speech
from bandeng.ledger import sealing
from tests.gatherings import sessions
from tests.gatherings.sessions import BRANCH, COMMUNITY, DAY, GROUP, HOUR, ORGANISATION, SECOND, SECRETARY

SHANGHAI = ZoneInfo("Asia/Shanghai")
JULY = (datetime(2022, 7, 1, tzinfo=SHANGHAI), datetime(2022, 8, 1, tzinfo=SHANGHAI))
LEADER = f"group_leader@{GROUP}"
CLERK = f"party_staff@{ORGANISATION}"
OWN, DEPUTY = f"secretary@{ORGANISATION}", f"deputy_secretary@{ORGANISATION}"


def value(name: str, *, place: str = "410103/", seal: int | None = None) -> object:
    reading = read(name, place=place, during=JULY, seal=seal)
    assert reading.value == (reading.counted.subjects or len(reading.evidence))
    return reading.value


def test_planned_and_cancelled_sessions_do_not_count(town: Town) -> None:
    session = sessions.planned(town)
    assert value("gatherings.held") == 0
    sessions.held(town, session)
    assert value("gatherings.held") == 1
    by, at = town.holder(SECRETARY), session.ends_at + HOUR
    actions.cancel(session=sessions.again(session), why="记错了", by=by, at=at)
    assert value("gatherings.held") == 0


def test_a_joint_session_counts_once_and_for_each_of_its_units(town: Town) -> None:
    sessions.recorded(town, "study", units=(BRANCH, GROUP), by=SECRETARY)
    assert value("gatherings.held") == 1
    assert value("study.branches") == 1
    assert value("study.groups") == 1


FAR = "410103005001-branch"  # a branch of another street
STREETS = ("410103/410103012/", "410103/410103005/")


def test_a_session_of_two_streets_counts_in_each_and_once_in_the_district(town: Town) -> None:
    session = sessions.recorded(town, "study", units=(BRANCH, FAR), by=SECRETARY)
    for name in ("gatherings.held", "study.branches"):
        assert [value(name, place=street) for street in STREETS] == [1, 1]
    assert (value("gatherings.held"), value("study.branches")) == (1, 2)
    reading = read("gatherings.held", place=STREETS[1], during=JULY)
    assert [record.place.startswith(STREETS[1]) for record in reading.evidence] == [True]
    by = town.holder(SECRETARY)
    actions.cancel(session=session, why="记错了", by=by, at=town.noon + HOUR)
    assert [value("gatherings.held", place=street) for street in STREETS] == [0, 0]


def test_whoever_came_counts_in_both_streets(town: Town) -> None:
    session = sessions.recorded(town, "study", units=(BRANCH, FAR), by=SECRETARY)
    who = [actions.Coming(called=name) for name in ("周大伯", "王阿姨")]
    actions.attend(session=session, who=who, way="sheet", by=town.holder(SECRETARY), at=town.noon + HOUR)
    places = ("410103/", *STREETS)
    assert [value("gatherings.attended", place=place) for place in places] == [2, 2, 2]


def test_a_festival_of_two_streets_is_one_street_in_each(town: Town) -> None:
    lines = {"programme": "合唱"}
    sessions.recorded(town, "festival", units=(BRANCH, FAR), by=SECRETARY, lines=lines)
    assert [value("festival.streets", place=place) for place in ("410103/", *STREETS)] == [2, 1, 1]


def test_a_branch_counts_once_and_a_group_only_with_a_session_of_its_own(town: Town) -> None:
    for kind in ("study", "talk"):
        sessions.recorded(town, kind, units=(BRANCH,), by=SECRETARY)
    assert (value("study.branches"), value("study.groups")) == (1, 0)
    sessions.recorded(town, "study", units=(SECOND,), by=f"group_leader@{SECOND}")
    assert (value("study.branches"), value("study.groups")) == (1, 1)
    sessions.recorded(town, "film", units=(GROUP,), by=LEADER, lines={"film": "一部片子"})
    assert value("study.groups") == 1


@pytest.mark.parametrize(
    ("begins_at", "counts"),
    [
        (datetime(2022, 6, 30, 23, 30, tzinfo=SHANGHAI), 0),
        (datetime(2022, 7, 1, 0, 0, tzinfo=SHANGHAI), 1),
        (datetime(2022, 7, 5, 9, 0, tzinfo=SHANGHAI), 1),
    ],
)
def test_a_session_lies_in_the_period_in_which_it_began(town: Town, begins_at: datetime, counts: int) -> None:
    sessions.recorded(town, "study", units=(BRANCH,), by=SECRETARY, begins_at=begins_at)
    assert value("gatherings.held") == counts


def test_what_is_told_late_changes_later_seals_only(town: Town) -> None:
    first = sealing.seal(at=town.noon)
    assert first
    what = actions.Recording(
        kind="study",
        title="补录的一场",
        units=(BRANCH,),
        begins_at=town.noon - DAY,
        ends_at=town.noon - DAY + HOUR,
        venue="会议室",
    )
    late = town.noon + timedelta(days=40)
    actions.record(what=what, by=town.holder(SECRETARY), at=late)
    second = sealing.seal(at=late)
    assert second
    assert value("gatherings.held", seal=first.id) == 0
    assert value("gatherings.held", seal=second.id) == 1
    for name in ("gatherings.held", "study.branches"):
        (record,) = read(name, place="410103/", during=JULY).evidence
        assert record.at == town.noon - DAY, "the day it was held, not the day it was entered"
        assert entered(record.at, record.told_at) == "8月15日补录"


def _lecture(town: Town, *speakers: Talk, by: str = CLERK) -> None:
    sessions.recorded(town, "lecture", units=(ORGANISATION,), by=by, speakers=speakers)


def test_only_the_units_own_secretary_counts_as_a_lecture_of_the_unit(town: Town) -> None:
    _lecture(town, Talk(post=DEPUTY))
    _lecture(town, Talk(called="市里来的老师"))
    assert value("lectures.units") == 0
    _lecture(town, Talk(post=OWN))
    _lecture(town, Talk(post=OWN), Talk(post=DEPUTY))
    assert value("lectures.units") == 1


def test_the_community_secretary_counts_for_her_community(town: Town) -> None:
    lecturer = Talk(post=f"community_secretary@{COMMUNITY}")
    by = f"community_staff@{COMMUNITY}"
    sessions.recorded(town, "lecture", units=(COMMUNITY,), by=by, speakers=(lecturer,))
    assert value("lectures.units") == 1


def test_a_unit_counts_by_a_lecture_that_it_holds_and_not_by_one_its_secretary_gave_elsewhere(
    town: Town,
) -> None:
    guest = Talk(post=f"community_secretary@{COMMUNITY}")
    branch = sessions.recorded(town, "lecture", units=(BRANCH,), by=SECRETARY, speakers=(guest,))
    assert value("lectures.units") == 0
    assert [speech.own for speech in Speech.objects.filter(session=branch)] == [False]
    sessions.recorded(town, "lecture", units=(BRANCH,), by=SECRETARY, speakers=(Talk(post=SECRETARY),))
    assert value("lectures.units") == 1
    sessions.recorded(town, "lecture", units=(BRANCH, COMMUNITY), by=SECRETARY, speakers=(guest,))
    assert value("lectures.units") == 2


def test_examined_is_not_passed_and_each_unit_counts_once(town: Town) -> None:
    for unit, result in (("410103-cg", "failed"), ("410103-cg", "passed"), ("410103-sz", "outstanding")):
        examined = (Examined(unit=unit, result=result),)
        sessions.recorded(
            town, "inspection", units=("410103-jw",), by="party_staff@410103-jw", examined=examined
        )
    assert value("integrity.units_examined") == 2


def test_streets_with_a_festival_count_once_each(town: Town) -> None:
    programme = {"programme": "合唱、豫剧、剪纸"}
    for units in ((BRANCH,), (COMMUNITY,)):
        by = SECRETARY if units == (BRANCH,) else f"community_staff@{COMMUNITY}"
        sessions.recorded(town, "festival", units=units, by=by, lines=programme)
    assert value("festival.streets") == 1
    other = "410103005001"
    by = f"community_staff@{other}"
    sessions.recorded(town, "festival", units=(other,), by=by, lines=programme)
    assert value("festival.streets") == 2
    assert value("festival.streets", place="410103/410103005/") == 1


def test_attendances_are_counted_from_their_lines(town: Town) -> None:
    session = sessions.planned(town)
    by, at = town.holder(SECRETARY), session.begins_at
    who = [actions.Coming(called=name) for name in ("周大伯", "王阿姨", "周大伯")]
    actions.attend(session=session, who=who, way="sheet", by=by, at=at)
    assert value("gatherings.attended") == 0
    sessions.held(town, sessions.again(session))
    assert value("gatherings.attended") == 2


def test_sessions_of_a_kind_are_counted_as_its_own_figure(town: Town) -> None:
    sessions.held(town, sessions.planned(town))
    kind = sessions.planned(town).kind
    assert value("gatherings.held") == value(f"sessions.{kind}") == 1
    assert value("sessions.fire-training") == 0

"""July 2022 of the demo: what must not count is there and does not; what a naive rule misses counts."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from bandeng.demo.july.ground import july
from bandeng.figures.queries import read
from bandeng.gatherings.models import Holder, Session
from bandeng.honours.models import Award
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import Fact
from bandeng.visits.models import Visit
from tests.laws.test_july import the_month
from tests.worlds import Lend

DURING = datetime(2022, 7, 1, tzinfo=SHANGHAI), datetime(2022, 8, 1, tzinfo=SHANGHAI)


@pytest.fixture
def month(world: Lend) -> Iterator[None]:
    with world(the_month):
        yield


def streams(name: str) -> set[str]:
    """The streams of the records behind a figure of July in Erqi."""
    heights = {record.height for record in read(name, place="410103/", during=DURING).evidence}
    return set(Fact.objects.filter(id__in=heights).values_list("stream", flat=True))


@pytest.mark.slow
def test_sessions_that_were_not_held_in_july_do_not_count(month: None) -> None:
    serving = Session.objects.exclude(serves="-")
    cancelled = serving.filter(state="cancelled")
    planned = serving.filter(state="planned")
    august = Session.objects.filter(begins_at__gte=july(32, 0), state="held", kind="study")
    elsewhere = serving.exclude(place__startswith="410103/")
    counted = streams("activities.sessions")
    for trap in (cancelled, planned, august, elsewhere):
        found = {each.stream for each in trap}
        assert found
        assert not found & counted


@pytest.mark.slow
def test_a_session_of_several_units_counts_once(month: None) -> None:
    reading = read("activities.sessions", place="410103/", during=DURING)
    joint = Session.objects.filter(id__in=Holder.objects.filter(unit__endswith="-group2").values("session"))
    assert joint.filter(state="held").exists()
    assert reading.value == len({record.subject or record.height for record in reading.evidence}) == 312


@pytest.mark.slow
def test_the_festival_is_one_with_a_part_in_every_street(month: None) -> None:
    whole = Session.objects.get(title="“情暖二七、睦邻家和”社区文化艺术节")
    parts = Session.objects.filter(serves__contains=whole.stream)
    streets = {part.place.split("/")[1] for part in parts}
    assert (parts.count(), len(streets)) == (14, 13)
    assert read("festival.streets", place="410103/", during=DURING).value == 13


@pytest.mark.slow
def test_who_is_visited_twice_or_told_on_two_phones_counts_once(month: None) -> None:
    subjects = list(Visit.objects.values_list("subject", flat=True))
    assert len(subjects) > len(set(subjects)), "somebody is called upon a second time"
    days = list(Visit.objects.values_list("subject", "on", "visitor"))
    assert len(days) == len(set(days)), "the same visit on a second phone is no visit"
    assert read("visits.members", place="410103/", during=DURING).value == 530


@pytest.mark.slow
def test_who_is_short_or_dead_gets_no_medal_and_who_had_no_probation_does(month: None) -> None:
    proposed = set(Award.objects.filter(honour="fifty-years").values_list("subject", flat=True))
    assert not proposed & {"DY-short", "DY-late-june"}
    given = streams("medals.fifty_years")
    first = Award.objects.get(honour="fifty-years", subject="DY-50-001")
    assert first.stream in given, "admitted on 1972-06-20, when there was no probation"


@pytest.mark.slow
def test_a_medal_that_is_approved_and_not_handed_over_does_not_count(month: None) -> None:
    waiting = Award.objects.filter(honour="fifty-years", state="decided", decided_on__lte=date(2022, 7, 31))
    assert waiting.exists()
    assert not {each.stream for each in waiting} & streams("medals.fifty_years")

"""July 2022 of the demo: every figure of the month counts what its words say, and nothing else."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from bandeng.cases.models import Case
from bandeng.demo import july, world
from bandeng.demo.july import brief, neighbours
from bandeng.editions.queries import verifying as verifying_editions
from bandeng.figures.queries import read
from bandeng.gatherings.models import Session
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import rebuilding, sealing, verifying
from tests.worlds import Lend

FIGURES = {
    "activities.activities": 10,
    "activities.sessions": 312,
    "lectures.units": 80,
    "visits.members": 530,
    "medals.fifty_years": 124,
    "secretaries.city_honour": 11,
    "study.branches": 110,
    "study.groups": 236,
    "integrity.units_examined": 43,
    "commended.volunteers": 260,
    "festival.streets": 13,
    "commended.governance_groups": 47,
    "commended.governance_persons": 100,
    "cases.reported": 32,
    "doors.visited": 24,
    "renewal.calls": 36,
    "places.micro_grids": 42,
    "assignments.cadres": 53,
    "assignments.partner_workers": 23,
}


def the_month() -> None:
    world.district(at=world.FOUNDED)
    july.tell()
    sealing.seal(at=datetime(2022, 8, 2, tzinfo=SHANGHAI))


@pytest.fixture
def month(world: Lend) -> Iterator[None]:
    with world(the_month):
        yield


@pytest.mark.slow
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_of_the_month_counts_what_its_words_say(month: None, name: str) -> None:
    during = datetime(2022, 7, 1, tzinfo=SHANGHAI), datetime(2022, 8, 1, tzinfo=SHANGHAI)
    reading = read(name, place="410103/", during=during)
    assert reading.value == FIGURES[name]
    assert len({record.height for record in reading.evidence}) >= 1


@pytest.mark.slow
def test_a_session_of_the_next_district_serves_the_month_and_does_not_count(month: None) -> None:
    told = Session.objects.get(place=neighbours.NEXT)
    assert told.is_held
    assert told.serves.startswith("activity:")
    during = datetime(2022, 7, 1, tzinfo=SHANGHAI), datetime(2022, 8, 1, tzinfo=SHANGHAI)
    everywhere = read("activities.sessions", place="", during=during)
    here = read("activities.sessions", place="410103/", during=during)
    assert (everywhere.value, here.value) == (313, 312)


@pytest.mark.slow
def test_a_community_has_its_grids(month: None) -> None:
    during = datetime(2022, 7, 1, tzinfo=SHANGHAI), datetime(2022, 8, 1, tzinfo=SHANGHAI)
    place = "410103/410103012/410103012002/"
    assert read("places.grids", place=place, during=during).value == 10


@pytest.mark.slow
def test_the_brief_of_the_month_says_every_figure_and_holds(month: None) -> None:
    edition = brief.publish()
    checked = verifying_editions.verify(edition)
    assert checked.holds
    said = {one.said.figure: one.said for one in reversed(checked.numbers)}
    assert {name: said[name].value for name in FIGURES if name in said} == {
        name: str(value) for name, value in FIGURES.items() if name in said
    }
    assert len(said.keys() & FIGURES.keys()) >= 15
    assert said["activities.sessions"].wording == "300多场次"
    assert edition.numbered == ("410103", "activity-month", 2022, 1)


@pytest.mark.slow
def test_nothing_that_was_raised_in_july_is_left_lying(month: None) -> None:
    assert not Case.objects.exclude(state="closed").exists()


@pytest.mark.slow
def test_the_month_replays_and_is_whole(month: None) -> None:
    assert rebuilding.check().is_equal
    assert verifying.verify().is_whole

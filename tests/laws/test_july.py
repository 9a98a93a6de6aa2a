"""July 2022 of the demo: every figure of the month counts what its words say, and nothing else."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from bandeng.demo import july, world
from bandeng.figures.queries import read
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
def test_the_month_replays_and_is_whole(month: None) -> None:
    assert rebuilding.check().is_equal
    assert verifying.verify().is_whole

"""Rollups of the day: what the worker folds, what a dashboard asks, what happens meanwhile."""

import json
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from bandeng.demo.town import Town
from bandeng.figures import actions, queries
from bandeng.figures.models import Reach, Tally
from bandeng.figures.queries import shortcuts
from bandeng.kernel.periods import day_begins
from bandeng.ledger import rebuilding, sealing
from bandeng.ledger.models import Fact
from tests.cases import journeys

DISTRICT, STREET, OTHER = "410103/", "410103/410103012/", "410103/410103005/"
NAMES = ("cases.reported", "cases.settled", "cases.dispatched")
DAY = timedelta(days=1)
Span = tuple[datetime, datetime]


@pytest.fixture
def during(town: Town) -> Span:
    today = town.noon.date()
    return day_begins(today - 2 * DAY), day_begins(today + 30 * DAY)


def _read(during: Span, *, seal: int | None = None) -> queries.Reading:
    return queries.read("cases.reported", place=DISTRICT, during=during, seal=seal)


def test_a_number_comes_from_the_days_and_its_records_from_the_book(town: Town, during: Span) -> None:
    town.case()
    town.case()
    actions.roll_up()
    reading = _read(during)
    assert (reading.value, reading.records, reading.counted.evidence) == (2, 2, ())
    assert len(reading.evidence) == 2


def test_what_was_said_since_is_counted_too(town: Town, during: Span) -> None:
    town.case()
    actions.roll_up()
    town.case()
    reading = _read(during)
    assert (reading.value, len(reading.evidence)) == (2, 2)
    assert reading.counted.records == 2


def test_an_older_seal_takes_away_what_was_said_after_it(town: Town, during: Span) -> None:
    town.case()
    seal = sealing.seal(at=town.noon)
    assert seal is not None
    town.case()
    actions.roll_up()
    reading = _read(during, seal=seal.id)
    assert (reading.value, reading.counted.records, len(reading.evidence)) == (1, 1, 1)


def test_too_far_away_and_odd_periods_are_counted_one_by_one(
    town: Town, during: Span, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.case()
    actions.roll_up()
    odd = (town.noon - DAY, town.noon + DAY)
    assert queries.read("cases.reported", place=DISTRICT, during=odd).counted.records is None
    town.case()
    monkeypatch.setattr(shortcuts, "NEAR", 0)
    assert (_read(during).value, _read(during).counted.records) == (2, None)


def test_what_is_folded_while_it_is_read_is_not_used(
    town: Town, during: Span, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.case()
    actions.roll_up()
    monkeypatch.setattr(shortcuts, "heights", lambda: {"tallies": 1})
    assert (_read(during).value, _read(during).counted.records) == (1, None)


def test_each_fact_is_folded_once_at_each_level(town: Town) -> None:
    town.case()
    actions.roll_up()
    assert actions.roll_up() == 0
    town.case()
    actions.roll_up()
    rows = Tally.objects.filter(name="cases.reported").order_by("place").values_list("number", flat=True)
    assert list(rows) == [2] * 4
    assert Reach.objects.get(rollup="tallies").height == Fact.objects.latest("id").id


def test_a_rebuild_leaves_them_as_they_are(town: Town, during: Span) -> None:
    town.case()
    actions.roll_up()
    rebuilding.rebuild()
    assert (_read(during).value, _read(during).counted.records) == (1, 1)


def test_a_block_says_what_each_number_says_alone(town: Town, during: Span) -> None:
    journeys.handed_to_department(town)
    town.case(grid="410103/410103005/410103005001/410103005001-01/")
    names = (*NAMES, "cases.open")
    for _turn in range(2):
        places = (DISTRICT, STREET, OTHER)
        found = queries.block(names, places=places, during=during)
        alone = {
            (place, name): queries.read(name, place=place, during=during).value
            for place in places
            for name in names
        }
        assert found.values == alone
        actions.roll_up()
        town.case()


def test_the_command_folds_and_folds_again(town: Town, during: Span) -> None:
    town.case()
    height = Fact.objects.latest("id").id
    told = []
    for words in (["fold"], ["fold"], ["fold", "--again"]):
        out = StringIO()
        call_command("figure", *words, "--json", stdout=out)
        told.append(json.loads(out.getvalue())["heights"])
    assert told == [height, 0, height]
    assert _read(during).value == 1

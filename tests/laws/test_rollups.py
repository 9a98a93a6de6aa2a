"""What a rollup says is what the records say: every figure that has one, in every world, wherever asked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db.models import Max, Min
from django.test import Client

from bandeng.demo.town import Town
from bandeng.figures import actions, projections
from bandeng.figures.marks import FAMILIES
from bandeng.figures.projections import ROLLUPS
from bandeng.figures.queries import Reading, catalogue, read_many
from bandeng.figures.queries.scope import Scope, Shelf
from bandeng.figures.queries.shortcuts import way_of
from bandeng.figures.rules import Counted
from bandeng.kernel.periods import SHANGHAI, day_begins
from bandeng.ledger import sealing
from bandeng.ledger.models import Fact, FactQuerySet, Seal
from bandeng.oversight.rules import PATTERNS, STANDING
from bandeng.people import queries as people

FIGURES = [each for each in catalogue() if way_of(each)]
NAMES = [each.name for each in FIGURES]
Span = tuple[datetime, datetime]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _counted() -> FactQuerySet:
    names = {name for family in FAMILIES.values() for name in family.facts}
    return Fact.objects.named(*names, "cases.reported")


def _places() -> list[str]:
    """Every level of the tree at which something was said that is counted."""
    said = _counted().values_list("place", flat=True).distinct()
    codes = [place.split("/")[:-1] for place in said]
    return sorted({"/".join(each[:depth]) + "/" for each in codes for depth in range(1, len(each) + 1)})


def _periods() -> Iterator[Span]:
    """The whole time, each of some days, an odd one."""
    ends = _counted().aggregate(a=Min("at"), b=Max("at"))
    first, last = (each.astimezone(SHANGHAI).date() for each in ends.values())
    yield day_begins(first), day_begins(last + 40 * DAY)
    for number in range(0, (last - first).days + 1, 9):
        yield day_begins(first + number * DAY), day_begins(first + (number + 4) * DAY)
    yield ends["a"] + HOUR, ends["b"] - HOUR


def _plainly(reading: Reading) -> Counted:
    """As the measure counts it, without its records."""
    shelf = Shelf(reading.question, [reading.figure.reads])
    found = reading.figure.measure(Scope(reading.question, reading.figure.reads, shelf))
    return replace(found, evidence=(), records=len(found.evidence))


def _disagreements(*, seals: list[int | None]) -> tuple[list[object], set[str]]:
    """Where a rollup says something else, and which figures one answered for."""
    found: list[object] = []
    answered: set[str] = set()
    for place in _places():
        for during in _periods():
            for seal in seals:
                for reading in read_many(NAMES, place=place, during=during, seal=seal):
                    if reading.counted.records is not None:
                        answered.add(reading.figure.name)
                        plainly = _plainly(reading)
                        if plainly != reading.counted:
                            found.append((reading.figure.name, place, during, seal, reading.counted, plainly))
    return found, answered


def test_rollup_and_records_agree(any_world: None) -> None:
    actions.roll_up()
    found, answered = _disagreements(seals=[None])
    assert not found, found[:3]
    assert answered == set(NAMES)


def test_they_agree_while_some_facts_are_not_folded_yet(any_world: None) -> None:
    """The worker is half an age behind."""
    height = Fact.objects.aggregate(top=Max("id"))["top"]
    for made in ROLLUPS.values():
        projections.fold(made, up_to=height - height // 3)
    found, answered = _disagreements(seals=[None])
    assert not found, found[:3]
    assert answered


def test_they_agree_at_the_seals_a_rollup_covers(street: object) -> None:
    sealing.seal(at=Fact.objects.latest("id").at)
    actions.roll_up()
    seals: list[int | None] = list(Seal.objects.order_by("id").values_list("id", flat=True))
    found, answered = _disagreements(seals=seals[-3:])
    assert not found, found[:3]
    assert answered


def test_a_rollup_folded_again_is_the_same(street: object) -> None:
    actions.roll_up()
    during = next(_periods())
    before = [each.counted for each in read_many(NAMES, place="410103/", during=during)]
    actions.roll_up_again()
    assert [each.counted for each in read_many(NAMES, place="410103/", during=during)] == before


@pytest.mark.parametrize("step", [7])
def test_it_does_not_matter_in_how_many_steps_it_is_folded(
    street: object, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    actions.roll_up()
    during = next(_periods())
    before = [each.counted for each in read_many(NAMES, place="410103/", during=during)]
    monkeypatch.setattr(projections, "STEP", step)
    actions.roll_up_again()
    assert [each.counted for each in read_many(NAMES, place="410103/", during=during)] == before


def _pages() -> Iterator[str]:
    yield "/desk/oversight/"
    yield from (f"/desk/oversight/{name}/" for name in (*STANDING, *PATTERNS))


@pytest.mark.parametrize("place", ["410103", "410103012", "410103012002", "410103005"])
def test_oversight_shows_the_same_from_the_rollup(street: Town, place: str) -> None:
    """Counts, their matters, the places below; today, and as they were at the end of a day that is over."""
    client = Client()
    client.force_login(people.person("quzhili"))
    ends = [street.noon + days * DAY for days in (1, 9, 26)]
    asked = [f"{page}?place={place}&from=2022-06-01&to={end:%Y-%m-%d}" for page in _pages() for end in ends]
    with time_machine.travel(street.noon + 26 * DAY, tick=False):
        before = {address: _main(client, address) for address in asked}
        actions.roll_up()
        after = {address: _main(client, address) for address in asked}
    assert not [address for address in asked if before[address] != after[address]]


def _main(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().split("<main")[1].split("</main>")[0]

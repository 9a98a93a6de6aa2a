"""Doors are counted once, visits each time, needs only where they were filed."""

from datetime import timedelta

from bandeng.demo.town import GRID, Town
from bandeng.doors import actions, queries
from bandeng.doors.models import Door
from bandeng.figures.queries import read
from bandeng.ledger.models import Fact


def test_a_door_visited_twice_is_two_visits_and_one_door(town: Town) -> None:
    actions.add(place=GRID, door="601", by=town.leader, at=town.noon)
    for need in ("", "楼道灯坏了"):
        what = actions.Visiting(purpose="greeting", need=need, consent=True)
        actions.visit(door=Door.objects.get(), what=what, by=town.leader, at=town.noon)
    july = (town.noon - timedelta(days=1), town.noon + timedelta(days=30))
    values = [
        read(f"doors.{name}", place="410103/", during=july).value for name in ("visits", "visited", "needs")
    ]
    assert values == [2, 1, 1]


def test_calls_for_a_purpose_that_has_a_figure_are_counted_each_time(town: Town) -> None:
    actions.add(place=GRID, door="601", by=town.leader, at=town.noon)
    for purpose in ("renewal", "renewal", "greeting"):
        visited = actions.Visiting(purpose=purpose)
        actions.visit(door=Door.objects.get(), what=visited, by=town.leader, at=town.noon)
    july = (town.noon - timedelta(days=1), town.noon + timedelta(days=30))
    reading = read("renewal.calls", place="410103/", during=july)
    assert (reading.value, reading.withheld) == (2, True)


def test_promises_kept_are_counted_on_their_day(town: Town) -> None:
    day, at = town.noon.date(), town.noon
    for number in range(3):
        fact = actions.add(place=GRID, door=f"60{number}", by=town.leader, at=at)
        promised = actions.Visiting(purpose="greeting", promised="送表", promised_on=day + timedelta(days=2))
        actions.visit(door=_of(fact), what=promised, by=town.leader, at=at)
    for door, (fate, on) in zip(Door.objects.order_by("id"), (("kept", None), ("moved", 40)), strict=False):
        said = actions.Said(
            promise=queries.open_promises(door)[0].id, fate=fate, on=day + timedelta(days=on) if on else None
        )
        later = actions.Visiting(purpose="promise", promises=(said,))
        actions.visit(door=door, what=later, by=town.leader, at=at + timedelta(days=1))
    town.case(at=at + timedelta(days=5))
    july = (town.noon - timedelta(days=1), town.noon + timedelta(days=30))
    reading = read("doors.promises_kept", place="410103/", during=july)
    assert (reading.counted.numerator, reading.counted.denominator) == (1, 2)
    assert reading.withheld


def _of(fact: Fact) -> Door:
    return Door.objects.get(id=fact.stream.partition(":")[2])

"""Doors are counted once, visits each time, needs only where they were filed."""

from datetime import timedelta

from bandeng.demo.town import GRID, Town
from bandeng.doors import actions
from bandeng.doors.models import Door
from bandeng.figures.queries import read


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

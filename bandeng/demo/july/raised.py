"""What residents raised in July, and whom the grids called upon: all of it settled before the autumn."""

from datetime import timedelta

from bandeng.demo import story
from bandeng.demo.july.ground import Ground, july
from bandeng.doors import actions as doors
from bandeng.doors.actions import Visiting
from bandeng.doors.models import Door
from bandeng.places.models import Place
from bandeng.posts import queries as posts

FIRST = 1_000  # of the numbers of matters; those of today's demo are smaller
LEFT_LYING = 3  # of seventeen, as the story has it: none of July's is left
NUMBERS = [number for number in range(FIRST, FIRST + 34) if number % 17 != LEFT_LYING]
SPAN = july(1), july(31, 18)
DONE = july(60)
CALLED_UPON = 12  # doors, two in each grid
HEARD = ("老两口自己住,身体还好", "想问车棚什么时候装充电桩", "下水道疏通以后没再堵")


def raise_matters() -> None:
    """Matters of the month go their way."""
    story.happen(NUMBERS, raised=SPAN, until=DONE)


def call_upon(ground: Ground) -> None:
    """Grid leaders call upon some doors of one street."""
    street = ground.streets[0].path
    grids = list(Place.objects.filter(kind="grid", path__startswith=street).order_by("code"))
    for number in range(CALLED_UPON):
        grid = grids[number // 2]
        at = july(4 + number * 2, 17, 10)
        leader = posts.holders([f"grid_leader@{grid.code}"], at=at)[0].person
        told = f"{number % 3 + 1}号楼{number % 2 + 1}单元{201 + number * 100 % 500}"
        stream = doors.add(place=grid.path, door=told, by=leader, at=at).stream
        door = Door.objects.get(id=stream.removeprefix("door:"))
        said = Visiting(purpose="greeting", heard=HEARD[number % len(HEARD)])
        doors.visit(door=door, what=said, by=leader, at=at + timedelta(minutes=20))

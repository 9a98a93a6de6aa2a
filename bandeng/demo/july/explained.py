"""Before old yards are rebuilt somebody knocks at every door: what will be done, and what do you say to it?

What must not count is there, too: a call for something else, and one of the first of August.
"""

from bandeng.demo.july.ground import july, weekday
from bandeng.doors import actions
from bandeng.doors.actions import Visiting
from bandeng.doors.models import Door
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries as posts

REBUILT = "410103005005"  # 和平新村社区
DOORS, ROUNDS = 12, 3
HEARD = ("问停水停几天", "同意先拆花坛边的棚子", "担心施工时老人下楼", "想把车棚挪到北墙")


def explain() -> None:
    """Three rounds at twelve doors, by the leaders of their grids."""
    grids = list(Place.objects.filter(kind="grid", path__startswith=places.path(REBUILT)).order_by("code"))
    for number in range(DOORS):
        grid = grids[number % len(grids)]
        leader = posts.holders([f"grid_leader@{grid.code}"], at=july(1))[0].person
        door = _door(grid, f"{number % 4 + 1}号楼{number % 3 + 1}单元{101 + number * 100 % 600}", leader)
        for turn in range(ROUNDS):
            what = Visiting(purpose="renewal", heard=HEARD[(number + turn) % len(HEARD)])
            at = july(weekday(number + turn * 7), 18, number)
            actions.visit(door=_again(door), what=what, by=leader, at=at)
        if not number:
            actions.visit(door=_again(door), what=Visiting(purpose="greeting"), by=leader, at=july(29, 18))
            actions.visit(door=_again(door), what=Visiting(purpose="renewal"), by=leader, at=july(32, 18))


def _door(grid: Place, told: str, leader: str) -> Door:
    stream = actions.add(place=grid.path, door=told, by=leader, at=july(1, 17)).stream
    return Door.objects.get(id=stream.removeprefix("door:"))


def _again(door: Door) -> Door:
    return Door.objects.get(id=door.id)

"""A few doors of the first grid: one asked for a visit, one was promised something, one told of a need."""

from datetime import datetime, timedelta

from bandeng.demo import cast
from bandeng.doors import actions
from bandeng.doors.actions import Visiting
from bandeng.doors.models import Door
from bandeng.kernel.periods import SHANGHAI
from bandeng.places import queries as places
from bandeng.posts import queries as posts

GRID = f"{cast.COMMUNITY}-01"
DOORS = ("1号楼1单元201", "1号楼2单元502", "2号楼3单元101", "3号楼1单元402", "3号楼2单元601")
NEED = "楼道声控灯不亮,老人晚上下楼看不见"


def knock(*, until: datetime) -> None:
    """Doors noted three weeks before; what happened at them since."""
    place = places.path(GRID)
    leader = posts.holders([f"grid_leader@{GRID}"], at=until)[0].person
    noted = until - timedelta(days=21)
    found = [
        _door(place, door, leader, noted + timedelta(minutes=number)) for number, door in enumerate(DOORS)
    ]
    asked, promised, needy = found[:3]
    actions.ask(door=asked, how="phone", by=leader, at=until - timedelta(days=1))
    soon = (until + timedelta(days=2)).astimezone(SHANGHAI).date()
    told = Visiting(
        purpose="greeting", heard="老两口自己住,想问高龄津贴怎么办", promised="带申请表来", promised_on=soon
    )
    actions.visit(door=promised, what=told, by=leader, at=until - timedelta(days=3))
    need = Visiting(purpose="safety", heard="家里用电没有问题", need=NEED, consent=True)
    actions.visit(door=needy, what=need, by=leader, at=until - timedelta(days=2))


def _door(place: str, door: str, by: str, at: datetime) -> Door:
    stream = actions.add(place=place, door=door, by=by, at=at).stream
    return Door.objects.get(id=stream.removeprefix("door:"))

"""A few doors of the first grid: one asked for a visit, promises were made, one told of a need, one wishes a
weekly knock."""

from datetime import datetime, timedelta

from bandeng.demo import cast
from bandeng.doors import actions, queries
from bandeng.doors.actions import Agreed, Said, Visiting
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
    _keep_word(found[3], leader, until)
    _wish(found[4], leader, until)


def _keep_word(door: Door, by: str, until: datetime) -> None:
    """Two promises: one kept, one moved to a later day."""
    at = until - timedelta(days=18)
    for number, what in enumerate(("问问加装扶手的手续", "把楼道的旧柜子挪走")):
        day = (at + timedelta(days=4 + number)).astimezone(SHANGHAI).date()
        made = Visiting(purpose="greeting", heard="楼里的事", promised=what, promised_on=day)
        actions.visit(door=_again(door), what=made, by=by, at=at + timedelta(hours=number))
    first, second = queries.open_promises(door)
    later = (until + timedelta(days=1)).astimezone(SHANGHAI).date()
    said = (
        Said(promise=first.id, fate="kept"),
        Said(promise=second.id, fate="moved", on=later, why="柜子的主人出门了"),
    )
    back = Visiting(purpose="promise", promises=said)
    actions.visit(door=_again(door), what=back, by=by, at=until - timedelta(days=13))


def _wish(door: Door, by: str, until: datetime) -> None:
    """Somebody who lives alone wishes a weekly knock, and was last visited nine days ago."""
    at = until - timedelta(days=9)
    wish = Agreed(what="weekly-knock", who="住户本人", words="上午十点以后来", grown=True)
    actions.consent(door=door, what=wish, by=by, at=at)
    seen = Visiting(purpose="greeting", heard="身体好,想找人下棋")
    actions.visit(door=_again(door), what=seen, by=by, at=at + timedelta(minutes=5))


def _again(door: Door) -> Door:
    return Door.objects.get(id=door.id)


def _door(place: str, door: str, by: str, at: datetime) -> Door:
    stream = actions.add(place=place, door=door, by=by, at=at).stream
    return Door.objects.get(id=stream.removeprefix("door:"))

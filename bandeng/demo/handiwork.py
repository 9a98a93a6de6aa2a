"""What was mended in passing in the first grid, and mediations: to look at again, open, held, ended."""

from datetime import datetime, timedelta

from bandeng.demo import cast
from bandeng.mediation import actions as mediation
from bandeng.mediation.actions import Glance, Opening, Settlement, Side, Unsettled
from bandeng.mediation.models import Mediation
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.repairs import actions as repairs
from bandeng.repairs.actions import Noting

GRID = cast.GRID
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MENDED = (
    Noting(kind="lamp", words="2号楼门口,拧紧了灯泡"),
    Noting(kind="notice", words="宣传栏的防火告示重新贴好"),
    Noting(kind="passage", words="挪开了两辆电动车"),
    Noting(kind="rubbish"),
    Noting(kind="lock", words="东边小门,锁舌上了油"),
    Noting(kind="water", words="公共水池的龙头拧不紧", mended=False),
)


def mend(*, until: datetime) -> None:
    """The patroller and the house manager, in the last week."""
    place = places.path(GRID)
    for number, what in enumerate(MENDED):
        role = ("patroller", "house_manager")[number % 2]
        by = posts.holders([f"{role}@{GRID}"], at=until)[0].person
        repairs.add(place=place, what=what, by=by, at=until - DAY * (number + 1) + HOUR)


def mediate(*, until: datetime) -> None:
    """One settlement that was found holding, one to be looked at tomorrow, one that ended, one still open."""
    held = _open("leak", ("楼上李家", "楼下周家"), "楼上水管渗水,楼下天花板起皮", until - 50 * DAY)
    _settle(held, "楼上修好水管,楼下的天花板由楼上请人刷一遍", until - 49 * DAY)
    _look(held, until - 19 * DAY)
    soon = _open("noise", ("5号楼501", "5号楼401"), "晚上练琴,楼下睡不着", until - 30 * DAY)
    _settle(soon, "晚上九点以后不练琴,周末白天随意", until - 29 * DAY)
    over = _open("property", ("业主老陈", "物业公司"), "停车费怎么收", until - 12 * DAY)
    told = Unsettled(told=("court", "administration"), why="两边说的合同不是一份")
    mediation.fail(mediation=over, what=told, by=_mediator(until), at=until - 11 * DAY)
    ended = _open("money", ("院里郑家", "院里王家"), "借去修车的钱还没有还", until - 8 * DAY)
    no_more = Unsettled(told=("court",), side="one")
    mediation.withdraw(mediation=ended, what=no_more, by=_mediator(until), at=until - 7 * DAY)
    _open("neighbours", ("3号楼赵家", "3号楼孙家"), "楼道里的鞋柜该不该放", until - 2 * DAY)


def _mediator(until: datetime) -> str:
    return posts.holders([f"mediator@{GRID}"], at=until)[0].person


def _open(dispute: str, names: tuple[str, str], story: str, at: datetime) -> Mediation:
    sides = tuple(Side(called=name) for name in names)
    what = Opening(dispute=dispute, sides=sides, story=story, willing=True, impartial=True)
    fact = mediation.open_(place=places.path(GRID), what=what, by=_mediator(at), at=at)
    return _again(fact.stream.removeprefix("mediation:"))


def _settle(one: Mediation, agreement: str, at: datetime) -> None:
    what = Settlement(agreement=agreement, way="双方自己做到")
    mediation.settle(mediation=one, what=what, by=_mediator(at), at=at)


def _look(one: Mediation, at: datetime) -> None:
    glance = Glance(result="holding", words="两家见面打招呼了")
    mediation.look_again(mediation=_again(one.id), what=glance, by=_mediator(at), at=at)


def _again(mediation_id: str) -> Mediation:
    return Mediation.objects.get(id=mediation_id)

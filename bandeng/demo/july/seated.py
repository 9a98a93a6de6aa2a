"""Neighbours sit down together: fifty-three micro-deliberations, ten meetings on the renewal, bench talks.

What must not count is there, too: a record taken back, one of the first of August, one in another street.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bandeng.assembly import actions
from bandeng.assembly.actions import Account, Promising, Talking
from bandeng.assembly.models import Promise, Talk
from bandeng.demo import cast
from bandeng.demo.july.ground import july, weekday
from bandeng.ledger.models import Fact
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries as posts

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
RENEWING, CALLING, TALKING = "410103005", "410103005005", "410103009012"
MICRO = 53
CORNERS = ("2单元门口", "车棚边上", "石桌旁", "大槐树底下", "门卫室外", "晾衣场")
TOPICS = (
    "楼道里的旧家具什么时候清",
    "飞线充电怎么办,车棚离得远",
    "一楼窗前的违建先拆哪一段",
    "下水道堵了两回,改造先挖哪里",
    "空调外机的水滴到楼下",
    "早市占了消防通道",
    "施工时老人从哪边走",
    "弱电的箱子装在哪面墙",
    "花坛要不要留",
)
MEETINGS = (
    ("mobilisation", "讲改造分哪几步、哪些要大家配合"),
    ("mobilisation", "讲清房顶、花坛的违建为什么先拆"),
    ("members-and-residents", "改造清单里先做哪几样"),
    ("members-and-residents", "地下管网从哪个院开始挖"),
    ("mobilisation", "停水停电的日子怎么安排"),
    ("members-and-residents", "车棚充电桩装在哪里、怎么收费"),
    ("members-and-residents", "路面和绿化怎么分"),
    ("mobilisation", "施工安全和老人出行"),
    ("members-and-residents", "改造完了谁来管"),
    ("members-and-residents", "红色物业怎么选、收多少"),
)
BENCHES = (
    (4, "电动车没处充电,大家从楼上拉线", "北墙边装一排充电口,试用一个星期", "社区居委会"),
    (11, "停车位不够,晚上堵在门口", "和隔壁单位说好,夜里借十二个车位", "联建单位党支部"),
    (19, "没有管理单位,院灯坏了没人换", "院灯换好,留一个报修电话贴在门口", "志愿服务队"),
)


@dataclass(frozen=True, kw_only=True)
class Bench:
    """Who writes down talks, and where."""

    person: str
    place: str

    def talk(self, kind: str, where: str, said: str, at: datetime) -> Fact:
        """A talk without a promise."""
        return self.keep(Talking(kind=kind, where=where, said=said, held_on=at.date()), at)

    def keep(self, what: Talking, at: datetime) -> Fact:
        """A talk as it was."""
        return actions.talk(place=self.place, what=what, by=self.person, at=at)


def sit() -> None:
    """The month's talks."""
    _micro()
    _call_meetings()
    _benches()


def _bench(post: str, code: str) -> Bench:
    held = posts.holders([f"{post}@{code}"], at=july(1))
    return Bench(person=held[0].person, place=places.path(code))


def _micro() -> None:
    """In the grids of the street that is being renewed; a fourth of them brought a promise, all kept."""
    street = places.path(RENEWING)
    grids = Place.objects.filter(kind="grid", path__startswith=street).order_by("code")
    benches = [_bench("grid_leader", grid.code) for grid in grids]
    for number in range(MICRO):
        bench, at = benches[number % len(benches)], july(weekday(number), 19, number % 60)
        what = _micro_talk(number, at)
        fact = bench.keep(what, at)
        if what.promises:
            _kept(fact, bench.person, at + 2 * DAY)
    _not_counted(benches[0])


def _micro_talk(number: int, at: datetime) -> Talking:
    what = Talking(
        kind="micro-deliberation",
        where=CORNERS[number % len(CORNERS)],
        said=TOPICS[number % len(TOPICS)],
        held_on=at.date(),
        came=5 + number % 9,
    )
    if number % 4:
        return what
    promise = Promising(what="看过现场,把先后次序贴在门口", who="社区居委会", due_on=at.date() + 4 * DAY)
    return replace(what, promises=(promise,))


def _not_counted(bench: Bench) -> None:
    at = july(14, 19)
    wrong = bench.talk("micro-deliberation", "车棚边上", "记在了别的院子", at)
    talk = Talk.objects.get(id=wrong.stream.partition(":")[2])
    actions.take_back(talk=talk, by=bench.person, at=at + HOUR)
    bench.talk("micro-deliberation", "石桌旁", "八月的停水安排", july(32, 19))
    other = _bench("grid_leader", cast.GRID)
    other.talk("micro-deliberation", "2单元门口", "楼道的灯谁来报修", july(15, 19))


def _call_meetings() -> None:
    """Before anything is decided it is talked over: ten meetings of the community that is rebuilt."""
    secretary = _bench("community_secretary", CALLING)
    for number, (kind, said) in enumerate(MEETINGS):
        secretary.talk(kind, "社区二楼会议室", said, july(weekday(2 * number), 15))


def _benches() -> None:
    """Bench talks in a yard without a manager: each promise is kept within the month."""
    staff = _bench("community_staff", TALKING)
    for day, said, promised, who in BENCHES:
        at = july(day, 19)
        promise = Promising(what=promised, who=who, due_on=date(2022, 7, 28))
        what = Talking(
            kind="bench-talk",
            where="院门口的小板凳",
            said=said,
            held_on=at.date(),
            came=11 + day % 7,
            promises=(promise,),
        )
        _kept(staff.keep(what, at), staff.person, at + 6 * DAY)


def _kept(fact: Fact, by: str, at: datetime) -> None:
    (row,) = Promise.objects.filter(of=fact.stream)
    actions.account(promise=row, what=Account(fate="kept"), by=by, at=at)

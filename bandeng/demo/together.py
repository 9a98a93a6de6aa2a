"""What several departments have to do with today: a whistle under way, a ruling asked for, rulings given."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bandeng.cases import actions
from bandeng.cases.models import Call, Case
from bandeng.cases.queries import whistles
from bandeng.demo import cast
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts

STEP = timedelta(minutes=45)
UP = actions.HandingUp(tried="已到现场看过,问了物业和邻居。", why="要几个部门一起来定。")


@dataclass
class Way:
    """A matter on its way; every step is taken by whoever is in the post whose step it is."""

    case: Case
    at: datetime

    def later(self) -> datetime:
        self.at += STEP
        self.case = Case.objects.get(id=self.case.id)
        return self.at

    @property
    def by(self) -> str:
        return _holder(self.case.seat, self.at)


def _holder(seat: str, at: datetime) -> str:
    return posts.holders([seat], at=at)[0].person


def call(*, until: datetime) -> None:
    """A whistle of the community: one department has done its part, one is there, one is awaited."""
    way = raised("雨水篦子堵了,旁边电线泡在水里,墙也裂了。", "4号楼后", until - timedelta(hours=9))
    accept(way, "sewer.blocked")
    _up(way)
    units = ("410103-sz", "410103-gd", "410103-zj")
    what = actions.Calling(units=units, purpose="一起看清楚:疏通、断电、看墙,各办各的。", spot="4号楼后")
    at = way.later()
    actions.whistle(case=way.case, what=what, by=way.by, at=at)
    for unit in units[:2]:
        at = way.later()
        its = _call(way, unit)
        actions.arrive(case=way.case, call=its, by=_holder(its.seat, at), at=at)
    at = way.later()
    its = _call(way, units[0])
    part = actions.Part(words="清了两处雨水篦子,水已经下去。", cooperation="社区提前围好了地方,很顺。")
    actions.conclude(case=way.case, call=its, part=part, by=_holder(its.seat, at), at=at)


def dispute(*, until: datetime) -> None:
    """Two departments refused twice: once it was ruled some days ago, once it waits for the ruling."""
    lamp, lid = "家属院门口这盏灯,说不清归谁修。", "家属院门口的井盖一压就响,问了几家都说不是自己的。"
    way = _refused_twice(lamp, "street-lamp.one-out", until - timedelta(days=6, hours=4))
    reason = "灯杆、灯具和线路是一套设施,管线路的单位一并维护。"
    ruling = actions.Ruling(
        unit="410103-gd", reason=reason, basis="区城市照明设施管护职责清单", place_kind="any"
    )
    at = way.later()
    actions.rule(case=way.case, ruling=ruling, by=way.by, at=at)
    at = way.later()
    actions.sign(case=way.case, by=way.by, at=at)
    _refused_twice(lid, "manhole.rattling", until - timedelta(hours=8))


def _refused_twice(words: str, condition: str, at: datetime) -> Way:
    way = raised(words, "家属院门口", at)
    accept(way, condition)
    _up(way)
    _up(way)
    _dispatch(way, "410103-cg")
    at = way.later()
    back = actions.Returning(basis="不在本单位的设施台账里。", suggested="410103-gd")
    actions.return_(case=way.case, what=back, by=way.by, at=at)
    _sign(way)
    _dispatch(way, "410103-gd")
    at = way.later()
    what = actions.Referring(basis="灯具不是本单位装的,只管到表箱。", suggested="410103-cg")
    actions.refer(case=way.case, what=what, by=way.by, at=at)
    way.later()
    return way


def raised(words: str, where: str, at: datetime) -> Way:
    """A matter that a guest raises in the first grid."""
    place = places.place(cast.GRID)
    pin = (place.lon or 0.0, place.lat or 0.0)
    reporter = people.guest(name="居民", at=at)
    told = actions.Report(place=place.path, words=words, reporter=reporter, address=where, pin=pin)
    return Way(Case.objects.get(stream=actions.report(report=told, at=at).stream), at)


def accept(way: Way, condition: str) -> None:
    """The grid takes it on."""
    at = way.later()
    actions.accept(case=way.case, condition=condition, by=way.by, at=at)


def _up(way: Way) -> None:
    at = way.later()
    actions.escalate(case=way.case, what=UP, by=way.by, at=at)
    _sign(way)


def _sign(way: Way) -> None:
    at = way.later()
    actions.sign(case=way.case, by=way.by, at=at)


def _dispatch(way: Way, unit: str) -> None:
    at = way.later()
    actions.dispatch(case=way.case, unit=unit, words="请到现场看看,该修就修。", by=way.by, at=at)


def _call(way: Way, unit: str) -> Call:
    its = whistles.call_of_unit(way.case, unit)
    assert its is not None
    return its

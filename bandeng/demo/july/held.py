"""The sessions of the month: 312 under its activities, and some that must not count."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bandeng.demo.july.ground import (
    BRANCHES,
    DISCIPLINE,
    GROUPS,
    ORGANISATION,
    PARTY_OFFICE,
    PUBLICITY,
    SOCIAL,
    Ground,
    july,
    weekday,
)
from bandeng.demo.july.months import Opened
from bandeng.gatherings import actions
from bandeng.gatherings.actions import Planning, Recording
from bandeng.gatherings.actions.words import Talk
from bandeng.gatherings.facts import Examined
from bandeng.gatherings.models import Session

LECTURING = 80  # units whose own secretary lectured
EXAMINED, FILMS, CEREMONIES, OATHS = 43, 33, 6, 5
HOUR = timedelta(hours=1)
Saying = tuple[Recording, str]  # a session, and the post that tells it


def hold(ground: Ground, month: Opened) -> None:
    """Tell every session, in the order in which they were held."""
    told = sorted(_all(ground, month), key=lambda saying: saying[0].begins_at)
    for what, post in told:
        actions.record(what=what, by=ground.holder(post), at=what.ends_at + HOUR)
    _not_counted(ground, month)


def _all(ground: Ground, month: Opened) -> Iterator[Saying]:
    yield from _studied(ground, month.serves["study"])
    yield from _lectured(ground, month.serves["tenth"])
    yield from _festival(ground, month.serves["festival"])
    yield from _examined(ground, month.serves["integrity"])
    yield from _shown(ground, month.serves["film"])
    yield from _met(ground, month)


def _session(kind: str, title: str, units: tuple[str, ...], at: datetime, **more: object) -> Recording:
    told = {"venue": "党群服务中心", "ends_at": at + 2 * HOUR, **more}
    return Recording(kind=kind, title=title, units=units, begins_at=at, **told)  # type: ignore[arg-type]


STUDIED = (
    ("study", "到党史教育基地学习", {"site": "党史教育基地", "studied": "看展陈,听讲解"}),
    ("talk", "到企业和社区面对面讲", {"where": "辖区企业", "told": "老旧小区改造怎样报名"}),
    ("comment", "坐在一起评", {"asked": "楼道灯多久能修好", "promised": "报修三天内到场,办不了的当面说明"}),
)


def _studied(ground: Ground, serves: tuple[str, ...]) -> Iterator[Saying]:
    """A branch with its two groups together is one session of three units; other groups hold their own."""
    for number in range(BRANCHES):
        code = ground.communities[number].code
        units = (f"{code}-branch", f"{code}-group1", f"{code}-group2")
        kind, title, lines = STUDIED[number % 3]
        at = july(weekday(number), 9 + number % 8)
        yield _session(kind, title, units, at, lines=lines, serves=serves), f"secretary@{code}-branch"
    alone = GROUPS - 2 * BRANCHES
    for number in range(alone):
        unit = f"{ground.communities[BRANCHES + number].code}-group1"
        at = july(weekday(number + 5), 19)
        kind, title, lines = STUDIED[number % 2]
        yield _session(kind, title, (unit,), at, lines=lines, serves=serves), f"group_leader@{unit}"


def _lectured(ground: Ground, serves: tuple[str, ...]) -> Iterator[Saying]:
    """Eighty units by their own secretaries, one of them twice; in one more only the deputy lectured."""
    communities = [each.code for each in ground.communities[: LECTURING - len(ground.offices)]]
    own = [(unit, f"secretary@{unit}") for unit in ground.offices]
    own += [(unit, f"community_secretary@{unit}") for unit in communities]
    own += [own[0], (DISCIPLINE, f"deputy_secretary@{DISCIPLINE}")]
    for number, (unit, post) in enumerate(own):
        at = july(weekday(number + 3), 15 if number < LECTURING else 18)
        what = _session(
            "lecture",
            "专题党课",
            (unit,),
            at,
            lines={"topic": "把群众的小事当大事办"},
            speakers=(Talk(post=post),),
            serves=serves,
        )
        yield what, post


def _festival(ground: Ground, serves: tuple[str, ...]) -> Iterator[Saying]:
    """The district opens it; every street holds a part of it, the first one two."""
    serves = (f"session:{_opening(ground, serves).id}", *serves)
    for number, street in enumerate([*ground.urban, ground.urban[0]], start=1):
        at = july(2 + number * 2 % 27, 19, 30)
        lines = {"programme": "合唱、戏曲、书画"}
        what = _session("festival", "社区文化艺术节", (street.code,), at, lines=lines, serves=serves)
        yield what, f"street_staff@{street.code}"


def _opening(ground: Ground, serves: tuple[str, ...]) -> Session:
    by, at = ground.staff(SOCIAL), july(2, 9, 30)
    what = Planning(
        kind="festival",
        title="“情暖二七、睦邻家和”社区文化艺术节",
        units=(SOCIAL,),
        begins_at=at,
        ends_at=at + 2 * HOUR,
        venue="区文化馆",
        lines={"programme": "开幕演出,各街道接着办"},
        serves=serves,
    )
    fact = actions.plan(what=what, by=by, at=july(1, 12))
    session = Session.objects.get(id=fact.stream.partition(":")[2])
    actions.hold(session=session, by=by, at=at + 3 * HOUR)
    return Session.objects.get(id=session.id)


def _examined(ground: Ground, serves: tuple[str, ...]) -> Iterator[Saying]:
    """Forty-three units were examined; one in seven did not pass at once, and was examined all the same."""
    units = [*ground.offices, *(each.code for each in ground.communities)][:EXAMINED]
    for number, unit in enumerate(units):
        result = ("passed", "passed", "passed", "passed", "passed", "outstanding", "failed")[number % 7]
        at = july(weekday(number + 2), 10)
        found = (Examined(unit=unit, result=result),)
        what = _session("inspection", "示范建设单位验收", (DISCIPLINE,), at, examined=found, serves=serves)
        yield what, f"party_staff@{DISCIPLINE}"


def _shown(ground: Ground, serves: tuple[str, ...]) -> Iterator[Saying]:
    for number in range(FILMS):
        code = ground.communities[-1 - number].code
        at = july(3 + number % 26, 19)
        film = {"film": "教育电教片选映"}
        what = _session("film", "党员教育电教片观摩", (code,), at, lines=film, serves=serves)
        yield what, f"community_secretary@{code}"


def _met(ground: Ground, month: Opened) -> Iterator[Saying]:
    office, organisation = f"party_staff@{PARTY_OFFICE}", f"party_staff@{ORGANISATION}"
    subject = {"subject": "五星支部怎样创"}
    serves = month.serves["symposium"]
    at = july(14, 15)
    what = _session("symposium", "五星创建座谈会", (PARTY_OFFICE,), at, lines=subject, serves=serves)
    yield what, office
    for number in range(CEREMONIES):
        handed = {"handed": "“光荣在党50年”纪念章"}
        at, serves = july(1, 15) + number * timedelta(days=1), month.serves["medals"]
        what = _session("ceremony", "纪念章颁发仪式", (ORGANISATION,), at, lines=handed, serves=serves)
        yield what, organisation
    for number in range(OATHS):
        unit = (ORGANISATION, *(each.code for each in ground.streets))[number]
        post = organisation if unit == ORGANISATION else f"street_staff@{unit}"
        site = {"site": "二七纪念馆"}
        at, serves = july(1, 9, 30) + number * timedelta(days=2), month.serves["tenth"]
        yield _session("oath", "重温入党誓词", (unit,), at, lines=site, serves=serves), post
    programme = {"programme": "道德模范故事展演"}
    at, serves = july(20, 15), month.serves["ninth"]
    what = _session("commendation", "志愿者表彰和展演", (PUBLICITY,), at, lines=programme, serves=serves)
    yield what, f"party_staff@{PUBLICITY}"


def _not_counted(ground: Ground, month: Opened) -> None:
    """One cancelled, one planned and not held, one on the first of August, one outside the ten activities."""
    code = ground.communities[0].code
    unit, by = f"{code}-branch", ground.holder(f"secretary@{code}-branch")
    serves = month.serves["study"]
    for day, told in ((27, "下大雨,改到八月"), (28, "")):
        at = july(day, 9)
        plan = Planning(
            kind="study",
            title="到党史教育基地学习",
            units=(unit,),
            begins_at=at,
            ends_at=at + 2 * HOUR,
            venue="党史教育基地",
            serves=serves,
        )
        fact = actions.plan(what=plan, by=by, at=july(25, 9))
        if told:
            session = Session.objects.get(id=fact.stream.partition(":")[2])
            actions.cancel(session=session, why=told, by=by, at=july(26, 9))
    august = _session("study", "到党史教育基地学习", (unit,), july(32, 9))  # for no activity: July is over
    actions.record(what=august, by=by, at=july(32, 12))
    own = {"offers": "量血压、看牙、讲用药"}
    office = f"community_secretary@{code}"
    apart = _session("health", "健康进小区", (code,), july(9, 9), lines=own)
    actions.record(what=apart, by=ground.holder(office), at=july(9, 12))

"""What waits for the demo's cast today: a matter at every step of the loop, in the first grid of 冯春."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo import cast, lookings
from bandeng.people import actions as people
from bandeng.people.models import Person
from bandeng.places import queries as places
from bandeng.posts import queries as posts

TRIED = "已到现场看过,问了物业和邻居,本级没有设备。"
WHY = "要专业队伍来修。"


@dataclass(frozen=True, kw_only=True)
class Left:
    """A matter that was left at a step: words, condition, department, how many steps were taken,
    and whether somebody near was asked to look."""

    words: str
    where: str
    condition: str
    steps: int
    unit: str = ""
    is_looked_at: bool = False


LEFT = (
    Left(
        words="3号楼一层楼道灯一闪一闪的,晚上看不清台阶。",
        where="3号楼1单元",
        condition="stairwell.lamp",
        steps=0,
    ),
    Left(
        words="院里健身器材的螺丝松了,孩子在上面玩怕摔。", where="小花园", condition="yard.fitness", steps=0
    ),
    Left(
        words="楼上装修从早吵到晚,中午也不停。",
        where="5号楼",
        condition="noise.decoration",
        steps=1,
        is_looked_at=True,
    ),
    Left(words="北门路灯黑了一排,下夜班不敢走。", where="北门外", condition="street-lamp.row-out", steps=2),
    Left(words="下水道返水,一楼住户家里进了脏水。", where="2号楼", condition="sewer.blocked", steps=5),
    Left(
        words="花坛边有人砌了半堵墙,问了说要搭棚。",
        where="花坛",
        condition="illegal-building.under-way",
        steps=6,
        unit="410103-cg",
    ),
    Left(
        words="配电箱门坏了,里面的线露在外面。",
        where="7号楼旁",
        condition="power.box",
        steps=6,
        unit="410103-gd",
    ),
    Left(
        words="门口的窨井盖裂了一道缝,车一压就响。",
        where="东门",
        condition="manhole.rattling",
        steps=7,
        unit="410103-sz",
    ),
    Left(
        words="人行道的砖掉了好几块,下雨踩一脚泥。",
        where="东门外人行道",
        condition="pavement.broken",
        steps=8,
        unit="410103-sz",
    ),
    Left(
        words="外墙皮掉下来一块,楼下停着车。",
        where="6号楼西墙",
        condition="house-danger.falling",
        steps=9,
        unit="410103-zj",
    ),
    Left(
        words="车棚顶漏雨,电动车都淋湿了。",
        where="车棚",
        condition="yard.shelter",
        steps=10,
        unit="410103-zj",
    ),
)


def leave(*, until: datetime) -> None:
    """Let these matters happen in the hours before ``until``; the cast's resident raised the last ones."""
    place = places.place(cast.GRID)
    for number, left in enumerate(LEFT):
        at = until - timedelta(hours=20, minutes=17 * number)
        reporter = _resident() if left.steps >= 9 else people.guest(name=f"居民{number + 1}", at=at)
        pin = (place.lon or 0.0, place.lat or 0.0)
        told = actions.Report(
            place=place.path, words=left.words, reporter=reporter, address=left.where, pin=pin
        )
        stream = actions.report(report=told, at=at).stream
        for turn, step in enumerate(STEPS[: left.steps], start=1):
            step(Case.objects.get(stream=stream), left, at + timedelta(minutes=50 * turn))
        if left.is_looked_at:
            lookings.ask(Case.objects.get(stream=stream), until=until)


def _resident() -> str:
    return Person.objects.get(username=cast.RESIDENT).id


def _by(case: Case, at: datetime) -> str:
    held = [holding.person for holding in posts.holders([case.seat], at=at)]
    return next(person for person in held if person != case.handler)


def _accept(case: Case, left: Left, at: datetime) -> None:
    actions.accept(case=case, condition=left.condition, by=_by(case, at), at=at)


def _escalate(case: Case, _left: Left, at: datetime) -> None:
    actions.escalate(case=case, what=actions.HandingUp(tried=TRIED, why=WHY), by=_by(case, at), at=at)


def _sign(case: Case, _left: Left, at: datetime) -> None:
    actions.sign(case=case, by=_by(case, at), at=at)


def _dispatch(case: Case, left: Left, at: datetime) -> None:
    actions.dispatch(case=case, unit=left.unit, words="请到现场处理。", by=_by(case, at), at=at)


def _resolve(case: Case, _left: Left, at: datetime) -> None:
    what = actions.Outcome(outcome="solved", words="已到现场修好。")
    actions.resolve(case=case, what=what, by=_by(case, at), at=at)


def _check(case: Case, _left: Left, at: datetime) -> None:
    actions.check(case=case, finding=actions.Finding(passed=True), by=_by(case, at), at=at)


def _contest(case: Case, _left: Left, at: datetime) -> None:
    said = "只补了一半,里面还在漏。"
    word = actions.Word(answer="partly", channel="page", words=said)
    actions.contest(case=case, word=word, by=case.reporter, at=at)


Step = Callable[[Case, Left, datetime], None]
# accept, to the community, signed, to the street, signed, to the department, signed, done, checked, contested
STEPS: tuple[Step, ...] = (
    _accept,
    _escalate,
    _sign,
    _escalate,
    _sign,
    _dispatch,
    _sign,
    _resolve,
    _check,
    _contest,
)

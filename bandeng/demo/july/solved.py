"""冯春社区 solves eight matters by 一征三议两公开, and revises its charter; three must not count.

Two are published for the second time in August only, one is voted down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bandeng.assembly import actions, queries
from bandeng.assembly.actions import (
    Answer,
    Beginning,
    Drafted,
    Drafting,
    Promising,
    Speaking,
    Stepping,
)
from bandeng.assembly.facts import Hands
from bandeng.assembly.models import Opinion, Procedure
from bandeng.assembly.rules import slips
from bandeng.demo import cast
from bandeng.demo.names import made_up
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
METHOD, MEETING = "one-collect-three-deliberate", "residents-meeting"
BEGAN = datetime(2022, 6, 2, 9, tzinfo=SHANGHAI)
ADOPTED = datetime(2022, 7, 14, 20, tzinfo=SHANGHAI)
LATE = BEGAN + 20 * DAY  # from here it takes until August
FIRST_NAME = 60_000  # of the numbers of made-up names
NEIGHBOURS = 4
MONTH = timedelta(days=30)
READ = "逐条念过,举手通过;原来的记录存在社区"


@dataclass(frozen=True, kw_only=True)
class Matter:
    """A matter: its words, what was said of it and answered, what was promised by whom."""

    title: str
    plan: str
    said: str
    answer: str
    promise: str
    who: str
    outcome: str = "adopted"


SOLVED = (
    Matter(
        title="3号院下水主管换新",
        plan="换掉院里三十年的铸铁主管,工程列进老旧小区改造,居民不出钱",
        said="换管子那几天提前贴通知,老人要接水",
        answer="停水提前三天上门通知,每个单元放水桶",
        promise="下水主管换好并恢复路面",
        who="施工队",
    ),
    Matter(
        title="铁路家属院选出院委会",
        plan="院子没有管理单位,推选五人院委会,管门卫、保洁和账目",
        said="账目要贴出来",
        answer="每月五号贴在门口,收支都写",
        promise="院委会推选出来,第一个月的账目贴出来",
        who="社区居委会",
    ),
    Matter(
        title="5号院晾衣场改回公共场地",
        plan="清走圈占的晾衣架,重新铺地,留出晾衣的地方",
        said="老住户的晾衣杆不能全拆",
        answer="南墙根留二十米,统一装晾衣杆",
        promise="晾衣场铺好,晾衣杆装好",
        who="社区居委会",
        outcome="partly",
    ),
    Matter(
        title="棉纺家属院装门禁和路灯",
        plan="两个门装门禁,主路装六盏路灯,用改造的钱",
        said="门禁坏了找谁",
        answer="门口贴报修电话,门卫室有备用卡",
        promise="门禁和路灯装好试用",
        who="施工队",
    ),
    Matter(
        title="2号院电线整理入地",
        plan="把楼间的飞线收进管沟,和弱电一起入地",
        said="网线断了要当天接上",
        answer="和运营单位约好,断一户当天接",
        promise="飞线全部收进管沟",
        who="施工队",
    ),
    Matter(
        title="粮食局老院垃圾房搬家",
        plan="垃圾房从窗下搬到围墙边,加盖加水龙头",
        said="别离幼儿园的门太近",
        answer="往北挪了十五米,图贴在门口",
        promise="垃圾房搬好,旧址种上草",
        who="社区居委会",
    ),
    Matter(
        title="6号院楼顶防水重做",
        plan="四个单元的楼顶重做防水,工程列进老旧小区改造",
        said="顶楼家里泡坏的墙能不能一起刷",
        answer="屋里的墙不在改造里;漏水处理好以后由施工队补一遍腻子",
        promise="四个单元的楼顶做完防水,下一场雨后回看",
        who="施工队",
        outcome="partly",
    ),
    Matter(
        title="无人管的巷口由三个院轮流值守",
        plan="巷口没有管理单位,三个院轮流打扫、看路灯",
        said="值守表别安排在上班时间",
        answer="改成早晚两班,愿意的人报名",
        promise="值守表贴出来并走完第一轮",
        who="三个院的院委会",
    ),
)
SLOW = Matter(
    title="社区老年餐桌的价格",
    plan="午饭定成十元一份,不够的部分由合作的饭店让利",
    said="八十岁以上能不能送到家",
    answer="八十岁以上和腿脚不便的送到家",
    promise="老年餐桌按新价格开一个月",
    who="合作饭店",
)
OVER_THE_MONTH = Matter(
    title="4号院车棚加盖雨棚",
    plan="车棚加盖彩钢雨棚,用改造剩下的材料",
    said="雨水别排到一楼窗前",
    answer="排水改到路边的雨水井",
    promise="雨棚盖好",
    who="施工队",
)
REFUSED = Matter(
    title="把花坛改成停车位",
    plan="拆掉东边的花坛,划六个停车位",
    said="孩子没有玩的地方了",
    answer="方案里没有别的场地,交居民会议定",
    promise="",
    who="",
    outcome="declined",
)


def solve() -> None:
    """Let them be solved, a day apart."""
    solving = Solving(_neighbours(BEGAN))
    solving.meet_them()
    for number, matter in enumerate(SOLVED):
        solving.carry_through(matter, BEGAN + number % 4 * DAY + number * HOUR / 4)
    solving.carry_through(SLOW, BEGAN + 5 * DAY, wait=MONTH)
    solving.carry_through(OVER_THE_MONTH, LATE)
    solving.refuse(REFUSED, BEGAN + 6 * DAY)
    for kind, title, articles in COVENANTS:
        solving.agree(kind, title, articles)


def _neighbours(at: datetime) -> list[str]:
    return [
        people.register(name=made_up(FIRST_NAME + number), kind="resident", at=at).id
        for number in range(NEIGHBOURS)
    ]


COVENANTS = (
    (
        "charter",
        "社区居民自治章程",
        ("议事先征求意见,再开会定", "账目每月贴在公示栏", "居民代表每半年述职一次"),
    ),
    (
        "residents-covenant",
        "3号院居民公约",
        ("垃圾投在新的垃圾房", "晾衣只用南墙的晾衣杆", "巷口值守按表来,有事先换班"),
    ),
)


class Solving:
    """The community's part, its secretary's, and the neighbours' part in each matter."""

    def __init__(self, neighbours: Sequence[str]) -> None:
        self.neighbours = neighbours
        self.place = places.path(cast.COMMUNITY)
        desks = ("community_staff", "community_secretary")
        roles = (*(f"{desk}@{cast.COMMUNITY}" for desk in desks), f"street_staff@{cast.STREET}")
        held = {holding.post: holding.person for holding in posts.holders(roles, at=BEGAN)}
        self.staff, self.secretary, self.street = (held[role] for role in roles)

    def meet_them(self) -> None:
        """The community notes who may come to a meeting, and checks in person that they live there: from then
        on what they say counts."""
        roll = actions.Enrolling(kind=MEETING, heads=240, drawn_on=_day(BEGAN))
        actions.enrol(place=self.place, what=roll, by=self.staff, at=BEGAN)
        for number, who in enumerate(self.neighbours, 1):
            door = f"3-{number}-101"
            actions.check(place=self.place, person=who, door=door, by=self.staff, at=BEGAN)

    def carry_through(self, matter: Matter, at: datetime, wait: timedelta = timedelta(0)) -> None:
        """From the first opinion to the second publication; the work takes ``wait`` longer."""
        one = self._deliberate(matter, at)
        at += 12 * DAY
        self._resolve(one, matter, at, due_on=_day(at + wait) + 18 * DAY)
        self._publish(one, at)
        at += wait
        (row,) = queries.rows_of(one.stream)
        actions.account(promise=row, what=actions.Account(fate="kept"), by=self.staff, at=at + 16 * DAY)
        self._publish(one, at + 15 * DAY + HOUR)
        for who, outcome in zip(self.neighbours, ("satisfied", matter.outcome), strict=False):
            said = "satisfied" if outcome == "adopted" else outcome
            actions.judge(procedure=_now(one), outcome=said, by=who, at=at + 31 * DAY)

    def refuse(self, matter: Matter, at: datetime) -> None:
        """Deliberated as it should be, and voted down by a lawful meeting."""
        one = self._deliberate(matter, at)
        at += 12 * DAY
        against = Hands(rule=MEETING, due=240, present=151, yes=38, no=104, abstain=9)
        what = Stepping(stage="resolve", held_on=_day(at), hands=against, record="多数人要留花坛")
        actions.reject(procedure=_now(one), what=what, by=self.staff, at=at)

    def agree(self, kind: str, title: str, articles: tuple[str, ...]) -> None:
        """A charter or covenant: adopted by the residents' meeting, written down, checked by the street."""
        what = Drafting(kind=kind, title=title, articles=[Drafted(text=text) for text in articles])
        fact = actions.draft(place=self.place, what=what, by=self.staff, at=ADOPTED + DAY)
        ref = fact.stream.partition(":")[2]
        day, hands = _day(ADOPTED), _hands(len(title))
        how = actions.Adopting(held_on=day, effective_on=day + 10 * DAY, hands=hands, record=READ)
        covenant = queries.covenant_numbered
        actions.adopt(covenant=covenant(ref), what=how, by=self.staff, at=ADOPTED + DAY)
        actions.file_covenant(covenant=covenant(ref), by=self.staff, at=ADOPTED + DAY)
        actions.review(covenant=covenant(ref), lawful=True, by=self.street, at=ADOPTED + 5 * DAY)

    def _deliberate(self, matter: Matter, at: datetime) -> Procedure:
        """Begun, opinions collected and answered, proposed, examined."""
        one = self._begin(matter, at)
        online = Speaking(place=self.place, said=matter.said, topic=one.stream)
        actions.speak(what=online, by=self.neighbours[len(matter.said) % NEIGHBOURS], at=at + DAY)
        slip = slips.number(one.stream, one.id[-4:], 7)
        paper = Speaking(place=self.place, said="同意,早点办", topic=one.stream, channel="paper", slip=slip)
        actions.speak(what=paper, by=self.staff, at=at + 3 * DAY)
        first, second = Opinion.objects.filter(topic=one.stream).order_by("at", "id")
        for opinion, outcome, why in (
            (first, matter.outcome, matter.answer),
            (second, "adopted", "按议定的时间办"),
        ):
            what = Answer(outcome=outcome, why=why)
            actions.answer(opinions=[opinion], what=what, by=self.staff, at=at + 5 * DAY)
        self._step(one, at + 8 * DAY, "意见都答复了")
        self._step(one, at + 9 * DAY, f"党支部提议:{matter.title}", by=self.secretary)
        self._step(one, at + 10 * DAY, "党员代表和居委会审议,同意提交居民会议")
        return one

    def _begin(self, matter: Matter, at: datetime) -> Procedure:
        what = Beginning(
            kind=METHOD, title=matter.title, plan=matter.plan, sort="residents", body="residents-committee"
        )
        fact = actions.begin(place=self.place, what=what, by=self.staff, at=at)
        return queries.procedure_numbered(fact.stream.partition(":")[2])

    def _publish(self, one: Procedure, at: datetime) -> None:
        """Two neighbours see the sheet on the board; it hangs there for its days."""
        for who in self.neighbours[:2]:
            actions.confirm(procedure=_now(one), by=who, at=at + HOUR / 2)
        self._step(one, at + 15 * DAY + HOUR / 2, "")

    def _step(self, one: Procedure, at: datetime, record: str, *, by: str = "") -> None:
        now = _now(one)
        what = Stepping(stage=now.stage, held_on=_day(at), record=record)
        actions.advance(procedure=now, what=what, by=by or self.staff, at=at)

    def _resolve(self, one: Procedure, matter: Matter, at: datetime, *, due_on: date) -> None:
        now = _now(one)
        promise = Promising(what=matter.promise, who=matter.who, due_on=due_on)
        hands, record = _hands(len(matter.plan)), "大家同意这样办"
        what = Stepping(stage=now.stage, held_on=_day(at), record=record, hands=hands, promises=(promise,))
        actions.advance(procedure=now, what=what, by=self.staff, at=at)


def _now(one: Procedure) -> Procedure:
    return queries.procedure_numbered(one.id)


def _day(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()


def _hands(number: int) -> Hands:
    """A residents' meeting of two hundred and forty households: a lawful one, each a little different."""
    present = 132 + number % 40
    no, abstain = 6 + number % 11, 3 + number % 5
    return Hands(rule=MEETING, due=240, present=present, yes=present - no - abstain, no=no, abstain=abstain)

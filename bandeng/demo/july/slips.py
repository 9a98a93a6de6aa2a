"""新圃西街 collects slips and settles its parking; five parties of 蜜蜂张 sit together over the renewal."""

from datetime import datetime, timedelta

from bandeng.assembly import actions, queries
from bandeng.assembly.actions import (
    Account,
    Answer,
    Beginning,
    Calling,
    Minuting,
    Promising,
    Speaking,
    Stepping,
)
from bandeng.assembly.facts import Hands
from bandeng.assembly.models import Meeting, Opinion, Procedure
from bandeng.assembly.rules import slips
from bandeng.demo.july.ground import july
from bandeng.demo.names import made_up
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
COLLECTING, RENEWING, REBUILT = "410103009012", "410103005", "410103005005"
FIRST_NAME = 60_100  # of the numbers of made-up names
SLIPS = (
    "车位按院里的户数轮着停",
    "停车位轮着停,一个月换一回",
    "门口留一个给救护车",
    "充电口装在北墙,别靠窗",
    "充电要能刷卡,老人没有手机",
    "夜里别堵大门",
)
REPRESENTATIVES = "residents-representatives-meeting"
AGREED = Hands(rule="residents-representatives", due=30, present=26, yes=22, no=3, abstain=1)


def collect() -> None:
    """Slips from door to door, every one answered; the representatives agree; both publications."""
    staff = posts.holders([f"community_staff@{COLLECTING}"], at=july(1))[0].person
    roll = actions.Enrolling(kind=REPRESENTATIVES, heads=AGREED.due, drawn_on=july(1).date())
    actions.enrol(place=places.path(COLLECTING), what=roll, by=staff, at=july(1, 9))
    one = _begun(staff)
    _typed(one, staff)
    _step(one, staff, july(5), "收回的意见单都答复了")
    promise = Promising(what="画好车位线,北墙装好充电口", who="社区居委会", due_on=july(20).date())
    what = Stepping(
        stage="resolve", held_on=july(6).date(), record="轮流停车,北墙充电", hands=AGREED, promises=(promise,)
    )
    actions.advance(procedure=_now(one), what=what, by=staff, at=july(6, 20))
    neighbours = _neighbours(0)
    for who in neighbours:
        actions.check(place=one.place, person=who, door="2-1-301", by=staff, at=july(7))
    _seen(one, neighbours, july(7))
    (row,) = queries.rows_of(one.stream)
    actions.account(promise=row, what=Account(fate="kept"), by=staff, at=july(19, 10))
    _step(one, staff, july(22), "")
    _seen(one, neighbours, july(22, 11))
    _step(one, staff, july(37, 12), "")


def _begun(staff: str) -> Procedure:
    what = Beginning(
        kind="small-works",
        title="无主管楼院的停车和充电",
        plan="画十八个车位轮流停,北墙边装一排充电口",
        sort="residents",
        body="residents-committee",
    )
    fact = actions.begin(place=places.path(COLLECTING), what=what, by=staff, at=july(1, 10))
    return queries.procedure_numbered(fact.stream.partition(":")[2])


def _typed(one: Procedure, staff: str) -> None:
    for number, said in enumerate(SLIPS, 1):
        slip = slips.number(one.stream, one.id[-4:], number)
        what = Speaking(place=one.place, said=said, topic=one.stream, channel="paper", slip=slip)
        actions.speak(what=what, by=staff, at=july(3, 10, number))
    first, second, *rest = Opinion.objects.filter(topic=one.stream).order_by("at", "id")
    actions.gather(opinion=second, beside=first, by=staff, at=july(4, 9))
    agreed = Answer(outcome="adopted", why="按户轮流,每月一号换")
    actions.answer(opinions=queries.with_those_beside(first), what=agreed, by=staff, at=july(4, 10))
    for opinion in rest:
        taken = Answer(outcome="adopted", why="写进方案里了")
        actions.answer(opinions=[opinion], what=taken, by=staff, at=july(4, 11))


def _step(one: Procedure, staff: str, at: datetime, record: str) -> None:
    now = _now(one)
    what = Stepping(stage=now.stage, held_on=at.date(), record=record)
    actions.advance(procedure=now, what=what, by=staff, at=at)


def _seen(one: Procedure, neighbours: list[str], at: datetime) -> None:
    for who in neighbours:
        actions.confirm(procedure=_now(one), by=who, at=at)


def _now(one: Procedure) -> Procedure:
    return queries.procedure_numbered(one.id)


def _neighbours(first: int) -> list[str]:
    at = july(1, 8)
    numbers = range(FIRST_NAME + first, FIRST_NAME + first + 2)
    return [people.register(name=made_up(number), kind="resident", at=at).id for number in numbers]


def _sign(ref: str) -> None:
    """Two residents, whom their community has checked, sign what was said."""
    holder = posts.holders([f"community_secretary@{REBUILT}"], at=july(1))[0].person
    for who in _neighbours(2):
        actions.check(place=places.path(REBUILT), person=who, door="3-1-202", by=holder, at=july(12))
        meeting = _meeting(ref)
        actions.cosign(meeting=meeting, seal=meeting.seal, by=who, at=july(13, 19))


def join() -> None:
    """Party, government, society, units and residents at one table; two residents sign what was said."""
    staff = posts.holders([f"street_staff@{RENEWING}"], at=july(1))[0].person
    what = Calling(
        kind="five-parties",
        begins_at=july(11, 15),
        where="街道三楼会议室",
        agenda="一、改造的先后;二、施工方怎么听居民的;三、完工以后谁来管",
    )
    fact = actions.call(place=places.path(RENEWING), what=what, by=staff, at=july(4))
    ref = fact.stream.partition(":")[2]
    promises = (
        Promising(what="管网先做3号院,路面最后做", who="施工方", due_on=july(25).date()),
        Promising(what="请两家物业来院里讲怎么管", who="街道办事处", due_on=july(28).date()),
    )
    minutes = Minuting(
        minutes="街道党工委、办事处、商会、驻地单位和居民代表都到了,改造先地下后地上,完工前把管理方定下来",
        promises=promises,
    )
    actions.minute(meeting=_meeting(ref), what=minutes, by=staff, at=july(12))
    _sign(ref)
    for row in queries.rows_of(f"meeting:{ref}"):
        actions.account(promise=row, what=Account(fate="kept"), by=staff, at=july(28, 16))


def _meeting(ref: str) -> Meeting:
    return queries.meeting_numbered(ref)

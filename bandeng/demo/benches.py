"""Neighbours deliberate: talks on small benches with their promises, matters on their way through stages."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from bandeng.assembly import actions, queries
from bandeng.assembly.actions import (
    Account,
    Answer,
    Beginning,
    Drafted,
    Drafting,
    Promising,
    Speaking,
    Stepping,
    Talking,
)
from bandeng.assembly.facts import Hands
from bandeng.assembly.models import Meeting, Opinion, Procedure, Promise
from bandeng.assembly.rules import slips
from bandeng.demo import cast
from bandeng.demo.names import made_up
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import actions as persons
from bandeng.people import queries as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts

GRID = f"{cast.COMMUNITY}-01"
DAY = timedelta(days=1)
MEETING, HALL = "residents-meeting", "社区二楼会议室"
NEIGHBOUR = 61_000  # of the numbers of made-up names
HEADS = 30  # representatives of households
AGREED = Hands(rule="residents-meeting", due=HEADS, present=21, yes=17, no=3, abstain=1)
READ = "逐条念过,举手通过;原来的记录存在社区"


def sit(*, until: datetime) -> None:
    """Talks of the last weeks; one matter decided and published once, one that collects opinions."""
    _talk(until)
    _enrol(until - 26 * DAY)
    _decide(until)
    collecting = _collect(until)
    _listen(until)
    _meet(until, collecting)
    _agree(until)


def _evening(at: datetime) -> datetime:
    """Half past seven of that day: when people are home."""
    return datetime.combine(_day(at), time(19, 30), tzinfo=SHANGHAI)


def _day(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()


def _talk(until: datetime) -> None:
    leader = posts.holders([f"grid_leader@{GRID}"], at=until)[0].person
    at = until - 6 * DAY
    today = at.astimezone(SHANGHAI).date()
    promises = (
        Promising(what="给北门车棚量尺寸,报充电桩的价", who="社区居委会", due_on=today + 5 * DAY),
        Promising(what="把石桌旁坏了的长椅换掉", who="物业", due_on=today + 9 * DAY),
        Promising(what="重画北门的停车线", who="社区居委会", due_on=today + 20 * DAY),
    )
    what = Talking(
        kind="bench-talk",
        where="3号楼前的石桌旁",
        said="电动车没处充电,大家从楼上拉线;北门停车位不够,长椅坏了两张",
        held_on=today,
        came=14,
        promises=promises,
    )
    talk = actions.talk(place=places.path(GRID), what=what, by=leader, at=at)
    first, second, third = Promise.objects.filter(of=talk.stream).order_by("due_on")
    _follow(leader, at)
    actions.account(promise=first, what=Account(fate="kept"), by=leader, at=until - 2 * DAY)
    actions.carry(promise=second, by=leader, at=at + timedelta(hours=1))
    actions.entrust(promise=third, post=f"house_manager@{GRID}", by=leader, at=at + timedelta(hours=2))


def _follow(leader: str, at: datetime) -> None:
    today = _day(at)
    for number, said in enumerate(("楼道的旧自行车怎么处理", "晾衣绳拉在哪里")):
        micro = Talking(
            kind="micro-deliberation", where="2单元门口", said=said, held_on=today - (number + 1) * DAY
        )
        actions.talk(place=places.path(GRID), what=micro, by=leader, at=at)


def _begun(title: str, plan: str, at: datetime) -> Procedure:
    what = Beginning(
        kind="one-collect-three-deliberate",
        title=title,
        plan=plan,
        sort="residents",
        body="residents-committee",
    )
    fact = actions.begin(place=places.path(cast.COMMUNITY), what=what, by=_staff(at), at=at)
    return queries.procedure_numbered(fact.stream.partition(":")[2])


def _staff(at: datetime) -> str:
    return posts.holders([f"community_staff@{cast.COMMUNITY}"], at=at)[0].person


def _speak(one: Procedure, said: str, at: datetime, slip: int = 0) -> None:
    if slip:
        form = slips.number(one.stream, one.id[-4:], slip)
        what = Speaking(place=one.place, said=said, topic=one.stream, channel="paper", slip=form)
        actions.speak(what=what, by=_staff(at), at=at)
    else:
        what = Speaking(place=one.place, said=said, topic=one.stream)
        actions.speak(what=what, by=people.person(cast.RESIDENT).id, at=at)


def _step(one: Procedure, at: datetime, record: str, **more: object) -> None:
    now = queries.procedure_numbered(one.id)
    typed: dict[str, object] = {"stage": now.stage, "held_on": _day(at), "record": record}
    what = Stepping(**{**typed, **more})  # type: ignore[arg-type]
    actions.advance(procedure=now, what=what, by=_staff(at), at=at)


def _decide(until: datetime) -> None:
    """Decided nine days ago; the decision hangs on the board."""
    at = until - 25 * DAY
    one = _begun("给北门车棚装充电桩", "装十二个充电桩,由装桩的公司出钱,不收大家的钱", at)
    _speak(one, "充电桩离一楼窗户远一点", at + DAY)
    _speak(one, "充电桩别靠着一楼的窗户", at + 2 * DAY, slip=3)
    _speak(one, "能不能顺便装个雨棚", at + 2 * DAY, slip=8)
    first, second, third = Opinion.objects.filter(topic=one.stream).order_by("at", "id")
    actions.gather(opinion=second, beside=first, by=_staff(at), at=at + 3 * DAY)
    adopted = Answer(outcome="adopted", why="充电桩离窗户不少于六米,图纸已经改了")
    actions.answer(opinions=queries.with_those_beside(first), what=adopted, by=_staff(at), at=at + 4 * DAY)
    declined = Answer(outcome="declined", why="雨棚要另外报建,记到明年的计划里")
    actions.answer(opinions=[third], what=declined, by=_staff(at), at=at + 4 * DAY)
    _step(one, at + 8 * DAY, "意见都答复了")
    _step(one, at + 10 * DAY, "支部提议:北门车棚装十二个充电桩")
    _step(one, at + 13 * DAY, "党员代表和居委会审议,同意提交居民会议")
    decided = at + 16 * DAY
    due = decided.astimezone(SHANGHAI).date() + 20 * DAY
    promises = (Promising(what="装好十二个充电桩并试用", who="物业", due_on=due),)
    _resolve(one, at + 3 * DAY, _evening(at + 15 * DAY), promises)
    _step(one, decided, "同意装十二个充电桩,离窗户不少于六米")
    now = queries.procedure_numbered(one.id)
    actions.confirm(procedure=now, by=people.person(cast.RESIDENT).id, at=decided + DAY)


def _resolve(one: Procedure, at: datetime, begins_at: datetime, promises: tuple[Promising, ...]) -> None:
    """The residents' meeting that was called for it: who came by room, what was voted, two who signed."""
    called = actions.Calling(
        kind=MEETING, begins_at=begins_at, where=HALL, agenda="北门车棚装不装充电桩", topics=(one.stream,)
    )
    meeting = _called(called, at)
    for room in _rooms(AGREED.present):
        actions.attend(meeting=meeting, room=room, by=_staff(at), at=begins_at)
    later = begins_at + timedelta(hours=1)
    words = "同意装十二个充电桩,离窗户不少于六米"
    minutes = actions.Minuting(minutes=words, hands=AGREED, promises=promises)
    actions.minute(meeting=queries.meeting_numbered(meeting.id), what=minutes, by=_staff(at), at=later)
    other = persons.register(name=made_up(NEIGHBOUR), kind="resident", at=at).id
    _check(other, at)
    for who in (people.person(cast.RESIDENT).id, other):
        now = queries.meeting_numbered(meeting.id)
        actions.cosign(meeting=now, seal=now.seal, by=who, at=later)


def _rooms(many: int) -> Iterator[str]:
    """Made-up rooms, the first on each floor of each stair."""
    return (f"{1 + n // 6}-{1 + n // 3 % 2}-{1 + n % 3}01" for n in range(many))


def _collect(until: datetime) -> Procedure:
    one = _begun("北门外停车位怎么分", "先到先停,还是按单元轮换?请大家说说", until - 3 * DAY)
    _speak(one, "按单元轮换,每月换一次", until - 2 * DAY, slip=1)
    _speak(one, "按单元一个月轮换一次公平", until - 2 * DAY, slip=2)
    _speak(one, "给来看老人的子女留两个", until - DAY, slip=5)
    return one


def _listen(until: datetime) -> None:
    """Of the yard at large: one answered, one that waits."""
    place, resident = places.path(GRID), people.person(cast.RESIDENT).id
    at = until - 5 * DAY
    fact = actions.speak(what=Speaking(place=place, said="石桌旁夏天没有阴凉"), by=resident, at=at)
    opinion = Opinion.objects.get(id=fact.stream.partition(":")[2])
    answer = Answer(outcome="adopted", why="入夏以前在石桌旁搭一个遮阳棚")
    actions.answer(opinions=[opinion], what=answer, by=_staff(at), at=at + 2 * DAY)
    paper = Speaking(
        place=place, said="晾衣绳太低,孩子容易碰着", channel="paper", slip=slips.number("-", GRID, 1)
    )
    actions.speak(what=paper, by=_staff(at), at=until - DAY)


def _enrol(at: datetime) -> None:
    roll = actions.Enrolling(kind=MEETING, heads=HEADS, drawn_on=_day(at))
    actions.enrol(place=places.path(cast.COMMUNITY), what=roll, by=_staff(at), at=at)
    _check(people.person(cast.RESIDENT).id, at)


def _check(person: str, at: datetime) -> None:
    """She came to the community with her papers."""
    place = places.path(cast.COMMUNITY)
    actions.check(place=place, person=person, door="1-1-101", by=_staff(at), at=at)


def _meet(until: datetime, collecting: Procedure) -> None:
    """Residents demand a meeting. One was held, and waits for a second signature; one is announced."""
    place, at = places.path(cast.COMMUNITY), until - 20 * DAY
    resident = people.person(cast.RESIDENT).id
    actions.petition(place=place, kind=MEETING, reason="议一议哪里能晒被子", by=resident, at=at)
    held = actions.Calling(
        kind=MEETING, begins_at=_evening(at + 12 * DAY), where=HALL, agenda="车棚充电桩怎么收费"
    )
    meeting = _called(held, at)
    for room in _rooms(18):
        actions.attend(meeting=meeting, room=room, by=_staff(at), at=held.begins_at or at)
    hands = Hands(rule=MEETING, due=0, present=0, yes=16, no=2, abstain=0)
    minutes = actions.Minuting(minutes="按度收费,每月公布一次账目", hands=hands)
    actions.minute(
        meeting=queries.meeting_numbered(meeting.id), what=minutes, by=_staff(at), at=at + 13 * DAY
    )
    meeting = queries.meeting_numbered(meeting.id)
    actions.cosign(meeting=meeting, seal=meeting.seal, by=resident, at=at + 14 * DAY)
    coming = actions.Calling(
        kind=MEETING,
        begins_at=_evening(until + 12 * DAY),
        where=HALL,
        agenda="北门外的停车位怎么分",
        topics=(collecting.stream,),
    )
    _called(coming, until - DAY)


def _called(what: actions.Calling, at: datetime) -> Meeting:
    fact = actions.call(place=places.path(cast.COMMUNITY), what=what, by=_staff(at), at=at)
    return queries.meeting_numbered(fact.stream.partition(":")[2])


def _agree(until: datetime) -> None:
    """A covenant in force, and its revision in three columns."""
    at, street = until - 40 * DAY, posts.holders([f"street_staff@{cast.STREET}"], at=until)[0].person
    old = (
        Drafted(text="电动车不进楼道、不进电梯", why="楼道窄"),
        Drafted(text="晚上十点到早上七点不放音乐、不装修"),
        Drafted(text="遛狗牵绳,随手清理"),
    )
    what = Drafting(kind="residents-covenant", title="冯春社区居民公约", articles=old)
    fact = actions.draft(place=places.path(cast.COMMUNITY), what=what, by=_staff(at), at=at)
    ref = fact.stream.partition(":")[2]
    held_on, effective_on = _day(at - 6 * DAY), _day(at + 5 * DAY)
    adopting = actions.Adopting(held_on=held_on, effective_on=effective_on, hands=AGREED, record=READ)
    actions.adopt(covenant=queries.covenant_numbered(ref), what=adopting, by=_staff(at), at=at)
    actions.file_covenant(covenant=queries.covenant_numbered(ref), by=_staff(at), at=at + DAY)
    actions.review(covenant=queries.covenant_numbered(ref), lawful=True, by=street, at=at + 2 * DAY)
    new = (Drafted(text="电动车不进楼道、不进电梯,不飞线充电", why="车棚有了充电桩"), *old[1:])
    revised = Drafting(kind="", title="冯春社区居民公约", articles=new)
    covenant = queries.covenant_numbered(ref)
    actions.draft(place="", what=revised, by=_staff(at), at=until - 3 * DAY, covenant=covenant)

"""Every step of deliberation, once in the quiet street: talks, opinions, procedures, meetings, covenants."""

from datetime import datetime, timedelta

from bandeng.assembly import actions, queries
from bandeng.assembly.facts import Hands, Raised
from bandeng.assembly.models import Covenant, Meeting, Opinion, Petition, Procedure, Promise, Talk
from bandeng.assembly.rules import slips
from bandeng.demo import cast
from bandeng.demo.town import COMMUNITY, GRID, Town
from bandeng.people import actions as people
from bandeng.people import queries as persons

DAY = timedelta(days=1)
AGREED = Hands(rule="residents-meeting", due=90, present=61, yes=44, no=12, abstain=5)


def walk(street: Town) -> None:
    """Talks, opinions, procedures, meetings, covenants."""
    _talked(street)
    one, at = _decided(street)
    _published(street, one, at)
    _rejected(street)
    _withdrawn(street)
    _met(street)
    _moved(street)
    _by_minutes(street)
    _several(street)
    _signed_on_paper(street)
    _covenanted(street)
    _balloted(street)
    _spoken_of_a_place(street)


def _talked(street: Town) -> None:
    today = street.noon.date()
    promise = actions.Promising(what="把坏了的长椅换掉", who="物业项目部", due_on=today + 5 * DAY)
    other = actions.Promising(what="量一量停车位", who="社区居委会", due_on=today + 6 * DAY)
    what = actions.Talking(
        kind="bench-talk",
        where="老槐树底下",
        said="长椅坏了两张,停车位不够",
        held_on=today - 2 * DAY,
        came=9,
        promises=(promise, other),
    )
    actions.talk(place=GRID, what=what, by=street.leader, at=street.noon)
    first, second = Promise.objects.order_by("due_on")
    for post in (f"house_manager@{cast.GRID}", f"mediator@{cast.GRID}"):
        actions.entrust(promise=_again(first), post=post, by=street.leader, at=street.noon)
    actions.carry(promise=_again(first), by=street.leader, at=street.noon)
    given = f"patroller@{cast.GRID}"
    actions.entrust(promise=second, post=given, by=street.leader, at=street.noon)
    for fate, on in (("moved", today + 9 * DAY), ("missed", None)):
        said = actions.Account(fate=fate, on=on, why="尺子借出去了")
        by, at = street.holder(given), street.noon + DAY
        actions.account(promise=_again(second), what=said, by=by, at=at)
    quick = actions.Talking(kind="micro-deliberation", where="单元门口", said="记错了院子", held_on=today)
    fact = actions.talk(place=GRID, what=quick, by=street.leader, at=street.noon)
    talk = Talk.objects.get(id=fact.stream.partition(":")[2])
    actions.take_back(talk=talk, by=street.leader, at=street.noon)


def _again(promise: Promise) -> Promise:
    return Promise.objects.get(id=promise.id)


def _same(one: Procedure) -> Procedure:
    return queries.procedure_numbered(one.id)


def _begun(street: Town, title: str, kind: str = "one-collect-three-deliberate") -> Procedure:
    what = actions.Beginning(
        kind=kind,
        title=title,
        plan="从公共收益里出,不收大家的钱",
        sort="owners" if kind == "property-company" else "residents",
        body="residents-committee",
    )
    fact = actions.begin(place=COMMUNITY, what=what, by=street.staff, at=street.noon)
    return queries.procedure_numbered(fact.stream.partition(":")[2])


def _neighbour(at: datetime, number: int) -> str:
    phone = f"1370000{number:04d}"
    who = people.register(name=f"顶楼住户{number}", kind="resident", phone=phone, at=at).id
    building = 9 if number < 40 else 8 if number < 60 else 7  # each meets by itself
    door = f"{building}号楼1单元{building}001室"
    actions.check(place=COMMUNITY, person=who, door=door, by=persons.person("shequ").id, at=at)
    return who


def _step(street: Town, one: Procedure, at: datetime, **more: object) -> None:
    typed: dict[str, object] = {"stage": _same(one).stage, "held_on": at.date(), "record": "大家都说好"}
    what = actions.Stepping(**{**typed, **more})  # type: ignore[arg-type]
    actions.advance(procedure=_same(one), what=what, by=street.staff, at=at)


def _decided(street: Town) -> tuple[Procedure, datetime]:
    one, at = _begun(street, "东门装一盏照明灯"), street.noon
    roll = actions.Enrolling(kind=AGREED.rule, heads=AGREED.due, drawn_on=at.date())
    actions.enrol(place=COMMUNITY, what=roll, by=street.staff, at=at)
    for nth, said in enumerate(("灯要装得高一点点", "灯装得高一点点好", "夜里别太亮照进屋")):
        opinion = actions.Speaking(place=COMMUNITY, said=said, topic=one.stream)
        actions.speak(what=opinion, by=_neighbour(at, nth), at=at)
    paper = actions.Speaking(
        place=COMMUNITY,
        said="同意装,别影响树",
        topic=one.stream,
        channel="paper",
        slip=slips.number(one.stream, "x", 1),
    )
    actions.speak(what=paper, by=street.staff, at=at)
    first, second, *rest = Opinion.objects.order_by("id")
    actions.gather(opinion=second, beside=first, by=street.staff, at=at)
    adopted = actions.Answer(outcome="adopted", why="灯杆加高到六米")
    together = queries.with_those_beside(first)
    actions.answer(opinions=together, what=adopted, by=street.staff, at=at + DAY)
    for opinion_row in rest:
        partly = actions.Answer(outcome="partly", why="加装灯罩,十一点后调暗")
        actions.answer(opinions=[opinion_row], what=partly, by=street.staff, at=at + DAY)
    at += 8 * DAY
    for _stage in range(3):
        _step(street, one, at)
    promise = actions.Promising(what="东门灯杆立起来", who="施工队", due_on=at.date() + 7 * DAY)
    _step(street, one, at, hands=AGREED, promises=(promise,))
    return one, at


def _published(street: Town, one: Procedure, at: datetime) -> None:
    for number in (7, 8):
        actions.confirm(procedure=_same(one), by=_neighbour(at, number), at=at)
    at += 15 * DAY
    _step(street, one, at)
    for row in queries.rows_of(one.stream):
        actions.account(promise=row, what=actions.Account(fate="kept"), by=street.staff, at=at)
    actions.confirm(procedure=_same(one), by=street.staff, at=at, pictures=("b" * 64,))
    judge = _neighbour(at, 9)
    for outcome in ("partly", "satisfied"):
        actions.judge(procedure=_same(one), outcome=outcome, said="比以前亮堂多了", by=judge, at=at)
    _step(street, one, at + 15 * DAY)


def _rejected(street: Town) -> None:
    one, at = _begun(street, "把花坛改成停车位"), street.noon + 8 * DAY
    for _stage in range(3):
        _step(street, one, at)
    against = Hands(rule="residents-meeting", due=90, present=60, yes=10, no=50, abstain=0)
    what = actions.Stepping(stage="resolve", held_on=at.date(), hands=against, record="多数人要留花坛")
    actions.reject(procedure=_same(one), what=what, by=street.staff, at=at)


def _withdrawn(street: Town) -> None:
    one = _begun(street, "给地下室装门")
    actions.withdraw(procedure=one, why="物业已经装好了", by=street.staff, at=street.noon + DAY)


def _met(street: Town) -> None:
    """Demanded, announced, attended, minuted twice, signed by two."""
    at, kind = street.noon, "residents-meeting"
    roll = actions.Enrolling(kind=kind, heads=20, drawn_on=at.date())
    actions.enrol(place=COMMUNITY, what=roll, by=street.staff, at=at)
    first, second = _neighbour(at, 21), _neighbour(at, 22)
    fact = actions.petition(place=COMMUNITY, kind=kind, reason="说说花坛的事", by=first, at=at)
    petition = Petition.objects.get(id=fact.stream.partition(":")[2])
    actions.support(petition=petition, by=second, at=at)
    what = actions.Calling(
        kind=kind,
        begins_at=at + 11 * DAY,
        where="东门活动室",
        agenda="花坛怎么办",
        petition=petition.id,
    )
    fact = actions.call(place=COMMUNITY, what=what, by=street.staff, at=at)
    ref, at = fact.stream.partition(":")[2], at + 11 * DAY
    for number in range(12):
        room = f"9号楼{number}单元9001室"
        actions.attend(meeting=Meeting.objects.get(id=ref), room=room, by=street.staff, at=at)
    meeting = Meeting.objects.get(id=ref)
    wrong = actions.attend(meeting=meeting, room="7-9-901", by=street.staff, at=at).body["room"]["kept"]
    actions.strike(meeting=Meeting.objects.get(id=ref), entry=wrong, by=street.staff, at=at)
    for yes in (7, 8):
        hands = Hands(rule=kind, due=0, present=0, yes=yes, no=12 - yes, abstain=0)
        promise = actions.Promising(what="花坛补种月季", who="绿化队", due_on=at.date() + DAY)
        minutes = actions.Minuting(minutes="多数人要留花坛", hands=hands, promises=(promise,))
        actions.minute(meeting=Meeting.objects.get(id=ref), what=minutes, by=street.staff, at=at + DAY)
    for who in (first, second):
        meeting = Meeting.objects.get(id=ref)
        actions.cosign(meeting=meeting, seal=meeting.seal, by=who, at=at + 2 * DAY)


def _moved(street: Town) -> None:
    """A demanded hearing is called, moved and at last cancelled: the demand waits again."""
    at, kind = street.noon, "residents-meeting"
    fact = actions.petition(place=COMMUNITY, kind=kind, reason="说说停车", by=_neighbour(at, 51), at=at)
    demanded = fact.stream.partition(":")[2]
    what = actions.Calling(
        kind=kind, begins_at=at + 11 * DAY, where="东门活动室", agenda="停车怎么办", petition=demanded
    )
    ref = actions.call(place=COMMUNITY, what=what, by=street.staff, at=at).stream.partition(":")[2]
    later = actions.Moving(begins_at=at + 13 * DAY, where="西门凉亭里", why="活动室那天要修电")
    actions.move(meeting=queries.meeting_numbered(ref), what=later, by=street.staff, at=at + DAY)
    meeting = queries.meeting_numbered(ref)
    actions.cancel(meeting=meeting, why="连着下大雨", by=street.staff, at=at + 2 * DAY)


def _by_minutes(street: Town) -> None:
    """A meeting is called for a matter; its sealed minutes decide it."""
    one, at, kind = _begun(street, "北门的路面补平"), street.noon, "residents-meeting"
    what = actions.Calling(
        kind=kind, begins_at=at + 11 * DAY, where="东门活动室", agenda="北门的路面", topics=(one.stream,)
    )
    fact = actions.call(place=COMMUNITY, what=what, by=street.staff, at=at)
    ref = fact.stream.partition(":")[2]
    for _stage in range(3):
        _step(street, one, at + 8 * DAY)
    at += 11 * DAY
    for number in range(11):
        room = f"8号楼{number}单元8001室"
        actions.attend(meeting=queries.meeting_numbered(ref), room=room, by=street.staff, at=at)
    hands = Hands(rule=kind, due=0, present=0, yes=9, no=1, abstain=1)
    promise = actions.Promising(what="北门补沥青", who="路面施工队", due_on=at.date() + 5 * DAY)
    minutes = actions.Minuting(minutes="同意补平", hands=hands, promises=(promise,))
    actions.minute(meeting=queries.meeting_numbered(ref), what=minutes, by=street.staff, at=at)
    for number in (41, 42):
        meeting = queries.meeting_numbered(ref)
        actions.cosign(meeting=meeting, seal=meeting.seal, by=_neighbour(at, number), at=at)
    _step(street, one, at, meeting=ref)


def _spoken_of_a_place(street: Town) -> None:
    """Of a yard at large, on line; answered."""
    what = actions.Speaking(place=GRID, said="树下的凳子夏天太烫手")
    fact = actions.speak(what=what, by=_neighbour(street.noon, 31), at=street.noon)
    opinion = Opinion.objects.get(id=fact.stream.partition(":")[2])
    answer = actions.Answer(outcome="adopted", why="换成木头面")
    actions.answer(opinions=[opinion], what=answer, by=street.staff, at=street.noon + DAY)


def _balloted(street: Town) -> None:
    """Put to the owners from its page."""
    one = _begun(street, "选一家物业来管东门院", "property-company")
    what = actions.Putting(title="选物业", items=("选第一家",), rule="civil-code-278-general")
    actions.ballot(topic=one, what=what, by=street.staff, at=street.noon)


def _several(street: Town) -> None:
    """One meeting decides a matter and a covenant, and puts off another matter."""
    kind, at = "residents-meeting", street.noon
    one, other = _begun(street, "西门加一道扶手"), _begun(street, "井盖换成防响的")
    articles = (actions.Drafted(text="井盖响了当天报"),)
    drafting = actions.Drafting(kind="charter", title="西门院章程", articles=articles)
    fact = actions.draft(place=COMMUNITY, what=drafting, by=street.staff, at=at)
    covenant = Covenant.objects.get(id=fact.stream.partition(":")[2])
    topics = (one.stream, covenant.stream, other.stream)
    begins_at = at + 11 * DAY
    what = actions.Calling(kind=kind, begins_at=begins_at, where="西门", agenda="三件事", topics=topics)
    ref = actions.call(place=COMMUNITY, what=what, by=street.staff, at=at).stream.partition(":")[2]
    for _stage in range(3):
        _step(street, one, at + 8 * DAY)
    for number in range(11):
        room = f"7号楼{number}单元7001室"
        actions.attend(meeting=queries.meeting_numbered(ref), room=room, by=street.staff, at=begins_at)
    votes = tuple(
        Raised(topic=topic, yes=yes, no=11 - yes, abstain=0)
        for topic, yes in zip(topics[:2], (9, 8), strict=True)
    )
    due = begins_at.date() + 5 * DAY
    promise = actions.Promising(what="扶手焊上去", who="维修队", due_on=due, topic=one.stream)
    minutes = actions.Minuting(minutes="两件同意,一件下次议", votes=votes, promises=(promise,))
    actions.minute(meeting=queries.meeting_numbered(ref), what=minutes, by=street.staff, at=begins_at)
    for number in (61, 62):
        meeting = queries.meeting_numbered(ref)
        actions.cosign(meeting=meeting, seal=meeting.seal, by=_neighbour(at, number), at=begins_at)
    _step(street, one, begins_at)
    adopting = actions.Adopting(held_on=begins_at.date(), effective_on=begins_at.date())
    covenant = Covenant.objects.get(id=covenant.id)
    actions.adopt(covenant=covenant, what=adopting, by=street.staff, at=begins_at)


def _signed_on_paper(street: Town) -> None:
    """A hearing whose minutes are signed on paper: set aside once, then vouched for by the street."""
    begins_at, checker = street.noon + 4 * DAY, street.holder(f"street_staff@{cast.STREET}")
    what = actions.Calling(kind="hearing", begins_at=begins_at, where="东门活动室", agenda="夜里的灯")
    fact = actions.call(place=COMMUNITY, what=what, by=street.staff, at=street.noon)
    ref, at = fact.stream.partition(":")[2], begins_at + DAY
    minutes = actions.Minuting(minutes="十一点以后调暗")
    actions.minute(meeting=Meeting.objects.get(id=ref), what=minutes, by=street.staff, at=at)
    signers = ("9号楼1室老住户", "9号楼2室老住户")
    for number, (how, why) in enumerate((("", "一位说没有签"), ("phone", ""))):
        meeting = Meeting.objects.get(id=ref)
        shots = (f"{number:064x}",)
        actions.paper(meeting=meeting, pictures=shots, signers=signers, by=street.staff, at=at)
        actions.vouch(meeting=Meeting.objects.get(id=ref), how=how, why=why, by=checker, at=at)


def _covenanted(street: Town) -> None:
    """Sent back once, in force the second time."""
    covenant: Covenant | None = None
    at, checker = street.noon, street.holder("street_staff@410103012")
    for lawful in (False, True):
        articles = (actions.Drafted(text="楼道里不停电动车", why="楼道窄"), actions.Drafted(text="遛狗牵绳"))
        what = actions.Drafting(kind="residents-covenant", title="东门院公约", articles=articles)
        fact = actions.draft(place=COMMUNITY, what=what, by=street.staff, at=at, covenant=covenant)
        ref = fact.stream.partition(":")[2]
        adopting = actions.Adopting(
            held_on=at.date() - DAY,
            effective_on=at.date() + DAY,
            hands=AGREED,
            record="念过一遍,举手通过",
            pictures=("c" * 64,),
        )
        actions.adopt(covenant=Covenant.objects.get(id=ref), what=adopting, by=street.staff, at=at)
        actions.file_covenant(covenant=Covenant.objects.get(id=ref), by=street.staff, at=at)
        why = "" if lawful else "第二条没有写清楚范围"
        covenant = Covenant.objects.get(id=ref)
        actions.review(covenant=covenant, lawful=lawful, why=why, by=checker, at=at)
        covenant = Covenant.objects.get(id=ref)
        at += DAY

"""Every action of deliberation."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.models import (
    Attendance,
    Covenant,
    Meeting,
    Opinion,
    Petition,
    Procedure,
    Promise,
    Resident,
    Talk,
)
from bandeng.assembly.rules import slips
from bandeng.assembly.web import decisions, desk, entrusted, gathered
from bandeng.demo import cast
from bandeng.demo.town import COMMUNITY, GRID, Town
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.people import queries as persons
from bandeng.places import queries as places
from bandeng.places.models import Place
from tests.assembly import decided, test_covenant, test_paper
from tests.laws.acting import BOTH_COUNT, LEADER, STAFF, TOLD, TYPED, Acting, Room, signed_in, twins

RESIDENT, KEEPER, STREET = "resident", f"house_manager@{cast.GRID}", f"street_staff@{cast.STREET}"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MEETING, LATER = "residents-meeting", timedelta(days=13)
GENERAL = "civil-code-278-general"
TALK = {"kind": "bench-talk", "place": GRID, "where": "石桌旁", "said": TYPED}
PLAN = {
    "kind": decided.METHOD,
    "sort": "residents",
    "body": "residents-committee",
    "place": COMMUNITY,
    "title": "装充电桩",
    "plan": TYPED,
}
CALL = {"kind": "hearing", "place": COMMUNITY, "where": "二楼", "agenda": TYPED, "clock": "19:30"}
NUMBERS = count(1)
COVENANT = {"kind": "charter", "place": COMMUNITY, "title": "章程{who}{number}", "articles": TYPED}
PUT = {"ballot_title": TYPED, "items": "选第一家", "rule": GENERAL}
ENROLLED = {"kind": MEETING, "place": COMMUNITY, "heads": "9", "drawn_on": "2022-07-01"}


def _ref(fact: Fact) -> str:
    return fact.stream.partition(":")[2]


def talked(town: Town) -> Talk:
    return Talk.objects.get(id=_ref(_talk(town)))


def _talk(town: Town, *promises: actions.Promising) -> Fact:
    day = town.noon.date()
    what = actions.Talking(kind="bench-talk", where="石桌旁", said="灯暗", held_on=day, promises=promises)
    return actions.talk(place=GRID, what=what, by=town.leader, at=town.noon)


def promised(town: Town) -> Promise:
    promise = actions.Promising(what="换灯", who="物业", due_on=town.noon.date() + 5 * DAY)
    return Promise.objects.get(of=_talk(town, promise).stream)


def in_hand(town: Town) -> Promise:
    promise = promised(town)
    actions.entrust(promise=promise, post=KEEPER, by=town.leader, at=town.noon)
    return Promise.objects.get(id=promise.id)


def begun(town: Town) -> Procedure:
    return decided.begun(town)


def collected(town: Town) -> Procedure:
    """A week later nothing is left to answer."""
    return decided.begun(town)


def owners(town: Town) -> Procedure:
    return decided.begun(town, kind="property-company", sort="owners", body="owners-committee")


def published(town: Town) -> Procedure:
    """Decided; its sheet is to be put up."""
    one = decided.begun(town)
    decided.resolved(town, one)
    return decided.again(one)


def outcome(town: Town) -> Procedure:
    """Its second publication is on."""
    one = decided.begun(town)
    at = decided.resolved(town, one)
    actions.confirm(procedure=decided.again(one), by=town.staff, at=at, pictures=(f"{next(NUMBERS):064x}",))
    decided.step(town, one, at + 15 * DAY)
    return decided.again(one)


def spoken(town: Town) -> Opinion:
    one = decided.begun(town)
    what = actions.Speaking(
        place=one.place,
        said="灯高一点",
        topic=one.stream,
        channel="paper",
        slip=slips.number(one.stream, "a", 1),
    )
    return Opinion.objects.get(id=_ref(actions.speak(what=what, by=town.staff, at=town.noon)))


def called(town: Town) -> Meeting:
    """A residents' meeting of which the roll has fifty; it begins in eleven days."""
    enrolled(town)
    what = actions.Calling(kind=MEETING, begins_at=town.noon + 11 * DAY, where="二楼", agenda="灯")
    fact = actions.call(place=COMMUNITY, what=what, by=town.staff, at=town.noon)
    return queries.meeting_numbered(_ref(fact))


def came(town: Town) -> Meeting:
    """One door was noted, by mistake."""
    meeting = called(town)
    actions.attend(meeting=meeting, room="1-1-101", by=town.staff, at=meeting.begins_at)
    return queries.meeting_numbered(meeting.id)


def enrolled(town: Town) -> None:
    what = actions.Enrolling(kind=MEETING, heads=50, drawn_on=town.noon.date())
    actions.enrol(place=COMMUNITY, what=what, by=town.staff, at=town.noon)


def papered(town: Town) -> Meeting:
    digest = f"{Meeting.objects.count():064x}"
    return test_paper.taken_in(town, test_paper.minuted(town), pictures=(digest,))


def demanded(town: Town) -> Petition:
    enrolled(town)
    at = town.noon
    who = people.register(name="先提的邻居", kind="resident", at=at).id
    fact = actions.petition(place=COMMUNITY, kind=MEETING, reason="议停车", by=who, at=at)
    return Petition.objects.get(id=_ref(fact))


def drafted(town: Town, kind: str = "residents-covenant") -> Covenant:
    """Another one: a place has one of a title."""
    decided.rolled(town)
    return test_covenant.drafted(town, kind, title=f"公约{Covenant.objects.count()}")


def managed(town: Town) -> Covenant:
    return drafted(town, "management-covenant")


def adopted(town: Town) -> Covenant:
    return test_covenant.adopted(town, drafted(town), 0, pictures=("a" * 64,))


def filed(town: Town) -> Covenant:
    covenant = adopted(town)
    actions.file_covenant(covenant=covenant, by=town.staff, at=town.noon)
    return test_covenant.again(covenant)


def yard(town: Town) -> Place:
    return places.place(cast.GRID)


def unknown(town: Town) -> None:
    """Somebody has signed in once with her telephone, whom nobody has checked yet."""
    decided.stranger(town.noon, 9000 + Resident.objects.count())


def petitioned(town: Town) -> Place:
    enrolled(town)
    return places.place(cast.COMMUNITY)


def _residents(at: datetime) -> tuple[str, str]:
    """Two neighbours in no post, the same for every line."""
    found = []
    for number in range(2):
        username = f"linju{number}"
        try:
            found.append(str(persons.person(username).pk))
        except persons.Person.DoesNotExist:
            who = people.register(name="邻居", kind="resident", username=username, at=at).id
            staff = persons.person("shequ").id
            actions.check(place=COMMUNITY, person=who, door="1-001", by=staff, at=at)
            found.append(who)
    return found[0], found[1]


def _clients(acting: Acting, thing: Any, town: Town, at: datetime) -> list[Client]:
    who = _residents(town.noon) if acting.by == RESIDENT else twins(town, acting.by)
    return [signed_in(person) for person in who]


def _holes(acting: Acting, thing: Any, town: Town) -> dict[str, str]:
    if isinstance(thing, Meeting):
        noted = Attendance.objects.filter(meeting=thing).first()
        return {"seal": thing.seal, "entry": noted.room if noted else "-"}
    if isinstance(thing, Opinion):
        return {"beside": _beside(thing, town)}
    return {"phone": f"1390000{9000 + Resident.objects.count():04d}", "number": str(next(NUMBERS))}


def _beside(opinion: Opinion, town: Town) -> str:
    rows = Opinion.objects.filter(topic=opinion.topic).exclude(id=opinion.id)
    if not rows:
        what = actions.Speaking(
            place=opinion.place,
            said="灯再高一点",
            topic=opinion.topic,
            channel="paper",
            slip=slips.number(opinion.topic, "a", 2),
        )
        actions.speak(what=what, by=town.staff, at=town.noon)
    return str(rows.values_list("id", flat=True)[0])


def _arguments(name: str, thing: Any) -> list[str]:
    if isinstance(thing, Place):
        return [thing.code]
    return [thing.id] if thing else []


def nothing(town: Town) -> None:
    return None


SAYS = {"said": TYPED}
ROOM = Room(
    acting={
        "talk-addition": Acting(begin=nothing, by=LEADER, said=TALK, ends=BOTH_COUNT),
        "talk-taking-back": Acting(begin=talked, by=LEADER),
        "promise-matter": Acting(begin=promised, by=LEADER),
        "promise-entrusting": Acting(begin=promised, by=LEADER, said={"post": KEEPER}),
        "promise-account": Acting(begin=promised, by=LEADER, said={"fate": "missed", "why": TYPED}),
        "entrusted-account": Acting(begin=in_hand, by=KEEPER, said={"fate": "missed", "why": TYPED}),
        "procedure-addition": Acting(begin=nothing, by=STAFF, said=PLAN, ends=BOTH_COUNT),
        "procedure-step": Acting(
            begin=collected, by=STAFF, said={"stage": "collect", "record": TYPED}, after=8 * DAY
        ),
        "procedure-ballot": Acting(begin=owners, by=STAFF, said=PUT),
        "procedure-withdrawal": Acting(begin=begun, by=STAFF, said={"withdrawal": TYPED}),
        "opinion-typing": Acting(
            begin=begun, by=STAFF, said={"channel": "talk", "said": TYPED}, ends=BOTH_COUNT
        ),
        "place-voice-typing": Acting(
            begin=yard, by=STAFF, said={"channel": "talk", "said": TYPED}, ends=BOTH_COUNT
        ),
        "opinion-answering": Acting(begin=spoken, by=STAFF, said={"outcome": "declined", "why": TYPED}),
        "opinion-gathering": Acting(begin=spoken, by=STAFF, said={"beside": "{beside}"}),
        "decision-opinion": Acting(begin=begun, by=RESIDENT, said=SAYS, ends=BOTH_COUNT),
        "decision-confirming": Acting(begin=published, by=RESIDENT, after=LATER, ends=BOTH_COUNT),
        "decision-judging": Acting(
            begin=outcome, by=RESIDENT, said={"outcome": "partly"}, after=30 * DAY, ends=BOTH_COUNT
        ),
        "place-opinion": Acting(begin=yard, by=RESIDENT, said=SAYS, ends=BOTH_COUNT),
        "covenant-opinion": Acting(begin=drafted, by=RESIDENT, said=SAYS, ends=BOTH_COUNT),
        "petition-addition": Acting(
            begin=petitioned, by=RESIDENT, said={"kind": MEETING, "reason": TYPED}, ends=BOTH_COUNT
        ),
        "petition-support": Acting(begin=demanded, by=RESIDENT, ends=BOTH_COUNT),
        "meeting-addition": Acting(
            begin=nothing, by=STAFF, said={**CALL, "on": "2022-08-01"}, ends=BOTH_COUNT
        ),
        "resident-addition": Acting(begin=unknown, by=STAFF, said={"phone": "{phone}", "room": "{who}-101"}),
        "roll-addition": Acting(begin=nothing, by=STAFF, said=ENROLLED, ends=TOLD),
        "meeting-attendance": Acting(
            begin=called, by=STAFF, said={"room": "{who}-101"}, after=11 * DAY, ends=BOTH_COUNT
        ),
        "meeting-striking": Acting(begin=came, by=STAFF, said={"entry": "{entry}"}, after=11 * DAY),
        "meeting-move": Acting(
            begin=called,
            by=STAFF,
            said={"on": "2022-08-01", "clock": "19:30", "where": "三楼", "why": TYPED, "twice": "on"},
        ),
        "meeting-cancellation": Acting(begin=called, by=STAFF, said={"cancelled_why": TYPED}),
        "meeting-minutes": Acting(begin=called, by=STAFF, said={"minutes": TYPED}, after=LATER),
        "signing": Acting(
            begin=test_paper.minuted, by=RESIDENT, said={"seal": "{seal}"}, after=LATER, ends=BOTH_COUNT
        ),
        "meeting-vouching": Acting(begin=papered, by=STREET, said={"how": "phone"}, after=LATER),
        "covenant-addition": Acting(begin=nothing, by=STAFF, said=COVENANT, ends=BOTH_COUNT),
        "covenant-draft": Acting(begin=drafted, by=STAFF, said={"title": "公约", "articles": TYPED}),
        "covenant-adoption": Acting(
            begin=drafted,
            by=STAFF,
            said={"due": "100", "present": "60", "yes": "60", "held_on": "2022-07-01", "record": TYPED},
        ),
        "covenant-ballot": Acting(begin=managed, by=STAFF, said=PUT),
        "covenant-filing": Acting(begin=adopted, by=STAFF),
        "covenant-review": Acting(begin=filed, by=STREET, said={"lawful": "no", "why": TYPED}),
    },
    nobodys={
        "procedure-confirming": "needs a picture of the board; each says so in a stream of her own",
        "meeting-paper": "needs a picture of the signed sheet; two at once are tried in tests/assembly",
    },
    not_acts={
        "assembly.see": "a look",
        "assembly.paper": "needs a picture; see tests/assembly/test_paper.py",
    },
    behind={
        "assembly.petition": "petition-addition",
        "assembly.reject": "procedure-step",
        "assembly.fulfil": "entrusted-account",
    },
    reads=((desk, "found"), (entrusted, "found"), (decisions, "_procedure"), (gathered, "_found")),
    holes=_holes,
    clients=_clients,
    arguments=_arguments,
)

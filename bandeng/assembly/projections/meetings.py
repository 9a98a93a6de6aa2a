"""Meetings, rolls and demands."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from bandeng.assembly import rules
from bandeng.assembly.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Opinion,
    Paper,
    Petition,
    Promise,
    Roll,
    Signature,
    Support,
)
from bandeng.assembly.projections.shared import entry, hands, promised, ref
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.upgrading import Body, upgrades
from bandeng.notices.projections import Telling, tell


@upgrades("assembly.called", from_version=1)
def for_one(body: Body) -> Body:
    """Before, a meeting was for one matter at most."""
    rest = {name: value for name, value in body.items() if name != "topic"}
    return rest | {"topics": [] if body["topic"] == "-" else [body["topic"]]}


@upgrades("assembly.called", from_version=2)
def of_a_number(body: Body) -> Body:
    """Before, no meeting named the roll of a vote."""
    return body | {"roll": "-"}


@upgrades("assembly.minuted", from_version=1)
def at_large(body: Body) -> Body:
    """Before, minutes said one vote, and promises were of the meeting."""
    return body | {"votes": [], "promised_for": ["-"] * len(body["promises"])}


@upgrades("assembly.attended", from_version=1)
def noted_there(body: Body) -> Body:
    """Before, nobody said when it was noted."""
    return body | {"afterwards": False}


@on("assembly.called")
def called(fact: Fact) -> None:
    body = fact.body
    Meeting.objects.create(
        id=ref(fact),
        place=fact.place,
        kind=body["kind"],
        begins_at=datetime.fromisoformat(body["begins_at"]),
        due=body["due"],
        roll=body["roll"],
        petition=body["petition"],
        where=entry(body["where"]),
        agenda=entry(body["agenda"]),
        state=rules.CALLED,
        minutes="-",
        seal="-",
        rule="-",
        turn=fact.turn + 1,
        called_at=fact.at,
    )
    AgendaItem.objects.bulk_create(
        AgendaItem(id=f"{ref(fact)}.{number}", meeting_id=ref(fact), number=number, topic=topic)
        for number, topic in enumerate(body["topics"], 1)
    )
    Petition.objects.filter(id=body["petition"]).update(meeting=ref(fact))


@on("assembly.moved")
def moved(fact: Fact) -> None:
    body, row = fact.body, Meeting.objects.get(id=ref(fact))
    columns = {"moved_from": row.begins_at, "begins_at": datetime.fromisoformat(body["begins_at"])}
    words = {"where": entry(body["where"]), "why": entry(body["why"])}
    _tell(fact, row, rules.MEETING_MOVED)
    Meeting.objects.filter(id=row.id).update(turn=fact.turn + 1, **columns, **words)


@on("assembly.cancelled")
def cancelled(fact: Fact) -> None:
    row = Meeting.objects.get(id=ref(fact))
    _tell(fact, row, rules.MEETING_CANCELLED)
    columns = {"state": rules.CANCELLED, "why": entry(fact.body["why"]), "turn": fact.turn + 1}
    Meeting.objects.filter(id=row.id).update(**columns)
    Petition.objects.filter(meeting=row.id).update(meeting="-")


def _tell(fact: Fact, meeting: Meeting, kind: str) -> None:
    """Whoever demanded it or gave an opinion on its matter, and the posts around."""
    joined = Support.objects.filter(petition=meeting.petition).values_list("person", flat=True)
    topics = AgendaItem.objects.filter(meeting=meeting).values_list("topic", flat=True)
    spoke = Opinion.objects.filter(topic__in=list(topics), channel=rules.ONLINE)
    people = {*joined, *spoke.values_list("person", flat=True)}
    posts = tuple(fact.body["told"])
    tell(fact, [Telling(to=(*sorted(people), *posts), kind=kind)])


@on("assembly.attended")
def attended(fact: Fact) -> None:
    how = {name: fact.body[name] for name in ("written", "afterwards")}
    room = entry(fact.body["room"])
    Attendance.objects.create(id=f"room.{fact.id}", meeting_id=ref(fact), room=room, **how)
    Meeting.objects.filter(id=ref(fact)).update(turn=fact.turn + 1)


@on("assembly.struck")
def struck(fact: Fact) -> None:
    Attendance.objects.filter(meeting=ref(fact), room=fact.body["entry"]).delete()
    Meeting.objects.filter(id=ref(fact)).update(turn=fact.turn + 1)


@on("assembly.minuted")
def minuted(fact: Fact) -> None:
    body = fact.body
    words = {"minutes": entry(body["minutes"]), "seal": body["minutes"]["seal"], "state": rules.MINUTED}
    numbers = {name: value for name, value in hands(body).items() if name != "due"}
    columns = {"turn": fact.turn + 1, "minuted_at": fact.at}
    Meeting.objects.filter(id=ref(fact)).update(**columns, **words, **numbers)
    _raised(fact)
    Promise.objects.filter(of=fact.stream).delete()
    promised(fact, body["promised_for"])


def _raised(fact: Fact) -> None:
    """What the minutes say of each matter; of a matter they do not name, nothing was voted."""
    items = AgendaItem.objects.filter(meeting=ref(fact))
    items.update(yes=0, no=0, abstain=0)
    for each in fact.body["votes"] or _of_the_only(fact, items):
        numbers = {name: each[name] for name in ("yes", "no", "abstain")}
        items.filter(topic=each["topic"]).update(**numbers)


def _of_the_only(fact: Fact, items: QuerySet[AgendaItem]) -> list[dict[str, Any]]:
    """Before there were several matters, the hands were raised on the one that was on the agenda."""
    topics = list(items.values_list("topic", flat=True))
    return [fact.body["hands"] | {"topic": topics[0]}] if len(topics) == 1 else []


@on("assembly.cosigned")
def cosigned(fact: Fact) -> None:
    Signature.objects.create(id=f"sign.{fact.id}", meeting_id=ref(fact), person=fact.person, at=fact.at)
    columns = {"signatures": F("signatures") + 1, "turn": fact.turn + 1}
    state = {"state": rules.SEALED} if fact.body["sealed"] else {}
    Meeting.objects.filter(id=ref(fact)).update(**columns, **state)


@on("assembly.papered")
def papered(fact: Fact) -> None:
    body = fact.body
    Paper.objects.create(
        id=f"paper.{fact.id}",
        meeting_id=ref(fact),
        seal=body["seal"],
        unit=body["unit"],
        person=fact.person,
        pictures=",".join(body["pictures"]),
        signers=",".join(entry(each) for each in body["signers"]),
        many=len(body["signers"]),
        state=rules.WAITING,
        at=fact.at,
    )
    Meeting.objects.filter(id=ref(fact)).update(turn=fact.turn + 1)


@on("assembly.vouched")
def vouched(fact: Fact) -> None:
    body = fact.body
    state = rules.CONFIRMED if body["confirmed"] else rules.ASIDE
    Paper.objects.filter(meeting=ref(fact), state=rules.WAITING).update(state=state)
    columns = {"signatures": F("signatures") + body["signed"], "turn": fact.turn + 1}
    sealed = {"state": rules.SEALED} if body["sealed"] else {}
    Meeting.objects.filter(id=ref(fact)).update(**columns, **sealed)


@on("assembly.enrolled")
def enrolled(fact: Fact) -> None:
    columns = {
        "place": fact.place,
        "kind": fact.body["kind"],
        "heads": fact.body["heads"],
        "drawn_on": date.fromisoformat(fact.body["drawn_on"]),
        "turn": fact.turn + 1,
    }
    Roll.objects.update_or_create(id=fact.stream, defaults=columns)


@on("assembly.petitioned")
def petitioned(fact: Fact) -> None:
    body = fact.body
    Petition.objects.create(
        id=ref(fact),
        place=fact.place,
        kind=body["kind"],
        heads=body["heads"],
        needed=body["needed"],
        reason=entry(body["reason"]),
        meeting="-",
        at=fact.at,
    )

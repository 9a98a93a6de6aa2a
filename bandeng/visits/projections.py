"""Lists, their lines, visits and their words as tables."""

from datetime import date
from typing import Any

from bandeng.kernel.facts import entry_of
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.visits import rules
from bandeng.visits.models import Entry, Visit, VisitList, Words

tables(VisitList, Entry, Visit, Words)


def _id(fact: Fact) -> str:
    return fact.stream.partition(":")[2]


def _move(fact: Fact, columns: dict[str, Any] | None = None) -> None:
    straight.change(VisitList, {"id": _id(fact)}, {"turn": fact.turn + 1, **(columns or {})})


@on("visits.list_opened")
def list_opened(fact: Fact) -> None:
    body = fact.body
    VisitList.objects.create(
        id=_id(fact),
        place=fact.place,
        unit=body["unit"],
        title=body["title"],
        begins_on=date.fromisoformat(body["begins_on"]),
        ends_on=date.fromisoformat(body["ends_on"]),
        serves="\n".join(body["serves"]),
        names_until=date.fromisoformat(body["names_until"]),
        turn=fact.turn + 1,
    )


@on("visits.listed")
def listed(fact: Fact) -> None:
    straight.insert(
        *(
            Entry(
                id=each["entry"],
                list_id=_id(fact),
                subject=each["subject"],
                member=each["member"],
                category=each["category"],
                unit=each["unit"],
                place=each["place"],
                called=entry_of(each["called"]),
                home=entry_of(each["home"]),
                post=each["post"],
                state=rules.WAITING,
                visited_on=None,
            )
            for each in fact.body["people"]
        )
    )
    _move(fact)


@on("visits.assigned")
def assigned(fact: Fact) -> None:
    Entry.objects.filter(id__in=fact.body["entries"]).update(post=fact.body["post"])
    _move(fact)


@on("visits.delisted")
def delisted(fact: Fact) -> None:
    Entry.objects.filter(id=fact.body["entry"]).update(state=rules.OFF, called="-", home="-")
    _move(fact)


@on("visits.visited")
def visited(fact: Fact) -> None:
    body = fact.body
    straight.insert(_visit(fact))
    straight.insert(
        *(
            Words(
                id=f"{_id(fact)}.{each['code']}",
                visit=_id(fact),
                code=each["code"],
                words=entry_of(each["line"]),
            )
            for each in body["lines"]
        )
    )
    _look_again(body["subject"])


def _visit(fact: Fact) -> Visit:
    body = fact.body
    return Visit(
        id=_id(fact),
        list=body["list"],
        entry=body["entry"],
        subject=body["subject"],
        place=fact.place,
        visitor=body["visitor"],
        beside="\n".join(body["beside"]),
        on=date.fromisoformat(body["on"]),
        gift=body["gift"],
        matter=body["matter"],
        afterwards=body["afterwards"],
        state=rules.HELD,
        words_until=date.fromisoformat(body["words_until"]) if body["lines"] else None,
        turn=fact.turn + 1,
        person=fact.person,
        at=fact.at,
    )


def _look_again(subject: str) -> None:
    """Her lines stand as her visits stand: by those made for the line, or by the post the line is given to.

    One that was taken off stays off.
    """
    held = straight.find(Visit, {"subject": subject, "state": rules.HELD}, "entry", "visitor", "on")
    known = {"subject": subject, "state": [rules.WAITING, rules.VISITED]}
    for line, post, state, visited_on in straight.find(Entry, known, "id", "post", "state", "visited_on"):
        days = [on for entry, visitor, on in held if line == entry or visitor == post]
        now = (rules.VISITED if days else rules.WAITING, max(days, default=None))
        if now != (state, visited_on):
            straight.change(Entry, {"id": line}, {"state": now[0], "visited_on": now[1]})


@on("visits.undone")
def undone(fact: Fact) -> None:
    visit = Visit.objects.get(id=_id(fact))
    Visit.objects.filter(id=visit.id).update(state=rules.UNDONE, words_until=None, turn=fact.turn + 1)
    Words.objects.filter(visit=visit.id).delete()
    _look_again(visit.subject)


@on("visits.faded")
def faded(fact: Fact) -> None:
    Visit.objects.filter(id=_id(fact)).update(words_until=None, turn=fact.turn + 1)
    Words.objects.filter(visit=_id(fact)).delete()


@on("visits.list_faded")
def list_faded(fact: Fact) -> None:
    Entry.objects.filter(list=_id(fact)).update(called="-", home="-")
    _move(fact, {"names_until": None})


@on("members.died")
def died(fact: Fact) -> None:
    """Nobody is sent to somebody of the register who has died."""
    waiting = Entry.objects.filter(subject=fact.stream, state=rules.WAITING)
    waiting.update(state=rules.OFF, called="-", home="-")

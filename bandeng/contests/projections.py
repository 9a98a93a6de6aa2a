"""Contests, readers, works and readings as tables."""

from datetime import date
from typing import Any

from bandeng.contests import rules
from bandeng.contests.models import Contest, Likeness, Part, Reader, Reading, Work
from bandeng.kernel.facts import entry_of
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables

tables(Contest, Reader, Work, Part, Reading, Likeness)
GONE = dict.fromkeys(("author", "guardian", "reach", "heading", "whole", "why"), "-")


def _id(fact: Fact) -> str:
    return fact.stream.partition(":")[2]


def _contest(fact: Fact) -> None:
    Contest.objects.filter(id=_id(fact)).update(turn=fact.turn + 1)


def _work(fact: Fact, columns: dict[str, Any] | None = None) -> None:
    Work.objects.filter(id=_id(fact)).update(turn=fact.turn + 1, **(columns or {}))


@on("contests.called")
def called(fact: Fact) -> None:
    body = fact.body
    Contest.objects.create(
        id=_id(fact),
        place=fact.place,
        unit=body["unit"],
        kind=body["kind"],
        title=body["title"],
        theme=body["theme"],
        topics="\n".join(body["topics"]),
        begins_on=date.fromisoformat(body["begins_on"]),
        closes_on=date.fromisoformat(body["closes_on"]),
        longest=body["longest"],
        groups="\n".join(body["groups"]),
        serves="\n".join(body["serves"]),
        kept_until=date.fromisoformat(body["kept_until"]),
        turn=fact.turn + 1,
    )


@on("contests.appointed")
def appointed(fact: Fact) -> None:
    reader = fact.body["reader"]
    Reader.objects.create(
        id=f"{_id(fact)}:{reader}",
        contest_id=_id(fact),
        person=reader,
        units="\n".join(fact.body["units"]),
        known="",
    )
    _contest(fact)


@on("contests.declared")
def declared(fact: Fact) -> None:
    body = fact.body
    reader = Reader.objects.get(id=f"{_id(fact)}:{body['reader']}")
    reader.declared = True
    reader.units = "\n".join(sorted({*reader.units.split(), *body["units"]}))
    reader.known = "\n".join([*reader.known.split(), *(each["kept"] for each in body["known"])])
    reader.save()
    _contest(fact)


@on("contests.sent_in")
def sent_in(fact: Fact) -> None:
    body = fact.body
    Work.objects.create(
        id=_id(fact),
        contest_id=body["contest"],
        place=fact.place,
        **{name: body[name] for name in ("number", "group", "unit", "length", "publish", "named", "sender")},
        **{name: entry_of(body[name]) for name in ("author", "guardian", "reach", "heading", "whole")},
        state=rules.IN,
        award="-",
        why="-",
        turn=fact.turn + 1,
        at=fact.at,
    )
    Part.objects.bulk_create(
        Part(
            id=f"{_id(fact)}.{each['topic']}",
            work_id=_id(fact),
            topic=each["topic"],
            words=entry_of(each["part"]),
        )
        for each in body["parts"]
    )


@on("contests.compared")
def compared(fact: Fact) -> None:
    Likeness.objects.filter(contest=_id(fact)).delete()
    Likeness.objects.bulk_create(
        Likeness(id=f"{each['one']}:{each['other']}", contest=_id(fact), **each)
        for each in fact.body["pairs"]
    )
    _contest(fact)


@on("contests.dealt")
def dealt(fact: Fact) -> None:
    Reading.objects.bulk_create(
        Reading(
            id=f"{_id(fact)}:{reader}",
            work_id=_id(fact),
            reader=reader,
            state=rules.WAITING,
            marks="",
            given=0,
            remark="-",
            tie="-",
        )
        for reader in fact.body["readers"]
    )
    _work(fact)


@on("contests.recused")
def recused(fact: Fact) -> None:
    one = Reading.objects.filter(id=f"{_id(fact)}:{fact.body['reader']}")
    one.update(state=rules.RECUSED, tie=fact.body["tie"], marks="", given=0, remark="-")
    _work(fact)


@on("contests.marked")
def marked(fact: Fact) -> None:
    body = fact.body
    Reading.objects.filter(id=f"{_id(fact)}:{body['reader']}").update(
        state=rules.MARKED,
        marks="\n".join(f"{each['criterion']}={each['given']}" for each in body["marks"]),
        given=sum(each["given"] for each in body["marks"]),
        remark=entry_of(body["remark"]),
    )
    _work(fact)


@on("contests.set_aside")
def set_aside(fact: Fact) -> None:
    _work(fact, {"state": rules.ASIDE, "why": entry_of(fact.body["why"])})


@on("contests.awarded")
def awarded(fact: Fact) -> None:
    _work(fact, {"state": rules.AWARDED, "award": fact.body["award"], "why": entry_of(fact.body["why"])})


@on("contests.revoked")
def revoked(fact: Fact) -> None:
    _work(fact, {"state": rules.IN, "award": "-", "why": entry_of(fact.body["why"]), "published": False})


@on("contests.published")
def published(fact: Fact) -> None:
    _work(fact, {"published": True})


@on("contests.withdrawn")
def withdrawn(fact: Fact) -> None:
    _forget(fact)
    _work(fact, {**GONE, "state": rules.WITHDRAWN, "award": "-", "published": False})


@on("contests.faded")
def faded(fact: Fact) -> None:
    _forget(fact)
    _work(fact, {**GONE, "faded": True})


def _forget(fact: Fact) -> None:
    Part.objects.filter(work=_id(fact)).delete()
    Reading.objects.filter(work=_id(fact)).update(remark="-")
    Likeness.objects.filter(one=_id(fact)).delete()
    Likeness.objects.filter(other=_id(fact)).delete()

"""Every action on a contest and its works."""

from datetime import datetime
from itertools import count
from typing import Any

from django.test import Client

from bandeng.contests import actions
from bandeng.contests.models import Contest, Reading, Work
from bandeng.contests.web import desk, public, readings, works
from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.people import queries as persons
from bandeng.posts import queries as posts
from tests.contests import worlds
from tests.laws.acting import ALREADY, BOTH_COUNT, TYPED, Acting, Room, signed_in, twins

LEAD, READER, RESIDENT = worlds.LEAD, worlds.READER, "resident"
NAMES = count(1)
CALL = {
    "keeper": f"{worlds.UNIT}|410103/",
    "kind": "essay",
    "title": "征文{who}",
    "theme": TYPED,
    "begins_on": "2022-07-01",
    "closes_on": "2022-07-20",
    "longest": "500",
    "groups": "member",
}
WORK = {"author": "作者{who}{number}", "heading": "旧地", "group": "member", "text": f"{TYPED}{{number}}"}
MARKS = {"mark-theme": "8", "mark-truth": "8", "mark-writing": "8", "remark": TYPED}


def called(town: Town) -> Contest:
    return worlds.called(town)


def sent(town: Town) -> Work:
    return worlds.sent(town, called(town), f"田秋实{next(NAMES)}", publish=True)


def read_by(town: Town) -> Contest:
    """Readers are named and have declared; one work is there."""
    work = sent(town)
    worlds.readers(town, work.contest)
    return worlds.again(work.contest)


def dealt(town: Town) -> Work:
    contest = read_by(town)
    worlds.dealt(town, contest)
    return worlds.same(Work.objects.get(contest=contest))


def read(town: Town) -> Work:
    """Both readers have given their marks."""
    work = dealt(town)
    for reading in Reading.objects.filter(work=work).order_by("id"):
        worlds.marked(town, work, reading.reader)
    return worlds.same(work)


def awarded(town: Town) -> Work:
    work = read(town)
    what = actions.Awarding(award="first", why="写得真")
    actions.award(work=work, what=what, by=town.holder(LEAD), at=town.noon + worlds.CLOSED)
    return worlds.same(work)


def own(town: Town) -> Work:
    what = actions.Sending(author=f"小韩{next(NAMES)}", heading="旧地", group="member", text=worlds.TEXT)
    by = persons.person(cast.RESIDENT).id
    fact = actions.send_in(contest=called(town), what=what, by=by, at=town.noon)
    return worlds.same(Work.objects.get(id=fact.stream.partition(":")[2]))


def _clients(acting: Acting, thing: Any, town: Town, at: datetime) -> list[Client]:
    """Two of the unit; two readers of the work; one author on two telephones."""
    if acting.by == RESIDENT:
        return [signed_in(persons.person(cast.RESIDENT).id) for _phone in range(2)]
    if acting.by == READER and isinstance(thing, Contest):
        return [signed_in(person) for person in _readers(town)[:2]]
    if acting.by == READER:
        return [signed_in(each.reader) for each in Reading.objects.filter(work=thing).order_by("id")[:2]]
    return [signed_in(person) for person in twins(town, acting.by)]


def _holes(acting: Acting, thing: Any, town: Town) -> dict[str, str]:
    return {"number": str(next(NAMES)), "reader": _readers(town)[0]}


def _readers(town: Town) -> list[str]:
    return sorted(held.person for held in posts.holders([READER], at=town.noon))


ROOM = Room(
    acting={
        "calling": Acting(begin=lambda town: None, by=LEAD, said=CALL, ends=BOTH_COUNT),
        "receiving": Acting(begin=called, by=LEAD, said=WORK, ends=BOTH_COUNT),
        "readers": Acting(begin=called, by=LEAD, said={"reader": "{reader}"}),
        "declaration": Acting(begin=read_by, by=READER, said={"names": "认识的{who}"}),
        "comparison": Acting(begin=read_by, by=LEAD),
        "dealing": Acting(begin=read_by, by=LEAD, ends=ALREADY),
        "marking": Acting(begin=dealt, by=READER, said=MARKS),
        "recusal": Acting(begin=dealt, by=READER, said={"tie": "acquaintance"}, gone=True),
        "award": Acting(begin=read, by=LEAD, said={"award": "first", "why": TYPED}, after=worlds.CLOSED),
        "revocation": Acting(begin=awarded, by=LEAD, said={"why": TYPED}, after=worlds.CLOSED),
        "setting-aside": Acting(begin=sent, by=LEAD, said={"why": TYPED}),
        "publication": Acting(begin=awarded, by=LEAD, after=worlds.CLOSED),
        "withdrawal": Acting(begin=awarded, by=LEAD, after=worlds.CLOSED),
        "sending": Acting(begin=called, by=RESIDENT, said=WORK, ends=BOTH_COUNT),
        "taking-back": Acting(begin=own, by=RESIDENT, gone=True),
    },
    not_acts={"contests.see": "a look"},
    behind={"contests.send_in": "sending"},
    reads=(
        (desk, "contest_of"),
        (works, "work_of"),
        (readings, "_of"),
        (readings, "_work"),
        (readings, "_contest"),
        (public, "_contest"),
        (public, "_own"),
    ),
    holes=_holes,
    clients=_clients,
    commands=lambda command: (command, f"{command[:30]}.0"),
)

"""What was said against a roll, and who acts for whom."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from bandeng.ballots.models import Elector, Objection, Proxy, Vote
from bandeng.people import vault


@dataclass(frozen=True, kw_only=True)
class Objected:
    """An objection with its words, and with the answer where one was given; ``own``: raised on line."""

    id: str
    number: str
    about: str
    words: str
    made_at: datetime
    answered_at: datetime | None
    upheld: bool
    why: str
    own: bool = False


def objections(vote: Vote) -> list[Objected]:
    """What was said against the roll, what waits for an answer first."""
    found = _objected(Objection.objects.filter(vote=vote))
    return sorted(found, key=lambda each: each.answered_at is not None)


def own_objections(vote: Vote, *, person: str, number: str) -> list[Objected]:
    """What this person raised herself, and what was raised for the number she has opened; latest first."""
    mine = Q(person=person) if person else Q(pk__in=())
    hers = Q(number=number) if number else Q(pk__in=())
    return _objected(Objection.objects.filter(mine | hers, vote=vote).exclude(person="-"))[::-1]


def _objected(found: QuerySet[Objection]) -> list[Objected]:
    rows = list(found.order_by("made_at", "id"))
    words = vault.read([entry for row in rows for entry in (row.words, row.why) if entry != "-"])
    return [
        Objected(
            id=row.id,
            number="" if row.number == "-" else row.number,
            about=row.about,
            words=words.get(row.words, ""),
            made_at=row.made_at,
            answered_at=row.answered_at,
            upheld=row.upheld,
            why=words.get(row.why, ""),
            own=row.person != "-",
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Acting:
    """A written proxy that stands: for which number, and who acts."""

    number: str
    agent: str


def proxies(vote: Vote) -> list[Acting]:
    """The proxies that stand, by number: for whoever runs the vote."""
    rows = list(Proxy.objects.filter(elector__vote=vote, ended=False).select_related("elector"))
    words = vault.read(row.agent for row in rows)
    return sorted(
        (Acting(row.elector.number, words.get(row.agent, "")) for row in rows), key=lambda a: a.number
    )


def cast_by_agents(vote: Vote) -> int:
    """How many ballots that count were handed in by an agent; what the voter cast herself goes before."""
    return Elector.objects.filter(vote=vote, by_agent=True, online="-").exclude(paper="-").count()

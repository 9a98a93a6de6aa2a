"""What was said against a roll, and who acts for whom."""

from dataclasses import dataclass
from datetime import datetime

from bandeng.ballots.models import Elector, Objection, Proxy, Vote
from bandeng.people import vault


@dataclass(frozen=True, kw_only=True)
class Objected:
    """An objection with its words, and with the answer where one was given."""

    id: str
    number: str
    about: str
    words: str
    made_at: datetime
    answered_at: datetime | None
    upheld: bool
    why: str


def objections(vote: Vote) -> list[Objected]:
    """What was said against the roll, what waits for an answer first."""
    rows = list(Objection.objects.filter(vote=vote).order_by("made_at", "id"))
    words = vault.read([entry for row in rows for entry in (row.words, row.why) if entry != "-"])
    found = [
        Objected(
            id=row.id,
            number="" if row.number == "-" else row.number,
            about=row.about,
            words=words.get(row.words, ""),
            made_at=row.made_at,
            answered_at=row.answered_at,
            upheld=row.upheld,
            why=words.get(row.why, ""),
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: each.answered_at is not None)


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

"""What was said against a roll, and who acts for whom."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from bandeng.ballots.models import Elector, Objection, Proxy, Vote
from bandeng.ledger.models import Fact
from bandeng.people import vault

CHANGES = ("ballots.corrected", "ballots.struck", "ballots.amended")


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


def uncorrected(vote: Vote) -> list[Objected]:
    """What was upheld and not carried out yet, the oldest first: the roll is not frozen before.

    A number is corrected or taken off after it was objected to; for each who is missing somebody is put on;
    or a new roll is taken in.
    """
    upheld = sorted((each for each in objections(vote) if each.upheld), key=lambda each: each.made_at)
    if not upheld:
        return []
    said = Fact.objects.of(vote.stream)
    new = list(said.named("ballots.rolled").values_list("at", flat=True))
    changed = [(fact.at, fact.body["number"]) for fact in said.named(*CHANGES)]
    listed = list(said.named("ballots.listed").values_list("at", flat=True))
    left = [each for each in upheld if not any(at > each.made_at for at in new)]
    return [each for each in left if not _carried_out(each, changed, listed)]


def _carried_out(each: Objected, changed: list[tuple[datetime, str]], listed: list[datetime]) -> bool:
    """Whether the roll was changed for it; of those put on it takes one."""
    if each.number:
        return any(at >= each.made_at and number == each.number for at, number in changed)
    added = next((at for at in listed if at >= each.made_at), None)
    if added is not None:
        listed.remove(added)
    return added is not None


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


def sold(vote: Vote) -> list[Elector]:
    """The homes that changed hands while the vote ran, by number."""
    return list(Elector.objects.filter(vote=vote).exclude(sold="-").order_by("number"))


def cast_by_agents(vote: Vote) -> int:
    """How many ballots that count were handed in by an agent; what the voter cast herself goes before."""
    return Elector.objects.filter(vote=vote, by_agent=True, online="-").exclude(paper="-").count()

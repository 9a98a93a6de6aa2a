"""Slots where what was said on line and on paper differs: what each says, and who may settle which counts."""

from copy import copy
from datetime import datetime, timedelta

from bandeng.ballots.models import Elector, Entry, Vote
from bandeng.ballots.queries.votes import own
from bandeng.ballots.rules import choosing, life
from bandeng.ballots.rules.slots import CONFLICT
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.rulebook.queries import book

TAKEN = ("ballots.received", "ballots.keyed", "ballots.adjudicated")
SAID = ("ballots.settled", "ballots.kept")


def asked_until(vote: Vote) -> datetime | None:
    """Until when a voter whose two ballots differ can say which counts; None where the rule sets no end."""
    days = book().voting_rule(vote.rule).settle_days
    return vote.closes_at + timedelta(days=days) if vote.closes_at and days else None


def differs(elector: Elector) -> bool:
    """Whether her two ballots differ and either could count, whatever was said since."""
    row = copy(elector)
    row.keeps = "-"
    return own(row).what == CONFLICT


def both(elector: Elector) -> dict[str, dict[str, str]]:
    """What she chose on line and what her paper says, for herself alone."""
    words = vault.read([elector.online, elector.paper])
    ways = {life.ONLINE: elector.online, life.PAPER: elector.paper}
    return {way: dict(choosing.read(words[entry])) for way, entry in ways.items() if entry in words}


def in_conflict(vote: Vote) -> list[Elector]:
    """Slots where what was said on line and on paper differs and nobody has asked the voter yet."""
    rows = Elector.objects.filter(vote=vote, locked=False, keeps="-").exclude(online="-").exclude(paper="-")
    return [row for row in rows.select_related("vote").order_by("number") if own(row).what == CONFLICT]


def said_by_desk(elector: Elector) -> bool:
    """Whether which ballot counts was recorded for her, and she has not said it herself."""
    said = Fact.objects.of(elector.stream).named(*SAID).reverse().first()
    return elector.keeps != "-" and said is not None and said.name == "ballots.settled"


def open_to_her(vote: Vote) -> int:
    """At how many slots which ballot counts was recorded for the voter, who may still say it herself."""
    rows = Elector.objects.filter(vote=vote).exclude(keeps="-")
    return sum(said_by_desk(row) and differs(row) for row in rows.select_related("vote"))


def took(elector: Elector) -> frozenset[str]:
    """Who took or keyed the paper that is in this slot: another asks the voter."""
    return frozenset(fact.person for fact in _of_paper(elector))


def is_proved(elector: Elector) -> bool:
    """Whether the paper has a picture and was keyed twice: only then may it be recorded as hers."""
    pictured = any(fact.body.get("picture", "-") != "-" for fact in _of_paper(elector))
    return pictured and Entry.objects.filter(elector=elector, serial=elector.serial).count() > 1


def _of_paper(elector: Elector) -> list[Fact]:
    found = Fact.objects.of(elector.stream).named(*TAKEN)
    return [fact for fact in found if fact.body["serial"] == elector.serial]

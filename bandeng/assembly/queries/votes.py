"""Votes of the room of ballots that decide a stage or a covenant: which are there, and which may not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bandeng.assembly.models import Balloted, Covenant, Procedure
from bandeng.assembly.queries.seeing import community_of
from bandeng.ballots import elections, telling
from bandeng.ballots import queries as ballots
from bandeng.ballots.models import Vote
from bandeng.ballots.rules import life
from bandeng.kernel.periods import SHANGHAI
from bandeng.rulebook.queries import book

OVER = (life.CLOSED, life.PUBLISHED)
UNKNOWN, ELSEWHERE, RULE, EARLY, POLL = "unknown", "elsewhere", "rule", "early", "poll"
OPEN, WITHDRAWN, UNSURE = "open", "withdrawn", "unsure"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is to be decided by a vote: where, since when, by which rule (``""``: any that binds)."""

    place: str
    since: datetime
    rule: str = ""


@dataclass(frozen=True)
class Seats:
    """Of an election that is over: how many were elected, how many seats nobody has the majority for, how
    many wait for people to settle a tie."""

    elected: int
    vacant: int
    tied: int


@dataclass(frozen=True, kw_only=True)
class Cast:
    """A vote as a stage shows it. ``state``: preparing, running, over or withdrawn.

    ``fault``: why it cannot decide (``""``: it can); ``agreed``: every question passed, or somebody was
    elected, which ``seats`` tells (None: no election that is over). ``shown``: everybody may read its page.
    ``over_on``: the local day it was closed (None: not yet).
    """

    stream: str
    ref: str
    title: str
    state: str
    fault: str
    agreed: bool
    seats: Seats | None
    published: bool
    shown: bool
    passed: int
    questions: int
    over_on: date | None


def cast_named(stream: str, asked: Asked | None = None) -> Cast | None:
    """The vote of this stream; None where there is none."""
    kind, _colon, ref = stream.partition(":")
    vote = Vote.objects.filter(id=ref).first() if kind == "vote" else None
    return _cast(vote, asked) if vote else None


def casts_for(asked: Asked) -> list[Cast]:
    """Votes that are over and may decide it, the newest first."""
    rows = Vote.objects.filter(place=community_of(asked.place), state__in=OVER).order_by("-closed_at", "-id")
    return [each for each in (_cast(row, asked) for row in rows[:20]) if not each.fault]


def called_for(topic: str, asked: Asked) -> list[Cast]:
    """The votes to which it was put from its page, the newest first."""
    streams = Balloted.objects.filter(topic=topic).order_by("-at", "-id").values_list("ballot", flat=True)
    return [each for each in (cast_named(stream, asked) for stream in streams) if each]


def called_last(topic: str) -> str:
    """The stream of the vote it was put to last; nothing before the first."""
    rows = Balloted.objects.filter(topic=topic).order_by("-at", "-id")
    return rows.values_list("ballot", flat=True).first() or ""


def put_to(stream: str) -> Procedure | Covenant | None:
    """The matter or the covenant that was put to the vote of this stream; None where none was."""
    row = Balloted.objects.filter(ballot=stream).first()
    kind, _colon, ref = row.topic.partition(":") if row else ("", "", "")
    if kind == "procedure":
        return Procedure.objects.filter(id=ref).first()
    return Covenant.objects.filter(id=ref).first() if kind == "covenant" else None


def results_of(stream: str) -> list[telling.Told]:
    """What each question of this vote got, in words; nothing before it is counted."""
    vote = Vote.objects.filter(id=stream.partition(":")[2]).first()
    return telling.results(vote, ballots.items(vote), book().voting_rule(vote.rule)) if vote else []


def _cast(vote: Vote, asked: Asked | None) -> Cast:
    passed = [item.passed for item in ballots.items(vote)]
    return Cast(
        stream=vote.stream,
        ref=vote.id,
        title=vote.title,
        state=_state(vote),
        fault=next(_faults(vote, asked), "") if asked else "",
        agreed=vote.state in OVER and (any(passed) if vote.seats else all(passed)),
        seats=_seats(vote) if vote.seats and vote.state in OVER else None,
        published=vote.state == life.PUBLISHED,
        shown=vote.state in (life.ANNOUNCED, *OVER),
        passed=sum(passed),
        questions=len(passed),
        over_on=vote.closed_at.astimezone(SHANGHAI).date() if vote.closed_at else None,
    )


def _seats(vote: Vote) -> Seats:
    found = elections.outcome(vote).elected
    return Seats(elected=len(found.elected), vacant=found.vacant, tied=found.left)


def _state(vote: Vote) -> str:
    if vote.state in OVER:
        return "over"
    return {life.ANNOUNCED: "running", life.WITHDRAWN: "withdrawn"}.get(vote.state, "preparing")


def _faults(vote: Vote, asked: Asked) -> Iterator[str]:
    """Why it cannot decide this, the plainest reason first."""
    found = (
        (ELSEWHERE, vote.place != community_of(asked.place)),
        (POLL, not vote.binding),
        (RULE, bool(asked.rule) and vote.rule != asked.rule),
        (EARLY, vote.prepared_at < asked.since),
        (WITHDRAWN, vote.state == life.WITHDRAWN),
        (OPEN, vote.state not in OVER),
        (UNSURE, vote.could_change),
    )
    return (fault for fault, holds in found if holds)

"""When haste may be asked for."""

from datetime import datetime

from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import running
from bandeng.cases.rules import AWAITED
from bandeng.inbox import queries as inbox
from bandeng.kernel import clock
from bandeng.kernel.clock import Limit
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.rulebook.calendar import office_hours, work_calendar
from bandeng.rulebook.queries import book

STAFF, VOICES = "staff", "supporters"


def from_moment(case: Case, asker: str) -> datetime | None:
    """The moment from which she may ask: half of the time is used, and a while since she asked last.

    ``asker``: a person's id, ``staff`` (the level above) or ``supporters`` (by their number): each asks for
    herself, and anew once it is accepted. The time is that of the clock that runs: duty minutes until
    acceptance, then working time, without rests. None where nobody has to act now.
    """
    if case.state not in AWAITED or case.due_at is None:
        return None
    began_at, half = _half(case, case.due_at)
    last = _last_at(case, asker, since=began_at)
    if last is None:
        return half
    again = clock.due(last, Limit.parse(book().limits.urge_every), work_calendar(), hours=office_hours()).at
    return max(half, again)


def _last_at(case: Case, asker: str, *, since: datetime) -> datetime | None:
    told = Fact.objects.of(case.stream).named("cases.urged").filter(at__gt=since).order_by("-turn")
    return next((fact.at for fact in told if asker in {fact.person, fact.body["who"]}), None)


def _half(case: Case, due_at: datetime) -> tuple[datetime, datetime]:
    """When the clock that runs began, and when half of its time is used."""
    kind = "accept" if case.state == "submitted" else "whole"
    clocks = inbox.clocks_of(case.stream)
    found = next((each for each in clocks if each.kind == kind and each.stopped_at is None), None)
    if found is None:
        return case.reported_at, due_at
    whole, began_at = running.limit(found), running.begins_at(found, clocks)
    part = Limit(whole.amount * book().limits.urge_share / 100, whole.unit)
    pauses = inbox.pauses_of(case.stream)
    hours = running.hours(found, began_at)
    return began_at, clock.due(began_at, part, work_calendar(), hours=hours, pauses=pauses).at


def known_voices(case: Case) -> int:
    """How many persons beside the reporter meet the same, each once: of whom a number or an account is known.

    Whoever is known by neither is counted among the voices, but a device without its cookies is another.
    """
    persons = list(Follower.objects.filter(case=case).values_list("person", flat=True))
    signs = people.told_apart([case.reporter, *persons])
    return len({signs[person] for person in persons if person in signs} - {signs.get(case.reporter, "")})


def is_due_by_voices(case: Case, *, at: datetime) -> bool:
    """Whether so many persons meet the same that haste is asked for by their number, and it is time."""
    many = book().limits.urge_supporters
    if case.state not in AWAITED or case.supports < many:
        return False
    said = times_by_voices(case)
    if case.supports // many <= said or known_voices(case) // many <= said:
        return False
    since = from_moment(case, VOICES)
    return since is not None and since <= at


def times_by_voices(case: Case) -> int:
    """How often haste was asked for by the number of voices alone."""
    told = Fact.objects.of(case.stream).named("cases.urged")
    return sum(1 for fact in told if fact.body["who"] == "supporters")


def loud() -> list[str]:
    """The streams of the matters somebody has to act on and so many meet that their number may count."""
    found = Case.objects.in_states(AWAITED).filter(supports__gte=book().limits.urge_supporters)
    return list(found.order_by("id").values_list("stream", flat=True))


def may_follower_urge(follower: Follower) -> bool:
    """Whether it is known who she is: by number or account, by a matter of her own, or because staff heard
    her. A press without either is a voice, no more."""
    heard = follower.through != "-" or follower.channel != "web"
    return heard or bool(people.told_apart([follower.person]))

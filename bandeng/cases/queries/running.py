"""A clock reckoned anew from when it began: its hours, its extensions, the rests in between."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bandeng.cases.models import Case
from bandeng.cases.queries.clocks import OF_A_POST, district_moment, limit_of_step, moments
from bandeng.inbox import queries as inbox
from bandeng.inbox.facts import Ticking
from bandeng.inbox.models import Clock
from bandeng.inbox.projections import standing_since
from bandeng.kernel.calendar import Hours, Span
from bandeng.kernel.clock import Limit, Spans
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.calendar import office_hours

PROLONGED = ("whole", "step")  # what an extension gives one more limit
OF_THE_WORK = ("whole", "step", "stage")  # how their kinds begin
AT_REST = (*OF_THE_WORK, "contact")  # what stands still while a matter rests


def begins_at(each: Clock, clocks: Sequence[Clock]) -> datetime:
    """When its limit began to be counted: a stage begins when the one before it is due."""
    if not each.kind.startswith("stage") or each.kind == "stage1":
        return each.started_at
    before = f"stage{int(each.kind.removeprefix('stage')) - 1}"
    same = [other for other in clocks if other.kind == before and other.started_at == each.started_at]
    return same[0].due_at if same else each.started_at


def hours(each: Clock, began_at: datetime) -> Hours | Spans:
    """In which hours it runs, as they were when it was started."""
    if each.kind == "accept":
        return posts.duty_hours(each.seat, at=began_at, known_at=each.started_at)
    return posts.desk_hours(each.seat, at=each.started_at) if each.kind in OF_A_POST else office_hours()


def limit(each: Clock, *, more: int = 0) -> Limit:
    """Its limit with the extensions it was given, and so many more."""
    once = Limit.parse(each.limit)
    return Limit(once.amount * (1 + each.extensions + more), once.unit)


def reckoned(each: Clock, began_at: datetime, *, pauses: Sequence[Span], more: int = 0) -> Ticking:
    """The clock with the moments it has when these rests are left out and so many extensions added."""
    whole = limit(each, more=more)
    found = moments(whole, hours(each, began_at), at=began_at, pauses=pauses)
    warn_at, due_at, supervise_at = found
    return Ticking(
        kind=each.kind,
        seat=each.seat,
        limit=each.limit,
        warn_at=warn_at,
        due_at=due_at,
        supervise_at=supervise_at,
    )


def prolonged(stream: str) -> tuple[Ticking, ...]:
    """The clocks of the whole and of the step that run in this stream, with one more limit each."""
    ran, pauses = inbox.clocks_of(stream), inbox.pauses_of(stream)
    return tuple(
        reckoned(each, begins_at(each, ran), pauses=pauses, more=1)
        for each in ran
        if each.kind in PROLONGED and each.stopped_at is None
    )


def step_anew(case: Case, *, urgent: bool) -> tuple[Ticking, ...]:
    """The running step with the limit it has when the matter becomes urgent, or is so no more; none where
    nothing changes. It counts from when it began."""
    if urgent == case.urgent:
        return ()
    pauses, found = inbox.pauses_of(case.stream), list[Ticking]()
    for each in inbox.clocks_of(case.stream):
        if each.kind == "step" and each.stopped_at is None:
            each.limit = limit_of_step(case.level, seat=each.seat, urgent=urgent)
            found.append(reckoned(each, each.started_at, pauses=pauses))
    return tuple(found)


def all_reckoned(
    clocks: Sequence[Clock], *, pauses: Sequence[Span], told: Collection[str] = ()
) -> tuple[Ticking, ...]:
    """Every clock anew; a stage from when the one before it is due now.

    ``told``: the ids of those the level above was told of; what comes next of them is the district.
    """
    found: list[Ticking] = []
    ends: dict[tuple[datetime, int], datetime] = {}
    for each in sorted(clocks, key=lambda clock: (clock.started_at, clock.kind)):
        stage = int(each.kind.removeprefix("stage")) if each.kind.startswith("stage") else 0
        began_at = ends.get((each.started_at, stage - 1), begins_at(each, clocks))
        anew = reckoned(each, began_at, pauses=pauses)
        if each.id in told:
            anew = replace(anew, supervise_at=district_moment(anew.due_at, pauses))
        found.append(anew)
        ends[each.started_at, stage] = found[-1].due_at if stage else began_at
    return tuple(found)


def gone_on_with(stream: str, *, since: datetime, at: datetime) -> tuple[Ticking, ...]:
    """The clocks of the work that stood from when it was reported done, as they run from now on.

    While somebody looked and the reporter was asked, nobody was late: those hours are left out. A stage that
    had passed by then is not waited for any more.
    """
    ran = {each.id: each for each in inbox.clocks_of(stream)}
    ids = standing_since(stream, since).items()
    stood = [ran[each] for kind, each in ids if kind.startswith(OF_THE_WORK)]
    looked = [(since, at)] if at > since else []
    again = all_reckoned(stood, pauses=[*inbox.pauses_of(stream), *looked], told=told_of(stream))
    passed = {each.kind for each in stood if each.kind not in PROLONGED and each.due_at <= since}
    return tuple(each for each in again if each.kind not in passed)


def told_of(stream: str) -> frozenset[str]:
    """The ids of the clocks of this stream that the level above was told of, since they have their limit."""
    told: dict[str, str] = {}
    for fact in Fact.objects.of(stream).named("cases.supervised", "cases.extended").order_by("id"):
        if fact.name == "cases.supervised":
            told[fact.body["clock"]] = fact.body["kind"]
        else:
            told = {clock: kind for clock, kind in told.items() if kind not in PROLONGED}
    return frozenset(told)

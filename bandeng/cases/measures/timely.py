"""What was due in the period, what was done and closed in time, what is late; who was heard in time.

The whole limit is that of the work: up to the report that it is done. Checking it, and the days in which its
people are asked, are nobody's delay: a matter reported done in time is not due to close before they are over.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.measures.shared import (
    AGAIN,
    DECIDED,
    DONE,
    MERGERS,
    OPEN,
    RESTS,
    ends,
    exempted,
    last_turns,
    merged_away,
    open_at_end,
    reported_done,
    resting,
)
from bandeng.figures.queries import Scope, Told, timed
from bandeng.figures.rules import Counted, Evidence, Note, Reads, counted, figure, share

PROMISES = (
    "cases.accepted",
    "cases.reclassified",
    "cases.absorbed",
    "cases.parted",
    "cases.extended",
    "cases.resumed",
    *AGAIN,
)
TO_ACCEPT = ("cases.reported", "cases.relocated")
HEARD = ("cases.accepted", "cases.settled", "cases.declined", "cases.divided")
Promised = dict[str, tuple[Told, datetime]]  # by stream: the fact that promised, and the moment
DUE = Reads(before=(*PROMISES, *MERGERS, *RESTS), later=DECIDED)
HANDLED_IN_TIME = Reads(before=(*DUE.before, *DONE), later=DECIDED)
CLOSED_IN_TIME = Reads(before=(*HANDLED_IN_TIME.before, *OPEN), later=DECIDED)


@dataclass(frozen=True, kw_only=True)
class Due:
    """The matters whose limit fell in the period and has come, those at rest, and what was left out."""

    come: Promised
    rests: Promised
    excluded: tuple[tuple[str, int], ...]


def _due(scope: Scope) -> Due:
    promised = _promised(scope, "whole", PROMISES)
    away, rests = merged_away(scope), resting(scope)
    spared = {stream for stream, kind in exempted(scope) if kind == "whole"}
    tests: dict[str, Callable[[str], bool]] = {
        "merged": lambda stream: stream in away,
        "exempted": lambda stream: stream in spared,
        "suspended": lambda stream: stream in rests,
        "ahead": lambda stream: not scope.has_come(promised[stream][1]),
    }
    why = {stream: next((code for code, is_so in tests.items() if is_so(stream)), "") for stream in promised}
    return Due(
        come={stream: promised[stream] for stream, code in why.items() if not code},
        rests={stream: promised[stream] for stream, code in why.items() if code == "suspended"},
        excluded=_counts(why, tests),
    )


def _counts(why: Mapping[str, str], codes: Mapping[str, object]) -> tuple[tuple[str, int], ...]:
    """How many were left out for each reason; reasons that left out none are not told."""
    found = list(why.values())
    return tuple((code, found.count(code)) for code in codes if code in found)


def _promised(scope: Scope, kind: str, names: tuple[str, ...]) -> Promised:
    """The last promise of this kind of each matter, where its moment lies in the period."""
    last: Promised = {}
    for fact in scope.facts_before_end(*names):
        clock = next((each for each in fact.body["clocks"] if each["kind"] == kind), None)
        if clock:
            last[fact.stream] = (fact, datetime.fromisoformat(clock["due_at"]))
    return {stream: entry for stream, entry in last.items() if scope.holds(entry[1])}


def _in_time(promised: Promised, done: Mapping[str, Told]) -> set[str]:
    return {
        stream for stream, (_f, due_at) in promised.items() if stream in done and done[stream].at <= due_at
    }


def _records(promised: Promised, done: Mapping[str, Told]) -> dict[str, Evidence]:
    """By stream, each promise as a record: when it was due, and when it was done."""
    return {
        stream: timed(fact, due_at=due_at, done_at=done[stream].at if stream in done else None)
        for stream, (fact, due_at) in promised.items()
    }


@figure(
    "cases.due",
    zh="到了办理时限的事",
    en="Matters whose limit came",
    unit="件",
    note=Note(
        zh="时限落在期间之内并且已经到了的;并走的、暂缓着的、超时申诉成立的不在内",
        en="Their limit fell in the period and has come; without those merged, at rest or exempted",
    ),
    reads=DUE,
)
def due(scope: Scope) -> Counted:
    return counted(_records(_due(scope).come, {}).values())


@figure(
    "cases.handled_on_time",
    zh="在时限前办好的事",
    en="Matters handled within their limit",
    unit="件",
    note=Note(
        zh="按期处置率的分子;退回返工、还没再办好的不算",
        en="The numerator of the rate; not what was sent back since",
    ),
    reads=HANDLED_IN_TIME,
)
def handled_on_time(scope: Scope) -> Counted:
    come, done = _due(scope).come, reported_done(scope)
    kept = _in_time(come, done)
    return counted(record for stream, record in _records(come, done).items() if stream in kept)


@figure(
    "cases.on_time",
    zh="按期处置率",
    en="Handled on time",
    unit="%",
    note=Note(
        zh="分母:期间到了办理时限的事项;分子:其中在时限前报告办好的。时限还没到的、超时申诉成立的不在内",
        en="Of the matters whose limit fell in the period and has come, those reported done before it",
    ),
    reads=HANDLED_IN_TIME,
)
def on_time(scope: Scope) -> Counted:
    found, done = _due(scope), reported_done(scope)
    kept = _in_time(found.come, done)
    whole = _records(found.come, done)
    part = [record for stream, record in whole.items() if stream in kept]
    return share(part, list(whole.values()), excluded=found.excluded)


def _to_close(scope: Scope, found: Due) -> tuple[Promised, set[str]]:
    """Of the matters whose limit came those that could be closed by now, and which of them were, in time."""
    kept, turns, done = _in_time(found.come, reported_done(scope)), last_turns(scope), reported_done(scope)
    waits = {s for s in kept if s in turns and not ends(turns[s]) and turns[s].id < done[s].id}
    to_close = {stream: entry for stream, entry in found.come.items() if stream not in waits}
    return to_close, {stream for stream in kept - waits if stream in turns and ends(turns[stream])}


@figure(
    "cases.due_to_close",
    zh="应该结案的事",
    en="Matters due to close",
    unit="件",
    note=Note(
        zh="办理时限到了的,加上暂缓着的;按时报告办好、还在核查或等反映人回答的不在内",
        en="Their limit came, or they rest; not those done in time that are still checked or asked about",
    ),
    reads=CLOSED_IN_TIME,
)
def due_to_close(scope: Scope) -> Counted:
    found = _due(scope)
    to_close, _closed = _to_close(scope, found)
    return counted(_records(to_close | found.rests, reported_done(scope)).values())


@figure(
    "cases.closed_on_time",
    zh="按期结案的事",
    en="Matters closed on time",
    unit="件",
    note=Note(
        zh="已经结束、而且在时限前报告办好的", en="They are over, and were reported done within their limit"
    ),
    reads=CLOSED_IN_TIME,
)
def closed_on_time(scope: Scope) -> Counted:
    to_close, closed = _to_close(scope, _due(scope))
    records = _records(to_close, reported_done(scope))
    return counted(record for stream, record in records.items() if stream in closed)


@figure(
    "cases.closing_rate",
    zh="按期结案率",
    en="Closed on time",
    unit="%",
    note=Note(
        zh="分母:应该结案的减去暂缓着的;分子:其中按期结案的。超时申诉成立的不在内",
        en="Of the matters due to close, without those at rest: those closed on time",
    ),
    reads=CLOSED_IN_TIME,
)
def closing_rate(scope: Scope) -> Counted:
    found = _due(scope)
    to_close, closed = _to_close(scope, found)
    whole = _records(to_close, reported_done(scope))
    part = [record for stream, record in whole.items() if stream in closed]
    waits = len(found.come) - len(to_close)
    excluded = (*found.excluded, *((("confirming", waits),) if waits else ()))
    return share(part, list(whole.values()), excluded=excluded)


@figure(
    "cases.overdue",
    zh="逾期还没办好的事",
    en="Matters overdue and open",
    unit="件",
    note=Note(
        zh="期末还没结束、还没报告办好、整件事的时限(没受理的:受理的时限)已经过了的;暂缓着的不算",
        en="Open at the end, not reported done, past the limit of the whole (or of acceptance), not at rest",
    ),
    reads=Reads(before=(*OPEN, *PROMISES, *TO_ACCEPT, *DONE, *RESTS)),
)
def overdue(scope: Scope) -> Counted:
    reached = min(scope.question.ends_at, scope.question.known_at)
    idle = reported_done(scope).keys() | resting(scope)
    limits = _last_limits(scope)
    late = {stream for stream, due_at in limits.items() if due_at <= reached} - idle
    still = open_at_end(scope).items()
    return counted(timed(fact, due_at=limits[stream]) for stream, fact in still if stream in late)


def _last_limits(scope: Scope) -> dict[str, datetime]:
    """The limit of each matter as it was last said: of its acceptance, later of the whole."""
    limits: dict[str, datetime] = {}
    for fact in scope.facts_before_end(*TO_ACCEPT, *PROMISES):
        clock = next((each for each in fact.body["clocks"] if each["kind"] in {"accept", "whole"}), None)
        if clock:
            limits[fact.stream] = datetime.fromisoformat(clock["due_at"])
    return limits


@figure(
    "cases.responded_rate",
    zh="按时得到回应的比例",
    en="Answered in time whether it is accepted",
    unit="%",
    note=Note(
        zh="响应率。分母:期间到了受理时限的事;分子:其中在时限前受理、当场办结、分开办或答复不予受理的",
        en="The response rate: of the reports whose acceptance fell due, those answered before it",
    ),
    reads=Reads(before=(*TO_ACCEPT, *HEARD, "cases.merged"), later=DECIDED),
)
def responded_rate(scope: Scope) -> Counted:
    promised = _promised(scope, "accept", TO_ACCEPT)
    first: dict[str, Told] = {}
    for fact in scope.facts_before_end(*HEARD, "cases.merged"):
        first.setdefault(fact.stream, fact)
    spared = {stream for stream, kind in exempted(scope) if kind == "accept"}
    tests: dict[str, Callable[[str], bool]] = {
        "merged": lambda stream: stream in first and first[stream].name == "cases.merged",
        "exempted": lambda stream: stream in spared,
        "ahead": lambda stream: not scope.has_come(promised[stream][1]),
    }
    why = {stream: next((code for code, is_so in tests.items() if is_so(stream)), "") for stream in promised}
    come = {stream: promised[stream] for stream, code in why.items() if not code}
    kept, whole = _in_time(come, first), _records(come, first)
    part = [record for stream, record in whole.items() if stream in kept]
    return share(part, list(whole.values()), excluded=_counts(why, tests))

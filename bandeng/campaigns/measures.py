"""Months in numbers: activities, sessions held for them, people who came to help."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from bandeng.campaigns.rules import ACTIVITY, CADRE, PARTNER, activities_in
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.queries.formulas import Found
from bandeng.figures.queries.marked import also_marked
from bandeng.figures.queries.scope import Shelf
from bandeng.figures.rules import (
    CATALOGUE,
    Counted,
    Evidence,
    Note,
    Question,
    Reads,
    counted,
    distinct,
    figure,
)
from bandeng.gatherings import measures as gatherings
from bandeng.gatherings.measures.marking import CANCELLED, HELD, RECORDED, SERVED
from bandeng.kernel.periods import day_begins

OPENED, ADDED = "campaigns.opened", "campaigns.added"
MOVED, WITHDRAWN = "campaigns.moved", "campaigns.withdrawn"
DROPPED = "campaigns.dropped"
ASSIGNED, ENDED = "campaigns.assigned", "campaigns.ended"


@figure(
    "activities.activities",
    zh="活动月的活动",
    en="Activities of the month",
    unit="个",
    note=Note(
        zh="期间内的活动月里的各项活动;名称待确认的也是一项",
        en="Activities of months in the period; one whose name is not confirmed yet counts as well",
    ),
    reads=Reads(before=(OPENED, ADDED), later=(MOVED, WITHDRAWN, DROPPED)),
)
def activities(scope: Scope) -> Counted:
    return counted(_activities(scope, list(scope.facts_before_end(OPENED, ADDED))).values())


@figure(
    "activities.months",
    zh="活动月",
    en="Months of activities",
    unit="个",
    note=Note(
        zh="和期间有共同日子的活动月;开错了撤回的不算",
        en="Months of activities that share a day with the period; those opened by mistake do not count",
    ),
    reads=Reads(before=(OPENED,), later=(MOVED, WITHDRAWN)),
)
def months_open(scope: Scope) -> Counted:
    opened = list(scope.facts_before_end(OPENED))
    months = _months(opened, scope.facts_until_now(MOVED, WITHDRAWN))
    asked = scope.question
    return counted(evidence(f) for f in opened if f.stream in months and months[f.stream].meets(asked))


@dataclass(frozen=True)
class _Month:
    """The half-open span of a month."""

    begins_at: datetime
    ends_at: datetime

    def holds(self, moment: datetime) -> bool:
        return self.begins_at <= moment < self.ends_at

    def meets(self, asked: Question) -> bool:
        """Whether it shares a day with the period."""
        return self.begins_at < asked.ends_at and asked.begins_at < self.ends_at


def _activities(scope: Scope, facts: list[Told]) -> dict[str, Evidence]:
    """The activities of months that share a day with the period, each with its record."""
    later = list(scope.facts_until_now(MOVED, WITHDRAWN, DROPPED))
    months, gone = _months(facts, later), _gone(later)
    shared = {stream for stream, month in months.items() if month.meets(scope.question)}
    return {
        line["ref"]: replace(evidence(fact), stream=f"activity:{line['ref']}")
        for fact in facts
        if fact.stream in shared
        for line in _lines(fact)
        if line["ref"] not in gone
    }


def _gone(later: Iterable[Told]) -> set[str]:
    """The activities that were taken off their months."""
    return {fact.body["activity"] for fact in later if fact.name == DROPPED}


def _months(opened: Iterable[Told], later: Iterable[Told]) -> dict[str, _Month]:
    """The months by their streams, with the days they have now; those opened by mistake are none."""
    months = {fact.stream: _month(fact) for fact in opened if fact.name == OPENED}
    for fact in later:
        if fact.name == MOVED and fact.stream in months:
            months[fact.stream] = _month(fact)
        elif fact.name == WITHDRAWN:
            months.pop(fact.stream, None)
    return months


def _month(fact: Told) -> _Month:
    days = [day_begins(date.fromisoformat(fact.body[key])) for key in ("begins_on", "ends_on")]
    return _Month(*days)


def _lines(fact: Told) -> list[dict[str, str]]:
    return list(fact.body["activities"] if fact.name == OPENED else [fact.body["activity"]])


@figure(
    "activities.sessions",
    zh="活动月的场次",
    en="Sessions of the month",
    unit="场次",
    note=Note(
        zh="期间举办、属于活动月某项活动的场次;几个单位合办算一场,分在两个街道的,两个街道各算一场,全区一场;"
        "计划的、取消的不算,补录的算",
        en="Sessions held in the period for an activity of a month; a joint one counts once, in two streets"
        " once in each and once in the district; planned and cancelled ones do not, those entered later do",
    ),
    reads=Reads(
        reaching=(HELD, RECORDED), later=(CANCELLED, MOVED, WITHDRAWN, DROPPED), everywhere=(OPENED, ADDED)
    ),
)
def sessions(scope: Scope) -> Counted:
    months = _months_of_activities(scope)
    found: list[Evidence] = []
    for fact in gatherings.held(scope):
        begins_at = datetime.fromisoformat(fact.body["begins_at"])
        served = [months[ref] for ref in activities_in(fact.body["serves"]) if ref in months]
        if any(month.holds(begins_at) for month in served):
            where = gatherings.here(scope, fact)
            found.append(evidence(fact, place=where, on=begins_at))
    return counted(found)


@dataclass(frozen=True)
class Served:
    """Different sessions that serve an activity in its month, from the marks of sessions."""

    def kinds(self) -> Iterator[str]:
        yield SERVED

    def answer(self, found: Found, single: Counted | None) -> Counted:
        """Sessions of the rollup and those counted one by one are different sessions."""
        serving: defaultdict[_Month, set[str]] = defaultdict(set)
        for ref, month in _months_told(found.question).items():
            serving[month].add(ACTIVITY + ref)
        streams: set[str] = set()
        for month, refs in serving.items() if found.numbers[SERVED] else ():
            rows = found.kept(SERVED).filter(on_at__gte=month.begins_at, on_at__lt=month.ends_at)
            held = rows.values_list("stream", "subject").distinct()
            streams |= {stream for stream, ref in held if ref in refs}
        number = len(streams) + (int(single.value or 0) if single else 0)
        return Counted(value=number, evidence=(), records=number)


def _months_told(question: Question) -> dict[str, _Month]:
    """The months of activities as the book has them at the height of the question."""
    reads = CATALOGUE["activities.sessions"].reads
    scope = Scope(question, reads, Shelf(question, [reads]))
    return _months_of_activities(scope)


also_marked(gatherings.MARKED, {"activities.sessions": Served()})


def _months_of_activities(scope: Scope) -> dict[str, _Month]:
    told = list(scope.facts_everywhere(OPENED, ADDED))
    later = list(scope.facts_of(told, MOVED, WITHDRAWN, DROPPED))
    months, gone = _months(told, later), _gone(later)
    return {
        line["ref"]: months[fact.stream]
        for fact in told
        if fact.stream in months
        for line in _lines(fact)
        if line["ref"] not in gone
    }


@figure(
    "assignments.cadres",
    zh="下沉社区的党员干部",
    en="Cadres who helped in communities",
    unit="名",
    note=Note(
        zh="期间安排到社区的干部,一个人安排几次算一名",
        en="Cadres assigned to a community in the period; one person counts once",
    ),
    reads=Reads(before=(ASSIGNED,), later=(ENDED,)),
)
def cadres(scope: Scope) -> Counted:
    return _persons(scope, CADRE)


@figure(
    "assignments.partner_workers",
    zh="到社区帮忙的共建单位职工",
    en="Workers of partner units who helped in communities",
    unit="名",
    note=Note(
        zh="期间安排到社区的共建单位职工,一个人安排几次算一名",
        en="Workers of partner units assigned to a community in the period; one person counts once",
    ),
    reads=Reads(before=(ASSIGNED,), later=(ENDED,)),
)
def partner_workers(scope: Scope) -> Counted:
    return _persons(scope, PARTNER)


def _persons(scope: Scope, kind: str) -> Counted:
    """The persons whose assignments share a day with the period, each once."""
    ends: dict[tuple[str, str], str] = {}
    for fact in scope.facts_until_now(ENDED):
        ends |= {(fact.stream, person): fact.body["ends_on"] for person in fact.body["persons"]}
    found: list[Evidence] = []
    for fact in scope.facts_before_end(ASSIGNED):
        for person in fact.body["persons"] if fact.body["kind"] == kind else ():
            ends_on = ends.get((fact.stream, person), fact.body["ends_on"])
            if _shares(scope, fact.body["begins_on"], ends_on):
                found.append(evidence(fact, subject=person))
    return distinct(found)


def _shares(scope: Scope, begins_on: str, ends_on: str) -> bool:
    asked = scope.question
    begins_at = day_begins(date.fromisoformat(begins_on))
    if begins_at >= asked.ends_at:
        return False
    ends_at = asked.ends_at if ends_on == "-" else day_begins(date.fromisoformat(ends_on))
    return max(begins_at, asked.begins_at) < ends_at

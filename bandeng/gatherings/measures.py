"""Sessions in numbers. The words decide what is counted: what was held, when it was held, by whom.

A session lies in the period in which it began, however late it was told (补录); what is told later changes
later seals only. Planned and cancelled ones never count, and one that several units hold is one session. It
is counted where its leading unit serves.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from bandeng.figures.marks import Dated, Family, Mark
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.queries.formulas import AsMany, Different, many
from bandeng.figures.queries.marked import marked
from bandeng.figures.rules import Counted, Note, Reads, counted, distinct, figure
from bandeng.rulebook.rules.gatherings import FESTIVAL, INSPECTION, LECTURE, STUDY

HELD, RECORDED, CANCELLED, ATTENDED, UNDONE = (
    f"gatherings.{name}" for name in ("held", "recorded", "cancelled", "attended", "attendance_undone")
)
SESSIONS = Reads(later=(HELD, RECORDED, CANCELLED))
STREET = 2  # codes in the path of a street
ONE, CAME, SERVED = "sessions.one", "sessions.came", "sessions.served"  # kinds of marks
Things = Callable[[dict[str, Any]], list[str]]


def held(scope: Scope) -> Iterator[Told]:
    """The facts by which sessions of the period stand as held, oldest first."""
    gone = {fact.stream for fact in scope.facts_until_now(CANCELLED)}
    for fact in scope.facts_until_now(HELD, RECORDED):
        if fact.stream not in gone and scope.holds(datetime.fromisoformat(fact.body["begins_at"])):
            yield fact


def _each_once(found: Iterable[tuple[str, Told]]) -> Counted:
    """As many as there are different things; the records of each stand behind it."""
    return distinct(evidence(fact, subject=thing) for thing, fact in found)


def _each_of(scope: Scope, kind: str) -> Counted:
    """The different things of a kind in the sessions of the period."""
    return _each_once((thing, fact) for fact in held(scope) for thing in THINGS[kind](fact.body))


def _units(family: str, kind: str) -> Things:
    """Its units of this kind, where it is of this family."""

    def units(body: dict[str, Any]) -> list[str]:
        rows = zip(body["units"], body["unit_kinds"], strict=True) if body["family"] == family else ()
        return [unit for unit, of in rows if of == kind]

    return units


def _lecturing(body: dict[str, Any]) -> list[str]:
    return [each["unit"] for each in body["speakers"] if body["family"] == LECTURE and each["own"]]


def _streets(body: dict[str, Any]) -> list[str]:
    return [_street(path) for path in body["unit_places"] if body["family"] == FESTIVAL and _street(path)]


def _examined(body: dict[str, Any]) -> list[str]:
    return [each["unit"] for each in body["examined"]] if body["family"] == INSPECTION else []


THINGS: dict[str, Things] = {
    "sessions.branch": _units(STUDY, "branch"),
    "sessions.group": _units(STUDY, "group"),
    "sessions.lecturing": _lecturing,
    "sessions.street": _streets,
    "sessions.examined": _examined,
}


@figure(
    "gatherings.held",
    zh="开了的活动",
    en="Sessions held",
    unit="场",
    note=Note(
        zh="开始时间在期间、记了开过的场次;几个单位一起办的算一场,计划了没开的和取消了的不算",
        en="Sessions that began in the period and were held; one held by several units once, planned and"
        " cancelled ones not",
    ),
    reads=SESSIONS,
)
def sessions(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in held(scope))


@figure(
    "gatherings.attended",
    zh="到场的人次",
    en="Attendances",
    unit="次",
    note=Note(
        zh="期间开了的场次里一条一条记下的到场;没有记的不估",
        en="Attendances noted one by one at sessions held in the period; what was not noted is not guessed",
    ),
    reads=Reads(later=(HELD, RECORDED, CANCELLED, ATTENDED, UNDONE)),
)
def attended(scope: Scope) -> Counted:
    streams = {fact.stream for fact in held(scope)}
    undone = {fact.body["arrival"] for fact in scope.facts_until_now(UNDONE)}
    return counted(
        evidence(fact)
        for fact in scope.facts_until_now(ATTENDED)
        if fact.stream in streams
        for arrival in fact.body["arrivals"]
        if arrival["ref"] not in undone
    )


@figure(
    "study.branches",
    zh="开展学讲评的党支部",
    en="Branches that studied, told and commented",
    unit="个",
    note=Note(
        zh="期间自己办过学、讲、评场次的党支部,一个支部算一次",
        en="Branches that held a session of study, talk or comment in the period, each once",
    ),
    reads=SESSIONS,
)
def study_branches(scope: Scope) -> Counted:
    return _each_of(scope, "sessions.branch")


@figure(
    "study.groups",
    zh="开展学讲评的党小组",
    en="Groups that studied, told and commented",
    unit="个",
    note=Note(
        zh="期间自己办过学、讲、评场次的党小组,一个小组算一次;只有支部办过的不算",
        en="Groups that held a session of their own in the period, each once; their branch's does not count",
    ),
    reads=SESSIONS,
)
def study_groups(scope: Scope) -> Counted:
    return _each_of(scope, "sessions.group")


@figure(
    "lectures.units",
    zh="书记讲专题党课的单位",
    en="Units whose secretary lectured",
    unit="个",
    note=Note(
        zh="期间由本单位书记自己讲过专题党课的单位;副书记和代班的讲的不算,同一位讲两次算一个",
        en="Units whose own secretary gave a theme lecture in the period; a deputy's does not count, two by"
        " one count once",
    ),
    reads=SESSIONS,
)
def lecture_units(scope: Scope) -> Counted:
    return _each_of(scope, "sessions.lecturing")


@figure(
    "festival.streets",
    zh="开展艺术节的街道",
    en="Streets that held the festival",
    unit="个",
    note=Note(
        zh="期间有单位办过艺术节场次的街道,一个街道算一次",
        en="Streets in which a unit held a session of the festival in the period, each once",
    ),
    reads=SESSIONS,
)
def festival_streets(scope: Scope) -> Counted:
    return _each_of(scope, "sessions.street")


def _street(path: str) -> str:
    """The path of the street a place lies in; nothing for the district itself."""
    codes = path.rstrip("/").split("/")
    return "/".join(codes[:STREET]) if len(codes) >= STREET else ""


@figure(
    "integrity.units_examined",
    zh="验收过的单位",
    en="Units examined",
    unit="个",
    note=Note(
        zh="期间在检查验收里受过检的单位,一个算一次;受检不等于合格",
        en="Units examined in an inspection in the period, each once; examined is not passed",
    ),
    reads=SESSIONS,
)
def units_examined(scope: Scope) -> Counted:
    return _each_of(scope, "sessions.examined")


def marks(facts: Sequence[Told]) -> Iterator[Mark]:
    """The marks of one session: itself, what it was held by and for, and every arrival."""
    standing = [] if any(fact.name == CANCELLED for fact in facts) else facts
    begins_at: datetime | None = None
    for fact in standing:
        if fact.name in (HELD, RECORDED):
            begins_at = datetime.fromisoformat(fact.body["begins_at"])
            yield Mark.whenever(fact, ONE, Dated(begins_at))
            things = {kind: of(fact.body) for kind, of in THINGS.items()} | {SERVED: fact.body["serves"]}
            for kind, subjects in things.items():
                yield from (Mark.whenever(fact, kind, Dated(begins_at, subject=each)) for each in subjects)
    if begins_at:
        yield from _arrivals(facts, begins_at)


def _arrivals(facts: Sequence[Told], begins_at: datetime) -> Iterator[Mark]:
    undone = {fact.body["arrival"] for fact in facts if fact.name == UNDONE}
    for fact in facts:
        for arrival in fact.body["arrivals"] if fact.name == ATTENDED else ():
            if arrival["ref"] not in undone:
                yield Mark.whenever(fact, CAME, Dated(begins_at))


SESSIONS_MARKED = Family(
    name="sessions",
    facts=(HELD, RECORDED, CANCELLED, ATTENDED, UNDONE),
    marks=marks,
    kept=frozenset({*THINGS, SERVED}),
)
marked(
    SESSIONS_MARKED,
    {
        "gatherings.held": AsMany(many(ONE)),
        "gatherings.attended": AsMany(many(CAME)),
        "study.branches": Different("sessions.branch"),
        "study.groups": Different("sessions.group"),
        "lectures.units": Different("sessions.lecturing"),
        "festival.streets": Different("sessions.street"),
        "integrity.units_examined": Different("sessions.examined"),
    },
)

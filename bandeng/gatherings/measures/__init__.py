"""Sessions in numbers. The words decide what is counted: what was held, when it was held, by whom.

A session lies in the period in which it began, however late it was told (补录); what is told later changes
later seals only. Planned and cancelled ones never count, and one that several units hold is one session: once
in the district, and once in each street in which one of its units serves.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime

from bandeng.figures.marks import Family
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.queries.formulas import AsMany, Different, many
from bandeng.figures.queries.marked import marked
from bandeng.figures.rules import Counted, Note, Reads, counted, distinct, figure
from bandeng.gatherings.measures.marking import (
    ATTENDED,
    BRANCHES,
    CAME,
    CANCELLED,
    EXAMINED,
    GROUPS,
    HELD,
    LECTURING,
    ONE,
    RECORDED,
    SERVED,
    STREETS,
    UNDONE,
    figure_of,
    marks,
    street_of,
)
from bandeng.places.queries import labels
from bandeng.posts.queries import unit_names
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.gatherings import FESTIVAL, INSPECTION, LECTURE, STUDY, SessionKind
from bandeng.rulebook.rules.issues import BrokenBook
from bandeng.rulebook.rules.reading import NotABook

SESSIONS = Reads(reaching=(HELD, RECORDED), later=(CANCELLED,))
ATTENDANCES = Reads(reaching=(HELD, RECORDED), later=(CANCELLED, ATTENDED, UNDONE))


def held(scope: Scope) -> Iterator[Told]:
    """The facts by which sessions of the period stand as held by a unit of the place, oldest first."""
    told = list(scope.facts_reaching(HELD, RECORDED))
    gone = {fact.stream for fact in scope.facts_of(told, CANCELLED)}
    for fact in told:
        if scope.holds(_began(fact)) and fact.stream not in gone and here(scope, fact):
            yield fact


def _began(fact: Told) -> datetime:
    return datetime.fromisoformat(fact.body["begins_at"])


def here(scope: Scope, fact: Told) -> str:
    """Where the session is counted for this question: of its first unit there (nothing: it has none)."""
    places = (fact.place, *fact.body["unit_places"])
    return next((place for place in places if place.startswith(scope.question.place)), "")


def _each_once(scope: Scope, found: Iterable[tuple[str, Told]]) -> Counted:
    """As many as there are different things; the records of each stand behind it."""
    return distinct(
        evidence(fact, place=here(scope, fact), subject=thing, on=_began(fact)) for thing, fact in found
    )


def _units(scope: Scope, family: str, kind: str) -> Iterator[tuple[str, Told]]:
    """The units of this kind at the place, each with what it held."""
    for fact in held(scope):
        if fact.body["family"] == family:
            rows = zip(*(fact.body[name] for name in ("units", "unit_kinds", "unit_places")), strict=True)
            yield from (
                (unit, fact)
                for unit, of, place in rows
                if of == kind and place.startswith(scope.question.place)
            )


@figure(
    "gatherings.held",
    zh="开了的活动",
    en="Sessions held",
    unit="场",
    note=Note(
        zh="开始时间在期间、记了开过的场次;几个单位一起办的算一场(分在两个街道的,两个街道各算一场,全区一场),"
        "计划了没开的和取消了的不算",
        en="Sessions that began in the period and were held; one held by several units once (in two streets:"
        " once in each, once in the district), planned and cancelled ones not",
    ),
    reads=SESSIONS,
)
def sessions(scope: Scope) -> Counted:
    return counted(evidence(fact, place=here(scope, fact), on=_began(fact)) for fact in held(scope))


@figure(
    "gatherings.attended",
    zh="到场的人次",
    en="Attendances",
    unit="次",
    note=Note(
        zh="期间开了的场次里一条一条记下的到场;没有记的不估",
        en="Attendances noted one by one at sessions held in the period; what was not noted is not guessed",
    ),
    reads=ATTENDANCES,
)
def attended(scope: Scope) -> Counted:
    told = list(held(scope))
    where = {fact.stream: here(scope, fact) for fact in told}
    said = sorted(scope.facts_of(told, ATTENDED, UNDONE), key=lambda fact: fact.id)
    undone = {ref for fact in said if fact.name == UNDONE for ref in fact.body["arrivals"]}
    return counted(
        evidence(fact, place=where[fact.stream])
        for fact in said
        if fact.name == ATTENDED and fact.stream in where
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
        names=unit_names,
    ),
    reads=SESSIONS,
)
def study_branches(scope: Scope) -> Counted:
    return _each_once(scope, _units(scope, STUDY, "branch"))


@figure(
    "study.groups",
    zh="开展学讲评的党小组",
    en="Groups that studied, told and commented",
    unit="个",
    note=Note(
        zh="期间自己办过学、讲、评场次的党小组,一个小组算一次;只有支部办过的不算",
        en="Groups that held a session of their own in the period, each once; their branch's does not count",
        names=unit_names,
    ),
    reads=SESSIONS,
)
def study_groups(scope: Scope) -> Counted:
    return _each_once(scope, _units(scope, STUDY, "group"))


@figure(
    "lectures.units",
    zh="书记讲专题党课的单位",
    en="Units whose secretary lectured",
    unit="个",
    note=Note(
        zh="期间举办过、并由本单位书记自己讲过专题党课的单位;副书记、代班的和请来的别的单位书记讲的不算,讲两次算一个",
        en="Units that held a theme lecture given by their own secretary in the period; one by a deputy, or"
        " by the secretary of a unit that did not hold it, does not count, two by one count once",
        names=unit_names,
    ),
    reads=SESSIONS,
)
def lecture_units(scope: Scope) -> Counted:
    lectures = (fact for fact in held(scope) if fact.body["family"] == LECTURE)
    own = ((each["unit"], fact) for fact in lectures for each in fact.body["speakers"] if each["own"])
    return _each_once(scope, ((unit, fact) for unit, fact in own if _is_here(scope, fact, unit)))


def _is_here(scope: Scope, fact: Told, unit: str) -> bool:
    """Whether the unit serves at the place; one that does not hold the session spoke where it was held."""
    places = dict(zip(fact.body["units"], fact.body["unit_places"], strict=True))
    return bool(places.get(unit, fact.place).startswith(scope.question.place))


@figure(
    "festival.streets",
    zh="开展艺术节的街道",
    en="Streets that held the festival",
    unit="个",
    note=Note(
        zh="期间有单位办过艺术节场次的街道,一个街道算一次",
        en="Streets in which a unit held a session of the festival in the period, each once",
        names=labels,
    ),
    reads=SESSIONS,
)
def festival_streets(scope: Scope) -> Counted:
    festivals = (fact for fact in held(scope) if fact.body["family"] == FESTIVAL)
    places = ((place, fact) for fact in festivals for place in fact.body["unit_places"])
    asked = scope.question.place
    return _each_once(
        scope,
        (
            (street, fact)
            for place, fact in places
            if place.startswith(asked) and (street := street_of(place))
        ),
    )


@figure(
    "integrity.units_examined",
    zh="验收过的单位",
    en="Units examined",
    unit="个",
    note=Note(
        zh="期间在检查验收里受过检的单位,一个算一次;受检不等于合格",
        en="Units examined in an inspection in the period, each once; examined is not passed",
        names=unit_names,
    ),
    reads=SESSIONS,
)
def units_examined(scope: Scope) -> Counted:
    inspections = (fact for fact in held(scope) if fact.body["family"] == INSPECTION)
    return _each_once(scope, ((each["unit"], fact) for fact in inspections for each in fact.body["examined"]))


def _declare(kind: SessionKind) -> None:
    note = Note(
        zh=f"「开了的活动」里「{kind.zh}」这一种,数法一样", en=f"Of the sessions held those of “{kind.en}”"
    )
    zh, en = f"开了的场次:{kind.zh}", f"Sessions held: {kind.en}"

    def of_kind(scope: Scope) -> Counted:
        told = (fact for fact in held(scope) if fact.body["kind"] == kind.code)
        return counted(evidence(fact, place=here(scope, fact), on=_began(fact)) for fact in told)

    figure(figure_of(kind.code), zh=zh, en=en, unit="场", note=note, reads=SESSIONS)(of_kind)


KINDS: tuple[SessionKind, ...] = ()
with suppress(BrokenBook, NotABook):  # `bandeng rulebook check` says what is wrong with it
    KINDS = book().gatherings.kinds
for _kind in KINDS:
    _declare(_kind)

MARKED = Family(
    name="sessions",
    facts=(HELD, RECORDED, CANCELLED, ATTENDED, UNDONE),
    marks=marks,
    kept=frozenset({SERVED, BRANCHES, GROUPS, LECTURING, STREETS, EXAMINED}),
    reaching=True,
)
marked(
    MARKED,
    {
        "gatherings.held": AsMany(many(ONE)),
        "gatherings.attended": AsMany(many(CAME)),
        "study.branches": Different(BRANCHES),
        "study.groups": Different(GROUPS),
        "lectures.units": Different(LECTURING),
        "festival.streets": Different(STREETS),
        "integrity.units_examined": Different(EXAMINED),
        **{figure_of(kind.code): AsMany(many(figure_of(kind.code))) for kind in KINDS},
    },
)

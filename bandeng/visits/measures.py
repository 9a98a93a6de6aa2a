"""Visits in numbers: persons, each once, and visits; by the day of the visit, not of its entry."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from bandeng.figures.marks import Dated, Family, Mark
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.queries.formulas import AsMany, Different, many
from bandeng.figures.queries.marked import marked
from bandeng.figures.rules import Counted, Note, Reads, counted, distinct, figure
from bandeng.kernel.periods import SHANGHAI

VISITED, UNDONE = "visits.visited", "visits.undone"
FEW = 5  # fewer could point at a home
READS = Reads(later=(VISITED, UNDONE))
HELD, MEMBER = "visits.held", "visits.member"  # kinds of marks


@figure(
    "visits.members",
    zh="走访慰问党员",
    en="Party members called upon",
    unit="名",
    note=Note(
        zh="区、街领导班子成员走访到的党员,一个人去几次、在几份名单上都算一名;撤回的不算,补录的算在走访那天",
        en=(
            "Members called upon by leaders of district or street; each person once, however often and on"
            " however many lists; what was taken back does not count, what came late counts on its own day"
        ),
        at_least=FEW,
        homes=True,
    ),
    reads=READS,
)
def members(scope: Scope) -> Counted:
    by_leaders = (fact for fact in _held(scope) if fact.body["leader"] and fact.body["member"])
    return distinct(evidence(fact, subject=fact.body["subject"], on=_noon(fact)) for fact in by_leaders)


@figure(
    "visits.held",
    zh="走访慰问",
    en="Visits of comfort",
    unit="次",
    note=Note(
        zh="期间走访慰问的每一位每一次,不论谁去;撤回的不算",
        en="Each person each time, whoever went; what was taken back does not count",
        at_least=FEW,
        homes=True,
    ),
    reads=READS,
)
def held(scope: Scope) -> Counted:
    return counted(evidence(fact, on=_noon(fact)) for fact in _held(scope))


@figure(
    "visits.needs",
    zh="走访慰问时听到、登记成事项的需求",
    en="Needs heard on visits of comfort and filed as matters",
    unit="件",
    note=Note(
        zh="都经本人同意,按走访那天算;走访撤回的不算",
        en="Each with the person's consent, by the day of the visit; not of visits that were taken back",
        at_least=FEW,
        homes=True,
    ),
    reads=READS,
)
def needs(scope: Scope) -> Counted:
    return counted(evidence(fact, on=_noon(fact)) for fact in _held(scope) if fact.body["matter"] != "-")


def _held(scope: Scope) -> Iterator[Told]:
    """Visits of the period that were not taken back, in the order in which they were entered."""
    last = {fact.stream: fact for fact in scope.facts_until_now(VISITED, UNDONE)}
    for fact in last.values():
        if fact.name == VISITED and scope.holds(_noon(fact)):
            yield fact


def _noon(fact: Told) -> datetime:
    return datetime.combine(date.fromisoformat(fact.body["on"]), time(12), tzinfo=SHANGHAI)


def marks(facts: Sequence[Told]) -> Iterator[Mark]:
    """The marks of one visit, unless it was taken back."""
    last = facts[-1]
    if last.name == VISITED:
        yield Mark.whenever(last, HELD, Dated(_noon(last)))
        if last.body["leader"] and last.body["member"]:
            yield Mark.whenever(last, MEMBER, Dated(_noon(last), subject=last.body["subject"]))


marked(
    Family(name="visits", facts=READS.later, marks=marks, kept=frozenset({MEMBER})),
    {"visits.held": AsMany(many(HELD)), "visits.members": Different(MEMBER)},
)

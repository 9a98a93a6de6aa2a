"""Visits in numbers: doors, never persons."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bandeng.cases.measures.shared import last_of_each, said
from bandeng.doors.rules import KEPT, MOVED
from bandeng.figures.marks import Dated, Family, Life, Mark
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.queries.formulas import AsMany, many
from bandeng.figures.queries.marked import marked
from bandeng.figures.rules import Counted, Evidence, Note, Reads, counted, figure, share
from bandeng.kernel.periods import SHANGHAI
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.doorstep import CallsFigure
from bandeng.rulebook.rules.issues import BrokenBook
from bandeng.rulebook.rules.reading import NotABook

VISITED = "doors.visited"
DOOR, NEED = "doors.visited", "doors.need"  # kinds of marks
FEW = 5  # fewer could point at a home
MISSING = "-"  # nobody has said yet what became of a promise


@figure(
    "doors.visits",
    zh="走访",
    en="Visits",
    unit="次",
    note=Note(zh="期间记下的走访", en="Visits written down in the period", at_least=FEW, homes=True),
    reads=Reads(during=(VISITED,), plain=True),
)
def visits(scope: Scope) -> Counted:
    return said(scope, VISITED)


@figure(
    "doors.visited",
    zh="走访到的户",
    en="Doors visited",
    unit="户",
    note=Note(
        zh="同一户走访几次算一户",
        en="A door visited several times counts once",
        at_least=FEW,
        homes=True,
    ),
    reads=Reads(during=(VISITED,)),
)
def visited(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in last_of_each(scope.facts(VISITED)).values())


@figure(
    "doors.needs",
    zh="走访时听到、登记成事项的需求",
    en="Needs heard and filed as matters",
    unit="件",
    note=Note(zh="都经住户同意", en="Each with the household's consent", at_least=FEW, homes=True),
    reads=Reads(during=(VISITED,)),
)
def needs(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in scope.facts(VISITED) if fact.body["matter"] != "-")


@figure(
    "doors.promises_kept",
    zh="走访时答应的事办到的比例",
    en="Promises made at doors that were kept",
    unit="%",
    note=Note(
        zh="期间到日子的承诺里办到的;改过日子的按新日子算,还没到日子的不算",
        en="Of promises whose day lies in the period; one moved to another day counts on that day",
        at_least=FEW,
        homes=True,
    ),
    reads=Reads(before=(VISITED,)),
)
def promises_kept(scope: Scope) -> Counted:
    promises = _promises(scope.facts_before_end(VISITED))
    due = [each for each in promises.values() if scope.holds(each.noon)]
    come = [each for each in due if each.fate != MISSING or scope.has_come(each.ends_at)]
    kept = [each.made for each in come if each.fate == KEPT]
    return share(kept, [each.made for each in come], excluded=(("ahead", len(due) - len(come)),))


def declare() -> None:
    """Declare the figures of the book's purposes; one that several purposes feed is one figure."""
    fed: dict[str, list[tuple[str, CallsFigure]]] = {}
    with suppress(BrokenBook, NotABook):  # `bandeng rulebook check` says what is wrong with it
        for purpose in book().doorstep.purposes:
            for each in purpose.figures:
                fed.setdefault(each.name, []).append((purpose.code, each))
    for rows in fed.values():
        _declare(rows[0][1], frozenset(code for code, _each in rows))


def _declare(of: CallsFigure, purposes: frozenset[str]) -> None:
    note = Note(zh=of.note_zh, en=of.note_en, at_least=FEW, homes=True)
    making = figure(of.name, zh=of.zh, en=of.en, unit="次", note=note, reads=Reads(during=(VISITED,)))

    def calls(scope: Scope) -> Counted:
        return counted(evidence(fact) for fact in scope.facts(VISITED) if fact.body["purpose"] in purposes)

    making(calls)


@dataclass
class _Promise:
    """A promise as the visits tell it: the visit that made it, its day, what became of it."""

    made: Evidence
    day: date
    fate: str = MISSING

    @property
    def noon(self) -> datetime:
        return datetime.combine(self.day, time(12), tzinfo=SHANGHAI)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.day + timedelta(days=1), time(), tzinfo=SHANGHAI)


def _promises(visits: Iterable[Told]) -> dict[str, _Promise]:
    found: dict[str, _Promise] = {}
    for fact in visits:
        for fate in fact.body["fates"]:
            promise = found.get(fate["promise"])
            if promise and fate["fate"] == MOVED:
                promise.day = date.fromisoformat(fate["on"])
            elif promise:
                promise.fate = fate["fate"]
        if fact.body["promised"]:
            day = date.fromisoformat(fact.body["promised_on"])
            found[f"promise.{fact.id}"] = _Promise(evidence(fact), day)
    return found


def marks(facts: Sequence[Told]) -> list[Mark]:
    """The marks of one door: its last visit, and every need that was heard."""
    life = Life()
    for fact in facts:
        life.stands(fact, {DOOR: Dated(fact.at)})
        if fact.body["matter"] != "-":
            life.happened(fact, NEED)
    return life.marks()


marked(
    Family(name="doors", facts=(VISITED,), marks=marks),
    {"doors.visited": AsMany(many(DOOR)), "doors.needs": AsMany(many(NEED))},
)

declare()

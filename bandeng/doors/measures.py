"""Visits in numbers: doors, never persons."""

from bandeng.cases.measures.shared import last_of_each, said
from bandeng.figures.queries import Scope, evidence
from bandeng.figures.rules import Counted, Note, Reads, counted, figure

VISITED = "doors.visited"


@figure(
    "doors.visits",
    zh="走访",
    en="Visits",
    unit="次",
    note=Note(zh="期间记下的走访", en="Visits written down in the period"),
    reads=Reads(during=(VISITED,)),
)
def visits(scope: Scope) -> Counted:
    return said(scope, VISITED)


@figure(
    "doors.visited",
    zh="走访到的户",
    en="Doors visited",
    unit="户",
    note=Note(zh="同一户走访几次算一户", en="A door visited several times counts once"),
    reads=Reads(during=(VISITED,)),
)
def visited(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in last_of_each(scope.facts(VISITED)).values())


@figure(
    "doors.needs",
    zh="走访时听到、登记成事项的需求",
    en="Needs heard and filed as matters",
    unit="件",
    note=Note(zh="都经住户同意", en="Each with the household's consent"),
    reads=Reads(during=(VISITED,)),
)
def needs(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in scope.facts(VISITED) if fact.body["matter"] != "-")

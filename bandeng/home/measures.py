"""Numbers that cross rooms: the tree of places, and who serves it. Counted from facts, like every other.

``figures`` is a sibling of ``posts`` and no room of its layer may read it, so these are declared here.
"""

from datetime import date, datetime, timedelta

from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, Evidence, Note, Reads, counted, figure, share
from bandeng.kernel.periods import SHANGHAI
from bandeng.rulebook.queries import book

TREE = ("places.drawn", "places.redrawn", "places.closed")
ROSTER = ("posts.roster_taken", "posts.appointed", "posts.ended")
ROOT = "-"


@figure(
    "places.grids",
    zh="期末的网格",
    en="Grids at the end of the period",
    unit="个",
    note=Note(zh="期间最后一天还在的网格", en="Grids there were on the last day of the period"),
    reads=Reads(everywhere=TREE),
)
def grids(scope: Scope) -> Counted:
    return counted(_standing(scope, "grid").values())


@figure(
    "places.micro_grids",
    zh="期末的微网格",
    en="Micro-grids at the end of the period",
    unit="个",
    note=Note(
        zh="期间最后一天还在的微网格,一个楼院一个",
        en="Micro-grids (a courtyard each) there were on the last day of the period",
    ),
    reads=Reads(everywhere=TREE),
)
def micro_grids(scope: Scope) -> Counted:
    return counted(_standing(scope, "micro-grid").values())


@figure(
    "posts.staffed_grids",
    zh="一长三员都在岗的网格",
    en="Grids with all four posts filled",
    unit="%",
    note=Note(
        zh="分母:期末的网格;分子:期末一长三员每个岗位都有人的,代班不算",
        en="Of the grids at the end of the period, those with somebody in each post, deputies apart",
        of="个",
    ),
    reads=Reads(everywhere=(*TREE, *ROSTER)),
)
def staffed_grids(scope: Scope) -> Counted:
    filled = _filled(scope)
    roles = [role.code for role in book().roles if role.kind_of_place == "grid" and role.per_place]
    found = _standing(scope, "grid")
    part = [record for code, record in found.items() if all(filled.get(f"{role}@{code}") for role in roles)]
    return share(part, list(found.values()))


def _standing(scope: Scope, kind: str) -> dict[str, Evidence]:
    """The places of this kind there on the last day, by code, each with the fact that drew it."""
    last_day = (scope.question.ends_at - timedelta(seconds=1)).astimezone(SHANGHAI).date()
    found: dict[str, Evidence] = {}
    for fact in scope.facts_everywhere(*TREE):
        if fact.name == "places.closed":
            _close(found, fact, last_day)
        elif date.fromisoformat(fact.body["begins_on"]) <= last_day:
            found |= _drawn(fact, kind)
    return {code: record for code, record in found.items() if record.place.startswith(scope.question.place)}


def _drawn(fact: Told, kind: str) -> dict[str, Evidence]:
    children = [child["code"] for child in fact.body["children"] if child["kind"] == kind]
    return {code: evidence(fact, place=_inside(fact, code)) for code in children}


def _close(found: dict[str, Evidence], fact: Told, last_day: date) -> None:
    if date.fromisoformat(fact.body["ends_on"]) <= last_day:
        closed = _inside(fact, fact.body["code"])
        for code in [code for code, record in found.items() if record.place.startswith(closed)]:
            del found[code]


def _inside(fact: Told, code: str) -> str:
    return f"{'' if fact.place == ROOT else fact.place}{code}/"


def _filled(scope: Scope) -> dict[str, set[str]]:
    """Who holds each post at the end of the period."""
    ends_at = scope.question.ends_at
    held: dict[str, set[str]] = {}
    for fact in scope.facts_everywhere(*ROSTER):
        if fact.name == "posts.ended":
            if datetime.fromisoformat(fact.body["ends_at"]) < ends_at:
                held.get(fact.body["post"], set()).discard(fact.body["holder"])
            continue
        for post, holder, begins_at in _begun(fact):
            if datetime.fromisoformat(begins_at) < ends_at:
                held.setdefault(post, set()).add(holder)
    return held


def _begun(fact: Told) -> list[tuple[str, str, str]]:
    if fact.name == "posts.appointed":
        return [(fact.body["post"], fact.body["holder"], fact.body["begins_at"])]
    return [(line["post"], line["person"], line["begins_at"]) for line in fact.body["holders"]]

"""The answer to an order, made of facts, in the columns of its sender. In Chinese, as their form is."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import translation

from bandeng.cases.models import Case
from bandeng.cases.queries import nameless
from bandeng.cases.queries.sentence import desk_names, title
from bandeng.cases.queries.timeline import OFFICIAL_WORDS
from bandeng.cases.ties import Kin
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import Fact
from bandeng.orders.models import Order
from bandeng.orders.rules import ANSWERS, NO, NOBODY, RESULTS, SILENT, YES
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.people.models import Person
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.orders import PERSONAL, UNNAMED, Sender


@dataclass(frozen=True, kw_only=True)
class Reply:
    """An answer as their form has it: heads and cells. ``outcome`` is the fact it reports."""

    order: Order
    outcome: int
    cells: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The same to copy, a line for each column."""
        return "\n".join(f"{head}:{value}" for head, value in self.cells)


@dataclass
class _Known:
    """What was read for many orders at once."""

    facts: dict[int, Fact] = field(default_factory=dict)
    parts: dict[int, list[tuple[Case, Fact]]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    desks: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    phones: Mapping[str, str] = field(default_factory=dict)


def of(order: Order, *, at: datetime, personal: bool = False) -> Reply:
    """The answer to one order, without name and telephone unless ``personal``."""
    return many([order], personal=[order.id] if personal else [])[0]


def many(orders: Sequence[Order], *, personal: Iterable[str] = ()) -> list[Reply]:
    """The answers to these orders; as many questions for thirty as for three.

    Names and telephone numbers only in those of ``personal``, where the form has a column for them.
    """
    with translation.override("zh-hans"):
        known = _gather(orders, set(personal))
        return [_reply(order, known) for order in orders]


def _gather(orders: Sequence[Order], personal: set[str]) -> _Known:
    nameless.ask_once(order.case for order in orders)
    known = _Known(facts=Fact.objects.in_bulk([order.outcome for order in orders if order.outcome]))
    divided = [order.case_id for order in orders if order.case.state == "divided"]
    if divided:
        known.parts = _parts(divided)
    said = [*known.facts.values(), *(fact for parts in known.parts.values() for _case, fact in parts)]
    entries = {order.kept for order in orders} | {entry for fact in said for entry in _entries(fact)}
    known.words = vault.read(entries - {"-"})
    known.desks = desk_names({fact.post for fact in said})
    asked = [order.case.reporter for order in orders if order.id in personal]
    if asked:
        known.names = people.names(asked)
        known.phones = _phones(asked)
    return known


def _phones(persons: Iterable[str]) -> dict[str, str]:
    entries = dict(Person.objects.filter(id__in=set(persons)).values_list("id", "phone_entry"))
    words = vault.read(entries.values())
    return {person: words.get(entry, "") for person, entry in entries.items()}


def _parts(divided: Iterable[int]) -> dict[int, list[tuple[Case, Fact]]]:
    """What came of the parts of divided matters, the last result of each."""
    kin = Kin.objects.filter(whole__in=list(divided), kind="part").select_related("case").order_by("case_id")
    rows = list(kin)
    said = Fact.objects.among(row.case.stream for row in rows).named(*RESULTS).order_by("id")
    last = {fact.stream: fact for fact in said}
    found: dict[int, list[tuple[Case, Fact]]] = {}
    for row in rows:
        if row.case.stream in last:
            found.setdefault(row.whole, []).append((row.case, last[row.case.stream]))
    return found


def _entries(fact: Fact) -> list[str]:
    return [fact.body[name]["kept"] for name in OFFICIAL_WORDS.get(fact.name, ()) if fact.body.get(name)]


def _reply(order: Order, known: _Known) -> Reply:
    sender = book().sender(order.sender)
    theirs: dict[str, str] = json.loads(known.words.get(order.kept, "{}"))
    values = _values(order, sender, known)
    cells = tuple(
        (column.head, theirs.get(column.head, "") if column.value == "theirs" else values[column.value])
        for column in sender.answer
    )
    return Reply(order=order, outcome=order.outcome, cells=cells)


def _values(order: Order, sender: Sender, known: _Known) -> dict[str, str]:
    case, fact = order.case, known.facts.get(order.outcome)
    parts = known.parts.get(case.id, [])
    last = max((fact for _case, fact in parts), key=lambda each: each.id, default=fact)
    kinds = {condition: theirs for theirs, condition in list(sender.kinds.items())[::-1]}
    personal = dict.fromkeys(PERSONAL, "")
    personal |= {"name": known.names.get(case.reporter, ""), "phone": known.phones.get(case.reporter, "")}
    return personal | {
        "number": order.number,
        "our_number": case.number,
        "unit": "、".join(dict.fromkeys(known.desks.get(each.post, "") for each in _facts(fact, parts))),
        "result": _result_said(sender, case, parts),
        "done": _done(fact, parts, known),
        "done_at": f"{last.at.astimezone(SHANGHAI):{sender.dates[0]}}" if last else "",
        **_asked(case),
        "kind": kinds.get(case.condition, "") or title(case),
    }


def _asked(case: Case) -> dict[str, str]:
    """Whether the reporter was asked, and what she said; nobody was where their order names none."""
    if case.result == "unconfirmed":
        nobody = nameless.is_so(case)
        return {"asked": NO if nobody else YES, "answer": NOBODY if nobody else SILENT}
    return {"asked": YES if case.answer != "-" else NO, "answer": ANSWERS.get(case.answer, "")}


def _facts(fact: Fact | None, parts: list[tuple[Case, Fact]]) -> list[Fact]:
    return [each for _case, each in parts] if parts else [fact] if fact else []


def _result_said(sender: Sender, case: Case, parts: list[tuple[Case, Fact]]) -> str:
    found = _result(case, parts)
    if found == "solved" and UNNAMED in sender.results and nameless.is_so(case):
        found = UNNAMED
    return sender.results[found]


def _result(case: Case, parts: list[tuple[Case, Fact]]) -> str:
    """Our result; of a divided matter that of the part which fared worst."""
    found = [part.result for part, _fact in parts] or [case.result]
    worst = ("infeasible", "declined", "upheld", "answered", "unconfirmed")
    return next((each for each in worst if each in found), found[0] if found[0] != "-" else "solved")


def _done(fact: Fact | None, parts: list[tuple[Case, Fact]], known: _Known) -> str:
    if parts:
        return "\n".join(f"{title(case)}:{_words(said, known)}" for case, said in parts)
    return _words(fact, known) if fact else ""


def _words(fact: Fact, known: _Known) -> str:
    return "\n".join(known.words[entry] for entry in _entries(fact) if entry in known.words)

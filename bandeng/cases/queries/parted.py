"""What a reporter said while her matter was merged into another, once it goes by itself again."""

from collections.abc import Iterable
from copy import copy

from bandeng.cases.models import Case
from bandeng.cases.rules import CONTESTING
from bandeng.ledger.models import Fact


def own_words(case: Case, told: Iterable[Fact]) -> list[Fact]:
    """Her words on a result of the matter hers was merged into, the first ones first.

    ``told``: the facts of her own matter. They are told here as her own: there she was one of the others.
    """
    begins: Fact | None = None
    found: list[Fact] = []
    for fact in sorted(told, key=lambda fact: fact.turn):
        if fact.name == "cases.merged":
            begins = fact
        elif fact.name == "cases.detached" and begins is not None:
            found += _said_between(case, begins, fact)
            begins = None
    return found


def _said_between(case: Case, begins: Fact, ends: Fact) -> list[Fact]:
    said = Fact.objects.of(str(begins.body["master"])).named("cases.judged", "cases.voiced")
    inside = said.filter(id__gt=begins.id, id__lt=ends.id)
    return [_as_own(fact) for fact in inside if _speaker(fact) == case.reporter]


def _speaker(fact: Fact) -> str:
    return str(fact.body["follower"] if fact.name == "cases.judged" else fact.body["person"])


def _as_own(fact: Fact) -> Fact:
    told = copy(fact)
    told.name = "cases.contested" if fact.body["answer"] in CONTESTING else "cases.answered"
    told.version = 1
    told.body = fact.body
    return told


def last_answer(case: Case) -> str:
    """Her last word of then, while no result of her own matter is asked about; empty where there is none."""
    if case.answer != "-" or case.state in {"confirming", "closed", "merged"}:
        return ""
    told = list(Fact.objects.of(case.stream).named("cases.merged", "cases.detached", "cases.checked"))
    parted = [fact.id for fact in told if fact.name == "cases.detached"]
    if not parted or any(fact.name == "cases.checked" and fact.id > parted[-1] for fact in told):
        return ""
    words = own_words(case, told)
    return str(words[-1].body["answer"]) if words else ""

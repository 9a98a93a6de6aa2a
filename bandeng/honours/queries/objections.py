"""Objections to what is announced: for the body that answers, and for whoever raised one.

The code on the receipt is made from the objection under a key of the installation, and is kept nowhere.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bandeng.honours import rules
from bandeng.honours.models import Objection, Round
from bandeng.honours.queries.awards import desks_of
from bandeng.people import vault

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without those that are mistaken for another
SIGNS_IN_CODE, BITS = 10, 5
PURPOSE = b"bandeng honours objection code 1"


@dataclass(frozen=True, kw_only=True)
class Raised:
    """An objection with its words: what was said, and what was answered (``""``: not yet, or erased)."""

    objection: Objection
    said: str
    answer: str


def objections_of(round_: str) -> list[Raised]:
    """Objections to a round, oldest first."""
    return _worded(Objection.objects.filter(round=round_).order_by("at", "id"))


def _worded(rows: Iterable[Objection]) -> list[Raised]:
    found = list(rows)
    entries = [entry for each in found for entry in (each.said, each.answer)]
    words = vault.read(entry for entry in entries if entry != rules.NOBODY)
    return [
        Raised(objection=each, said=words.get(each.said, ""), answer=words.get(each.answer, ""))
        for each in found
    ]


def objection_of(round_: Round, ref: str) -> Objection | None:
    """An objection to this round; None where it has no such one."""
    return Objection.objects.filter(id=ref, round=round_.id).first()


def reach_of(objection: Objection) -> str:
    """How whoever objected wants to be answered (``""``: nothing left, or erased). Log the look."""
    return vault.read([objection.reach]).get(objection.reach, "")


def unanswered(person: str, *, at: datetime) -> list[tuple[Round, int]]:
    """Rounds of her desks with objections that wait for an answer, each with how many."""
    desks = desks_of(person, at=at, act="honours.answer")
    rounds = {row.id: row for row in Round.objects.filter(unit__in=desks).exclude(notice_begins=None)}
    waiting = Objection.objects.filter(round__in=list(rounds), answered_at=None).order_by("at", "id")
    many: dict[str, int] = {}
    for ref in waiting.values_list("round", flat=True):
        many[ref] = many.get(ref, 0) + 1
    return [(rounds[ref], count) for ref, count in many.items()]


def objections_by(person: str) -> list[Objection]:
    """What this person objected to, newest first."""
    return list(Objection.objects.filter(person=person).order_by("-at", "-id"))


def code_of(objection: str) -> str:
    """The code of a receipt: fifty bits of the objection's id under a key, as ten signs."""
    return _codes(objection)[0]


def _codes(objection: str) -> list[str]:
    return [_spelt(bits) for (bits,) in vault.marks([objection], purpose=PURPOSE)]


def _spelt(bits: int) -> str:
    return "".join(SIGNS[bits >> BITS * place & 31] for place in range(SIGNS_IN_CODE))


def raised_with(round_: Round, code: str) -> Raised | None:
    """The objection to this round whose receipt bears this code; None where there is none."""
    typed = "".join(code.upper().split()).replace("-", "").encode()
    for objection in Objection.objects.filter(round=round_.id).order_by("at", "id"):
        if any(hmac.compare_digest(known.encode(), typed) for known in _codes(objection.id)):
            return _worded([objection])[0]
    return None

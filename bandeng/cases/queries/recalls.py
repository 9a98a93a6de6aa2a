"""What was handed over or written a moment ago, and may still be taken back by whoever did it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases.models import Case
from bandeng.cases.queries import seats
from bandeng.cases.rules import GRID, STREET, UNDONE_WITHIN
from bandeng.ledger.models import Fact

HANDED = ("cases.escalated", "cases.dispatched")
GONE = {
    "cases.signed": gettext_lazy("对方已经签收,不能撤回了;要改的,请和对方说,由对方退回"),
    "cases.returned": gettext_lazy("对方已经退回来了,不用撤回"),
    "cases.recalled": gettext_lazy("已经撤回过了"),
    "cases.ruled": gettext_lazy("已经裁决归谁办,不能撤回了"),
}
OTHERWISE = ("cases.returned", "cases.ruled", "cases.recalled", "cases.signed")


@dataclass(frozen=True, kw_only=True)
class Before:
    """Where the matter was before it was handed over, and the height of the fact that did so."""

    height: int
    level: str
    unit: str
    seat: str


def handed_over(case: Case, person: str, *, at: datetime) -> Before | None:
    """Where it goes back to if this person takes it back now; None where she cannot."""
    told = list(Fact.objects.of(case.stream))
    last = next((each for each in reversed(told) if each.name in (*HANDED, *OTHERWISE)), None)
    if last is None or last.name not in HANDED or last.person != person:
        return None
    if case.state != "waiting" or at - last.at > UNDONE_WITHIN:
        return None
    level, unit = _held(told[: last.turn])
    seat = seats.work_seat(level, place=case.place, unit=unit, at=at)
    return Before(height=last.id, level=level, unit=unit, seat=seat)


def why_gone(case: Case) -> str:
    """Why nothing that was handed over can be taken back: what has come between."""
    told = Fact.objects.of(case.stream).named(*HANDED, *OTHERWISE).order_by("-turn")
    last = next((each.name for each in told), "")
    return str(GONE.get(last, _("没有刚交出去的可以撤回")))


def _held(told: list[Fact]) -> tuple[str, str]:
    """The level and unit that had the matter after these facts."""
    for fact in reversed(told):
        if fact.name == "cases.returned":
            return STREET, fact.body["to_unit"]
        if "level" in fact.body:
            return fact.body["level"], fact.body.get("to_unit") or fact.body.get("unit") or "-"
    return GRID, "-"


def standing(told: Iterable[Fact]) -> list[Fact]:
    """These facts without the notes that were withdrawn: what they said no longer holds."""
    told = list(told)
    gone = {fact.body["of"] for fact in told if fact.name == "cases.note_withdrawn"}
    return [fact for fact in told if fact.id not in gone]


def note_at(case: Case, height: int, person: str, *, at: datetime) -> Fact | None:
    """The internal note of this height that this person wrote a moment ago and has not withdrawn."""
    told = Fact.objects.of(case.stream).named("cases.annotated", "cases.note_withdrawn")
    by_height = {fact.id: fact for fact in told}
    note = by_height.get(height)
    if note is None or note.name != "cases.annotated" or note.body["public"]:
        return None
    gone = any(fact.body.get("of") == height for fact in by_height.values())
    late = at - note.at > UNDONE_WITHIN
    return None if gone or late or note.person != person else note

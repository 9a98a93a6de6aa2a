"""From which day on a list can have been decided: nothing is decided before it was put forward, checked,
announced for its days and objections to it answered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bandeng.honours import rules
from bandeng.honours.models import Award, Objection, Round, Step
from bandeng.kernel.periods import SHANGHAI

PUT_FORWARD, CHECKED, ANNOUNCED, ANSWERED = "put_forward", "checked", "announced", "answered"
STEPS = {
    "honours.proposed": PUT_FORWARD,
    "honours.nominated": PUT_FORWARD,
    "honours.endorsed": CHECKED,
}


@dataclass(frozen=True, kw_only=True, order=True)
class Earliest:
    """The first day on which it can have been decided, and what happened only then."""

    day: date
    why: str


def earliest(awards: Sequence[Award]) -> Earliest | None:
    """Of a list, the day on which the last of it had come so far; None where nothing is known."""
    return max(_of(awards), default=None)


def _of(awards: Sequence[Award]) -> Iterator[Earliest]:
    rounds = [award.round for award in awards]
    for one in Round.objects.filter(id__in=rounds):
        yield Earliest(day=_local(one.opened_at), why=PUT_FORWARD)
        if one.notice_ends:
            yield Earliest(day=rules.next_day(one.notice_ends), why=ANNOUNCED)
    for step in Step.objects.filter(award__in=[award.id for award in awards], name__in=STEPS):
        yield Earliest(day=_local(step.at), why=STEPS[step.name])
    for answered in Objection.objects.filter(round__in=rounds).values_list("answered_at", flat=True):
        if answered:
            yield Earliest(day=_local(answered), why=ANSWERED)


def _local(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()

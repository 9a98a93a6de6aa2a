"""Limits that were missed: whose they were, what was appealed, and who may decide."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bandeng.cases.models import Case
from bandeng.cases.queries import seats
from bandeng.cases.rules import OVER_STATES
from bandeng.cases.ties import Appeal
from bandeng.inbox import queries as inbox
from bandeng.inbox.models import Clock
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.queries import Answer
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book

WEIGH = "weigh"  # the reviewers' own clocks: what is late there is not appealed again
NOBODYS = ("confirm", "rest")
OF_THE_MATTER = ("whole", "stage")
HANDED = (
    "cases.accepted",
    "cases.parted",
    "cases.escalated",
    "cases.dispatched",
    "cases.signed",
    "cases.returned",
    "cases.ruled",
)
HANDS = (
    "cases.accepted",
    "cases.settled",
    "cases.escalated",
    "cases.dispatched",
    "cases.signed",
    "cases.returned",
    "cases.resolved",
    "cases.whistled",
    "cases.arrived",
    "cases.concluded",
)


@dataclass(frozen=True, kw_only=True)
class Missed:
    """A limit that passed: its clock, and the post whose it was."""

    clock: Clock
    seat: str

    @property
    def unit(self) -> str:
        """The unit of a department; the desk of every other post."""
        return desk_of(self.seat)


def of(case: Case) -> list[Appeal]:
    """Every appeal of the matter, oldest first."""
    return list(Appeal.objects.filter(case=case).order_by("id"))


def pending(case: Case) -> list[Appeal]:
    """The appeals that wait for a decision, oldest first."""
    return [each for each in of(case) if each.is_pending]


def exempted(case: Case) -> set[str]:
    """The ids of the clocks whose overtime is in no rate: their appeals were granted."""
    return set(Appeal.objects.filter(case=case, state="granted").values_list("limit", flat=True))


def missed(case: Case) -> list[Missed]:
    """The limits that passed and were never appealed, oldest first; an appeal that fell does not count."""
    appealed = {each.limit for each in of(case) if each.state != "fallen"}
    late = [each for each in inbox.clocks_of(case.stream) if _is_late(each) and each.id not in appealed]
    return [Missed(clock=each, seat=_whose(case, each)) for each in late]


def _is_late(clock: Clock) -> bool:
    if clock.kind.startswith(WEIGH) or clock.kind in NOBODYS:
        return False
    return bool(clock.reminded_at or (clock.stopped_at and clock.stopped_at > clock.due_at))


def _whose(case: Case, clock: Clock) -> str:
    """The post the clock ran for; of the whole matter the one that had it when the limit passed."""
    if not clock.kind.startswith(OF_THE_MATTER):
        return clock.seat
    handed = Fact.objects.of(case.stream).named(*HANDED).filter(at__lte=clock.due_at).last()
    return str(handed.body["seat"]) if handed else clock.seat


def until(case: Case) -> datetime | None:
    """The moment until which a limit that was missed may be appealed; None while the matter is not over."""
    if case.state not in OVER_STATES or case.closed_at is None:
        return None
    return case.closed_at + timedelta(days=book().limits.appeal_days)


def own_missed(person: str, case: Case, *, at: datetime) -> list[Missed]:
    """The limits this person may appeal: those of the desk she is at."""
    return [each for each in missed(case) if may_appeal(person, case, each, at=at).yes]


def may_appeal(person: str, case: Case, limit: Missed, *, at: datetime) -> Answer:
    """Whether this person is at the desk that missed it."""
    return posts.permit(person, "cases.appeal", case.place, at=at, unit=limit.unit, desk=limit.unit)


def handlers(case: Case) -> set[str]:
    """Everybody who ever had the matter in hand: they review no appeal in it."""
    return set(Fact.objects.of(case.stream).named(*HANDS).values_list("person", flat=True))


def barred(case: Case, appeal: Appeal) -> set[str]:
    """Who may not decide this appeal: handlers, whoever appealed, and whoever decided already."""
    return {*handlers(case), appeal.asker, appeal.first}


def may_decide(person: str, case: Case, appeal: Appeal, *, at: datetime) -> Answer:
    """Whether a post of hers stands above the one that missed the limit."""
    answers = [
        posts.permit(person, "cases.decide_appeal", case.place, at=at, desk=desk_of(post))
        for post in seats.above(appeal.missed, place=case.place)
    ]
    return next((each for each in answers if each.yes), answers[0])


def own_pending(person: str, case: Case, *, at: datetime) -> list[Appeal]:
    """The appeals this person may decide now."""
    waiting = pending(case)
    touched = handlers(case) if waiting else set()
    return [
        each
        for each in waiting
        if person not in {*touched, each.asker, each.first} and may_decide(person, case, each, at=at).yes
    ]


def first_word(case: Case, appeal: Appeal) -> Fact:
    """What the first reviewer said of this appeal; shown when the other has spoken. Raises IndexError."""
    said = Fact.objects.of(case.stream).named("cases.appeal_weighed").filter(id__gt=appeal.id)
    return [fact for fact in said if fact.body["number"] == appeal.number][0]

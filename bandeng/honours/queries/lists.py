"""Long public lists, a part at a time: teams with an honour, its rounds, decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from bandeng.honours import rules
from bandeng.honours.models import Award, Holding, Round
from bandeng.honours.queries.awards import Shown, in_a_list, shown
from bandeng.honours.queries.holding import withdrawals
from bandeng.rulebook.rules.honours import TEAM, Honour

DECIDED = Coalesce("decided_on", Value(date.min))  # the day may not be known of what another level gave


@dataclass(frozen=True, kw_only=True)
class Held:
    """An honour in a team's hands: ``state`` holds, passed (its flag went on), lapsed or withdrawn.

    ``withdrawn_on`` of the last; ``turn``: the flag's time in these hands.
    """

    row: Shown
    state: str
    grade: str
    withdrawn_on: date | None = None
    turn: Holding | None = None


@dataclass(frozen=True, kw_only=True)
class Teams:
    """Teams whose honour stands alike: part of ``total``, newest decision first. What follows begins after
    the award ``ends`` (``""``: nothing does).
    """

    state: str
    total: int
    rows: list[Held]
    ends: str


@dataclass(frozen=True, kw_only=True)
class Rounds:
    """Rounds, newest first. What is older begins after the round ``ends`` (``""``: nothing is)."""

    rows: list[Round]
    ends: str


def teams_with(honour: Honour, *, on: date) -> list[Teams]:
    """Teams to which it was given: those that hold it, those whose flag went on, the lapsed, the withdrawn;
    of each the first.
    """
    return [found for state in rules.HELD if (found := teams_that(honour, state, on=on)).total]


def teams_that(honour: Honour, state: str, *, on: date, after: str = "") -> Teams:
    """Teams of one of these states (of ``rules.HELD``): the first, or those after this award (its id)."""
    found = _of_state(honour, on)[state]
    last = found.filter(id=after).first() if after else None
    following = _following(found, last) if last else found
    rows = list(following.order_by(DECIDED.desc(), "place", "id")[: _most() + 1])
    held = _held(shown(rows[: _most()], personal=False), state, flagged=honour.passes_on)
    ends = rows[_most() - 1].id if len(rows) > _most() else ""
    return Teams(state=state, total=found.count(), rows=sorted(held, key=_in_order), ends=ends)


def _held(part: Sequence[Shown], state: str, *, flagged: bool) -> list[Held]:
    refs = [each.id for each in part]
    gone = withdrawals(refs) if state == rules.WITHDRAWN else {}
    turns = {turn.award: turn for turn in Holding.objects.filter(award__in=refs)} if flagged else {}
    return [
        Held(
            row=each,
            state=state,
            grade=each.award.grade,
            withdrawn_on=gone.get(each.id),
            turn=turns.get(each.id),
        )
        for each in part
    ]


def _most() -> int:
    return rules.PUBLIC_PAGE


def _of_state(honour: Honour, on: date) -> dict[str, QuerySet[Award]]:
    every = Award.objects.filter(honour=honour.code, kind=TEAM)
    every = every.annotate(decided=DECIDED)
    given = every.filter(state__in=rules.GIVEN)
    passed = Holding.objects.filter(flag__honour=honour.code).exclude(ended_on=None).values("award")
    kept = given.exclude(id__in=passed) if honour.passes_on else given
    return {
        rules.HOLDS: kept.filter(Q(valid_until=None) | Q(valid_until__gte=on)),
        rules.PASSED: given.filter(id__in=passed) if honour.passes_on else given.none(),
        rules.LAPSED: kept.filter(valid_until__lt=on),
        rules.WITHDRAWN: every.filter(state=rules.WITHDRAWN),
    }


def _following(found: QuerySet[Award], last: Award) -> QuerySet[Award]:
    decided = last.decided_on or date.min
    same = Q(place__gt=last.place) | Q(place=last.place, id__gt=last.id)
    return found.filter(Q(decided__lt=decided) | Q(same, decided=decided))


def _in_order(held: Held) -> tuple[object, ...]:
    decided = held.row.award.decided_on or date.min
    return -decided.toordinal(), in_a_list(held.row)


def rounds_with(honour: Honour, *, before: str = "") -> Rounds:
    """Rounds of it that were announced, newest first; or those before this one (its id)."""
    found = Round.objects.filter(honour=honour.code).exclude(notice_begins=None)
    last = found.filter(id=before).first() if before else None
    if last:
        same = Q(opened_at=last.opened_at, id__lt=last.id)
        found = found.filter(Q(opened_at__lt=last.opened_at) | same)
    return _rounds(list(found.order_by("-opened_at", "-id")[: _most() + 1]))


def decisions(*, before: str = "") -> Rounds:
    """Rounds that were decided after a public notice, newest first; or those before this one (its id)."""
    found = Round.objects.exclude(decided_on=None).exclude(notice_begins=None)
    last = found.filter(id=before).first() if before else None
    if last:
        same = Q(decided_on=last.decided_on, id__lt=last.id)
        found = found.filter(Q(decided_on__lt=last.decided_on) | same)
    return _rounds(list(found.order_by("-decided_on", "-id")[: _most() + 1]))


def _rounds(rows: list[Round]) -> Rounds:
    return Rounds(rows=rows[: _most()], ends=rows[_most() - 1].id if len(rows) > _most() else "")


def given_in(rounds: Sequence[Round]) -> dict[str, tuple[int, int]]:
    """To how many teams, and to how many persons, these rounds gave it and what still holds; by id."""
    rows = Award.objects.given().filter(round__in=[each.id for each in rounds])
    teams = Count("id", filter=Q(kind=TEAM))
    found = rows.order_by().values_list("round").annotate(teams=teams, every=Count("id"))
    counted = {ref: (teams, every - teams) for ref, teams, every in found}
    return {each.id: counted.get(each.id, (0, 0)) for each in rounds}

"""Which teams hold an honour now, and in whose hands its flags are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bandeng.honours import rules
from bandeng.honours.models import Award, Flag, Holding, Round, Step
from bandeng.honours.queries.awards import Shown, desks_of, shown, team_names
from bandeng.kernel.periods import SHANGHAI
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import TEAM, Honour

DUE_SOON = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Held:
    """An honour in a team's hands: ``state`` holds, lapsed or withdrawn; ``withdrawn_on`` of the last."""

    row: Shown
    state: str
    grade: str
    withdrawn_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Hands:
    """A flag, who holds it (``""``: the unit that keeps it), and who held it before, newest first."""

    flag: Flag
    holder: str
    before: tuple[tuple[str, Holding], ...]


def honours_of(awards: Sequence[str]) -> dict[str, str]:
    """The code of the honour that each of these awards (ids) is of."""
    return dict(Award.objects.filter(id__in=awards).values_list("id", "honour"))


def teams_with(honour: Honour, *, on: date) -> list[Held]:
    """Teams to which it was given, newest decision first: those that hold it, lapsed ones, withdrawn ones."""
    states = [*rules.GIVEN, rules.WITHDRAWN]
    rows = Award.objects.filter(honour=honour.code, kind=TEAM, state__in=states)
    found = shown(list(rows.order_by("-decided_on", "id")[: rules.LIST_AT_MOST]), personal=False)
    gone = _withdrawn([each.id for each in found if each.award.state == rules.WITHDRAWN])
    held = [_held(each, honour, on, gone.get(each.id)) for each in found]
    return sorted(held, key=lambda each: rules.HELD.index(each.state))


def _held(row: Shown, honour: Honour, on: date, gone: date | None) -> Held:
    until = row.award.valid_until
    state = rules.HOLDS if until is None or until >= on else rules.LAPSED
    if row.award.state == rules.WITHDRAWN:
        state = rules.WITHDRAWN
    return Held(row=row, state=state, grade=row.award.grade, withdrawn_on=gone)


def _withdrawn(refs: Sequence[str]) -> dict[str, date]:
    steps = Step.objects.filter(award__in=refs, name="honours.withdrawn")
    return {step.award: step.at.astimezone(SHANGHAI).date() for step in steps}


def persons_with(honour: Honour) -> int:
    """How many persons have it; who they are is not said."""
    return Award.objects.given().filter(honour=honour.code).exclude(kind=TEAM).count()


def rounds_with(honour: Honour) -> list[Round]:
    """Rounds of it that were announced, newest first."""
    rows = Round.objects.filter(honour=honour.code).exclude(notice_begins=None)
    return list(rows.order_by("-opened_at", "-id")[: rules.LIST_AT_MOST])


def flags_of(honour: str) -> list[Hands]:
    """The flags of an honour, by name."""
    return [hands(flag) for flag in Flag.objects.filter(honour=honour).order_by("called", "id")]


def hands(flag: Flag) -> Hands:
    """In whose hands a flag is and was."""
    past = list(Holding.objects.filter(flag=flag).order_by("-since", "-id")[: rules.LIST_AT_MOST])
    names = team_names([flag.holder, *(each.holder for each in past)])
    before = tuple((names[each.holder], each) for each in past)
    return Hands(flag=flag, holder=names[flag.holder] if flag.is_out else "", before=before)


def flaggable(person: str, *, at: datetime) -> list[Honour]:
    """Honours with a flag that passes on, of which a desk of hers may hand it on."""
    desks = desks_of(person, at=at, act="honours.pass_flag")
    return [each for each in book().honours if each.passes_on and desks & set(each.authority)]


def flags_for(person: str, *, at: datetime) -> list[Flag]:
    """The flags her desks keep."""
    desks = desks_of(person, at=at, act="honours.pass_flag")
    return list(Flag.objects.filter(unit__in=desks).order_by("honour", "called", "id"))


def flag_for(person: str, ref: str, *, at: datetime) -> Flag:
    """The flag, for whoever keeps it. Raises Flag.DoesNotExist otherwise (a 404)."""
    return Flag.objects.filter(unit__in=desks_of(person, at=at, act="honours.pass_flag")).get(id=ref)


def due_back(person: str, *, at: datetime) -> list[Flag]:
    """Her flags that are due back within a week, or were."""
    by = at.astimezone(SHANGHAI).date() + DUE_SOON
    return [flag for flag in flags_for(person, at=at) if flag.until and flag.until <= by]


def next_holders(flag: Flag, *, on: date) -> list[Shown]:
    """Teams the flag can go to: they were given the honour, hold it still, and have no flag."""
    holding = Flag.objects.exclude(award=rules.NOBODY).values("award")
    rows = Award.objects.filter(honour=flag.honour, kind=TEAM, state__in=[rules.DECIDED, rules.HANDED])
    rows = rows.exclude(id__in=holding).order_by("-decided_on", "id")
    fresh = [row for row in rows[: rules.LIST_AT_MOST] if row.valid_until is None or row.valid_until >= on]
    had = set(Holding.objects.filter(flag__honour=flag.honour).values_list("award", flat=True))
    return shown([row for row in fresh if row.id not in had], personal=False)

"""How many persons have an honour, and in whose hands its flags are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bandeng.honours import rules
from bandeng.honours.models import Award, Flag, Holding, Step
from bandeng.honours.queries.awards import Shown, desks_of, listed, team_names
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import Fact
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import MEDAL, TEAM, Honour

DUE_SOON = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Hands:
    """A flag, who holds it (``""``: the unit that keeps it), and who held it before, newest first."""

    flag: Flag
    holder: str
    before: tuple[tuple[str, Holding], ...]


def honours_of(awards: Sequence[str]) -> dict[str, str]:
    """The code of the honour that each of these awards (ids) is of."""
    return dict(Award.objects.filter(id__in=awards).values_list("id", "honour"))


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A flag's time in one team's hands; ``passed_to``: who has it from them (``""``: nobody yet)."""

    flag: Flag
    held: Holding
    passed_to: str


def turn_of(award: Award) -> Turn | None:
    """The time its flag was in the hands of this award's team; None before, and where there is no flag."""
    held = Holding.objects.filter(award=award.id).select_related("flag").first()
    if held is None:
        return None
    return Turn(flag=held.flag, held=held, passed_to=_passed_to(held) if held.ended_on else "")


def _passed_to(held: Holding) -> str:
    passed = Fact.objects.of(held.flag.stream).named("honours.flag_passed")
    holders = [fact.body["holder"] for fact in passed if fact.body["before"] == held.award]
    return team_names(holders)[holders[0]] if holders else ""


def withdrawn_on(award: Award) -> date | None:
    """On which day it was withdrawn; None where it was not."""
    return withdrawals([award.id]).get(award.id)


def withdrawals(refs: Sequence[str]) -> dict[str, date]:
    """Of these awards (ids) the withdrawn ones, with the day."""
    steps = Step.objects.filter(award__in=refs, name="honours.withdrawn")
    return {step.award: step.at.astimezone(SHANGHAI).date() for step in steps}


@dataclass(frozen=True, kw_only=True)
class Persons:
    """How many persons have it, and for how many it was decided and not yet handed over."""

    has: int
    waits: int


def persons_with(honour: Honour) -> Persons:
    """How many persons have it; who they are is not said.

    A medal counts once it is in somebody's hands, as its figure counts it; all else once it is decided.
    """
    rows = Award.objects.given().filter(honour=honour.code).exclude(kind=TEAM)
    waits = rows.filter(state=rules.DECIDED).count() if honour.class_ == MEDAL else 0
    return Persons(has=rows.count() - waits, waits=waits)


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
    rows = rows.exclude(id__in=holding).exclude(valid_until__lt=on)
    had = Holding.objects.filter(flag__honour=flag.honour).values("award")
    return listed(list(rows.exclude(id__in=had).order_by("-decided_on", "place", "id")), personal=False)

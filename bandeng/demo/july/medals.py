"""The medals for fifty years: proposed by the rule, checked by branch and street, decided, handed over."""

from collections.abc import Callable, Iterable
from datetime import date

from bandeng.demo.july.ground import ORGANISATION, Ground, july
from bandeng.honours import actions
from bandeng.honours.actions import Decision, Giving, Opening
from bandeng.honours.models import Award, Round

HONOUR = "fifty-years"
HANDED = 124
NUMBER = "二七组〔2022〕12号"


def propose(ground: Ground) -> None:
    """Open the year's round in June's list of the day: the system names whom the rule names; desks agree."""
    by = ground.staff(ORGANISATION)
    actions.open_(what=Opening(honour=HONOUR, year=2022), by=by, at=july(1, 7, 30))
    _each_desk(lambda award: award.unit, lambda unit: ground.holder(f"secretary@{unit}"), minute=32)
    _each_desk(lambda award: award.street, lambda street: ground.holder(f"street_leader@{street}"), minute=36)
    approved = list(_awards())[: HANDED + 1]
    actions.decide(awards=approved, what=Decision(number=NUMBER), by=by, at=july(1, 7, 45))


def _awards() -> Iterable[Award]:
    round_ = Round.objects.get(honour=HONOUR, year=2022)
    return Award.objects.filter(round=round_.id).order_by("id")


def _each_desk(desk: Callable[[Award], str], holder: Callable[[str], str], *, minute: int) -> None:
    by_desk: dict[str, list[Award]] = {}
    for award in _awards():
        by_desk.setdefault(desk(award), []).append(award)
    for code, awards in by_desk.items():
        actions.endorse(awards=awards, by=holder(code), at=july(1, 7, minute))


def hand_over(ground: Ground) -> None:
    """At ceremonies and at home; the last one approved waits until August."""
    given = list(_awards())[:HANDED]
    for number, start in enumerate(range(0, HANDED, 21)):
        how = "ceremony" if number % 3 else "home"
        day = 1 + number
        what = Giving(how=how, on=date(2022, 7, day), where="社区党群服务中心" if number % 3 else "")
        awards = given[start : start + 21]
        actions.hand_over(awards=awards, what=what, by=ground.staff(ORGANISATION), at=july(day, 18))

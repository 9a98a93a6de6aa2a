"""Nobody wants it: the district's centre is asked, and rules; whoever is named cannot return it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts, models, rules
from bandeng.cases.actions.words import reason
from bandeng.cases.models import Case
from bandeng.cases.queries import clocks, rulings, seats
from bandeng.cases.rules import LIFE
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book

MOVABLE = ("waiting", "handling")
OFFICE = "-"  # an office's text is about no person: erasing a person does not take it away


@dataclass(frozen=True, kw_only=True)
class Referring:
    """Why one asks for a ruling, and whose one thinks it is (``""``: one cannot say)."""

    basis: str
    suggested: str = ""


@transaction.atomic
def refer(*, case: Case, what: Referring, by: str, at: datetime, command: str = "") -> Fact:
    """Ask the district to rule: a second department that refuses, or the street that has it in hand."""
    hand = posts.hand(by, "cases.refer", case.place, at=at, unit=case.unit, desk=desk_of(case.seat))
    LIFE.after(case.state, "refer")
    _is_disputed(case)
    if what.suggested == case.unit:
        raise BadInput(_("请写另一个单位"), {"suggested": _("不能建议给本单位")})
    seat = seats.district_seat(case.place)
    first = rulings.first_receiver(case)
    said = facts.CaseReferred(
        refusing=case.unit if case.level == rules.DEPARTMENT else "-",
        basis=reason(what.basis, "basis", about=case.reporter, at=at),
        suggested=what.suggested or "-",
        first=first,
        first_seat=_desk_of_unit(case, first, at),
        seat=seat,
        clocks=(clocks.ticking("ruling", seat=seat, limit=book().limits.arbitration, at=at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _is_disputed(case: Case) -> None:
    """Raises NotNow where a ruling cannot be asked for."""
    if rulings.of(case):
        raise NotNow(_("这件事已经裁决过,请按裁决办理"), verbs=LIFE.verbs(case.state))
    if case.level == rules.STREET and case.state == "handling":
        return
    if case.level != rules.DEPARTMENT:
        raise NotNow(_("由街道签收以后,或由第二个不认领的部门提请裁决"), verbs=LIFE.verbs(case.state))
    if case.returns == 0:
        raise NotNow(_("还没有单位退回过;不归本单位管,请先退回街道"), verbs=("return",))
    if rulings.has_refused(case):
        raise NotNow(_("本单位已经退回过一次,不能再退;请街道提请裁决"), verbs=("resolve",))


def _level_of(case: Case, unit: str) -> str:
    return rules.STREET if unit == case.street else rules.DEPARTMENT


def _desk_of_unit(case: Case, unit: str, at: datetime) -> str:
    return seats.signing_seat(_level_of(case, unit), place=case.place, unit=unit, at=at)


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """Whose it is, why, by which rule, and in which kind of place the like are the same unit's."""

    unit: str
    reason: str
    basis: str
    place_kind: str = "any"


@transaction.atomic
def rule(*, case: Case, ruling: Ruling, by: str, at: datetime, command: str = "") -> Fact:
    """Rule whose it is. Binding: the unit signs for it and cannot return it."""
    hand = posts.hand(by, "cases.rule", case.place, at=at)
    LIFE.after(case.state, "rule")
    _checked(case, ruling)
    asked = rulings.referral_of(case)
    seat = _desk_of_unit(case, ruling.unit, at)
    said = facts.CaseRuled(
        number=f"{at.astimezone(SHANGHAI):%y}-{asked.id:05d}",
        to_unit=ruling.unit,
        level=_level_of(case, ruling.unit),
        condition=case.condition,
        place_kind=ruling.place_kind,
        reason=reason(ruling.reason, "reason", about=OFFICE, at=at),
        basis=reason(ruling.basis, "basis", about=OFFICE, at=at),
        first=asked.first,
        first_seat=_desk_of_unit(case, asked.first, at),
        seat=seat,
        clocks=(clocks.ticking("sign", seat=seat, limit=book().limits.sign, at=at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _checked(case: Case, ruling: Ruling) -> None:
    if ruling.unit not in {case.street, *(department.code for department in book().departments)}:
        raise BadInput(_("请选一个单位"), {"unit": _("请选一个单位")})
    if ruling.place_kind not in rules.PLACE_KINDS:
        raise BadInput(_("请选适用的地方"), {"place_kind": _("请选一项")})


@transaction.atomic
def amend_ruling(*, case: Case, ruling: Ruling, by: str, at: datetime, command: str = "") -> Fact:
    """Rule otherwise on the same question, with the reason: the former ruling is remembered as superseded.

    A matter that is still with the unit of the former goes to the right one; it keeps its own clocks.
    """
    hand = posts.hand(by, "cases.amend_ruling", case.place, at=at)
    LIFE.after(case.state, "amend_ruling")
    former = _standing(case)
    _checked(case, ruling)
    moved = case.state in MOVABLE and case.unit == former.unit != ruling.unit
    unit = ruling.unit if moved else case.unit
    seat = _desk_of_unit(case, unit, at) if moved else case.seat
    sign = (clocks.ticking("sign", seat=seat, limit=book().limits.sign, at=at),)
    said = facts.RulingAmended(
        number=rulings.next_number(former),
        amends=former.number,
        named=ruling.unit,
        to_unit=unit,
        level=_level_of(case, unit) if moved else case.level,
        condition=case.condition,
        place_kind=ruling.place_kind,
        reason=reason(ruling.reason, "reason", about=OFFICE, at=at),
        basis=reason(ruling.basis, "basis", about=OFFICE, at=at),
        moved=moved,
        seat=seat,
        clocks=sign if moved else (),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _standing(case: Case) -> models.Ruling:
    """The ruling of the matter that can be amended. Raises NotNow."""
    former = rulings.of(case)
    if former is None:
        raise NotNow(_("这件事没有裁决过"), verbs=LIFE.verbs(case.state))
    if former.superseded:
        later = rulings.numbers([former.superseded])[former.superseded]
        raise NotNow(_("这条裁决已经被裁决%(number)s替代,请改那一条") % {"number": later})
    return former

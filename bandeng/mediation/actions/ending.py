"""A mediation ends: with a settlement, without one, or because a party wants no more."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.mediation import facts, rules
from bandeng.mediation.actions.words import hand_of, keep, keep_all, tell_case, text_of
from bandeng.mediation.models import Mediation
from bandeng.mediation.rules import LIFE
from bandeng.rulebook.queries import book

# What the matter is told, in the language of the book.
SETTLED = "调解达成协议,已记录。是否办结仍由经办人决定。"
FAILED = "调解没有达成协议,已告诉当事人别的途径。"
WITHDRAWN = "当事人不再调解,已告诉别的途径。"


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """What was agreed, in which way, by when (None: at once or not dated); oral or written.

    ``look_on`` None: after as many days as the rule book says.
    """

    agreement: str
    way: str
    form: str = rules.ORAL
    due_on: date | None = None
    look_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Unsettled:
    """How it ended without settlement: of which other ways the parties were told, and why (``""``)."""

    told: tuple[str, ...]
    why: str = ""
    side: str = "one"


@transaction.atomic
def settle(*, mediation: Mediation, what: Settlement, by: str, at: datetime, command: str = "") -> Fact:
    """Record the settlement (articles 28–31, 33). Raises NotYours, NotNow, BadInput."""
    hand = hand_of(mediation, "mediation.settle", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    LIFE.after(mediation.state, "settle")
    today = at.astimezone(SHANGHAI).date()
    _check(what, today)
    look_on = what.look_on or today + timedelta(days=book().doorstep.look_again_days)
    said = facts.MediationSettled(
        form=what.form,
        agreement=keep_all(what.agreement, "agreement", mediation.id, at),
        way=keep_all(what.way, "way", mediation.id, at),
        due_on=text_of(what.due_on),
        look_on=look_on.isoformat(),
        confirm_by=(today + timedelta(days=rules.CONFIRM_DAYS)).isoformat(),
    )
    fact = pen.record(said, hand=hand, stream=mediation.stream, turn=mediation.turn, command=command)
    tell_case(mediation, SETTLED, by=by, at=at)
    return fact


def _check(what: Settlement, today: date) -> None:
    issues = {}
    if what.form not in rules.FORMS:
        issues["form"] = _("请选口头还是书面")
    if not what.agreement.strip() or len(what.agreement) > rules.WORDS_AT_MOST:
        issues["agreement"] = _("写一下商定了什么、谁做什么")
    if not what.way.strip() or len(what.way) > rules.WORDS_AT_MOST:
        issues["way"] = _("写一下怎样履行")
    if what.look_on and what.look_on < today:
        issues["look_on"] = _("日期不能在今天以前")
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)


@transaction.atomic
def fail(*, mediation: Mediation, what: Unsettled, by: str, at: datetime, command: str = "") -> Fact:
    """No settlement came about: end it, and say where else one can go (article 26)."""
    hand = hand_of(mediation, "mediation.fail", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    LIFE.after(mediation.state, "fail")
    said = facts.MediationFailed(told=_told(what), why=keep(what.why, "why", mediation.id, at))
    fact = pen.record(said, hand=hand, stream=mediation.stream, turn=mediation.turn, command=command)
    tell_case(mediation, FAILED, by=by, at=at)
    return fact


@transaction.atomic
def withdraw(*, mediation: Mediation, what: Unsettled, by: str, at: datetime, command: str = "") -> Fact:
    """A party wants no more: end it at once (articles 17, 23). Raises NotYours, NotNow, BadInput."""
    hand = hand_of(mediation, "mediation.withdraw", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    LIFE.after(mediation.state, "withdraw")
    if what.side not in rules.SIDES:
        raise BadInput(_("请选是谁不再调解"), {"side": _("请选一项")})
    said = facts.MediationWithdrawn(side=what.side, told=_told(what))
    fact = pen.record(said, hand=hand, stream=mediation.stream, turn=mediation.turn, command=command)
    tell_case(mediation, WITHDRAWN, by=by, at=at)
    return fact


def _told(what: Unsettled) -> tuple[str, ...]:
    """In the order of the list. Raises BadInput: the parties have a right to know."""
    told = tuple(way for way in rules.ELSEWHERE if way in what.told)
    if not told or len(what.why) > rules.WORDS_AT_MOST:
        raise BadInput(_("还没有记下"), {"told": _("请告诉当事人还可以走哪些途径,至少选一项")})
    return told

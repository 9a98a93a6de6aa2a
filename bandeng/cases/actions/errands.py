"""Somebody on the spot is asked to verify, another unit to assist; whoever has the matter keeps it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.actions.words import keep, keep_if_any, reason
from bandeng.cases.models import Case
from bandeng.cases.queries import clocks, errands
from bandeng.cases.rules import ERRAND, FOUND, LIFE
from bandeng.cases.ties import Errand
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Whom one asks (a post), for what (verify or assist), and what exactly."""

    kind: str
    whom: str
    words: str


def _givers_hand(case: Case, verb: str, by: str, at: datetime) -> Hand:
    desk = errands.desk(case)
    hand = posts.hand(by, f"cases.{verb}", case.place, at=at, unit=case.unit, desk=desk)
    LIFE.after(case.state, verb)
    return hand


@transaction.atomic
def give_errand(*, case: Case, what: Asking, by: str, at: datetime, command: str = "") -> Fact:
    """Ask somebody to verify or to assist. The matter and its limits stay where they are.

    Raises NotYours, NotNow where as many are asked as may be, BadInput.
    """
    hand = _givers_hand(case, "give_errand", by, at)
    if too_many := errands.too_many(case):
        raise NotNow(too_many)
    if what.kind not in FOUND:
        raise BadInput(_("请选核实还是协办"), {"kind": _("请选一项")})
    if what.whom not in errands.askable(case, by=by, at=at):
        raise BadInput(_("请选请谁"), {"whom": _("请选一个现在有人的岗位或单位")})
    number = len(errands.of(case)) + 1
    ticking = clocks.errand(what.kind, number, seat=what.whom, at=at, first_at=case.next_at)
    said = facts.ErrandGiven(
        number=number,
        kind=what.kind,
        called=errands.unit_of(what.whom),
        seat=what.whom,
        words=keep(what.words, "words", about=case.reporter, at=at),
        clocks=(ticking,),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What was found (``rules.FOUND``), in words; where it truly is, and pictures, if there are any."""

    found: str
    words: str
    spot: str = ""
    pictures: tuple[str, ...] = ()


@transaction.atomic
def answer_errand(
    *, case: Case, errand: Errand, what: Reply, by: str, at: datetime, command: str = ""
) -> Fact:
    """Say what one found or did. Raises NotYours, NotNow where nobody waits for it any more, BadInput."""
    hand = _askeds_hand(case, errand, by, at)
    if what.found not in FOUND[errand.kind]:
        raise BadInput(_("请选一项"), {"found": _("请选一项")})
    said = facts.ErrandAnswered(
        number=errand.number,
        kind=errand.kind,
        called=errand.called,
        asked=errand.seat,
        found=what.found,
        words=reason(what.words, "words", about=case.reporter, at=at),
        spot=keep_if_any(what.spot, "spot", about=case.reporter, at=at),
        pictures=what.pictures,
        on_time=at <= errand.due_at,
        elapsed=clocks.seconds(errand.given_at, at),
        seat=errand.giver_seat,
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _askeds_hand(case: Case, errand: Errand, by: str, at: datetime) -> Hand:
    """The step belongs to the post or unit that was asked, which does not have the matter."""
    unit = errand.called if errand.called != "-" else ""
    desk = desk_of(errand.seat)
    hand = posts.hand(by, "cases.answer_errand", case.place, at=at, unit=unit, desk=desk)
    if by == errand.giver:
        raise NotYours(_("自己请的,要由被请的人回答"))
    if not errands.may_answer(by, errand, at=at):
        raise NotYours(_("由被请的岗位或单位自己回答"), who=posts.reachable([errand.seat]))
    LIFE.after(case.state, "answer_errand")
    ERRAND.after(errand.state, "answer_errand")
    return hand


@transaction.atomic
def withdraw_errand(
    *, case: Case, errand: Errand, words: str, by: str, at: datetime, command: str = ""
) -> Fact:
    """Do without it. Raises NotYours, NotNow where it was answered or has fallen with the matter."""
    hand = _givers_hand(case, "withdraw_errand", by, at)
    ERRAND.after(errand.state, "withdraw_errand")
    said = facts.ErrandWithdrawn(
        number=errand.number,
        kind=errand.kind,
        called=errand.called,
        words=keep_if_any(words, "words", about=case.reporter, at=at),
        seat=errand.seat,
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)

"""Sign up, be signed up, give a seat back.

Two who sign up for the last seat at the same instant write to the same stream: one is told that somebody was
quicker, looks again, and waits. So no seat is given twice, and nobody is turned away without an answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.gatherings import facts, queries, rules
from bandeng.gatherings.actions.words import hand_of
from bandeng.gatherings.models import Seat, Session
from bandeng.kernel.facts import Said
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.gatherings import CHILD_UNDER

TRIES = 20


@dataclass(frozen=True, kw_only=True)
class Joining:
    """Who is to sit there: herself (nothing said), or ``called`` so. A ``child`` needs ``consented``."""

    called: str = ""
    child: bool = False
    consented: bool = False


HERSELF = Joining()


@transaction.atomic
def sign_up(*, session: Session, by: str, at: datetime, who: Joining = HERSELF, command: str = "") -> Fact:
    """She signs up herself or her child; past the last seat she waits. Raises NotYours, NotNow, BadInput."""
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not queries.may_join(session, by, at=at):
        raise NotYours(_("这一场只给举办单位自己的人报名"))
    _check(session, who, at)
    if who.child and not who.called.strip():
        raise BadInput(_("还没有报上名"), {"called": _("请写孩子的名字")})
    hand = posts.built_in("resident", "gatherings.sign_up", session.place, at=at, person=by)
    _refuse_twice(session, by, who)
    called = vault.keep(who.called.strip(), kind="child", about=by, at=at) if who.child else None
    seat = new_id(at)

    def say(now: Session) -> Said:
        _refuse_twice(now, by, who)  # each time: she may have tapped on two telephones
        return facts.SignedUp(
            seat=seat, waits=now.is_full, called=called, child=who.child, consented=who.consented
        )

    return _say(say, hand, session, command)


@transaction.atomic
def enrol(*, session: Session, who: Joining, by: str, at: datetime, command: str = "") -> Fact:
    """The unit writes down somebody who asked. Raises NotYours, NotNow, BadInput."""
    hand = hand_of(by, "gatherings.enrol", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _check(session, who, at)
    if not who.called.strip():
        raise BadInput(_("还没有报上名"), {"called": _("请写怎么称呼")})
    seat = new_id(at)
    called = vault.keep(who.called.strip(), kind="called", about=seat, at=at)

    def say(now: Session) -> Said:
        return facts.Enrolled(
            seat=seat, waits=now.is_full, called=called, child=who.child, consented=who.consented
        )

    return _say(say, hand, session, command)


@transaction.atomic
def withdraw(*, session: Session, seat: str, by: str, at: datetime, command: str = "") -> Fact:
    """She gives her seat (or her child's) back; whoever waited longest has it and is told. Raises NotNow."""
    if command and (first := pen.said_before(command, person=by)):
        return first
    hand = posts.built_in("resident", "gatherings.withdraw", session.place, at=at, person=by)
    if not Seat.objects.filter(id=seat, session=session, person=by).exists():
        raise NotNow(_("您在这一场没有这个报名"))
    return _free(session, seat, hand, command)


@transaction.atomic
def withdraw_for(*, session: Session, seat: str, by: str, at: datetime, command: str = "") -> Fact:
    """The unit gives a seat back for somebody who rang. Raises NotYours, NotNow."""
    hand = hand_of(by, "gatherings.enrol", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    return _free(session, seat, hand, command)


def _free(session: Session, seat: str, hand: Hand, command: str) -> Fact:
    if not rules.LIFE.can(session.state, "withdraw"):
        raise NotNow(_("这一场已经结束或取消了,不用再退"))

    def say(now: Session) -> Said:
        row = Seat.objects.filter(id=seat, session=session).exclude(state=rules.GIVEN_BACK).first()
        if row is None:
            raise NotNow(_("这个报名已经退了"))
        follows = queries.next_waiting(now) if row.state == rules.TAKEN else "-"
        return facts.SeatWithdrawn(seat=seat, next=follows)

    return _say(say, hand, session, command)


def _say(say: Callable[[Session], Said], hand: Hand, session: Session, command: str) -> Fact:
    """Say it as the session stands; where somebody was quicker, look again. Raises Stale after many tries."""
    for _try in range(TRIES):
        now = Session.objects.get(id=session.id)
        try:
            return pen.record(say(now), hand=hand, stream=now.stream, turn=now.turn, command=command)
        except Stale:
            continue
    raise Stale(_("报名的人太多,请再点一次"))


def _check(session: Session, who: Joining, at: datetime) -> None:
    if not rules.LIFE.can(session.state, "sign_up") or session.ends_at <= at:
        raise NotNow(_("这一场已经结束或取消了,不能再报名"))
    issues = {}
    if len(who.called) > rules.CALLED_AT_MOST:
        issues["called"] = _("最多写%(most)s个字") % {"most": rules.CALLED_AT_MOST}
    if who.child and not who.consented:
        issues["consented"] = consent_words(session)
    if issues:
        raise BadInput(_("还没有报上名"), issues)


def consent_words(session: Session, called: str = "") -> str:
    """Why a guardian must agree, for this child (个人信息保护法第三十一条, article 31: under 14)."""
    kind = book().gatherings.kind(session.kind)
    age = kind.guardian_under if kind and kind.guardian_under else CHILD_UNDER
    if called:
        return _("「%(who)s」是不满%(age)s周岁的孩子,要监护人同意才能登记") % {"who": called, "age": age}
    return _("不满%(age)s周岁的孩子,要监护人同意才能报名和登记") % {"age": age}


def _refuse_twice(session: Session, by: str, who: Joining) -> None:
    rows = Seat.objects.filter(session=session, person=by).exclude(state=rules.GIVEN_BACK)
    if not who.child:
        if rows.filter(child=False).exists():
            raise NotNow(_("您已经报过名了,不用再报"))
        return
    called = list(rows.filter(child=True).values_list("called", flat=True))
    if who.called.strip() in vault.read(called).values():
        raise NotNow(_("这个孩子已经报过名了,不用再报"))

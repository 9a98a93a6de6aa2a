"""Move a session, cancel it, remind those who signed up. Everybody concerned is told in the same moment."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.gatherings import facts, rules
from bandeng.gatherings.actions.planning import outside_wrong, span_wrong
from bandeng.gatherings.actions.words import hand_of, keep
from bandeng.gatherings.models import Session
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault


@dataclass(frozen=True, kw_only=True)
class Moving:
    """Another time or place, or both; ``why`` in a sentence."""

    begins_at: datetime
    ends_at: datetime
    venue: str
    room: str = ""
    why: str = ""


@transaction.atomic
def move(*, session: Session, what: Moving, by: str, at: datetime, command: str = "") -> Fact:
    """Change time or place; whoever signed up is told. Raises NotYours, NotNow, BadInput."""
    hand = hand_of(by, "gatherings.move", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _must(session, "move")
    _check(session, what, at)
    said = facts.SessionMoved(
        begins_at=what.begins_at.isoformat(),
        ends_at=what.ends_at.isoformat(),
        venue=what.venue.strip(),
        room=what.room.strip() or "-",
        why=keep(what.why, "why", session.id, at),
    )
    return pen.record(said, hand=hand, stream=session.stream, turn=session.turn, command=command)


def _check(session: Session, what: Moving, at: datetime) -> None:
    issues = span_wrong(what.begins_at, what.ends_at)
    issues |= outside_wrong(session.serves.split(","), what.begins_at)
    if what.ends_at <= at:
        issues["begins_at"] = _("这个时间已经过去了")
    if not what.venue.strip() or len(what.venue) > rules.LINE_AT_MOST:
        issues["venue"] = _("请写在哪里,例如「社区党群服务中心」")
    if len(what.room) > rules.LINE_AT_MOST or len(what.why) > rules.WORDS_AT_MOST:
        issues["why"] = _("写得太长了")
    same = (session.begins_at, session.ends_at, session.venue, session.room)
    if same == (what.begins_at, what.ends_at, what.venue.strip(), what.room.strip() or "-"):
        issues["begins_at"] = _("时间和地点都没有变")
    if issues:
        raise BadInput(_("还没有改,请看一下"), issues)


@transaction.atomic
def cancel(*, session: Session, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """It does not take place, or was said to be held by mistake. Raises NotYours, NotNow, BadInput."""
    hand = hand_of(by, "gatherings.cancel", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _must(session, "cancel")
    if not why.strip() or len(why) > rules.WORDS_AT_MOST:
        words = _("请写一句为什么,最多%(most)s个字") % {"most": rules.WORDS_AT_MOST}
        raise BadInput(_("还没有取消"), {"why": words})
    kept = vault.keep(why.strip(), kind="why", about=session.id, at=at)
    said = facts.SessionCancelled(held=session.state == rules.HELD, why=kept)
    return pen.record(said, hand=hand, stream=session.stream, turn=session.turn, command=command)


@transaction.atomic
def remind(*, session: Session, by: str, at: datetime, command: str = "") -> Fact:
    """Remind whoever signed up, at most once a day. Raises NotYours, NotNow."""
    hand = hand_of(by, "gatherings.remind", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _must(session, "remind")
    last = Fact.objects.of(session.stream).named("gatherings.reminded").order_by("-turn").first()
    if last and at - last.at < rules.REMIND_EVERY:
        raise NotNow(_("今天已经提醒过了,明天再提醒"))
    said = facts.SessionReminded()
    return pen.record(said, hand=hand, stream=session.stream, turn=session.turn, command=command)


def _must(session: Session, verb: str) -> None:
    if not rules.LIFE.can(session.state, verb):
        raise NotNow(_("这一场已经结束或取消了,请看现在的情况"), verbs=rules.LIFE.verbs(session.state))

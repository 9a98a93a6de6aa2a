"""More time, and rests: asked for by whoever has the matter, decided by the level above."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.actions.words import all_at_once, reasoned
from bandeng.cases.actions.words import reason as reason_of
from bandeng.cases.models import Case, PauseAsked
from bandeng.cases.queries import clocks, pausing, reaching, running, seats, whynot
from bandeng.cases.queries.pausing import EXTENSION, SUSPENSION
from bandeng.cases.rules import LIFE
from bandeng.inbox import queries as inbox
from bandeng.inbox.facts import Ticking
from bandeng.inbox.models import Clock
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book


def _holder(case: Case, act: str, by: str, at: datetime) -> Hand:
    return posts.hand(by, act, case.place, at=at, unit=case.unit, desk=desk_of(case.seat))


@transaction.atomic
def ask_extension(*, case: Case, reason: str, by: str, at: datetime, command: str = "") -> Fact:
    """Ask for one more limit, before the limit has passed; the reason is public."""
    hand = _holder(case, "cases.ask_extension", by, at)
    LIFE.after(case.state, "ask_extension")
    _may_ask(case, EXTENSION, book().limits.extensions)
    if too_late := whynot.too_late_for_more_time(case, at=at):
        raise NotNow(too_late, verbs=("resolve",))
    seat = seats.superior_seat(case.seat, place=case.place, at=at)
    said = facts.ExtensionAsked(
        reason=reason_of(reason, "reason", about=case.reporter, at=at),
        seat=seat,
        clocks=(_deciding(seat, at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


@dataclass(frozen=True, kw_only=True)
class Resting:
    """Why it cannot be done for now, in public words, and the moment it goes on by itself."""

    reason: str
    until: datetime


@transaction.atomic
def ask_suspension(*, case: Case, what: Resting, by: str, at: datetime, command: str = "") -> Fact:
    """Ask that the matter may rest until a day; once for a matter."""
    hand = _holder(case, "cases.ask_suspension", by, at)
    LIFE.after(case.state, "ask_suspension")
    limits = book().limits
    _may_ask(case, SUSPENSION, limits.suspensions)
    all_at_once(
        lambda: reasoned(what.reason, "reason"), lambda: _soon(what.until, at, limits.suspension_days)
    )
    seat = seats.superior_seat(case.seat, place=case.place, at=at)
    said = facts.SuspensionAsked(
        reason=reason_of(what.reason, "reason", about=case.reporter, at=at),
        until=what.until,
        seat=seat,
        clocks=(_deciding(seat, at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _soon(until: datetime, at: datetime, days: int) -> None:
    if not at < until <= at + timedelta(days=days):
        words = {"days": days}
        raise BadInput(
            _("最多暂缓%(days)s天") % words, {"until": _("请选明天以后、%(days)s天以内的一天") % words}
        )


def _deciding(seat: str, at: datetime) -> Ticking:
    return clocks.ticking("decide", seat=seat, limit=book().limits.decide, at=at)


def _may_ask(case: Case, kind: str, most: int) -> None:
    if pausing.pending(case):
        raise NotNow(_("已经申请过,正等上一级决定"))
    if pausing.given(case, kind) >= most:
        refused = {
            EXTENSION: _("已经延期%(most)s次,不能再延"),
            SUSPENSION: _("已经暂缓过%(most)s次,不能再暂缓"),
        }
        raise NotNow(refused[kind] % {"most": most}, verbs=("resolve",))


def extend(*, case: Case, by: str, at: datetime, command: str = "") -> Fact:
    """Give one more limit to the whole matter and to the step."""
    asked, hand = _decided(case, "extend", EXTENSION, by, at)
    said = facts.CaseExtended(
        number=pausing.given(case, EXTENSION) + 1, clocks=running.prolonged(case.stream)
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def suspend(*, case: Case, by: str, at: datetime, command: str = "") -> Fact:
    """Let the matter rest; its clocks stand still and it goes on by itself on the day asked for."""
    asked, hand = _decided(case, "suspend", SUSPENSION, by, at)
    if asked.until is None or asked.until <= at:
        raise NotNow(_("申请的日子已经过了,请退回去重新申请"), verbs=("refuse_pause",))
    stopped = [each.id for each in _rest(case)]
    said = facts.CaseSuspended(
        until=asked.until, stopped=tuple(stopped), clocks=(_waking(case.seat, asked.until),)
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _rest(case: Case) -> list[Clock]:
    ran = inbox.clocks_of(case.stream)
    return [each for each in ran if each.stopped_at is None and each.kind.startswith(running.AT_REST)]


def _waking(seat: str, until: datetime) -> Ticking:
    return Ticking(kind="rest", seat=seat, limit="1 自然日", warn_at=until, due_at=until, supervise_at=until)


@transaction.atomic
def refuse_pause(*, case: Case, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Say no, and why; the clocks run on."""
    asked, hand = _decided(case, "refuse_pause", "", by, at)
    kept = reason_of(words, "words", about=case.reporter, at=at)
    said = facts.PauseRefused(asked=asked.kind, words=kept)
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _decided(case: Case, verb: str, kind: str, by: str, at: datetime) -> tuple[PauseAsked, Hand]:
    """What is decided, and the hand of whoever decides: at the desk that was asked, and not the asker."""
    asked = pausing.pending(case)
    if asked is None or kind not in ("", asked.kind):
        posts.hand(by, f"cases.{verb}", case.place, at=at)
        raise NotNow(_("现在没有等着批的申请"))
    hand = posts.hand(by, f"cases.{verb}", case.place, at=at, desk=desk_of(asked.seat))
    if by == asked.asker:
        raise NotYours(_("自己申请的,要由另一个人决定"))
    LIFE.after(case.state, verb)
    return asked, hand


def resume(*, case: Case, by: str, at: datetime, command: str = "") -> Fact:
    """Go on before the day: the reason to rest is gone."""
    hand = _holder(case, "cases.resume", by, at)
    return _resume(case, hand, at, command, early=True)


def wake(case: Case, clock: Clock, at: datetime) -> Fact:
    """Go on by itself: the day has come."""
    hand = posts.built_in("clock", "cases.resume", case.place, at=at)
    return _resume(case, hand, at, f"wake:{clock.id}", early=False)


def _resume(case: Case, hand: Hand, at: datetime, command: str, *, early: bool) -> Fact:
    """The clocks that stood still run on: every rest of the matter is left out of their hours."""
    LIFE.after(case.state, "resume")
    found = inbox.open_pause_of(case.stream)
    if found is None:
        raise Stale("somebody let it go on already")
    began_at, stopped = found
    called = reaching.was_contacted(case.stream, since=began_at)
    over = {reaching.FIRST} if called else set()
    stood = [each for each in inbox.clocks_of(case.stream) if each.id in stopped]
    ran = [each for each in stood if each.kind not in over]
    pauses = [*inbox.pauses_of(case.stream), *([(began_at, at)] if at > began_at else [])]
    again = running.all_reckoned(ran, pauses=pauses, told=running.told_of(case.stream))
    said = facts.CaseResumed(early=early, seat=case.seat, clocks=again)
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)

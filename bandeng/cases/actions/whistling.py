"""Several departments are called at once; each arrives and concludes; the caller concludes the whole."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts, rules
from bandeng.cases.actions.words import (
    all_at_once,
    checked,
    keep,
    keep_within,
    purposeful,
    reason,
    reply,
    shown_if_any,
)
from bandeng.cases.models import Call, Case
from bandeng.cases.queries import clocks, seats, whistles
from bandeng.cases.queries.workers import lookers_of
from bandeng.cases.rules import CALLED, LIFE
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book

AHEAD = timedelta(days=30)
JUST_NOW = timedelta(minutes=10)  # a form takes a while to fill in


@dataclass(frozen=True, kw_only=True)
class Calling:
    """Whom one calls, what for, where to, and when to come (None: now)."""

    units: tuple[str, ...]
    purpose: str
    spot: str
    meet_at: datetime | None = None


def _callers_hand(case: Case, act: str, by: str, at: datetime) -> Hand:
    return posts.hand(by, act, case.place, at=at, unit=case.unit, desk=desk_of(case.seat))


@transaction.atomic
def whistle(*, case: Case, what: Calling, by: str, at: datetime, command: str = "") -> Fact:
    """Call several departments at once. The matter stays with the caller and its clocks run on."""
    hand = _callers_hand(case, "cases.whistle", by, at)
    LIFE.after(case.state, "whistle")
    if case.level not in {rules.COMMUNITY, rules.STREET}:
        raise NotNow(_("由社区或街道吹哨;请先上报"), verbs=("escalate",))
    all_at_once(
        lambda: _known(what.units),
        lambda: purposeful(what.purpose, "purpose"),
        lambda: checked(what.spot, "spot"),
        lambda: _not_too_far(what.meet_at, at),
    )
    units, meet_at = _known(what.units), _not_too_far(what.meet_at, at)
    before = Call.objects.filter(case=case).count()
    said = facts.CaseWhistled(
        purpose=keep(what.purpose, "purpose", about=case.reporter, at=at),
        spot=keep(what.spot, "spot", about=case.reporter, at=at),
        meet_at=meet_at,
        calls=tuple(_called(case, unit, number, meet_at) for number, unit in enumerate(units, before + 1)),
        seat=case.seat,
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _known(units: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(units))
    known = {department.code for department in book().departments}
    if not found or not set(found) <= known:
        raise BadInput(_("请选要叫来的部门"), {"units": _("至少选一个部门")})
    if len(found) > rules.CALLED_AT_MOST:
        words = {"most": rules.CALLED_AT_MOST}
        raise BadInput(
            _("一次最多叫%(most)s个部门") % words, {"units": _("一次最多叫%(most)s个部门") % words}
        )
    return found


def _not_too_far(meet_at: datetime | None, at: datetime) -> datetime:
    if meet_at and meet_at > at + AHEAD:
        raise BadInput(_("到场时间太远了"), {"meet_at": _("请写三十天以内的时间")})
    if meet_at and meet_at < at - JUST_NOW:
        raise BadInput(_("到场时间已经过去了"), {"meet_at": _("请写现在以后的时间;不写就是现在")})
    return max(meet_at or at, at)


def _called(case: Case, unit: str, number: int, meet_at: datetime) -> facts.Called:
    seat = seats.signing_seat(rules.DEPARTMENT, place=case.place, unit=unit, at=meet_at)
    arrival = clocks.arrival(number, seat=seat, urgent=case.urgent, at=meet_at)
    return facts.Called(number=number, unit=unit, seat=seat, clocks=(arrival,))


def _its_hand(case: Case, call: Call, act: str, by: str, at: datetime) -> Hand:
    """The step belongs to the unit that was called, which does not have the matter."""
    return posts.hand(by, act, case.place, at=at, unit=call.unit, desk=call.unit)


def arrive(*, case: Case, call: Call, by: str, at: datetime, command: str = "") -> Fact:
    """Say that one's unit is there. Nothing but the word is asked for."""
    hand = _its_hand(case, call, "cases.arrive", by, at)
    LIFE.after(case.state, "arrive")
    CALLED.after(call.state, "arrive")
    seat = seats.work_seat(rules.DEPARTMENT, place=case.place, unit=call.unit, at=at)
    said = facts.CaseArrived(
        number=call.number,
        called=call.unit,
        on_time=at <= call.due_at,
        elapsed=max(clocks.seconds(call.called_at, at), 0),
        seat=seat,
        clocks=(clocks.conclusion(call.number, seat=seat, at=at, whole=case.due_at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


@transaction.atomic
def disown(*, case: Case, call: Call, basis: str, by: str, at: datetime, command: str = "") -> Fact:
    """Say that it is not one's own, with the basis; once."""
    hand = _its_hand(case, call, "cases.disown", by, at)
    LIFE.after(case.state, "disown")
    CALLED.after(call.state, "disown")
    if call.disowned:
        raise NotNow(_("本单位已经说明过一次,请到场办理"), verbs=CALLED.verbs(call.state))
    said = facts.CaseDisowned(
        number=call.number,
        called=call.unit,
        basis=reason(basis, "basis", about=case.reporter, at=at),
        seat=case.seat,
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


@transaction.atomic
def insist(*, case: Case, call: Call, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Ask a unit that disowned it to come all the same, saying why; while its whistle is not over."""
    hand = _callers_hand(case, "cases.insist", by, at)
    LIFE.after(case.state, "insist")
    CALLED.after(call.state, "insist")
    if call.number not in {each.number for each in whistles.calls_of(case)}:
        raise NotNow(_("那一次吹哨已经结束了,不能再请这个单位来;要请,重新吹哨"))
    anew = _called(case, call.unit, call.number, at)
    said = facts.CaseInsisted(
        number=call.number,
        called=call.unit,
        words=reason(words, "words", about=case.reporter, at=at),
        seat=anew.seat,
        clocks=anew.clocks,
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a unit did, how the working together went, pictures if there are any."""

    words: str
    cooperation: str
    pictures: tuple[str, ...] = ()


@transaction.atomic
def conclude(*, case: Case, call: Call, part: Part, by: str, at: datetime, command: str = "") -> Fact:
    """Say what one's unit has done; whoever had come and was not waited for, within days of the end."""
    hand = _its_hand(case, call, "cases.conclude", by, at)
    if call.state == "left":
        _may_be_told_late(case, call, by, at)
    else:
        LIFE.after(case.state, "conclude")
    CALLED.after(call.state, "conclude")
    said = facts.CaseConcluded(
        number=call.number,
        called=call.unit,
        words=reply(part.words, "words", about=case.reporter, at=at),
        cooperation=keep_within(part.cooperation, "cooperation", about=case.reporter, at=at),
        pictures=part.pictures,
        on_time=at <= call.due_at,
        elapsed=max(clocks.seconds(call.called_at, at), 0),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _may_be_told_late(case: Case, call: Call, by: str, at: datetime) -> None:
    if case.state not in (*rules.OPEN_STATES, "closed") or call.arrived_at is None:
        raise NotNow(_("收哨的时候还没有到场,不用再补"))
    if not whistles.may_still_tell(call, at=at):
        raise NotNow(_("收哨已经超过%(days)s天,不能再补") % {"days": book().limits.appeal_days})
    if by in lookers_of(case):
        raise NotYours(_("您核查过或者问过反映人,请本单位另一个人来写"))


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What came of the call, how the working together went, and why one does not wait for the rest."""

    words: str
    cooperation: str
    why_not: str = ""


@transaction.atomic
def disband(*, case: Case, ending: Ending, by: str, at: datetime, command: str = "") -> Fact:
    """Conclude the whole: when all have concluded, or with the reason why one does not wait."""
    hand = _callers_hand(case, "cases.disband", by, at)
    LIFE.after(case.state, "disband")
    unmet = tuple(call.unit for call in whistles.calls_of(case) if call.is_awaited)
    if unmet and not ending.why_not.strip():
        raise BadInput(_("还有部门没有办完"), {"why_not": _("请写为什么不等它们")})
    why_not = ending.why_not if unmet else ""
    said = facts.CaseDisbanded(
        words=reply(ending.words, "words", about=case.reporter, at=at),
        cooperation=keep_within(ending.cooperation, "cooperation", about=case.reporter, at=at),
        unmet=unmet,
        why_not=shown_if_any(why_not, "why_not", about=case.reporter, at=at),
        seat=case.seat,
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)

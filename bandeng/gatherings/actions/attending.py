"""Note who came: a list ticked by the host, a ticket, a sheet typed back in. Nobody types how many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.gatherings import codes, facts, queries, rules
from bandeng.gatherings.actions.signing import consent_words
from bandeng.gatherings.actions.words import hand_of
from bandeng.gatherings.models import Attendance, Seat, Session
from bandeng.gatherings.queries.roll import Roll
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.ui.words import moment_text


@dataclass(frozen=True, kw_only=True)
class Coming:
    """Who came: by the seat she had taken, or as she is ``called``. A ``child`` needs ``consented``."""

    seat: str = ""
    called: str = ""
    child: bool = False
    consented: bool = False


@transaction.atomic
def attend(
    *, session: Session, who: Sequence[Coming], way: str, by: str, at: datetime, command: str = ""
) -> Fact:
    """Note that these came; whoever is noted already is passed over. Raises NotYours, NotNow, BadInput."""
    hand = hand_of(by, "gatherings.attend", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must_be_on(session, at)
    check(session, who)
    fresh = arrivals(session, who, at)
    if not fresh:
        raise NotNow(_("这些人都已经记过到场了(也许是照纸上或表格里的姓名记的),没有新的"))
    said = facts.Attended(way=way, arrivals=tuple(fresh))
    return pen.record(said, hand=hand, stream=session.stream, turn=session.turn, command=command)


@transaction.atomic
def punch(
    *, session: Session, ticket: str, let_in: bool = False, by: str, at: datetime, command: str = ""
) -> Fact:
    """A ticket is shown at the door; one that waits for a seat opens only where the host lets her in.

    Raises NotYours, NotNow (used, not yet), BadInput (of another one; it waits and nobody said ``let_in``).
    """
    hand = hand_of(by, "gatherings.attend", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must_be_on(session, at)
    codes_open(session, at)
    seat = queries.seat_by_ticket(session, ticket)
    if seat is None:
        raise BadInput(_("没有记上到场"), {"ticket": _not_found(session, ticket)})
    if came := queries.has_arrived(session, seat=seat.id):
        used = _("这张票 %(when)s 已经用过了,不用再记") % {"when": moment_text(came.at, at)}
        raise NotNow(used)
    place = queries.place_in_queue(seat)
    if place and not (let_in or queries.is_free_at_door(session, place)):
        waits = _("这张票还在候补里(第%(n)s),位置没有轮到。要让进,请勾上再记一次") % {"n": place}
        raise BadInput(_("没有记上到场"), {"let_in": waits})
    if not (fresh := arrivals(session, [Coming(seat=seat.id)], at)):
        raise NotNow(_("名单上已经按姓名记过她到场了,不用再记"))
    said = facts.Attended(way=rules.TICKET, arrivals=tuple(fresh))
    return pen.record(said, hand=hand, stream=session.stream, turn=session.turn, command=command)


def _not_found(session: Session, ticket: str) -> str:
    if len(codes.plain(ticket)) != 2 * codes.HALF:
        return _("票上的码是六个字母和数字,例如 K3F-7Q2")
    if codes.is_of(session.id, ticket):
        return _("这场活动没有这张票,可能已经退了;请按姓名在名单里找")
    return _("这不是这场活动的票:也许是另一场的,也许抄错了一个字。请看票再对一遍,或者按姓名在名单里找")


@transaction.atomic
def undo_attendance(*, session: Session, arrival: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take a line back that was ticked by mistake; the name is wiped. Raises NotYours, NotNow."""
    hand = hand_of(by, "gatherings.attend", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    row = Attendance.objects.filter(id=arrival, session=session).first()
    if row is None:
        raise NotNow(_("这一条已经撤回了"))
    if row.seat == "-" and row.called != "-":
        vault.wipe([row.called], at=at)
    said = facts.AttendanceUndone(arrivals=(row.id,))
    return pen.record(said, hand=hand, stream=session.stream, turn=session.turn, command=command)


def must_be_on(session: Session, at: datetime) -> None:
    """Raises NotNow where nobody can come: cancelled, or long before it begins."""
    if not rules.LIFE.can(session.state, "attend"):
        raise NotNow(_("这一场取消了,不能记到场"))
    if at < session.begins_at - rules.EARLIEST_ARRIVAL:
        when = {"when": moment_text(session.begins_at - rules.EARLIEST_ARRIVAL, at)}
        raise NotNow(_("还没有到时候,%(when)s起可以记到场") % when)


def codes_open(session: Session, at: datetime) -> None:
    """Raises NotNow where the code at the door and the tickets do not open any more, or never did."""
    if not queries.has_codes(session, at=at):
        raise NotNow(_("这一场早结束了,门口的码和票码不能再用。来过没有记上的,请主持人在名单上记"))


def check(session: Session, who: Iterable[Coming]) -> None:
    """Raises BadInput for a name that is too long, or a child whose guardian was not asked."""
    for each in who:
        if len(each.called) > rules.CALLED_AT_MOST:
            most = {"most": rules.CALLED_AT_MOST, "who": each.called[:10]}
            raise BadInput(_("没有记上到场"), {"called": _("「%(who)s…」太长,最多%(most)s个字") % most})
        if each.child and not each.consented:
            asked = consent_words(session, each.called.strip())
            raise BadInput(_("没有记上到场"), {"consented": asked})


def ask_room(session: Session, more: int, *, beyond: bool) -> None:
    """Ask once where so many more come than there are seats. Raises BadInput unless it was confirmed."""
    whole = session.arrived + more
    if more and 0 < session.capacity < whole and not beyond:
        words = {"n": session.capacity, "m": whole}
        said = _("只有%(n)s个位置,这样记就到了%(m)s位。真来了这么多,请勾上再记一次") % words
        raise BadInput(_("还没有记下"), {"beyond": said})


def arrivals(session: Session, who: Sequence[Coming], at: datetime) -> list[facts.Arrival]:
    """The lines to be written: whoever is not noted yet, each once; names to the vault in one statement."""
    return _written(fresh_of(session, who), Roll(session).seats, at)


def fresh_of(session: Session, who: Sequence[Coming]) -> list[Coming]:
    """Whoever of these is not noted yet, each once, by her seat where she has one."""
    roll = Roll(session)
    named = [each if each.seat else replace(each, seat=roll.seat_of(each.called)) for each in who]
    return [each for each in named if roll.take(each.seat, each.called)]


def _written(fresh: Sequence[Coming], seats: dict[str, Seat], at: datetime) -> list[facts.Arrival]:
    refs = [new_id(at) for _each in fresh]
    called = [(each.called.strip(), ref) for each, ref in zip(fresh, refs, strict=True) if not each.seat]
    kept = iter(vault.keep_many(called, kind="called", at=at) if called else ())
    return [
        _seated(ref, seats[each.seat])
        if each.seat
        else facts.Arrival(
            ref=ref, seat="-", person="-", called=next(kept), child=each.child, consented=each.consented
        )
        for each, ref in zip(fresh, refs, strict=True)
    ]


def _seated(ref: str, seat: Seat) -> facts.Arrival:
    """Whoever had signed up: her name lies in the vault already, under her seat."""
    return facts.Arrival(
        ref=ref, seat=seat.id, person=seat.person, called=None, child=seat.child, consented=seat.consented
    )

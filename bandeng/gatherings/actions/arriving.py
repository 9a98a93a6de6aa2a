"""Whoever comes says so herself: by the QR code at the door, or the six digits beside it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.gatherings import codes, facts, queries, rules
from bandeng.gatherings.actions.attending import Coming, arrivals, check, codes_open, must_be_on
from bandeng.gatherings.models import Seat, Session
from bandeng.gatherings.queries.seats import key_of, listed_with_unit
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.ui.words import moment_text

TRIES = 20


@transaction.atomic
def arrive(
    *, session: Session, code: str, by: str, at: datetime, command: str = "", child: Coming | None = None
) -> Fact:
    """She is at the door, her children who had seats with her; or she is the guardian of this ``child``.

    Raises NotNow for whoever is noted already, for a code that is too old, and where nobody can come;
    BadInput for a code of another session or none, and for a child without a name or a guardian's consent.
    """
    if command and (first := pen.said_before(command, person=by)):
        return first
    must_be_on(session, at)
    codes_open(session, at)
    hand = posts.built_in("resident", "gatherings.attend", session.place, at=at, person=by)
    now = Session.objects.get(id=session.id)  # before it is asked who is noted: of two taps one is second
    _refuse_again(now, by, child, at)
    _judge(now, code, at)
    return _say(now, by, hand, at, command=command, child=child)


@transaction.atomic
def arrive_as_guest(*, session: Session, code: str, who: Coming, at: datetime, command: str = "") -> str:
    """Somebody without an account says how she is called, or which child she is the guardian of; answers
    her id. Raises as ``arrive``."""
    if not 0 < len(who.called.strip()) <= rules.CALLED_AT_MOST:
        most = {"most": rules.CALLED_AT_MOST}
        raise BadInput(_("没有记上到场"), {"called": _("请写怎么称呼您,最多%(most)s个字") % most})
    person = people.guest(name="" if who.child else who.called.strip(), at=at)
    child = who if who.child else None
    arrive(session=session, code=code, by=person, at=at, command=command, child=child)
    return person


def _refuse_again(session: Session, by: str, child: Coming | None, at: datetime) -> None:
    _refuse_child(session, child) if child else _refuse_twice(session, by, at)


def _refuse_child(session: Session, child: Coming) -> None:
    check(session, [child])
    if not child.called.strip():
        raise BadInput(_("没有记上到场"), {"called": _("请写孩子的名字")})
    if key_of(child.called) in queries.known_keys(session, children=True):
        raise NotNow(_("有个叫这个名字的孩子已经记过到场了。要是同名的另一个孩子,请写全名,或请主持人记"))


def _refuse_twice(session: Session, by: str, at: datetime) -> None:
    if came := queries.has_arrived(session, person=by) or listed_with_unit(session, by):
        raise NotNow(_("您 %(when)s 已经记过到场了,不用再扫") % {"when": moment_text(came.at, at)})


def _judge(session: Session, code: str, at: datetime) -> None:
    judged = codes.judge(session.id, code, at=at)
    if judged == "late":
        raise NotNow(_("这个码已经换了新的,请扫门口现在的二维码,或输入现在的六位数字"))
    if judged == "foreign":
        wrong = _("这个码不是这一场的。请看门口二维码下面的活动名称,或请主持人在名单上记您")
        raise BadInput(_("没有记上到场"), {"code": wrong})


def ask_the_waiting(session: Session, person: str) -> None:
    """Ask whoever only waits for a seat whether the host lets her in. Raises BadInput where she waits."""
    if queries.has_arrived(session, person=person):
        return
    own = Seat.objects.filter(session=session, person=person).exclude(state=rules.GIVEN_BACK)
    places = [queries.place_in_queue(seat) for seat in own]
    if places and all(places):
        waits = _("您在候补里(第%(n)s),还没有轮到位置。请先问门口的人;让您进,就勾上再点") % {"n": min(places)}
        raise BadInput(_("没有记上到场"), {"let_in": waits})


def _say(now: Session, by: str, hand: Hand, at: datetime, *, command: str, child: Coming | None) -> Fact:
    """A hundred people scan in the same minute; each looks again where somebody was quicker."""
    ref = new_id(at)
    brought = _brought(now, by, child, ref, at) if child else None
    for _try in range(TRIES):
        lines = (brought,) if brought else _with_children(now, by, ref, at)
        said = facts.Attended(way=rules.DOOR, arrivals=lines)
        try:
            return pen.record(said, hand=hand, stream=now.stream, turn=now.turn, command=command)
        except Stale:
            now = Session.objects.get(id=now.id)
            _refuse_again(now, by, child, at)
    raise Stale(_("门口的人太多,请再点一次"))


def _brought(session: Session, by: str, child: Coming, ref: str, at: datetime) -> facts.Arrival:
    """A child at the door: in the seat its guardian took for it, or by name."""
    seats = (seat for seat in queries.seats_of_person(session, by) if seat.child and not seat.came)
    seat = next((seat for seat in seats if key_of(seat.called) == key_of(child.called)), None)
    called = None if seat else vault.keep(child.called.strip(), kind="child", about=by, at=at)
    return facts.Arrival(
        ref=ref, seat=seat.id if seat else "-", person=by, called=called, child=True, consented=True
    )


def _with_children(session: Session, by: str, ref: str, at: datetime) -> tuple[facts.Arrival, ...]:
    rows = list(Seat.objects.filter(session=session, person=by).exclude(state=rules.GIVEN_BACK))
    own = next((row for row in rows if not row.child), None)
    herself = facts.Arrival(
        ref=ref, seat=own.id if own else "-", person=by, called=None, child=False, consented=False
    )
    brought = [Coming(seat=row.id) for row in rows if row.child]
    return herself, *(arrivals(session, brought, at) if brought else ())

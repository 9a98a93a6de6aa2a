"""Whoever comes says so herself: by the QR code at the door, or the six digits beside it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.gatherings import codes, facts, queries, rules
from bandeng.gatherings.actions.attending import must_be_on
from bandeng.gatherings.models import Seat, Session
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.posts import queries as posts
from bandeng.ui.words import moment_text

TRIES = 20


@transaction.atomic
def arrive(
    *, session: Session, code: str, let_in: bool = False, by: str, at: datetime, command: str = ""
) -> Fact:
    """She is at the door. Her children who had seats come with her. ``let_in``: she waits for a seat, and the
    host lets her in all the same.

    Raises NotNow for a code already used by her, for one that is too old, and where nobody can come;
    BadInput for a code of another session or none, and where she waits for a seat and was not let in.
    """
    if command and (first := pen.said_before(command, person=by)):
        return first
    must_be_on(session, at)
    hand = posts.built_in("resident", "gatherings.attend", session.place, at=at, person=by)
    _refuse_twice(session, by)
    _judge(session, code, at)
    if not let_in:
        _ask_the_waiting(session, by)
    return _say(session, by, hand, at, command)


@transaction.atomic
def arrive_as_guest(*, session: Session, code: str, called: str, at: datetime, command: str = "") -> str:
    """Somebody without an account says how she is called; answers her id. Raises as ``arrive``."""
    if not 0 < len(called.strip()) <= rules.CALLED_AT_MOST:
        most = {"most": rules.CALLED_AT_MOST}
        raise BadInput(_("没有记上到场"), {"called": _("请写怎么称呼您,最多%(most)s个字") % most})
    person = people.guest(name=called.strip(), at=at)
    arrive(session=session, code=code, by=person, at=at, command=command)
    return person


def _refuse_twice(session: Session, by: str) -> None:
    if came := queries.has_arrived(session, person=by):
        raise NotNow(_("您 %(when)s 已经记过到场了,不用再扫") % {"when": moment_text(came.at)})


def _judge(session: Session, code: str, at: datetime) -> None:
    judged = codes.judge(session.id, code, at=at)
    if judged == "late":
        raise NotNow(_("这个码已经换了新的,请扫门口现在的二维码,或输入现在的六位数字"))
    if judged == "foreign":
        wrong = _("这个码不是这一场的。请看门口二维码下面的活动名称,或请主持人在名单上记您")
        raise BadInput(_("没有记上到场"), {"code": wrong})


def _ask_the_waiting(session: Session, by: str) -> None:
    own = Seat.objects.filter(session=session, person=by).exclude(state=rules.GIVEN_BACK)
    places = [queries.place_in_queue(seat) for seat in own]
    if places and all(places):
        waits = _("您在候补里(第%(n)s),还没有轮到位置。请先问门口的人;让您进,就勾上再点") % {"n": min(places)}
        raise BadInput(_("没有记上到场"), {"let_in": waits})


def _say(session: Session, by: str, hand: Hand, at: datetime, command: str) -> Fact:
    """A hundred people scan in the same minute; each looks again where somebody was quicker."""
    ref = new_id(at)
    for _try in range(TRIES):
        now = Session.objects.get(id=session.id)
        said = facts.Attended(way=rules.DOOR, arrivals=_with_children(now, by, ref, at))
        try:
            return pen.record(said, hand=hand, stream=now.stream, turn=now.turn, command=command)
        except Stale:
            _refuse_twice(session, by)  # she may have tapped twice
    raise Stale(_("门口的人太多,请再点一次"))


def _with_children(session: Session, by: str, ref: str, at: datetime) -> tuple[facts.Arrival, ...]:
    rows = list(Seat.objects.filter(session=session, person=by).exclude(state=rules.GIVEN_BACK))
    own = next((row for row in rows if not row.child), None)
    herself = facts.Arrival(
        ref=ref, seat=own.id if own else "-", person=by, called=None, child=False, consented=False
    )
    children = (row for row in rows if row.child and not queries.has_arrived(session, seat=row.id))
    return herself, *(
        facts.Arrival(
            ref=new_id(at), seat=row.id, person=by, called=None, child=True, consented=row.consented
        )
        for row in children
    )

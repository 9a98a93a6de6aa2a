"""A voter, or who should be one, objects to the roll herself: by telephone or with the slip's code."""

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts, slips
from bandeng.ballots.actions.rolls import Against, Doing, against_kept, has_begun
from bandeng.ballots.models import Elector, Objection
from bandeng.ballots.queries import households
from bandeng.ballots.queries.posts import asked_near
from bandeng.ballots.rules import life
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.people.models import RESIDENT
from bandeng.posts import queries as posts


@transaction.atomic
def raise_objection(doing: Doing, *, what: Against, code: str = "") -> Fact:
    """Object while the roll hangs out, or before the opening. Raises NotYours, NotNow, BadInput, Stale.

    Of a number: whoever has its telephone or its slip. Without one: a resident who signed in, who says that
    she is missing.
    """
    vote, by, at = doing.vote, doing.by, doing.at
    _may(doing, what, code)
    hand = posts.built_in("resident", "ballots.raise", vote.place, at=at, person=by)
    if doing.command and (first := pen.said_before(doing.command, person=by)):
        return first
    life.LIFE.after(vote.state, "object")
    has_begun(doing)
    _waits_for_none(doing, what)
    if what.about not in life.ABOUT or (not what.number and what.about != "missing"):
        raise BadInput(_("还没有交上去,请改一下再交"), {"about": _("请选哪里不对")})
    said = facts.ObjectionRaised(
        objection=new_id(at),
        number=what.number or "-",
        about=what.about,
        words=against_kept(doing, what),
        asked=asked_near("ballots.rule", vote.place),
    )
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=doing.command)


def _may(doing: Doing, what: Against, code: str) -> None:
    person = people.person(doing.by)
    if not what.number:
        if person.kind != RESIDENT:
            raise NotYours(_("名册上没有您家的,先用手机号登录再说,好把答复告诉您。"))
        return
    row = Elector.objects.filter(vote=doing.vote, number=what.number).first()
    held = households.slots_of_phone(doing.vote, households.own_phone(person))
    by_slip = row is not None and slips.is_code_of(row.stream, code, row.codes)
    if row is None or not (row in held or by_slip):
        raise NotYours(_("这个号不是您登录的手机号的,也没有用选票上的投票码打开。"))


def _waits_for_none(doing: Doing, what: Against) -> None:
    """One objection at a time: of a number, or of a person."""
    waiting = Objection.objects.filter(vote=doing.vote, answered_at=None)
    mine = waiting.filter(number=what.number).exclude(person="-") if what.number else None
    if (mine if mine is not None else waiting.filter(person=doing.by)).exists():
        raise NotNow(_("您已经提过一条,社区还没有答复。答复以后可以再提。"))

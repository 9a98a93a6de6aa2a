"""Haste: asked for by the reporter, by the level above, or by many voices."""

from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import urging, whynot
from bandeng.cases.rules import LIFE
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


def urge(*, case: Case, by: str, at: datetime, command: str = "") -> Fact:
    """The level above asks whoever has it to make haste."""
    hand = posts.hand(by, "cases.urge", case.place, at=at)
    return _urge(case, hand, urging.STAFF, command)


def urge_own(*, case: Case, person: str, at: datetime, command: str = "") -> Fact:
    """The reporter, or somebody who follows the matter, asks for haste."""
    hand = posts.built_in("resident", "cases.urge", case.place, at=at, person=person)
    own = person in {case.reporter, case.helper}
    if not own:
        _is_known(case, person)
    return _urge(case, hand, "reporter" if own else "follower", command)


def _is_known(case: Case, person: str) -> None:
    follower = Follower.objects.filter(case=case, person=person).first()
    if follower is None:
        raise NotYours(_("只有反映过这件事的人能催;请用事项编号和查询码打开"))
    if not urging.may_follower_urge(follower):
        raise NotYours(_("没登录、也没留电话的,只记一个「我也遇到」,不能催;登录以后再点「我也遇到」就可以催"))


def _urge(case: Case, hand: Hand, who: str, command: str) -> Fact:
    LIFE.after(case.state, "urge")
    asker = urging.STAFF if who == urging.STAFF else hand.person
    if too_early := whynot.too_early_to_urge(case, at=hand.at, asker=asker):
        raise NotNow(too_early)
    return _said(case, hand, who, command)


def urge_by_voices(case: Case, *, at: datetime) -> Fact | None:
    """So many known persons meet the same that haste is asked for by itself; None where it is not time yet,
    or was done for so many."""
    case = Case.objects.get(id=case.id)
    if not urging.is_due_by_voices(case, at=at):
        return None
    hand = posts.built_in("clock", "cases.urge", case.place, at=at)
    times = urging.times_by_voices(case) + 1
    return _said(case, hand, "supporters", f"voices:{case.id}:{times}")


def _said(case: Case, hand: Hand, who: str, command: str) -> Fact:
    supports = urging.known_voices(case) if who == "supporters" else case.supports
    said = facts.CaseUrged(who=who, supports=supports, seat=case.seat)
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)

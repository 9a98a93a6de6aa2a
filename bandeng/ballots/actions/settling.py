"""Which of two ballots that differ counts: the voter says it herself, or is asked and it is recorded for her.

Who took or keyed the paper does not ask. What is recorded for her she may say otherwise until the days of the
rule are over, and nothing is counted before.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.actions.coowners import may_cast
from bandeng.ballots.actions.slots import hand_at, own_hand, said_first, wait_for_count
from bandeng.ballots.models import Elector
from bandeng.ballots.queries import differing
from bandeng.ballots.rules import life
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.ui.words import moment_text


@transaction.atomic
def settle(*, elector: Elector, keeps: str, how: str, by: str, at: datetime, command: str = "") -> Fact:
    """The voter was asked which of two different ballots counts. Raises NotYours, NotNow, BadInput, Stale."""
    hand = hand_at(elector.vote, "ballots.settle", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if by in differing.took(elector):
        raise NotYours(_("收过、录过这张选票的人不能定以哪张为准,请另一个人来问。"))
    _may_be_said(elector, at)
    if elector.keeps != "-":
        raise NotNow(_("已经问清楚了,以哪一张为准已经记下。"))
    if keeps not in (life.ONLINE, life.PAPER) or how not in life.HOW_SETTLED:
        raise BadInput(_("请选以哪一张为准、怎样问的"), {"keeps": _("请选一项")})
    if keeps == life.PAPER and not differing.is_proved(elector):
        raise NotNow(_("这张纸票没有照片,或者只录过一遍,不能替他定以纸质的为准:请本人在“我的票”里说。"))
    said = facts.BallotSettled(keeps=keeps, how=how)
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


@transaction.atomic
def keep(*, elector: Elector, code: str, keeps: str, by: str, at: datetime, command: str = "") -> Fact:
    """Say oneself which of the two counts; the last word stands. Raises NotYours, NotNow, BadInput, Stale."""
    vote = elector.vote
    hand = own_hand(elector, "ballots.keep", code=code, by=by, at=at)
    if first := said_first(elector, command):
        return first
    wait_for_count(vote)
    _may_be_said(elector, at)
    may_cast(elector, by)
    if keeps not in (life.ONLINE, life.PAPER):
        raise BadInput(_("还没有记下"), {"keeps": _("请选以哪一张为准")})
    said = facts.BallotKept(keeps=keeps)
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


def _may_be_said(elector: Elector, at: datetime) -> None:
    """Raises NotNow where nothing is to be said, or no more."""
    if elector.vote.state != life.ANNOUNCED:
        raise NotNow(_("计票以后不再改。"))
    until = differing.asked_until(elector.vote)
    if until and until <= at:
        words = {"until": moment_text(until, at)}
        raise NotNow(_("等本人说到%(until)s为止,现在不再改;没有说清楚的不计入。") % words)
    if not differing.differs(elector):
        raise NotNow(_("这个号没有两张不一样的票。"))

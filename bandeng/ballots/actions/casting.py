"""Cast a ballot on line, with the code of the slip that was handed over."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.actions.coowners import may_cast
from bandeng.ballots.actions.slots import (
    choices_kept,
    collides,
    is_open,
    own_hand,
    said_first,
    wait_for_count,
)
from bandeng.ballots.models import Elector
from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact


@transaction.atomic
def cast(
    *, elector: Elector, code: str, choices: Mapping[str, str], by: str, at: datetime, command: str = ""
) -> Fact:
    """Cast, or cast again where the vote lets it. Raises NotYours, NotNow, BadInput, Stale.

    After the close not by a moment; not where a paper was handed in at the desk.
    """
    vote = elector.vote
    hand = own_hand(elector, "ballots.cast", code=code, by=by, at=at)
    if first := said_first(elector, command):
        return first
    wait_for_count(vote)
    is_open(vote, at)
    may_cast(elector, by)
    if elector.is_settled_by_sale:
        raise NotNow(_("这套房子换了业主。换以前投的那一票算数,不能再改。"))
    if elector.locked:
        raise NotNow(_("您已经在投票点交了纸质选票,以纸质的为准,网上不能再投。"))
    if elector.online != "-" and not vote.revote:
        raise NotNow(_("这个号已经投过了,这次表决投出不能改。"))
    kept = choices_kept(elector, choices, at)
    said = facts.BallotCast(
        choices=kept, again=elector.online != "-", conflict=collides(elector, online=kept.kept)
    )
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)

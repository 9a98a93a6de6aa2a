"""Count papers by hand before they are keyed, two people and neither sees the other's; check at the end."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts, queries
from bandeng.ballots.actions.slots import hand_at
from bandeng.ballots.models import Batch, Elector, Vote
from bandeng.ballots.rules import batching, life
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact


@transaction.atomic
def count_batch(*, vote: Vote, counted: str, by: str, at: datetime, command: str = "") -> Fact:
    """Write how many papers lie there. Raises NotYours, NotNow, BadInput, Stale."""
    hand = hand_at(vote, "ballots.count_batch", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    pile = queries.pile(vote)
    _may_count(vote, pile, by)
    if not counted.isdecimal() or int(counted) > batching.AT_MOST:
        raise BadInput(_("请写数出来的张数"), {"counted": _("写一个整数,比如 12")})
    said = _said(pile, int(counted))
    stream = f"batch:{vote.id}:{pile.number}"
    return pen.record(said, hand=hand, stream=stream, turn=pile.turn, command=command)


def _may_count(vote: Vote, pile: queries.Pile, by: str) -> None:
    if vote.state != life.ANNOUNCED or not queries.is_batched(vote):
        raise NotNow(_("这次表决现在不用数纸质选票。"))
    if pile.batch is None and not pile.serials:
        raise NotNow(_("没有要数的选票:收回的都在已经数过的批次里。"))
    if pile.first_by == by:
        raise NotYours(_("这一批您数过了,第二遍要另一个人数。"))


def _said(pile: queries.Pile, counted: int) -> facts.BatchCounted:
    second = pile.first_by != batching.NOBODY
    return facts.BatchCounted(
        batch=pile.number,
        gathered=tuple(pile.serials),
        counted=counted,
        agreed=second and pile.first == counted,
        differs=second and pile.first != counted,
    )


def must_be_counted(elector: Elector) -> None:
    """Where papers come in batches they are keyed only when two counts agreed. Raises NotNow."""
    if not queries.is_batched(elector.vote):
        return
    batch = queries.batch_of(elector)
    if batch is None or batch.state == batching.COUNTING:
        raise NotNow(_("这一批选票还没有数好:两个人各数一遍,数一样了再录。"))
    if batch.state == batching.CLOSED:
        raise NotNow(_("这一批选票已经核对完了,不再录。"))


def must_be_checked(vote: Vote) -> None:
    """Nothing is counted while the numbers of a batch were not held against each other. Raises NotNow."""
    for each in queries.batches_of(vote):
        if each.state == batching.CLOSED:
            continue
        words = {"n": each.number, "left": queries.totals_of(each).left}
        if each.state == batching.COUNTED and words["left"]:
            raise NotNow(_("第 %(n)s 批纸票还有 %(left)s 张没有录:录好了核对张数,再计票。") % words)
        raise NotNow(_("第 %(n)s 批纸票还没有核对张数,先核对,再计票。") % words)


@transaction.atomic
def check_batch(*, batch: Batch, by: str, at: datetime, gone: bool = False, command: str = "") -> Fact:
    """Hold counted, received and keyed against each other. Raises NotYours, NotNow, Stale.

    Where they are not the same the batch is counted anew; the second time it is told in public. Papers that
    are not keyed yet differ from nothing: they are waited for, but where they are ``gone`` after the close.
    """
    vote = batch.vote
    hand = hand_at(vote, "ballots.check_batch", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if vote.state != life.ANNOUNCED or batch.state != batching.COUNTED:
        raise NotNow(_("这一批现在不能核对:先两个人数好,计票以前核对。"))
    told = queries.totals_of(batch)
    if told.waits(looked=batch.looked) and not (gone and _is_over(vote, at)):
        raise NotNow(_("这一批还有 %(n)s 张没有录,录好了再核对。") % {"n": told.left})
    numbers = {"counted": told.counted, "received": told.received, "keyed": told.keyed, "void": told.void}
    again = not told.equal and not batch.looked
    said = facts.BatchChecked(batch=batch.number, **numbers, equal=told.equal, again=again)
    return pen.record(said, hand=hand, stream=batch.stream, turn=batch.turn, command=command)


def _is_over(vote: Vote, at: datetime) -> bool:
    return vote.closes_at is not None and vote.closes_at <= at

"""A voter is known by her telephone; says that a ballot was not hers; and is answered before the count."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.actions.papers import next_serial
from bandeng.ballots.actions.slots import hand_at, own_hand, said_first, wait_for_count
from bandeng.ballots.models import Dispute, Elector
from bandeng.ballots.queries import households
from bandeng.ballots.queries.posts import asked_near
from bandeng.ballots.rules import life
from bandeng.kernel.facts import Kept
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.posts import queries as posts


@transaction.atomic
def identify(*, elector: Elector, by: str, at: datetime, command: str = "") -> Fact:
    """Whoever signed in with a telephone of this slot is its voter. Raises NotYours, NotNow, Stale."""
    hand = posts.built_in("resident", "ballots.identify", elector.vote.place, at=at, person=by)
    if command and (first := pen.said_before(command, person=by)):
        return first
    lines = households.lines_of(households.own_phone(people.person(by)))
    mine = next((line.id for line in lines if line.elector_id == elector.id), "")
    if not mine:
        raise NotYours(_("您登录用的手机号不在这个号的名册上。"))
    if households.is_known(elector, by):
        raise NotNow(_("已经核对过了,直接打开就可以。"))
    said = facts.VoterIdentified(line=mine)
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


@transaction.atomic
def dispute(*, elector: Elector, code: str, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Say that what is recorded was not one's own. Raises NotYours, NotNow, BadInput, Stale."""
    vote = elector.vote
    hand = own_hand(elector, "ballots.dispute", code=code, by=by, at=at)
    if first := said_first(elector, command):
        return first
    wait_for_count(vote)
    if vote.state != life.ANNOUNCED:
        raise NotNow(_("已经计了票。现在还有不同意见的,请向社区或街道书面提出。"))
    if Dispute.objects.filter(elector=elector, outcome=life.OPEN).exists():
        raise NotNow(_("您家已经说过一次,社区还没有答复。答复以后可以再说。"))
    said = facts.BallotDisputed(
        words=_kept(elector, words, at), asked=asked_near("ballots.answer", vote.place)
    )
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


def _kept(elector: Elector, words: str, at: datetime) -> Kept:
    if not words.strip() or len(words) > life.WORDS_AT_MOST:
        told = {"most": life.WORDS_AT_MOST}
        raise BadInput(_("还没有交上去"), {"words": _("写一下怎么回事,最多%(most)s个字") % told})
    return vault.keep(words.strip(), kind="dispute", about=elector.vote_id, at=at)


@transaction.atomic
def answer(*, elector: Elector, outcome: str, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Answer: it stands, or is void; then she may vote anew while voting runs.

    After its end no paper is issued in place of a void one. Raises NotYours, NotNow, BadInput, Stale.
    """
    hand = hand_at(elector.vote, "ballots.answer", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if elector.vote.state != life.ANNOUNCED:
        raise NotNow(_("计票以后不再改。"))
    if not Dispute.objects.filter(elector=elector, outcome=life.OPEN, about=life.BALLOT).exists():
        raise NotNow(_("这个号没有等答复的事。"))
    if outcome not in (life.STANDS, life.VOID):
        raise BadInput(_("请选怎样答复"), {"outcome": _("请选一项")})
    issued = outcome == life.VOID and elector.received and not elector.vote.is_over(at=at)
    said = facts.DisputeAnswered(
        outcome=outcome,
        words=_kept(elector, words, at),
        serial=next_serial(elector) if issued else "-",
    )
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)

"""What the forms of the batches say, as actions; and what everybody reads of them."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.ballots import actions, queries
from bandeng.ballots.models import Batch, Vote
from bandeng.ballots.rules import life
from bandeng.ballots.rules.batching import CLOSED, COUNTED
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.web.commands import command_of


def count(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """How many somebody counted."""
    counted = request.POST.get("counted", "").strip()[:10]
    return actions.count_batch(
        vote=vote, counted=counted, by=who.person, at=who.at, command=command_of(request)
    )


def check(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Hold the numbers of a batch against each other."""
    found = queries.batch(vote, request.POST.get("batch", "")[:10])
    if found is None:
        raise BadInput(_("没有这一批"), {"batch": _("请从单子里选")})
    gone = "gone" in request.POST
    return actions.check_batch(batch=found, by=who.person, at=who.at, gone=gone, command=command_of(request))


def context(vote: Vote, person: str) -> dict[str, object]:
    """The pile to be counted, the batches to be checked, and the papers that wait for it."""
    if vote.state != life.ANNOUNCED or not queries.is_batched(vote):
        return {"pile": None, "to_check": [], "uncounted": frozenset(), "batch_notes": notes(vote)}
    pile = queries.pile(vote)
    rows = [each for each in queries.batches_of(vote) if each.state == COUNTED]
    return {
        "pile": pile if pile.batch or pile.serials else None,
        "mine_counted": pile.first_by == person,
        "to_check": [(each, queries.totals_of(each), _sentence(each)) for each in rows],
        "uncounted": queries.uncounted(vote),
        "batch_notes": [],
    }


def _sentence(batch: Batch) -> str:
    told = queries.totals_of(batch)
    words = {"n": batch.number, "counted": told.counted, "received": told.received}
    words |= {"keyed": told.keyed, "void": told.void}
    return (
        _(
            "第 %(n)s 批纸票:手数 %(counted)s 张,登记收回 %(received)s 张,录好 %(keyed)s 张,"
            "数好以后作废 %(void)s 张。"
        )
        % words
    )


def notes(vote: Vote) -> list[str]:
    """A sentence for each batch whose numbers stayed unequal after it was counted anew."""
    return [
        _("%(numbers)s重新数过,还是对不上。") % {"numbers": _sentence(batch)}
        for batch in queries.batches_of(vote)
        if batch.state == CLOSED and not queries.totals_of(batch).equal
    ]

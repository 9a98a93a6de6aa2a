"""What the forms of the public sample say, as actions."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.ballots import actions, queries
from bandeng.ballots.models import Check, Vote
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.web.commands import command_of


def draw(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """The throws, and who was there."""
    return actions.draw_sample(
        vote=vote,
        dice=request.POST.get("dice", "")[:200],
        witnesses=request.POST.getlist("witnesses"),
        by=who.person,
        at=who.at,
        command=command_of(request),
    )


def compare(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """What a drawn paper says."""
    post = request.POST
    try:
        check = queries.check(vote, post.get("serial", "")[:40])
    except Check.DoesNotExist:
        raise BadInput(_("没有抽到这张选票"), {"serial": _("请从单子里选")}) from None
    choices = {item.key: post.get(f"item-{item.key}", "") for item in queries.items(vote)}
    what = actions.Reading(choices=choices, sure="sure" in post)
    return actions.compare(check=check, what=what, by=who.person, at=who.at, command=command_of(request))


def recount(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Count anew."""
    return actions.recount(vote=vote, by=who.person, at=who.at, command=command_of(request))

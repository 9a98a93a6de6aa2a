"""Co-owners on their ballot's page name who of them votes, or object; the desk settles it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bandeng.ballots import actions
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.queries import coowners
from bandeng.ballots.rules import life
from bandeng.ballots.web import knowing
from bandeng.ballots.web.public import vote_or_404
from bandeng.ballots.web.steps import numbered, under
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.web.commands import command_of


def context(request: HttpRequest, elector: Elector) -> dict[str, object]:
    """Who votes for the co-owners of this number, and what this one of them may say about it."""
    person, lines = knowing.resident(request), coowners.lines(elector)
    mine = coowners.own_lines(elector, person) if person else set()
    free, named = elector.voter == life.ANYBODY, elector.voter in lines
    running = elector.vote.state == life.ANNOUNCED and not elector.contested
    return {
        "lines": [(line, told + _("(我)") * (line in mine)) for line, told in lines.items()],
        "voter": lines.get(elector.voter, ""),
        "is_voter": elector.voter in mine,
        "contested": elector.contested,
        "may_name": running and bool(mine) and len(lines) > 1 and (free or elector.voter in mine),
        "may_contest": running and bool(mine) and named and elector.voter not in mine,
        "held_back": elector.contested or not (free or elector.voter in mine),
    }


Step = Callable[[Elector, HttpRequest, str], Fact]


def _name(elector: Elector, request: HttpRequest, by: str) -> Fact:
    line, command = request.POST.get("line", "")[:60], command_of(request)
    return actions.name_voter(elector=elector, line=line, by=by, at=now(), command=command)


def _contest(elector: Elector, request: HttpRequest, by: str) -> Fact:
    words, command = request.POST.get("contest", ""), command_of(request)
    return actions.contest_voter(elector=elector, words=words, by=by, at=now(), command=command)


def saying(step: Step, again: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of a co-owner's step; ``again`` shows the ballot with what is wrong and what was typed."""

    @asks("signed")
    @never_cache
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        elector = knowing.mine(request, vote_or_404(ref))
        if elector is None:
            return redirect("ballots:ballot", ref=ref)
        try:
            step(elector, request, str(request.user.pk))
        except BadInput as wrong:
            return again(request, elector, wrong.issues, status=422)
        except NotNow as late:
            return again(request, elector, {"late": str(late)}, status=409)
        return redirect("ballots:ballot", ref=ref)

    return view


OWN_STEPS = (("voter", _name), ("voter-objection", _contest))


def settle(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Settle who votes for a number."""
    elector, post, command = numbered(vote, request, "voter_of"), request.POST, command_of(request)
    told = {"line": post.get("line", "")[:60], "why": post.get("voter_why", "")}
    return under(
        {}, lambda: actions.settle_voter(elector=elector, **told, by=who.person, at=who.at, command=command)
    )


STEPS = (("voter-settlement", "ballots.settle_voter", settle),)


def lines_of(vote: Vote, numbers: list[str]) -> dict[str, list[tuple[str, str]]]:
    """For the desk: by number, whose telephones stand there, and that none of them votes on line."""
    nobody = (life.NOBODY, _("说不到一起:网上都不投,只收都签了字的纸票"))
    return {
        row.number: [*((line, _named(row, line, told)) for line, told in coowners.lines(row).items()), nobody]
        for row in coowners.electors(vote, numbers)
    }


def _named(row: Elector, line: str, told: str) -> str:
    return _("%(phone)s(现在推举的,已经投的照旧)") % {"phone": told} if line == row.voter else told

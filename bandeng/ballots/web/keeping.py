"""A voter whose two ballots differ sees both on her page, and says which counts."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bandeng.ballots import actions, slips
from bandeng.ballots.models import Elector
from bandeng.ballots.queries import differing
from bandeng.ballots.rules import life
from bandeng.ballots.web import knowing, words
from bandeng.ballots.web.public import vote_or_404
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.people import actions as people
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.web.commands import command_of


def context(elector: Elector, at: datetime) -> dict[str, object]:
    """Both ballots where they differ, what was said of them, and whether she may say it now."""
    if not differing.differs(elector):
        return {"two": []}
    until = differing.asked_until(elector.vote)
    return {
        "two": [(words.WAYS[way], chosen) for way, chosen in differing.both(elector).items()],
        "said": str(dict(words.KEEPS).get(elector.keeps, "")),
        "said_by_desk": differing.said_by_desk(elector),
        "keep_until": until,
        "keeps": words.KEEPS,
        "may_keep": elector.vote.state == life.ANNOUNCED and not (until and until <= at),
    }


def saying(again: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of her word; ``again`` shows the ballot with what is wrong."""

    @asks("public")
    @never_cache
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        elector, at = knowing.mine(request, vote_or_404(ref)), now()
        if elector is None:
            return redirect("ballots:ballot", ref=ref)
        by = str(request.user.pk) if request.user.is_authenticated else people.guest(at=at)
        code, keeps = slips.code_of(elector.stream, elector.codes), request.POST.get("keeps", "")
        command = command_of(request)
        try:
            actions.keep(elector=elector, code=code, keeps=keeps, by=by, at=at, command=command)
        except BadInput as wrong:
            return again(request, elector, wrong.issues, status=422)
        except NotNow as late:
            return again(request, elector, {"late": str(late)}, status=409)
        return redirect("ballots:ballot", ref=ref)

    return view

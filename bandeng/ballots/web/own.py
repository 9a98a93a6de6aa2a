"""A voter's own ballot: opened with the code of the slip or with her telephone, cast, looked at, disputed."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bandeng.ballots import actions, owners, queries, slips, telling
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.queries import households
from bandeng.ballots.rules import life
from bandeng.ballots.rules.numbering import read_number
from bandeng.ballots.web import coowners, keeping, knowing, lines, words
from bandeng.ballots.web.public import vote_or_404
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.people import actions as people
from bandeng.people.actions import locks
from bandeng.people.web import one_click
from bandeng.people.web.asked import address_of
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.web.commands import command_of
from bandeng.ui.words import moment_text

TRIES_PER_SLOT, TRIES_PER_ADDRESS = 10, 30


@dataclass(frozen=True)
class _Opened:
    elector: Elector | None
    issues: dict[str, str]


@asks("public")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ballot(request: HttpRequest, ref: str) -> HttpResponse:
    """Number and code, or the telephone of the roll, open a voter's own ballot: to cast it, or to see it.

    Another's is answered like one that is not on the roll: 404, with what helps whoever mistyped.
    """
    vote = vote_or_404(ref)
    if request.method == "POST":
        opened = _open(request, vote)
        if opened.elector is not None:
            knowing.remember(request, opened.elector)
            return redirect("ballots:ballot", ref=ref)
        typed = request.POST.get("number", "")
        return _closed(request, vote, opened.issues, typed, 429 if "wait" in opened.issues else 404)
    elector = knowing.mine(request, vote)
    if elector is None:
        return _closed(request, vote, {}, request.GET.get("n", "")[:20], 200)
    return own_page(request, elector, {}, status=200)


def _closed(
    request: HttpRequest, vote: Vote, issues: dict[str, str], number: str, status: int
) -> HttpResponse:
    at = now()
    context = {"vote": vote, "issues": issues, "number": number, "command": lambda: new_id(at), "at": at}
    context |= {"trial": _trial(vote), **_when(vote, at)}
    return render(
        request, "ballots/open.html", {**context, **knowing.by_telephone(request, vote)}, status=status
    )


def _when(vote: Vote, at: datetime) -> dict[str, object]:
    """Whether voting is still to come, or over: somebody who comes early is told when it opens."""
    return {
        "ahead": vote.state == "announced" and vote.is_ahead(at=at),
        "over": vote.is_over(at=at),
    }


def _trial(vote: Vote) -> tuple[str, str] | None:
    """A number with its code to try, in the demo only, where the slips are not handed out."""
    if not one_click.is_open() or not vote.is_open(at=now()):
        return None
    free = [row for row in queries.electors(vote) if row.online == "-" and not row.delivered]
    return (free[-1].number, slips.spaced(slips.code_of(free[-1].stream, free[-1].codes))) if free else None


def _open(request: HttpRequest, vote: Vote) -> _Opened:
    """Check the code; wrong ones are counted and slowed."""
    number, at = read_number(request.POST.get("number", "")[:20]), now()
    counted = {
        locks.key("ballot", f"{vote.id}:{number}"): TRIES_PER_SLOT,
        locks.key("ballot-address", locks.house(address_of(request))): TRIES_PER_ADDRESS,
    }
    for key, allowed in counted.items():
        if until := locks.count_failure(key, allowed=allowed, at=at):
            told = {"until": moment_text(until, at)}
            return _Opened(None, {"wait": _("试错的次数太多了,请在%(until)s以后再试,或者问社区") % told})
    found = queries.elector(vote, number)
    given = request.POST.get("code", "")
    if found is None or not slips.is_code_of(found.stream, given, found.codes):
        return _Opened(None, {"code": _("号和码对不上。请照选票上的写;找不到选票的,问社区。")})
    for key in counted:
        locks.take_back(key)
    return _Opened(found, {})


def own_page(request: HttpRequest, elector: Elector, issues: dict[str, str], *, status: int) -> HttpResponse:
    at, vote, said = now(), elector.vote, households.disputes_of(elector)
    context = {
        "vote": vote,
        "elector": elector,
        "own_line": lines.own(elector),
        **_standing(elector, said, at),
        "choices": words.choices_of(vote),
        **_when(vote, at),
        "may_cast": _may_cast(elector, at),
        "may_dispute": vote.state == "announced",
        "history": households.history(elector),
        "disputes": said,
        **coowners.context(request, elector),
        **keeping.context(elector, at),
        "has_rooms": owners.is_for(vote),
        "telephones": households.telephones(elector),
        "outcome_of": partial(words.outcome_of, vote, at=at),
        "issues": issues,
        "typed": request.POST,
        "command": lambda: new_id(at),
        "at": at,
    }
    return render(request, "ballots/ballot.html", context, status=status)


def _may_cast(elector: Elector, at: datetime) -> bool:
    shut = elector.locked or elector.is_settled_by_sale
    return elector.vote.is_open(at=at) and not shut and (elector.vote.revote or elector.online == "-")


def _standing(elector: Elector, said: list[households.Said], at: datetime) -> dict[str, object]:
    """What counts of her ballot, and the receipt of it."""
    standing, vote = queries.own(elector), elector.vote
    void = vote.is_over(at=at) and any(each.outcome == life.VOID for each in said)
    return {
        "items": queries.items(vote),
        "standing": standing,
        "standing_text": words.standing_of(vote, standing.what, void=void),
        "receipt": telling.receipt(queries.seal_shown(elector, standing.what)),
        "receipt_told": telling.receipt_told(elector, standing.what),
    }


def _person(request: HttpRequest) -> str:
    return str(request.user.pk) if request.user.is_authenticated else people.guest(at=now())


@asks("public")
@never_cache
@require_POST
def casting(request: HttpRequest, ref: str) -> HttpResponse:
    """Cast the ballot; what was chosen stays where something is out of order."""
    vote, at = vote_or_404(ref), now()
    elector = knowing.mine(request, vote)
    if elector is None:
        return redirect("ballots:ballot", ref=ref)
    keys = [item.key for item in queries.items(vote)]
    choices = {key: request.POST.get(f"item-{key}", "") for key in keys}
    code, command = slips.code_of(elector.stream, elector.codes), command_of(request)
    by = _person(request)
    try:
        actions.cast(elector=elector, code=code, choices=choices, by=by, at=at, command=command)
    except BadInput as wrong:
        return own_page(request, elector, wrong.issues, status=422)
    except (NotNow, Stale) as late:
        return _late(request, elector, late)
    return redirect("ballots:ballot", ref=ref)


def _late(request: HttpRequest, elector: Elector, late: NotNow | Stale) -> HttpResponse:
    """How it stands now; or on, where it was this very form that was quicker."""
    if queries.said_at(elector, command_of(request)):
        return redirect("ballots:ballot", ref=elector.vote_id)
    told = str(late) if isinstance(late, NotNow) else _("刚才在别处也投了这张票。现在记着的写在下面。")
    again = queries.elector(elector.vote, elector.number) or elector
    return own_page(request, again, {"late": told}, status=409)


@asks("public")
@never_cache
@require_POST
def dispute(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that what is recorded was not one's own: the community answers before the votes are counted."""
    vote, at = vote_or_404(ref), now()
    elector = knowing.mine(request, vote)
    if elector is None:
        return redirect("ballots:ballot", ref=ref)
    code, said = slips.code_of(elector.stream, elector.codes), request.POST.get("words", "")
    by, command = _person(request), command_of(request)
    try:
        actions.dispute(elector=elector, code=code, words=said, by=by, at=at, command=command)
    except BadInput as wrong:
        return own_page(request, elector, wrong.issues, status=422)
    except (NotNow, Stale) as late:
        return _late(request, elector, late)
    return redirect("ballots:ballot", ref=ref)


@asks("public")
@never_cache
@require_POST
def leaving(request: HttpRequest, ref: str) -> HttpResponse:
    """Close the own ballot in this browser: a telephone may be shared."""
    vote = vote_or_404(ref)
    knowing.forget(request, vote)
    answer = redirect("ballots:page", ref=ref)
    answer["Clear-Site-Data"] = '"cache"'  # and what the browser keeps to show at "back"
    return answer

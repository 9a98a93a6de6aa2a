"""What everybody may see of a vote, and a voter's own ballot."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bandeng.ballots import actions, queries, slips, telling
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.web import words
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.people import actions as people
from bandeng.people.actions import locks
from bandeng.people.web.asked import address_of
from bandeng.places import queries as places
from bandeng.rulebook.queries import book
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.words import moment_text

KEY = "ballots"  # of the session: the slots this browser has opened with their codes
TRIES_PER_SLOT, TRIES_PER_ADDRESS = 10, 30
LIST_AT_MOST = 100


@asks("public")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every vote that was announced, the latest first."""
    found = list(queries.public_votes()[:LIST_AT_MOST])
    context = {"votes": found, "places": places.labels({vote.place for vote in found}), "words": words}
    return render(request, "ballots/index.html", {**context, "at": now()})


@asks("public")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """One vote: what is asked of whom under which rule, how many took part, and the result once counted."""
    return render(request, "ballots/vote.html", _told(vote_or_404(ref)))


@asks("public")
@require_safe
def sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """The same for the notice board, with a code that leads to the page."""
    vote = vote_or_404(ref)
    address = request.build_absolute_uri(reverse("ballots:page", args=[vote.id]))
    return render(request, "ballots/sheet.html", {**_told(vote), "address": address})


def vote_or_404(ref: str) -> Vote:
    """A vote that was announced."""
    try:
        return queries.public_vote(ref)
    except Vote.DoesNotExist:
        raise Http404(ref) from None


def _told(vote: Vote) -> dict[str, object]:
    rule = book().voting_rule(vote.rule)
    return {
        "vote": vote,
        "rule": rule,
        "told": [*telling.rule_told(rule), telling.silence_told(vote)],
        "items": queries.items(vote),
        "results": telling.results(vote, queries.items(vote), rule),
        "turnout": queries.turnout(vote),
        "head": queries.last_head(vote),
        "place": places.label(vote.place),
        "state": words.state_of(vote),
        "at": now(),
    }


@dataclass(frozen=True)
class _Opened:
    elector: Elector | None
    issues: dict[str, str]


@asks("public")
@require_http_methods(["GET", "HEAD", "POST"])
def ballot(request: HttpRequest, ref: str) -> HttpResponse:
    """Number and code open a voter's own ballot: to cast it, or to see what counts."""
    vote = vote_or_404(ref)
    if request.method == "POST":
        opened = _open(request, vote)
        if opened.elector is not None:
            request.session[KEY] = {**request.session.get(KEY, {}), vote.id: opened.elector.number}
            return redirect("ballots:ballot", ref=ref)
        context = {"vote": vote, "issues": opened.issues, "number": request.POST.get("number", "")}
        return render(request, "ballots/open.html", context, status=429 if "wait" in opened.issues else 422)
    elector = _mine(request, vote)
    if elector is None:
        number = request.GET.get("n", "")[:20]
        return render(request, "ballots/open.html", {"vote": vote, "issues": {}, "number": number})
    return _own(request, elector, {}, status=200)


def _open(request: HttpRequest, vote: Vote) -> _Opened:
    """Check the code; wrong ones are counted and slowed."""
    number, at = request.POST.get("number", "").strip()[:20].upper(), now()
    counted = {
        locks.key("ballot", f"{vote.id}:{number}"): TRIES_PER_SLOT,
        locks.key("ballot-address", locks.house(address_of(request))): TRIES_PER_ADDRESS,
    }
    for key, allowed in counted.items():
        if until := locks.count_failure(key, allowed=allowed, at=at):
            told = {"until": moment_text(until)}
            return _Opened(None, {"wait": _("试错的次数太多了,请在%(until)s以后再试,或者问社区") % told})
    found = queries.elector(vote, number)
    if found is None or not slips.is_code_of(found.stream, request.POST.get("code", "")):
        return _Opened(None, {"code": _("号和码对不上。请照选票上的写;找不到选票的,问社区。")})
    for key in counted:
        locks.take_back(key)
    return _Opened(found, {})


def _mine(request: HttpRequest, vote: Vote) -> Elector | None:
    number = request.session.get(KEY, {}).get(vote.id)
    return queries.elector(vote, number) if number else None


def _own(request: HttpRequest, elector: Elector, issues: dict[str, str], *, status: int) -> HttpResponse:
    at = now()
    standing = queries.own(elector)
    context = {
        "vote": elector.vote,
        "elector": elector,
        "items": queries.items(elector.vote),
        "standing": standing,
        "standing_text": words.STANDINGS[standing.what],
        "choices": list(words.CHOICES.items()),
        "may_cast": elector.vote.is_open(at=at) and not elector.locked,
        "receipt": telling.receipt(elector),
        "issues": issues,
        "typed": request.POST,
        "command": lambda: new_id(at),
        "at": at,
    }
    return render(request, "ballots/ballot.html", context, status=status)


@asks("public")
@require_POST
def casting(request: HttpRequest, ref: str) -> HttpResponse:
    """Cast the ballot; what was chosen stays where something is out of order."""
    vote, at = vote_or_404(ref), now()
    elector = _mine(request, vote)
    if elector is None:
        return redirect("ballots:ballot", ref=ref)
    person = str(request.user.pk) if request.user.is_authenticated else people.guest(at=at)
    keys = [item.key for item in queries.items(vote)]
    choices = {key: request.POST.get(f"item-{key}", "") for key in keys}
    try:
        actions.cast(
            elector=elector,
            code=slips.code_of(elector.stream),
            choices=choices,
            by=person,
            at=at,
        )
    except BadInput as wrong:
        return _own(request, elector, wrong.issues, status=422)
    except (NotNow, Stale) as late:
        told = str(late) if isinstance(late, NotNow) else _("刚才在别处也投了这张票。现在记着的写在下面。")
        return _own(request, queries.elector(vote, elector.number) or elector, {"late": told}, status=409)
    return redirect("ballots:ballot", ref=ref)


@asks("public")
@require_POST
def leaving(request: HttpRequest, ref: str) -> HttpResponse:
    """Close the own ballot in this browser: a telephone may be shared."""
    vote = vote_or_404(ref)
    request.session[KEY] = {key: n for key, n in request.session.get(KEY, {}).items() if key != vote.id}
    return redirect("ballots:page", ref=ref)

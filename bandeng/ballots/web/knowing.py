"""Whose ballot this browser has opened: by the slip's code, or by a telephone that stands on the roll."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bandeng.ballots import actions, queries
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.queries import households
from bandeng.ballots.web import words
from bandeng.ballots.web.public import vote_or_404
from bandeng.kernel.refusals import NotYours
from bandeng.people import phones
from bandeng.people.models import RESIDENT, Person
from bandeng.people.web.sections import Link
from bandeng.places import queries as places
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.web.commands import command_of

KEY = "ballots"  # of the session: the slots this browser has opened


def remember(request: HttpRequest, elector: Elector) -> None:
    """This browser has opened the slot, with the code that counts now."""
    opened = {**request.session.get(KEY, {}), elector.vote_id: f"{elector.number} {elector.codes}"}
    request.session[KEY] = opened


def forget(request: HttpRequest, vote: Vote) -> None:
    """Close it again."""
    request.session[KEY] = {key: n for key, n in request.session.get(KEY, {}).items() if key != vote.id}


def mine(request: HttpRequest, vote: Vote) -> Elector | None:
    """The slot this browser has opened; None once its code counts no more."""
    number, _space, codes = request.session.get(KEY, {}).get(vote.id, "").partition(" ")
    found = queries.elector(vote, number) if number else None
    return found if found is not None and codes == str(found.codes) else None


def resident(request: HttpRequest) -> Person | None:
    """The resident who signed in; None for guests and for people at their desks."""
    user = request.user
    return user if isinstance(user, Person) and user.kind == RESIDENT else None


def by_telephone(request: HttpRequest, vote: Vote) -> dict[str, object]:
    """What the page of a closed ballot says to whoever signed in, or may sign in, with her telephone."""
    person = resident(request)
    phone = households.own_phone(person) if person else ""
    return {
        "signed_in": person is not None,
        "staff": request.user.is_authenticated and person is None,
        "phone": phones.masked(phone) if phone else "",
        "slots": households.slots_of_phone(vote, phone),
        "sign_in": f"{reverse('people:phone-sign-in')}?next={reverse('ballots:ballot', args=[vote.id])}",
    }


@asks("signed")
@never_cache
@require_POST
def identity(request: HttpRequest, ref: str) -> HttpResponse:
    """The telephone she signed in with stands on the roll: her ballot opens, and that is recorded once."""
    vote, at, person = vote_or_404(ref), now(), str(request.user.pk)
    elector = queries.elector(vote, request.POST.get("number", "")[:20])
    if elector is None:
        raise NotYours(_("您登录用的手机号不在这个号的名册上。"))
    if not households.is_known(elector, person) or not _still(request, elector):
        actions.identify(elector=elector, by=person, at=at, command=command_of(request))
        elector = queries.elector(vote, elector.number) or elector
    remember(request, elector)
    return redirect("ballots:ballot", ref=ref)


def _still(request: HttpRequest, elector: Elector) -> bool:
    """Whether the number she signs in with today is still the roll's."""
    phone = households.own_phone(person) if (person := resident(request)) else ""
    return elector in households.slots_of_phone(elector.vote, phone)


@asks("signed")
@never_cache
@require_safe
def my_votes(request: HttpRequest) -> HttpResponse:
    """Every vote whose roll has the telephone she signed in with."""
    person = resident(request)
    phone = households.own_phone(person) if person else ""
    lines = households.lines_of(phone)
    context = {
        "phone": phones.masked(phone) if phone else "",
        "electors": list({line.elector_id: line.elector for line in lines}.values()),
        "places": places.labels({line.elector.vote.place for line in lines}),
        "words": words,
        "at": now(),
    }
    return render(request, "ballots/mine.html", context)


def links(request: HttpRequest) -> Iterable[Link]:
    """The votes on 「我的」: those that run, and the way to all of them."""
    person, at = resident(request), now()
    lines = households.lines_of(households.own_phone(person)) if person else []
    votes = {line.elector.vote_id: line.elector.vote for line in lines}
    for vote in votes.values():
        if vote.is_open(at=at):
            url = reverse("ballots:ballot", args=[vote.id])
            yield Link(url=url, text=vote.title, note=_("正在投票"))
    if votes:
        yield Link(url=reverse("ballots:mine"), text=_("我的表决"))

"""What anybody sees: calls, the form of a work, works that may be read; and one's own."""

from collections.abc import Iterator, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bandeng.contests import actions, queries
from bandeng.contests.models import Contest, Work
from bandeng.contests.web import forms
from bandeng.contests.web.desk import choices
from bandeng.figures.web.leading import Sight
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput
from bandeng.people.web.sections import Link
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.clock import now
from bandeng.ui.web.asks import PUBLIC, SIGNED, asks
from bandeng.ui.web.choosing import is_searching


@asks(PUBLIC)
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Every call, and until when works may come in."""
    at = now()
    found = [(of, queries.is_open(of, at=at)) for of in queries.calls(on=at.astimezone(SHANGHAI).date())]
    return render(request, "contests/calls.html", {"calls": found, "year": at.year})


@asks(PUBLIC)
@require_safe
def call(request: HttpRequest, ref: str) -> HttpResponse:
    """One call, and the works that may be read."""
    at, of = now(), _contest(ref)
    public = [queries.shown(work, with_author=work.named) for work in queries.public_of(of)]
    context = {
        "contest": of,
        "unit": queries.unit_names([of.unit]).get(of.unit, ""),
        "is_open": queries.is_open(of, at=at),
        "works": public,
        "awards": {award.code: spoken(award) for award in book().contesting.awards},
        "groups": choices(of, request)["groups"],
        "year": at.year,
    }
    return render(request, "contests/call.html", context)


@asks(PUBLIC)
@require_safe
def reading_page(request: HttpRequest, ref: str) -> HttpResponse:
    """A published work, with its author's name if she agreed."""
    work = queries.public_work(ref)
    if work is None:
        raise Http404(ref)
    awards = {award.code: spoken(award) for award in book().contesting.awards}
    context = {"shown": queries.shown(work, with_author=work.named), "award": awards.get(work.award, "")}
    return render(request, "contests/public_work.html", context)


@asks(SIGNED)
@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, ref: str) -> HttpResponse:
    """The form of a work, and its sending in."""
    of = _contest(ref)
    if request.method != "POST" or is_searching(request):
        return _form(request, of, None)
    at = now()
    try:
        what, command = forms.sending(of, request), forms.command_of(request)
        fact = actions.send_in(contest=of, what=what, by=str(request.user.pk), at=at, command=command)
    except BadInput as wrong:
        return _form(request, of, wrong)
    return redirect("contests:own-work", ref=fact.stream.partition(":")[2])


@asks(SIGNED)
@require_safe
def own_work(request: HttpRequest, ref: str) -> HttpResponse:
    """A work of one's own: its number, its text, and how to withdraw it."""
    work = _own(request, ref)
    context = {"shown": queries.shown(work, with_author=True), "command": new_id(now())}
    return render(request, "contests/own_work.html", context)


@asks(SIGNED)
@require_POST
def taking_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Withdraw a work of one's own."""
    by, command = str(request.user.pk), forms.command_of(request)
    actions.take_back(work=_own(request, ref), by=by, at=now(), command=command)
    return redirect("contests:calls")


def links(request: HttpRequest) -> Iterator[Link]:
    """One's own works, on 「我的」."""
    for work, heading in queries.mine(str(request.user.pk)):
        address = reverse("contests:own-work", args=[work.id])
        yield Link(url=address, text=heading or work.number, note=work.contest.title)


def _form(request: HttpRequest, of: Contest, wrong: BadInput | None) -> HttpResponse:
    at = now()
    context = {
        "contest": of,
        "is_open": queries.is_open(of, at=at),
        "issues": wrong.issues if wrong else {},
        "year": at.year,
        **choices(of, request),
        "seek_to": request.path,
        "command": lambda: new_id(at),
    }
    return render(request, "contests/sending.html", context, status=422 if wrong else 200)


def _contest(ref: str) -> Contest:
    found = queries.call_of(ref, on=now().astimezone(SHANGHAI).date())
    if found is None:
        raise Http404(ref)
    return found


def _own(request: HttpRequest, ref: str) -> Work:
    for work, _heading in queries.mine(str(request.user.pk)):
        if work.id == ref:
            return work
    raise Http404(ref)


def contests(refs: Sequence[str]) -> dict[str, Sight]:
    """The pages of calls for works, for everybody."""
    on = now().astimezone(SHANGHAI).date()
    return {
        of.id: Sight(title=of.title, page=reverse("contests:call", args=[of.id]))
        for of in queries.calls_among(refs, on=on)
    }


def works(refs: Sequence[str]) -> dict[str, Sight]:
    """What numbers of works are made of: the call they came for, never the work, which is read blind."""
    return {
        ref: Sight(title=of.title, page=reverse("contests:call", args=[of.id]))
        for ref, of in queries.calls_of(refs).items()
    }

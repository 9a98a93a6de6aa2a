"""A promise in the hands of a post: its page for whoever is in it, in the morning, and in a notice."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Promise
from bandeng.assembly.web import asking, reading, words
from bandeng.assembly.web.desk import drawn, found
from bandeng.kernel.refusals import BadInput
from bandeng.notices.kinds import Matter
from bandeng.places import queries as places
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.web.asks import asks


@asks("assembly.fulfil")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """What was promised, until when; a line to say what became of it."""
    who = sitting(request)
    return _show(request, who, found(queries.entrusted_for, who, ref), None)


@asks("assembly.fulfil")
@require_POST
def accounting(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what became of it."""
    who = sitting(request)
    promise, command = found(queries.entrusted_for, who, ref), reading.command_of(request)
    try:
        asking.ask(request, "why")
        what = account_of(request)
        actions.account(promise=promise, what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _show(request, who, promise, wrong)
    return redirect("assembly:entrusted", ref=ref)


def account_of(request: HttpRequest) -> actions.Account:
    """What the form says became of a promise."""
    return actions.Account(
        fate=request.POST.get("fate", ""),
        on=reading.day(request, "on"),
        why=reading.text(request, "why"),
    )


def _show(request: HttpRequest, who: Sitting, one: Promise, wrong: BadInput | None) -> HttpResponse:
    (owed,) = [each for each in queries.owed_of([one.of], at=who.at)[one.of] if each.id == one.id]
    context = {
        "owed": owed,
        "place": places.label(one.place),
        "code": one.place.rstrip("/").rpartition("/")[2],
        "state_of": words.state_of,
        "fates": words.FATES,
    }
    return drawn(request, who, "entrusted", wrong, **context)


def matters(streams: Iterable[str]) -> dict[str, Matter]:
    """What notices of promises are about; their words stay on the page."""
    found_ = {}
    for stream in streams:
        page_ = reverse("assembly:entrusted", args=[stream.partition(":")[2]])
        found_[stream] = Matter(number="", title=_("答应邻居的一件事"), page=page_, desk_page=page_)
    return found_

"""The desk of this room: who sits there, and the one way its pages are drawn and its forms answered."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bandeng.assembly import actions, queries
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.ui.web.asks import asks
from bandeng.ui.web.commands import command_of

T = TypeVar("T", bound=models.Model)
Fetch = Callable[..., T]
Change = Callable[[Sitting, T, HttpRequest], Fact]
Show = Callable[[HttpRequest, Sitting, T, BadInput | None], HttpResponse]


def sees(request: HttpRequest) -> Sitting:
    """Whoever sits at the desk and may see deliberations. Raises NotYours."""
    who = sitting(request)
    if not queries.may_see_any(who.person, at=who.at):
        raise NotYours(_("议事由社区和网格组织,您的岗位看不到。居民在“身边”里看。"))
    return who


def drawn(
    request: HttpRequest, who: Sitting, template: str, wrong: BadInput | None, **more: Any
) -> HttpResponse:
    """A page with its forms: what is wrong, what was typed, a fresh id for each submission."""
    context = {
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "spoken": spoken,
        "sitting": who,
        **more,
    }
    return render(request, f"assembly/desk/{template}.html", context, status=wrong.status if wrong else 200)


def found(fetch: Callable[..., T], who: Sitting, ref: str) -> T:
    """What she may see under this id. Raises Http404."""
    try:
        return fetch(who.person, ref, at=who.at)
    except models.ObjectDoesNotExist:
        raise Http404(ref) from None


def changing(
    act: str, fetch: Callable[..., T], change: Change[T], show: Show[T], back: Callable[[T], str]
) -> Callable[..., HttpResponse]:
    """The view of one change: acts and goes back, or shows the page with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who = sees(request)
        one = found(fetch, who, ref)
        try:
            change(who, one, request)
        except (BadInput, NotNow) as refused:
            if not actions.was_said(command_of(request), by=who.person):
                return _told(refused, lambda wrong: show(request, who, one, wrong))
        return redirect(back(one))

    return view


def _told(refused: BadInput | NotNow, show: Callable[[BadInput], HttpResponse]) -> HttpResponse:
    """What is wrong with the form beside its fields. Raises NotNow: that is another page."""
    if isinstance(refused, BadInput):
        return show(refused)
    raise refused

"""「消息」: what changed for a person and her posts, newest first; each opens onto its matter."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bandeng.notices import actions, queries
from bandeng.notices.models import Notice
from bandeng.people.web.sections import Link
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import sitting
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks

MOST = 99


@dataclass(frozen=True)
class Frame:
    """The page around: the desk's for whoever is in a post, the residents' otherwise."""

    template: str
    context: dict[str, object]


def frame_of(request: HttpRequest, page: str) -> Frame:
    """Which of the two frames the signed-in person has; ``page`` is the template's name without its end."""
    if posts.seats_of(str(request.user.pk), at=now()):
        return Frame(f"notices/desk/{page}.html", {"sitting": sitting(request)})
    return Frame(f"notices/{page}.html", {})


def count(request: HttpRequest) -> str:
    """How much is new, for the shell: 「3」, 「99+」. One statement, none for a stranger."""
    if not hasattr(request, "user") or not request.user.is_authenticated:  # a refused host has nobody yet
        return ""
    found = queries.unread(str(request.user.pk), at=now())
    return f"{MOST}+" if found > MOST else str(found or "")


def links(request: HttpRequest) -> list[Link]:
    """The way in from 「我的」."""
    new = count(request)
    note = _("%(n)s 条没看") % {"n": new} if new else ""
    return [
        Link(url=reverse("notices:notices"), text=_("看消息"), note=note),
        Link(url=reverse("notices:choice"), text=_("怎样告诉我")),
    ]


@asks("signed")
@never_cache
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Thirty at a time."""
    at, frame = now(), frame_of(request, "notices")
    before = request.GET.get("before", "")
    page = queries.page_of(str(request.user.pk), at=at, before=_height(before))
    sees = bool(posts.places_where(str(request.user.pk), "notices.resend", at=at).places)
    context = {
        "page": page,
        "at": at,
        "is_first": not before,
        "unread": count(request) if not before else "",
        "sees_letters": sees,
        **frame.context,
    }
    return render(request, frame.template, context)


def _height(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0


@asks("signed")
@require_POST
def reading(request: HttpRequest) -> HttpResponse:
    """All that stood on the page is read."""
    actions.read(person=str(request.user.pk), up_to=_height(request.POST.get("height", "")))
    return redirect("notices:notices")


@asks("signed")
@never_cache
@require_safe
def notice(request: HttpRequest, ref: str) -> HttpResponse:
    """One notice leads to its matter, and is read by that. 404 for somebody else's."""
    person = str(request.user.pk)
    try:
        found, page = queries.addressed(person, ref, at=now())
    except Notice.DoesNotExist:
        raise Http404 from None
    actions.opened(person=person, notice=found)
    return redirect(page)

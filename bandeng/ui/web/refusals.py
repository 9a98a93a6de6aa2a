"""Refusals as answers: the right status, the reason in the person's words, what would help.

Scripts that ask for JSON get ``{"error": sentence, "kind": ..., ...}`` with the same status.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Refusal, Stale

SECRET = ("password", "csrfmiddlewaretoken", "code", "otp", "token", "secret")
MACHINE = re.compile(r"[\w.:@+/=-]{0,300}", re.ASCII)  # a choice, a number, an id, something signed


Wording = Callable[[Iterable[str]], tuple[str, ...]]
_wordings: dict[str, Wording] = {}


def word_posts(wording: Wording) -> None:
    """Let a room say the ids of posts in a refusal as people know them; what is no id it gives back."""
    _wordings["posts"] = wording


Verbs = Callable[[str, Iterable[str]], tuple[str, ...]]
_verbs: dict[str, Verbs] = {}


def word_verbs(wording: Verbs) -> None:
    """Let a room say the verbs that are open instead, of the room whose page it is, as people call them."""
    _verbs["verbs"] = wording


Seat = Callable[[HttpRequest], Mapping[str, object]]
_seats: dict[str, Seat] = {}


def seat(at: Seat) -> None:
    """Let a room say what a page of the desk needs to look as it does for whoever sits there: ``layout``, the
    base template, and its variables; nothing where nobody does."""
    _seats["desk"] = at


def _desk(request: HttpRequest) -> Mapping[str, object]:
    return _seats["desk"](request) if _seats and request.path.startswith("/desk/") else {}


def _worded(who: tuple[str, ...]) -> tuple[str, ...]:
    return _wordings["posts"](who) if who and _wordings else who


@dataclass(frozen=True, kw_only=True)
class Page:
    """One refusal page. ``kind`` chooses the icon; ``who`` are posts with their telephone."""

    status: int
    kind: str
    title: str
    sentence: str
    help: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    issues: dict[str, str] | None = None
    verbs: tuple[str, ...] = ()
    back: str = "/"
    written: tuple[str, ...] = ()


def wants_json(request: HttpRequest) -> bool:
    """Whether the client would rather have JSON than a page."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to one of the kernel's refusals: 403, 409 or 422."""
    page = _page_of(refusal, back=_thing(request))
    return show(request, replace(page, verbs=_instead(request, page.verbs)))


def _instead(request: HttpRequest, verbs: tuple[str, ...]) -> tuple[str, ...]:
    room = request.resolver_match.app_name if request.resolver_match else ""
    return _verbs["verbs"](room, verbs) if verbs and _verbs else verbs


def written(request: HttpRequest) -> tuple[str, ...]:
    """What a person wrote in words with this request, each once: nothing that was typed is lost."""
    return tuple(dict.fromkeys(text for _name, text in _typed(request.POST)[0]))


def show(request: HttpRequest, page: Page) -> HttpResponse:
    """A page of refusal, or the same as JSON."""
    if wants_json(request):
        told = {"issues": page.issues, "who": page.who, "verbs": page.verbs}
        said = {"error": page.sentence, "kind": page.kind, **{word: one for word, one in told.items() if one}}
        return JsonResponse(said, status=page.status, json_dumps_params={"ensure_ascii": False})
    page = replace(page, written=written(request))
    context = {"page": page, "layout": layout(request), **_desk(request)}
    return render(request, "ui/refusal.html", context, status=page.status)


def only_sent(request: HttpRequest, refused: HttpResponseBase) -> HttpResponse:
    """405 as a page: an address that only takes what is sent to it, or only shows something."""
    page = Page(
        status=405,
        kind="not-found",
        title=_("这个地址不能直接打开"),
        sentence=_("它只用来收一张表。请回到原来的页面,从那里再办一次。"),
        back=_thing(request),
    )
    response = show(request, page)
    response["Allow"] = refused.headers.get("Allow", "")
    return response


def layout(request: HttpRequest) -> str:
    """The base template of the face the person is on."""
    return "ui/desk.html" if request.path.startswith("/desk/") else "ui/page.html"


def sign_in(request: HttpRequest) -> str:
    """Where the person of this face signs in: staff with a password, residents with their telephone."""
    return settings.LOGIN_URL if request.path.startswith("/desk/") else settings.BANDENG_RESIDENT_SIGN_IN


def session_over(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The session ended in the middle of a form: show what was typed, ready to be sent again (403)."""
    if request.user.is_authenticated:
        sentence = _("您已经登录好了,这一页也换新了。您写的都在下面,再点一次「再交一次」就交上去了。")
    else:
        sentence = _("登录已过期,或者这张表放得太久。您写的内容都在下面,没有丢。")
    if wants_json(request):
        return JsonResponse({"error": sentence, "kind": "session"}, status=403)
    written, sent = _typed(request.POST)
    named = [(name, label_of(name), value) for name, value in written]
    context: dict[str, object] = {"sentence": sentence, "written": named, "sent": sent}
    context |= {"target": request.get_full_path(), "layout": layout(request), "back": _thing(request)}
    context |= {"pictures": len(request.FILES) > 0, "sign_in": sign_in(request), **_desk(request)}
    return render(request, "ui/session_over.html", context, status=403)


def label_of(name: str) -> str:
    """What a field is called on the page of an ended session; the form itself is not known there."""
    return {
        "words": _("写的话"),
        "address": _("具体位置"),
        "name": _("称呼"),
        "phone": _("电话"),
        "reason": _("理由"),
        "basis": _("依据"),
        "purpose": _("来做什么"),
        "spot": _("到哪里"),
        "cooperation": _("配合得怎么样"),
        "tried": _("已经做了什么"),
        "why": _("为什么"),
    }.get(name, _("您写的"))


Fields = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What was sent and may not have arrived: ``written`` in words, ``sent`` along with them.

    ``once``: it bears the id of its submission, so that sending it again never doubles it. ``whole``: nothing
    of it had to be left out (a password, a picture), so that it can be sent again as it is.
    """

    target: str
    written: Fields
    sent: Fields
    once: bool
    whole: bool
    pictures: bool


def typed(request: HttpRequest) -> Typed:
    """What was typed into the form that was sent, for a page on which it is not lost."""
    written, sent = _typed(request.POST)
    secret = [name for name in request.POST if _is_secret(name) and name != "csrfmiddlewaretoken"]
    return Typed(
        target=request.get_full_path(),
        written=written,
        sent=sent,
        once=bool(request.POST.get("command")),
        whole=not secret and bool(written or sent),
        pictures=len(request.FILES) > 0,
    )


def _is_secret(name: str) -> bool:
    return any(word in name.lower() for word in SECRET)


def _typed(post: QueryDict) -> tuple[Fields, Fields]:
    """What a person wrote in words, and what the form sent along (choices, numbers); secrets are left out."""
    kept = [(name, value) for name, values in post.lists() if not _is_secret(name) for value in values]
    return [one for one in kept if not MACHINE.fullmatch(one[1])], [
        one for one in kept if MACHINE.fullmatch(one[1])
    ]


def _page_of(refusal: Refusal, back: str) -> Page:
    sentence = str(refusal)
    if isinstance(refusal, NotYours):
        return Page(
            status=403,
            kind="not-yours",
            title=_("这一步不由您来办"),
            sentence=sentence,
            who=_worded(refusal.who),
            back=back,
        )
    if isinstance(refusal, Stale):
        title = _("有人比您先办了一步")
        sentence = _("同一件事刚刚有了变化,您这一步没有存下。请先看看现在的情况,再决定下一步。")
        return Page(status=409, kind="stale", title=title, sentence=sentence, back=back)
    if isinstance(refusal, NotNow):
        title = _("现在还不能这样办")
        return Page(
            status=409, kind="not-now", title=title, sentence=sentence, verbs=refusal.verbs, back=back
        )
    issues = refusal.issues if isinstance(refusal, BadInput) else {}
    status = 422 if issues else 400
    title = _("有几处需要改一下")
    return Page(status=status, kind="bad-input", title=title, sentence=sentence, issues=issues, back=back)


def _thing(request: HttpRequest) -> str:
    """The page of the thing acted upon: where the person came from on this site, else the address above."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    here = came_from.netloc == request.get_host() and came_from.scheme == request.scheme
    is_again = request.method == "GET" and came_from.path == request.path
    if not here or is_again or not came_from.path.startswith("/") or came_from.path.startswith("//"):
        return _above(request.path)
    return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path


def _above(path: str) -> str:
    """The nearest address above this one at which there is a page."""
    parts = path.strip("/").split("/")[:-1]
    while parts:
        above = f"/{'/'.join(parts)}/"
        if is_valid_path(above):
            return above
        parts.pop()
    return "/"

"""One post: who is in it, and for those who may: appoint, end, name a deputy, set the rota."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, renamed
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.people.models import Person
from bandeng.posts import actions, queries
from bandeng.posts.models import Post
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.web.asks import asks

KEEPING = ("posts.appoint", "posts.end", "posts.deputise", "posts.rota")


@dataclass(frozen=True, kw_only=True)
class May:
    """Whether the person may keep this post's roster in one way, and if not, why and who may."""

    yes: bool
    reason: str
    who: tuple[str, ...]


def _may(who: Sitting, act: str, place: str, unit: str) -> May:
    answer = queries.permit(who.person, act, place, at=who.at, unit=unit)
    return May(yes=answer.yes, reason=answer.reason, who=queries.reachable(answer.who))


@asks("posts.see")
@require_safe
def post(request: HttpRequest, post: str) -> HttpResponse:
    """The post, its people, its rota; forms for those who may."""
    return _shown(request, sitting(request), post, None)


def _shown(request: HttpRequest, who: Sitting, post: str, wrong: BadInput | None) -> HttpResponse:
    kept = _kept(who, post)
    may = {act.removeprefix("posts."): _may(who, act, kept.place, _desk(post)) for act in KEEPING}
    appointing = may["appoint"].yes or may["deputise"].yes
    context = {
        "post": kept,
        "may": may,
        "refused": next((each for each in may.values() if not each.yes), None),
        "candidates": queries.candidates(post) if appointing else [],
        "issues": (wrong.issues or {"holder": str(wrong)}) if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "sitting": who,
    }
    return render(request, "posts/post.html", context, status=422 if wrong else 200)


def _kept(who: Sitting, post: str) -> queries.Keeping:
    try:
        return queries.keeping(post, at=who.at)
    except Post.DoesNotExist:
        raise Http404(post) from None


def _desk(post: str) -> str:
    return post.partition("@")[2]


Change = Callable[[Sitting, str, HttpRequest], Fact]


def changing(act: str, change: Change) -> Callable[..., HttpResponse]:
    """The view of one change to a post's roster: acts, or shows the page with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, post: str) -> HttpResponse:
        who = sitting(request)
        _kept(who, post)
        try:
            change(who, post, request)
        except BadInput as wrong:
            return _shown(request, who, post, wrong)
        return redirect("posts:post", post=post)

    return view


def appoint(who: Sitting, post: str, request: HttpRequest) -> Fact:
    """Put somebody into the post; whoever is not eligible needs a reason."""
    return actions.appoint(
        post=post,
        holder=_person(request),
        by=who.person,
        at=who.at,
        exception=request.POST.get("exception", "").strip(),
        command=_command(request),
    )


def end(who: Sitting, post: str, request: HttpRequest) -> Fact:
    """Take somebody out of the post."""
    holder = request.POST.get("holder", "")
    return actions.end(post=post, holder=holder, by=who.person, at=who.at, command=_command(request))


def deputise(who: Sitting, post: str, request: HttpRequest) -> Fact:
    """Let somebody stand in for a time."""
    with _during_of("deputy"), renamed({"holder": "deputy"}):
        return actions.deputise(
            post=post,
            deputy=_person(request),
            by=who.person,
            during=_during(request),
            at=who.at,
            command=_command(request),
        )


def set_rota(who: Sitting, post: str, request: HttpRequest) -> Fact:
    """Put the post on duty or on call for a time."""
    with _during_of("shift"):
        return actions.set_rota(
            post=post,
            kind=request.POST.get("kind", ""),
            by=who.person,
            during=_during(request),
            at=who.at,
            command=_command(request),
        )


def _command(request: HttpRequest) -> str:
    """The id of the submission; each form of a page has its own."""
    return request.POST.get("command", "")[:40]


def _person(request: HttpRequest) -> str:
    """The person chosen in the list, or named by her user name. Raises BadInput."""
    ref = request.POST.get("username", "").strip() or request.POST.get("holder", "")
    try:
        return people.person(ref).id
    except Person.DoesNotExist:
        raise BadInput(_("没有找到这个人"), {"holder": _("请从名单里选,或写对用户名")}) from None


def _during_of(part: str) -> AbstractContextManager[None]:
    """What is wrong with the time is said in this form, not in the other one that asks for a time."""
    return renamed({name: f"{part}-{name}" for name in ("begins_at", "ends_at")})


def _during(request: HttpRequest) -> tuple[datetime, datetime]:
    return _moment(request, "begins_at"), _moment(request, "ends_at")


def _moment(request: HttpRequest, name: str) -> datetime:
    try:
        return datetime.fromisoformat(request.POST.get(name, "")).replace(tzinfo=SHANGHAI)
    except ValueError:
        raise BadInput(_("请写清楚从什么时候到什么时候"), {name: _("请填日期和时间")}) from None

"""Sessions as residents see them: what is coming, one session, signing up, coming to the door."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bandeng.gatherings import actions, queries, rules
from bandeng.gatherings.models import Session
from bandeng.gatherings.web.reading import command_of
from bandeng.gatherings.web.showing import guardian_under, public_page
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, Refusal
from bandeng.ledger import pictures
from bandeng.people.actions import locks
from bandeng.people.web.asked import address_of
from bandeng.rulebook.rules.gatherings import FESTIVAL
from bandeng.ui.clock import now
from bandeng.ui.web import refusals
from bandeng.ui.web.asks import asks

GUEST = "gatherings.guest"  # in the session of a browser: who came without an account
PER_ADDRESS = ((600, rules.REMIND_EVERY),)  # a hall shares one address; a machine that fills lists does not


@asks("public")
@require_safe
def session(request: HttpRequest, ref: str) -> HttpResponse:
    """One session in plain words, and what one can do about it."""
    return _page(request, _found(ref), None)


def _sent(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[..., HttpResponse]:
    """What is only sent; whoever opens the address, after signing in or reloading, is led to the session."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def sent(request: HttpRequest, ref: str) -> HttpResponse:
        return view(request, ref) if request.method == "POST" else redirect("gatherings:session", ref=ref)

    return sent


@asks("signed")
@_sent
def sign_up(request: HttpRequest, ref: str) -> HttpResponse:
    """Sign up herself, or her child with a guardian's consent."""
    this, person, post = _found(ref), str(request.user.pk), request.POST
    who = actions.Joining(called=post.get("called", ""), child="child" in post, consented="consented" in post)
    try:
        actions.sign_up(session=this, who=who, by=person, at=now(), command=command_of(request))
    except BadInput as wrong:
        return _page(request, this, wrong)
    return redirect(f"{reverse('gatherings:session', args=[ref])}#mine")


@asks("signed")
@_sent
def withdrawal(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a seat back."""
    this, seat = _found(ref), request.POST.get("seat", "")
    actions.withdraw(session=this, seat=seat, by=str(request.user.pk), at=now(), command=command_of(request))
    return redirect(f"{reverse('gatherings:session', args=[ref])}#mine")


@asks("public")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def arrival(request: HttpRequest, ref: str) -> HttpResponse:
    """Where the QR code at the door leads: one tap says that one has come. The code stands in the form."""
    this, refused = _found(ref), None
    if request.method == "POST":
        try:
            _arrive(request, this)
            return redirect(f"{reverse('gatherings:arrival', args=[ref])}?done=1")
        except (BadInput, NotNow) as no:
            refused = no
    return _door(request, this, refused)


def _arrive(request: HttpRequest, this: Session) -> None:
    at, code, command = now(), request.POST.get("code", "")[:40], command_of(request)
    who = _who_arrives(request, this)
    known = str(request.user.pk) if request.user.is_authenticated else request.session.get(GUEST, "")
    if "let_in" not in request.POST:
        actions.ask_at_door(this, known)
    if known:
        child = who if who.child else None
        actions.arrive(session=this, code=code, by=known, at=at, command=command, child=child)
        return
    if locks.allow(locks.key("arrival", address_of(request)), PER_ADDRESS, at=at):
        raise NotNow(_("这个网络地址记得太多了,请主持人在名单上记您"))
    guest = actions.arrive_as_guest(session=this, code=code, who=who, at=at, command=command)
    if not who.child:  # a guardian may bring a second child, and then come herself
        request.session[GUEST] = guest


def _who_arrives(request: HttpRequest, this: Session) -> actions.Coming:
    """Herself, or where the kind is for children also a child of hers. Raises BadInput."""
    post = request.POST
    asked = post.get("who", "") if guardian_under(this) else "self"
    if asked not in ("self", "child"):
        raise BadInput(_("没有记上到场"), {"who": _("请选到的是谁")})
    return actions.Coming(
        called=post.get("called", ""), child=asked == "child", consented="consented" in post
    )


def _door(request: HttpRequest, this: Session, refused: Refusal | None) -> HttpResponse:
    issues = refused.issues if isinstance(refused, BadInput) else {}
    status = 200 if refused is None else 422 if issues else 409
    context = {
        "session": this,
        "units": queries.units_of([this.id]).get(this.id, ()),
        "done": "done" in request.GET and refused is None,
        "code": request.POST.get("code", request.GET.get("t", ""))[:40],
        "known": request.user.is_authenticated or GUEST in request.session,
        "guardian_under": guardian_under(this),
        "issues": issues,
        "sentence": "" if issues or refused is None else str(refused),
        "typed": request.POST,
        "command": new_id(now()),
    }
    return render(request, "gatherings/arrival.html", context, status=status)


def _page(request: HttpRequest, this: Session, wrong: BadInput | None) -> HttpResponse:
    person, at = str(request.user.pk) if request.user.is_authenticated else "", now()
    context: dict[str, Any] = public_page(this, at) | {
        "mine": queries.seats_of_person(this, person) if person else [],
        "may_sign": _is_open(this, person, at),
        "near": this.is_planned and this.begins_at - rules.EARLIEST_ARRIVAL <= at,
        "over": this.ends_at <= at,
        "may_add": bool(person) and _may_add(this, person, at),
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(at),
        "at": at,
        "sign_in": "" if person else _sign_in(request, this),
    }
    return render(request, "gatherings/session.html", context, status=422 if wrong else 200)


def _sign_in(request: HttpRequest, this: Session) -> str:
    """Where whoever is not signed in goes first, and comes back from."""
    back = reverse("gatherings:session", args=[this.id])
    return f"{refusals.sign_in(request)}?{urlencode({'next': back})}"


def _is_open(this: Session, person: str, at: datetime) -> bool:
    """Whether the page offers to sign up: whoever is not signed in is led to the sign-in first."""
    if not this.is_planned or this.ends_at <= at:
        return False
    return queries.may_join(this, person, at=at)


def _may_add(this: Session, person: str, at: datetime) -> bool:
    """Whether she may hold a session below this one: it is a festival, itself no part of one."""
    if this.family != FESTIVAL or queries.PART_OF in this.serves or not (this.is_planned or this.is_held):
        return False
    return bool(queries.units_for(person, "gatherings.plan", at=at))


def _found(ref: str) -> Session:
    try:
        return queries.session(ref)
    except Session.DoesNotExist:
        raise Http404(ref) from None


@pictures.may_see
def may_see(digest: str, viewer: pictures.Viewer) -> bool:
    """Pictures whose people agreed are anybody's; others are seen by whoever holds the session."""
    if queries.is_public(digest):
        return True
    return bool(viewer.person) and queries.is_seen_by(digest, viewer.person, at=now())

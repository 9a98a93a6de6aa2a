"""Signing in: staff by password, second step or passkey; residents by phone code; the demo by one click."""

from datetime import datetime

from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bandeng.kernel.refusals import BadInput, Refusal
from bandeng.people import queries, senders
from bandeng.people.actions import passkeys, passwords, phone_codes, second_step
from bandeng.people.actions.locks import TooOften
from bandeng.people.models import Person
from bandeng.people.web import ceremonies, sessions
from bandeng.people.web import one_click as one_click_door
from bandeng.people.web.asked import address_of, landing, next_of, site_of, typed
from bandeng.ui.clock import now
from bandeng.ui.web import drafts
from bandeng.ui.web.asks import asks

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@asks("public")
@never_cache
@sensitive_post_parameters("password")
@non_atomic_requests  # a try is counted before it is judged, and nobody waits while a password is hashed
@get_or_post
def password(request: HttpRequest) -> HttpResponse:
    """Staff: user name and password."""
    if request.method != "POST":
        return _page(request, "password")
    at = now()
    try:
        username = typed(request, "username", longest=64)
        secret = request.POST.get("password", "")[:1000]
        person = passwords.sign_in(username, secret, address=address_of(request), at=at)
    except Refusal as refused:
        return _page(request, "password", refused)
    if second_step.is_on(person):
        sessions.await_second_step(request, person, at=at)
        return redirect(f"{reverse('people:second-step')}{_with_next(request)}")
    return _welcome(request, person, at)


@asks("public")
@never_cache
@non_atomic_requests
@get_or_post
def code(request: HttpRequest) -> HttpResponse:
    """Staff with an authenticator app: the second step, within five minutes of the first."""
    at = now()
    person = sessions.awaiting_second_step(request, at=at)
    if person is None:
        return redirect(f"{reverse('people:sign-in')}{_with_next(request)}")
    if request.method != "POST":
        return _page(request, "second_step")
    try:
        second_step.sign_in(person, typed(request, "code", longest=20), at=at)
    except Refusal as refused:
        return _page(request, "second_step", refused)
    return _welcome(request, person, at)


@asks("public")
@never_cache
@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """What the device needs to answer with a passkey (JSON); the challenge is kept in the session."""
    challenge = ceremonies.begin(request, at=now())
    options = passkeys.options_to_sign_in(site=site_of(request), challenge=challenge)
    return HttpResponse(options, content_type="application/json")


@asks("public")
@never_cache
@require_POST
def passkey(request: HttpRequest) -> HttpResponse:
    """The device's answer: signs in at once, since the device has checked who holds it."""
    at = now()
    try:
        challenge = ceremonies.end(request, at=at)
        answer = request.POST.get("passkey_code", "")
        person = passkeys.sign_in(answer, site=site_of(request), challenge=challenge)
    except Refusal as refused:
        return _page(request, "password", refused)
    return _welcome(request, person, at)


@asks("public")
@never_cache
@non_atomic_requests
@get_or_post
def phone(request: HttpRequest) -> HttpResponse:
    """Residents: ask for a code, then give it. The number goes in the form, never in an address."""
    if request.method != "POST":
        return _page(request, "phone")
    given, at, here = "code" in request.POST, now(), address_of(request)
    try:
        number = typed(request, "phone", longest=20)
        if not given:
            phone_codes.ask(number, address=here, at=at)
            return _page(request, "phone_code", sent=True)
        person = phone_codes.sign_in(number, typed(request, "code", longest=20), address=here, at=at)
    except Refusal as refused:
        has_code = given or ("again" in request.POST and isinstance(refused, TooOften))
        return _page(request, "phone_code" if has_code else "phone", refused)
    return _welcome(request, person, at)


@asks("public")
@never_cache
@require_POST
def one_click(request: HttpRequest) -> HttpResponse:
    """The demo only: sign in as one of its cast by user name. Elsewhere there is no such page."""
    if not one_click_door.is_open():
        raise Http404
    request.get_host()  # one of the allowed hosts, or DisallowedHost is raised
    try:
        person = queries.person(typed(request, "username", longest=64))
    except Person.DoesNotExist:
        raise Http404 from None
    if not person.is_active:
        raise Http404
    return _welcome(request, person, now())


@asks("public")
@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out of this browser."""
    sessions.end(request)
    response = redirect("/")
    drafts.wipe(response)
    response.headers["Clear-Site-Data"] = '"cache"'  # the next person at this machine does not go back to it
    return response


def _welcome(request: HttpRequest, person: Person, at: datetime) -> HttpResponse:
    target = landing(request, person)
    sessions.begin(request, person, at=at)
    return redirect(target)


def _page(
    request: HttpRequest, template: str, refused: Refusal | None = None, *, sent: bool = False
) -> HttpResponse:
    issues = refused.issues if isinstance(refused, BadInput) else {}
    page = {
        "typed": {name: request.POST.get(name, "")[:64] for name in ("username", "phone")},
        "next": next_of(request),
        "sentence": str(refused) if refused and not issues else "",
        "issues": issues,
        "sent": sent,
        "again": "again" in request.POST,
        "code": senders.written() if sent and one_click_door.is_open() else "",
        "cast": one_click_door.cards(resident=template == "phone")
        if template in {"password", "phone"}
        else (),
    }
    return render(request, f"people/{template}.html", page, status=status_of(refused))


def status_of(refused: Refusal | None) -> int:
    """The HTTP status of a page that says why something was refused."""
    if refused is None:
        return 200
    if isinstance(refused, TooOften):
        return 429
    return 422 if isinstance(refused, BadInput) else 409


def _with_next(request: HttpRequest) -> str:
    target = next_of(request)
    return f"?{urlencode({'next': target})}" if target else ""

"""Security settings: password, authenticator app, passkeys, and where one is signed in."""

import io

import segno
from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bandeng.kernel.refusals import BadInput, NotYours, Refusal
from bandeng.people import actions
from bandeng.people.actions import passkeys, passwords, second_step
from bandeng.people.actions.locks import TooOften
from bandeng.people.models import STAFF, Person
from bandeng.people.queries import mine
from bandeng.people.web import ceremonies, sessions
from bandeng.people.web.asked import device_of, landing, site_of, typed
from bandeng.people.web.me import person_of
from bandeng.people.web.sign_in import status_of
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@asks("signed")
@never_cache
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """How one signs in, and where one is signed in."""
    return _page(request)


@asks("signed")
@never_cache
@sensitive_post_parameters()
@non_atomic_requests
@get_or_post
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; the first one, given by the operator, must be changed."""
    person = _staff(request)
    page: dict[str, object] = {"must": person.must_change_password, "issues": {}, "sentence": ""}
    if request.method != "POST":
        return render(request, "people/my_password.html", page)
    old, new = request.POST.get("old_password", ""), request.POST.get("new_password", "")
    try:
        passwords.change(person, old=old, new=new, session=sessions.key_of(request), at=now())
    except Refusal as refused:
        page |= _why(refused)
        return render(request, "people/my_password.html", page, status=status_of(refused))
    sessions.keep_key(request, person)
    return redirect(landing(request, person) if page["must"] else "people:security")


@asks("signed")
@never_cache
@require_POST
def other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    actions.end_sessions(person_of(request), but=sessions.key_of(request))
    return redirect("people:security")


@asks("signed")
@never_cache
@get_or_post
def authenticator(request: HttpRequest) -> HttpResponse:
    """Turn the authenticator app on: a secret and its picture, a first code, the recovery codes once."""
    person, at = _staff(request), now()
    if request.method != "POST":
        return _setting_up(request, person)
    if "code" not in request.POST:
        second_step.begin(person, at=at)
        return redirect("people:authenticator")
    try:
        codes = second_step.confirm(person, typed(request, "code", longest=20), at=at)
    except (BadInput, TooOften) as refused:
        return _setting_up(request, person, refused)
    return render(request, "people/recovery_codes.html", {"codes": codes})


@asks("signed")
@never_cache
@require_safe
def authenticator_picture(request: HttpRequest) -> HttpResponse:
    """The QR picture for the app, SVG, never stored by anybody (``no-store``)."""
    written = io.BytesIO()
    address = second_step.address_for_app(_staff(request))
    segno.make(address, error="m", micro=False).save(written, kind="svg", scale=6, light="#fff")
    return HttpResponse(written.getvalue(), content_type="image/svg+xml")


@asks("signed")
@never_cache
@sensitive_post_parameters()
@require_POST
def authenticator_removal(request: HttpRequest) -> HttpResponse:
    """Turn the authenticator app off; asks for the password."""
    try:
        second_step.turn_off(_staff(request), password=request.POST.get("password", ""), at=now())
    except Refusal as refused:
        return _page(request, refused)
    return redirect("people:security")


@asks("signed")
@never_cache
@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """What the device needs to make a passkey (JSON)."""
    person, challenge = _staff(request), ceremonies.begin(request, at=now())
    options = passkeys.options_to_add(person, site=site_of(request), challenge=challenge)
    return HttpResponse(options, content_type="application/json")


@asks("signed")
@never_cache
@require_POST
def passkey(request: HttpRequest) -> HttpResponse:
    """Keep the passkey the device has made."""
    person, at = _staff(request), now()
    try:
        challenge = ceremonies.end(request, at=at)
        made = request.POST.get("passkey_code", "")
        label = typed(request, "label", longest=40) or device_of(request)
        passkeys.add(person, made, site=site_of(request), challenge=challenge, label=label, at=at)
    except Refusal as refused:
        return _page(request, refused)
    return redirect("people:security")


@asks("signed")
@never_cache
@require_POST
def passkey_removal(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a passkey away."""
    if not passkeys.remove(_staff(request), ref):
        raise Http404
    return redirect("people:security")


def _page(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    person = person_of(request)
    page: dict[str, object] = {
        "at": now(),
        "is_staff": person.kind == STAFF,
        "authenticator": second_step.is_on(person),
        "passkeys": mine.passkeys(person),
        "sessions": mine.sessions(person, here=sessions.key_of(request)),
    }
    return render(request, "people/security.html", page | _why(refused), status=status_of(refused))


def _setting_up(request: HttpRequest, person: Person, refused: Refusal | None = None) -> HttpResponse:
    secret = second_step.secret_for_app(person)
    if not secret:
        return redirect("people:security")
    page: dict[str, object] = {"secret": secret, "address": second_step.address_for_app(person)}
    page |= _why(refused)
    return render(request, "people/authenticator.html", page, status=status_of(refused))


def _why(refused: Refusal | None) -> dict[str, object]:
    issues = refused.issues if isinstance(refused, BadInput) else {}
    return {"issues": issues, "sentence": str(refused) if refused and not issues else ""}


def _staff(request: HttpRequest) -> Person:
    person = person_of(request)
    if person.kind != STAFF:
        raise NotYours(_("这一项只用于工作账号;您用手机验证码登录,不需要密码。"))
    return person

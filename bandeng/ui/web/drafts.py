"""Drafts lie on the device of whoever types them: each page says whose they are, and which have arrived.

A draft is bound to an account by ``data-holder``; one of whoever is not signed in ends with the tab. A form
that was taken in answers with another address, and the page there names its id in ``data-sent``.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

from bandeng.ui.web.commands import command_of

COOKIE, SECONDS, AT_MOST = "sent", 60, 4
ALL = "all"  # whoever was signed in has signed out: nothing of hers stays on this device
COMMAND = re.compile(r"[A-Za-z0-9._-]{1,40}")
REDIRECTS = (302, 303)


class Drafts:
    """Remember for a minute which submissions were taken in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code in REDIRECTS and command_of(request):
            _keep(response, [command_of(request), *sent(request)])
        return response


def wipe(response: HttpResponseBase) -> None:
    """Whatever was being typed on this device is forgotten with the next page."""
    _keep(response, [ALL])


def sent(request: HttpRequest) -> list[str]:
    """The ids of the submissions that were taken in within the last minute."""
    return COMMAND.findall(request.COOKIES.get(COOKIE, ""))[:AT_MOST]


def holder(request: HttpRequest) -> str:
    """A mark of the account that is signed in, of no use elsewhere; ``""`` where nobody is."""
    session = getattr(request, "session", None)
    person = session.get(SESSION_KEY, "") if session is not None else ""
    return salted_hmac("drafts", person).hexdigest()[:16] if person else ""


def _keep(response: HttpResponseBase, commands: list[str]) -> None:
    known = [each for each in commands if COMMAND.fullmatch(each)][:AT_MOST]
    if known:
        response.set_cookie(
            COOKIE,
            "/".join(known),
            max_age=SECONDS,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )

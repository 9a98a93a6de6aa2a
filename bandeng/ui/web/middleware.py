"""Safe headers on every answer, the person's preferences, and refusals as pages."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import ResolverMatch
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode

from bandeng.kernel.refusals import NotNow, Refusal
from bandeng.ui.web import asks, refusals
from bandeng.ui.web.preferences import preferences

Next = Callable[[HttpRequest], HttpResponseBase]

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SafeHeaders:
    """No inline script, no inline style, no frame, no other host: on pages and files alike."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            # what somebody with a session is shown may be about her: no cache but her own, asked each time
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class Preferences:
    """Speak the language that was chosen; pages differ by cookie, so caches must know."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = preferences(request).language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", "zh-Hans" if language != "en" else "en")
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ("Cookie",))
        return response


class Refusals:
    """A refusal becomes a page that says why and what would help; a lost session loses no words."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > settings.BANDENG_LARGEST_REQUEST:
            raise RequestDataTooBig("refused before a byte of it is read")
        response = self.get_response(request)
        return refusals.only_sent(request, response) if response.status_code == 405 else response

    def process_view(
        self, request: HttpRequest, view: Any, args: list[object], kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Lead whoever is not signed in to the sign-in, before a view that is not public runs."""
        act = asks.act_of(view)
        if act in (None, asks.PUBLIC) or request.user.is_authenticated:
            return None
        if request.method in ("GET", "HEAD") and not refusals.wants_json(request):
            return redirect(f"{refusals.sign_in(request)}?{urlencode({'next': request.get_full_path()})}")
        return refusals.session_over(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; everything else goes on.

        A form that came twice in one moment may be refused because its own first coming has just changed how
        things stand: it is tried once more, and then found to be said already.
        """
        if not isinstance(exception, Refusal):
            return None
        if isinstance(exception, NotNow) and request.POST.get("command") and request.resolver_match:
            try:
                return _again(request, request.resolver_match)
            except Refusal as refusal:
                exception = refusal
        return refusals.answer(request, exception)


def _again(request: HttpRequest, match: ResolverMatch) -> HttpResponse:
    for _name, files in request.FILES.lists():
        for file in files:
            file.seek(0)
    answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
    return answer

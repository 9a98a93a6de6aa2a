"""How a person wants pages: language, type size, light or dark. Kept in three cookies of their own device."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

YEAR = 365 * 24 * 60 * 60  # seconds
THEMES = ("auto", "light", "dark")
ENGLISH = "en"
COMMUNITY = "community"  # the cookie that remembers which community is one's own


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """What was chosen; Chinese, normal size and the device's own theme where nothing was."""

    language: str = settings.LANGUAGE_CODE
    large: bool = False
    theme: str = "auto"


def preferences(request: HttpRequest) -> Preferences:
    """Read them from the cookies; what is not a known choice counts as not chosen."""
    language = request.COOKIES.get("lang", "")
    theme = request.COOKIES.get("theme", "")
    return Preferences(
        language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
        large=request.COOKIES.get("large") == "1",
        theme=theme if theme in THEMES else "auto",
    )


def keep(response: HttpResponse, chosen: dict[str, str]) -> None:
    """Put the choices that are known ones into cookies for a year; the rest is left alone."""
    allowed = {"lang": tuple(dict(settings.LANGUAGES)), "theme": THEMES, "large": ("0", "1")}
    for name, values in allowed.items():
        if chosen.get(name) in values:
            response.set_cookie(
                name,
                chosen[name],
                max_age=YEAR,
                samesite="Lax",
                httponly=True,
                secure=settings.SESSION_COOKIE_SECURE,
            )

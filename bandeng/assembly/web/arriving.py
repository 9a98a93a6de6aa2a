"""Somebody came by the QR on the board and is not signed in: where she signs in, and comes back from."""

from urllib.parse import urlencode

from django.http import HttpRequest

from bandeng.ui.web import refusals

GIVEN = "?given=1#mine"  # after an opinion was taken in: her own ones, and a word that it came


def sign_in(request: HttpRequest, back: str) -> str:
    """The address at which to sign in, coming back to ``back``; ``""`` for whoever is signed in."""
    if request.user.is_authenticated:
        return ""
    return f"{refusals.sign_in(request)}?{urlencode({'next': back})}"

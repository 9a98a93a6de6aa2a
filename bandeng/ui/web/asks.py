"""Every view says which act it asks for; a test lists every address with its act."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

PUBLIC = "public"  # anybody, signed in or not
SIGNED = "signed"  # anybody who is signed in


def asks(act: str) -> Callable[[View], View]:
    """The view asks for this act: ``public``, ``signed``, or ``room.verb`` of the charter.

    Whoever is not signed in is led to the sign-in by ``Refusals`` before a view that is not public runs, and
    what was typed is kept. Whether the signed-in person may act *here* is asked by the action, since only it
    knows the place. Write it above all other decorators, so that it marks what the address leads to.
    """

    def mark(view: View) -> View:
        view.act = act  # type: ignore[attr-defined]
        return view

    return mark


def act_of(view: object) -> str | None:
    """The act a view asks for; None where it says nothing."""
    act = getattr(view, "act", None)
    return act if isinstance(act, str) else None

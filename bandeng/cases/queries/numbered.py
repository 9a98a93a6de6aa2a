"""Whether a source's own number is known already; whoever keeps such numbers (a room above) answers.

And which matters whoever calls with such a number, or with its end, may mean.
"""

from collections.abc import Callable

from django.db.models import QuerySet

from bandeng.cases.rules import ENDING, known_by
from bandeng.cases.ties import Sent

Finder = Callable[[str, str], str]
FINDERS: list[Finder] = []


def answer_with(finder: Finder) -> Finder:
    """Ask this one too: for a channel and a source's number the number of our matter (``""``: unknown)."""
    FINDERS.append(finder)
    return finder


def known_as(channel: str, number: str) -> str:
    """The number of the matter that stands for this number of a source; empty where there is none."""
    return next((found for finder in FINDERS if number and (found := finder(channel, number))), "")


def ending_in(asked: str) -> QuerySet[Sent]:
    """Where a sender's number is this or ends in it; nothing for less than its last four signs."""
    whole = known_by(asked)
    if len(whole) < ENDING or not (whole.isascii() and any(sign.isdecimal() for sign in whole)):
        return Sent.objects.none()
    return Sent.objects.filter(ending=whole[-ENDING:], whole__endswith=whole)

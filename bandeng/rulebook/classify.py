"""What a resident's words are about, by the rule book in force. Proposals only: a person chooses."""

from functools import lru_cache

from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.matching import Danger, Matcher, Proposal

__all__ = ["Danger", "Proposal", "danger", "propose"]


def propose(text: str) -> list[Proposal]:
    """Up to three conditions, best first; empty when no word of the book stands in the text."""
    return _matcher(book().digest).propose(text)


def danger(text: str) -> Danger | None:
    """Danger to life that the text speaks of, or None."""
    return _matcher(book().digest).danger(text)


@lru_cache(maxsize=4)
def _matcher(digest: str) -> Matcher:
    return Matcher(book())

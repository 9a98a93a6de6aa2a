"""What a resident's words are about, by the rule book in force. Proposals only: a person chooses."""

import re
from functools import lru_cache

from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.matching import Danger, Matcher, Proposal

__all__ = ["Danger", "Proposal", "danger", "propose", "things"]

BETWEEN = re.compile(r"[\s,.;!?\uff0c\u3002\uff1b\uff01\uff1f\u3001]+|还有|另外|以及")
UNSORTED = "other"  # the group of what is said in passing: thanks, wishes, "please see to it"


def propose(text: str) -> list[Proposal]:
    """Up to three conditions, best first; empty when no word of the book stands in the text."""
    return _matcher(book().digest).propose(text)


def things(text: str) -> list[tuple[str, Proposal]]:
    """What a text speaks of part by part, in its order: the words of the part, and the likeliest condition.

    Each condition once, with the first words that tell of it. Thanks and the like are no thing of their own.
    """
    found: dict[str, tuple[str, Proposal]] = {}
    for words in filter(None, BETWEEN.split(text)):
        for likeliest in propose(words)[:1]:
            if book().category(likeliest.condition.category).parent != UNSORTED:
                found.setdefault(likeliest.condition.key, (words, likeliest))
    return list(found.values())


def danger(text: str) -> Danger | None:
    """Danger to life that the text speaks of, or None."""
    return _matcher(book().digest).danger(text)


@lru_cache(maxsize=4)
def _matcher(digest: str) -> Matcher:
    return Matcher(book())

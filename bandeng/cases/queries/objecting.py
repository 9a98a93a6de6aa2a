"""Who said that a matter is not done while another person looks at it again, and what was said."""

from dataclasses import dataclass

from bandeng.cases.models import Case
from bandeng.ledger.models import Fact

WHO = {"cases.contested": "reporter", "cases.judged": "another", "cases.asked_again": "source"}


@dataclass(frozen=True, kw_only=True)
class Objection:
    """``who``: the reporter, another who reported it, or the source that sent it. ``answer``: the word of the
    first two (``-``: the source has none)."""

    who: str
    answer: str


def of(case: Case) -> Objection | None:
    """What sent the matter to the review for which it waits now; None where nothing ever did.

    Said by the facts: a word that stands beside, and people who were taken out again, change nothing of it.
    """
    for fact in Fact.objects.of(case.stream).named(*WHO).reverse():
        if fact.body.get("contests", True):
            return Objection(who=WHO[fact.name], answer=fact.body.get("answer", "-"))
    return None

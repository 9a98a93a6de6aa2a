"""Who said that a matter is not done while another person looks at it again, and what was said."""

from collections.abc import Iterable
from dataclasses import dataclass

from bandeng.cases.models import Case
from bandeng.ledger import remembering
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
    return remembering.once("cases", ("objection", case.stream), lambda: _found([case.stream])[case.stream])


def ask_once(cases: Iterable[Case]) -> None:
    """Ask for a whole list with one statement: ``of`` then asks for none of those that are in review."""
    streams = [case.stream for case in cases if case.state == "contested"]
    for stream, said in _found(streams).items():
        remembering.note("cases", ("objection", stream), said)


def _found(streams: list[str]) -> dict[str, Objection | None]:
    """The last that counts of each stream."""
    found: dict[str, Objection | None] = dict.fromkeys(streams)
    for fact in Fact.objects.among(streams).named(*WHO).order_by("turn") if streams else ():
        if fact.body.get("contests", True):
            found[fact.stream] = Objection(who=WHO[fact.name], answer=fact.body.get("answer", "-"))
    return found

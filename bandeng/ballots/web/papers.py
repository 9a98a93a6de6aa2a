"""A paper that was voided: the page says which one takes its place, and leads to its print."""

from django.http import HttpRequest

from bandeng.ballots import queries
from bandeng.ballots.models import Elector, Vote
from bandeng.ledger.models import Fact


def after(fact: Fact) -> str:
    """What of this step the page shows next, as the end of its address; nothing of most steps."""
    return f"?reissued={fact.body['serial']}" if fact.name == "ballots.spoiled" else ""


def reissued(vote: Vote, request: HttpRequest) -> tuple[Elector, str] | None:
    """The slot of the paper that was issued just now, and its serial; None where it is not out."""
    serial = request.GET.get("reissued", "")[:40]
    found = queries.elector_of_serial(vote, serial) if serial else None
    return (found, serial) if found and queries.serials(vote)[found.id] == serial else None

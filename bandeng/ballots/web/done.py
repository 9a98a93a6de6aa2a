"""What the step just taken has changed: the page says it once, and leads on."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.ballots import queries
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.queries import flats
from bandeng.ballots.web import correcting, words
from bandeng.ledger.models import Fact


def after(fact: Fact) -> str:
    """What of this step the page shows next, as the end of its address; nothing of most steps."""
    if fact.name == "ballots.spoiled":
        return f"?reissued={fact.body['serial']}"
    return f"?done={fact.id}" if fact.name in (queries.DELIVERED, *flats.CORRECTING) else ""


def context(vote: Vote, request: HttpRequest) -> dict[str, object]:
    """The paper that took another's place, and what was recorded just now in a sentence."""
    return {"reissued": _reissued(vote, request), "done": _done(vote, request)}


def _reissued(vote: Vote, request: HttpRequest) -> tuple[Elector, str] | None:
    """The slot of the paper that was issued just now, and its serial; None where it is not out."""
    serial = request.GET.get("reissued", "")[:40]
    found = queries.elector_of_serial(vote, serial) if serial else None
    return (found, serial) if found and queries.serials(vote)[found.id] == serial else None


def _done(vote: Vote, request: HttpRequest) -> str:
    text = request.GET.get("done", "")
    height = int(text) if text.isdecimal() and len(text) < 18 else 0
    if not height:
        return ""
    if change := flats.change_of(vote, height):
        return _("改好了:") + correcting.told(change)
    fact = queries.delivery_at(vote, height)
    return _("记下了:") + delivered(fact) if fact else ""


def delivered(fact: Fact) -> str:
    """That a paper was handed over: which, how, to whom."""
    body = fact.body
    told = {"how": dict(words.HOW)[body["how"]], "to": dict(words.TO)[body["to"]], "serial": body["serial"]}
    return _("%(serial)s 送到了:%(how)s,%(to)s。") % told

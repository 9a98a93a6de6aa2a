"""Contacted: nobody is waited for any more to do it."""

from bandeng.cases.projections.shared import move
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on

REACH = "cases.reach"
AFTER = (  # what settles everything else that waits in a matter that goes on
    "cases.escalated",
    "cases.dispatched",
    "cases.returned",
    "cases.referred",
    "cases.ruled",
    "cases.ruling_amended",
    "cases.signed",
    "cases.recalled",
    "cases.resumed",
    "cases.detached",
    "cases.united",
)


@on("cases.contacted")
def contacted(fact: Fact) -> None:
    inbox.settle(fact, REACH)
    inbox.stop(fact, "contact", "callback")
    confirm_at = dict(inbox.due_of(fact, {"confirm"})).get("confirm")
    inbox.due_anew(fact, "cases.ask", confirm_at)
    move(fact)


def listen() -> None:
    """Fold these facts after everybody else has: they settle what waits."""
    on(*AFTER)(still_to_be_contacted)


def still_to_be_contacted(fact: Fact) -> None:
    """Whoever received the matter first contacts the reporter, whoever has it now."""
    if inbox.due_of(fact, {"contact"}):
        inbox.open_last_again(fact, REACH)

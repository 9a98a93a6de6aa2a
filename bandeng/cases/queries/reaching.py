"""Whether the reporter is still to be contacted."""

from bandeng.cases.models import Case
from bandeng.inbox.models import Clock
from bandeng.ledger import straight

KINDS = ("contact", "callback")


def is_waited_for(case: Case) -> bool:
    """Whether somebody is waited for to call her: the first time, or to ask whether it is done."""
    waits = {"stream": case.stream, "kind": KINDS, "stopped_at": None}
    return bool(straight.find(Clock, waits, "id"))

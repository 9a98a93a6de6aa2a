"""Whether the reporter is still to be contacted."""

from datetime import datetime

from bandeng.cases.models import Case
from bandeng.inbox import queries as inbox
from bandeng.inbox.models import Clock
from bandeng.ledger import straight
from bandeng.ledger.models import Fact

FIRST = "contact"
KINDS = (FIRST, "callback")


def is_waited_for(case: Case) -> bool:
    """Whether somebody is waited for to call her: the first time, or to ask whether it is done.

    While the matter rests nobody is late with it, and she may be called all the same.
    """
    waits = {"stream": case.stream, "kind": KINDS, "stopped_at": None}
    return bool(straight.find(Clock, waits, "id")) or (case.state == "suspended" and _rests(case.stream))


def _rests(stream: str) -> bool:
    rest = inbox.open_pause_of(stream)
    if rest is None:
        return False
    began_at, stopped = rest
    stood = any(each.endswith(f".{FIRST}") for each in stopped)
    return stood and not was_contacted(stream, since=began_at)


def was_contacted(stream: str, *, since: datetime) -> bool:
    """Whether she was called, or somebody tried to, from this moment on."""
    return Fact.objects.of(stream).named("cases.contacted").filter(at__gte=since).exists()

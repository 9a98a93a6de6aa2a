"""A form whose answer was lost is sent again: it leads where it led the first time, and nothing is doubled.

The id of a submission is drawn with the page it stands on and known to that page alone.
"""

from django.http import HttpRequest

from bandeng.ledger import queries as ledger
from bandeng.ledger.models import Fact


def command_of(request: HttpRequest) -> str:
    """The id of this submission; empty where the form bears none."""
    return request.POST.get("command", "").strip()[:40]


def led_to(request: HttpRequest) -> Fact | None:
    """The fact that this form has already led to."""
    return ledger.first_said(command_of(request))

"""A resident's word is said once, and on the matter as it stands when it arrives.

She never acts on a turn she saw: her answer, her addition, her voice count whatever staff wrote meanwhile.
Where somebody was quicker the matter is read again; where that leaves no room for her word, she is told.
"""

from collections.abc import Callable

from django.db import transaction
from django.http import Http404, HttpRequest

from bandeng.cases.models import Case
from bandeng.cases.queries import sight
from bandeng.kernel.refusals import NotNow, Stale
from bandeng.ledger import queries as ledger

TRIES = 5


def command_of(request: HttpRequest) -> str:
    """The id of the submission: the same form again is not said twice."""
    return request.POST.get("command", "")[:40]


def once(request: HttpRequest, found: Case, say: Callable[[Case, str], object]) -> None:
    """Say it, unless this submission was said already. Raises Refusal."""
    command = command_of(request)
    for _try in range(TRIES):
        if ledger.is_said(command):
            return
        try:
            with transaction.atomic():
                say(found, command)
            return
        except NotNow:
            if ledger.is_said(command):
                return
            raise
        except Stale:
            found = again(found)
    raise Stale("others were quicker each time")


def again(found: Case) -> Case:
    """The matter as it stands now."""
    read = sight.find(found.number)
    if read is None:
        raise Http404(found.number)
    return read

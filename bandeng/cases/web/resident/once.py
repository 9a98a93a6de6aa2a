"""A resident's word is said once, and on the matter as it stands when it arrives.

She never acts on a turn she saw: her answer, her addition, her voice count whatever staff wrote meanwhile.
Where somebody was quicker the matter is read again; where that leaves no room for her word, she is told.
"""

from collections.abc import Callable

from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import sight
from bandeng.kernel.refusals import NotNow, Stale
from bandeng.ledger import queries as ledger
from bandeng.ledger.models import Fact
from bandeng.ui.web.commands import command_of as command_of

TRIES = 5


def led_to(request: HttpRequest) -> Fact | None:
    """The fact that this form has already led to: its answer was lost, and it is sent again."""
    return ledger.first_said(command_of(request))


def once(request: HttpRequest, found: Case, say: Callable[[Case, str], object]) -> None:
    """Say it, unless this submission was said already. Raises Refusal."""
    command = command_of(request)
    for _try in range(TRIES):
        if ledger.first_said(command):
            return
        try:
            with transaction.atomic():
                say(found, command)
            return
        except NotNow:
            if ledger.first_said(command):
                return
            raise
        except Stale:
            found = again(found)
    raise Stale(_("刚才同时有好几个人在办这件事,请再交一次;您写的都留着"))


def again(found: Case) -> Case:
    """The matter as it stands now."""
    read = sight.find(found.number)
    if read is None:
        raise Http404(found.number)
    return read

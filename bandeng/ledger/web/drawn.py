"""Forms that put what is typed in the place of what stands: each says from what it was drawn.

``mark`` goes into the form (``ui.drawn``); ``still`` refuses it where something else stands by now. The page
is then shown again: how it stands above, what was typed in the form, and what is sent next is drawn from now.
"""

import hashlib

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import Overtaken
from bandeng.ledger import queries
from bandeng.ui.web.commands import command_of

FIELD = "drawn"
LENGTH = 16  # hexadecimal digits; it tells apart what one page said at two moments


def mark(*shown: object) -> str:
    """What a form is drawn from, as a short text; the same values have the same."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:LENGTH]


def still(request: HttpRequest, now: str, *, by: str) -> None:
    """Raises Overtaken where the form was drawn from something else than ``now``.

    A form that does not say is let through, and so is one that was said before: it answers as it did then.
    """
    sent, command = request.POST.get(FIELD, ""), command_of(request)
    if not sent or sent == now or (command and queries.said(command, person=by)):
        return
    said = _("您打开这一页以后,别人先改过并存下了。页面上是现在的样子,您写的还在表里:核对一遍,再存一次。")
    raise Overtaken(said, {FIELD: said})

"""A flood from one network address is slowed, with a sentence; what was written is kept."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.people.actions import locks
from bandeng.people.rules import Limits
from bandeng.people.web.asked import address_of
from bandeng.ui.clock import now
from bandeng.ui.words import moment_text

HOUR = timedelta(hours=1)
# A community's office may file for a whole queue, and a whole building may share one address.
PER_ADDRESS: dict[str, Limits] = {
    "report": ((60, HOUR),),
    "picture": ((200, HOUR),),
    "support": ((60, HOUR),),
    "supplement": ((60, HOUR),),
}
SUPPORTS_OF_ONE = ((10, HOUR),)  # so many voices ask for haste by themselves: one address must not be many


def too_many(request: HttpRequest, what: str, *, about: str = "") -> str:
    """Until when this address has to wait, as a sentence; empty where it may go on. Each call counts."""
    where, at = locks.house(address_of(request)), now()
    until = locks.allow(locks.key(what, where), PER_ADDRESS[what], at=at)
    if until is None and about:
        until = locks.allow(locks.key(what, f"{where} {about}"), SUPPORTS_OF_ONE, at=at)
    if until is None:
        return ""
    words = {"until": moment_text(until, at)}
    return _("这个网络地址交得太多了,请在%(until)s以后再交,或者打 12345;您写的都留着") % words

"""Ways a letter goes out. ``settings.BANDENG_WAYS`` names an address for each that this installation has.

An address is ``smtp://…`` (email), ``https://…`` (sms, wecom, dingtalk), ``file:`` (writes what would have
gone out into the data folder), or the dotted name of a class of the operator's own; nothing else is called.
"""

import logging
from collections.abc import Callable

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from bandeng.notices.rules import WAYS
from bandeng.notices.ways.dingtalk import DingTalk
from bandeng.notices.ways.email import Email
from bandeng.notices.ways.file import File
from bandeng.notices.ways.sms import Sms
from bandeng.notices.ways.way import Later, Message, Never, Unsure, Way
from bandeng.notices.ways.wecom import WeCom

log = logging.getLogger("bandeng.notices")
NAMES: dict[str, Promise] = {
    "email": _("电子邮件"),
    "sms": _("短信"),
    "wecom": _("企业微信"),
    "dingtalk": _("钉钉"),
}
OURS: dict[str, Callable[[str], Way]] = {"email": Email, "sms": Sms, "wecom": WeCom, "dingtalk": DingTalk}
NEEDS = {"email": "email", "sms": "phone", "wecom": "phone", "dingtalk": "phone"}

__all__ = [
    "NAMES",
    "NEEDS",
    "Later",
    "Message",
    "Never",
    "Unsure",
    "Way",
    "all_of_them",
    "configured",
    "way",
    "writes_only",
]


def configured() -> tuple[str, ...]:
    """The ways that this installation has."""
    return tuple(name for name in WAYS if settings.BANDENG_WAYS.get(name))


def writes_only(name: str) -> bool:
    """Whether what goes by this way is only written into a file of the data folder."""
    return bool(settings.BANDENG_WAYS.get(name) == "file:")


def all_of_them() -> dict[str, Way]:
    """Every way that can be used; one whose address makes no sense is left out and complained of."""
    found: dict[str, Way] = {}
    for name in configured():
        try:
            found[name] = way(name)
        except Exception as error:  # a wrong address, a class of the operator's own; its words may hold a key
            wrong = type(error).__name__
            log.error("letters by %s stay: BANDENG_WAY_%s makes no sense (%s)", name, name.upper(), wrong)
    return found


def way(name: str) -> Way:
    """The way of this name, made anew each time. KeyError where it is not configured."""
    address: str = settings.BANDENG_WAYS[name]
    if address == "file:":
        return File(name)
    if "://" in address:
        return OURS[name](address)
    made: Way = import_string(address)()
    return made

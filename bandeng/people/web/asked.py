"""What a request says about itself: from where, whither, and what was typed."""

import re

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput
from bandeng.people.actions.passkeys import Site
from bandeng.people.models import STAFF, Person

CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
STAFF_HOME, RESIDENT_HOME = "/desk/", "/me/"


def address_of(request: HttpRequest) -> str:
    """The address the request came from; behind ``BANDENG_PROXIES`` trusted proxies, what they say."""
    proxies = settings.BANDENG_PROXIES
    if proxies:
        named = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(named) >= proxies and named[-proxies]:
            return named[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def next_of(request: HttpRequest) -> str:
    """The page to go on to, if it is one of this site; else nothing."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    here = {request.get_host()}
    own = url_has_allowed_host_and_scheme(asked, allowed_hosts=here, require_https=request.is_secure())
    return asked if own and asked.startswith("/") else ""


def landing(request: HttpRequest, person: Person) -> str:
    """Where a person arrives after signing in."""
    return next_of(request) or (STAFF_HOME if person.kind == STAFF else RESIDENT_HOME)


def site_of(request: HttpRequest) -> Site:
    """The site as a passkey is bound to it. The host was checked against ALLOWED_HOSTS."""
    host = request.get_host()
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    return Site(host=name, origin=f"{request.scheme}://{host}")


def typed(request: HttpRequest, field: str, *, longest: int) -> str:
    """One line of typed text without what nobody sees, trimmed. Raises BadInput for too many letters.

    A NUL comes from no keyboard and no clipboard: it is refused.
    """
    given = request.POST.get(field, "")
    text = CONTROL.sub("", given).strip()
    if "\0" in given:
        sentence = _("这里有看不见的控制字符,请重新输入。")
        raise BadInput(sentence, {field: sentence})
    if len(text) > longest:
        sentence = _("最多 %(n)s 个字。") % {"n": longest}
        raise BadInput(sentence, {field: sentence})
    return text


def device_of(request: HttpRequest) -> str:
    """The browser and system in two words: enough to know one's own devices again, and no more."""
    agent = request.headers.get("User-Agent", "")
    return " · ".join(word for word in (_first(BROWSERS, agent), _first(SYSTEMS, agent)) if word)


BROWSERS = (
    ("MicroMessenger", "WeChat"),
    ("HuaweiBrowser", "Huawei"),
    ("UCBrowser", "UC"),
    ("QQBrowser", "QQ"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def _first(known: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((word for mark, word in known if mark in agent), "")

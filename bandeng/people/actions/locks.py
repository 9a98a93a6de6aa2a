"""Counting: failures that lock a key for a while, and requests that are only answered so often."""

import hmac
from datetime import datetime
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db import transaction
from django.db.models import F

from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import Refusal
from bandeng.people import rules
from bandeng.people.models import Asking, Lock


class TooOften(Refusal):
    """Asked or failed too often (HTTP 429). ``until`` is when it is open again."""

    def __init__(self, sentence: str, until: datetime) -> None:
        super().__init__(sentence)
        self.until = until


def key(kind: str, value: str) -> str:
    """The key under which somebody is counted: no name, number or address is written down."""
    return f"{kind}:{hmac.digest(settings.BANDENG_CODE_KEY.encode(), value.encode(), 'sha256').hex()}"


def address_key(address: str) -> str:
    """The key of an address."""
    return key("address", house(address))


def house(address: str) -> str:
    """What counts as one address: a whole /64 of IPv6, since one house gets one."""
    try:
        where = ip_address(address)
    except ValueError:
        return address
    return str(int(where) >> 64 if isinstance(where, IPv6Address) else where)


@transaction.atomic
def count_failure(counted: str, *, allowed: int, at: datetime) -> datetime | None:
    """Count an attempt as failed before it is judged; answers until when the key is locked, or None.

    Counted first and forgiven afterwards: many attempts at the same time are not more than ``allowed``.
    """
    Lock.objects.get_or_create(key=counted, defaults={"failed_at": at})
    lock = Lock.objects.select_for_update().get(key=counted)
    if lock.until and lock.until > at:
        return lock.until
    if lock.failed_at < at - rules.FAILURES_FORGOTTEN:
        lock.failures = 0
    lock.failures += 1
    lasts = rules.lock_after(lock.failures, allowed)
    until = at + lasts if lasts else None
    Lock.objects.filter(key=counted).update(failures=lock.failures, failed_at=at, until=until)
    return None


def locked_until(counted: str, *, at: datetime) -> datetime | None:
    """Until when this key is locked, or None."""
    return Lock.objects.filter(key=counted, until__gt=at).values_list("until", flat=True).first()


def forgive(counted: str) -> None:
    """The attempt was good: the key starts afresh."""
    Lock.objects.filter(key=counted).delete()


def take_back(counted: str) -> None:
    """The attempt was good, but others behind the same key may be guessing: uncount this one only."""
    Lock.objects.filter(key=counted, failures__gt=0).update(failures=F("failures") - 1, until=None)


@transaction.atomic
def allow(counted: str, limits: rules.Limits, *, at: datetime) -> datetime | None:
    """Count a request, unless a limit (times, within) is used up: then answers when it is open again."""
    Lock.objects.get_or_create(key=counted, defaults={"failed_at": at})
    Lock.objects.select_for_update().get(key=counted)  # one at a time for each key
    asked = Asking.objects.filter(key=counted)
    for times, within in limits:
        recent = asked.filter(at__gt=at - within).order_by("-at").values_list("at", flat=True)
        if len(before := list(recent[:times])) == times:
            return before[-1] + within
    Asking.objects.create(id=new_id(at), key=counted, at=at)
    return None

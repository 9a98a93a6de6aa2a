"""Residents sign in with a code sent to their telephone."""

import hmac
import logging
import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.people import phones, queries, rules, vault
from bandeng.people.actions import accounts, locks
from bandeng.people.models import RESIDENT, Person, PhoneCode
from bandeng.people.senders import NotSent, sender
from bandeng.people.wording import clock_words

log = logging.getLogger(__name__)


def ask(phone: str, *, address: str, at: datetime) -> None:
    """Send a fresh code to this number, known or not; an earlier code is void.

    Raises BadInput for what is no mobile number, TooOften past the limits, NotNow if it cannot be sent.
    """
    number = _number(phone)
    lookup = vault.lookups(number)[0]
    _allow(locks.address_key(address), rules.CODES_PER_ADDRESS, at)
    _allow(locks.key("phone", lookup), rules.CODES_PER_PHONE, at)
    code = f"{secrets.randbelow(1_000_000):06}"
    fresh = {"digest": _digest(lookup, code), "ends_at": at + rules.CODE_LASTS, "tries": 0}
    PhoneCode.objects.update_or_create(lookup=lookup, defaults=fresh)
    try:
        sender().send(number, code)
    except NotSent as refused:
        log.error("phone code not sent: %s", refused)
        raise NotNow(_("现在发不出验证码。您可以打电话给社区,由工作人员替您登记。")) from None


def sign_in(phone: str, code: str, *, address: str, at: datetime) -> Person:
    """The resident with this number, registered now if she is new. Raises as ``confirm`` does."""
    confirm(phone, code, address=address, at=at)
    number = phones.normal(phone)
    with transaction.atomic():
        known = queries.resident_by_phone(number)
        return known or accounts.register(name="", kind=RESIDENT, phone=number, at=at)


def confirm(phone: str, code: str, *, address: str, at: datetime) -> None:
    """Use up the code of this number. Raises BadInput for a wrong or old code, TooOften after too many."""
    lookup, where = vault.lookups(_number(phone))[0], locks.address_key(address)
    _refuse_if(locks.count_failure(where, allowed=rules.ADDRESS_FAILURES, at=at))
    live = PhoneCode.objects.filter(lookup=lookup, ends_at__gt=at, tries__lt=rules.CODE_TRIES)
    # Counting and looking are two statements, in this order: a thousand guesses at once get five tries.
    counted = live.update(tries=F("tries") + 1)
    kept = PhoneCode.objects.filter(lookup=lookup).values_list("digest", flat=True).first() or ""
    right = hmac.compare_digest(kept, _digest(lookup, phones.normal(code)))
    if not (counted and right and PhoneCode.objects.filter(lookup=lookup, digest=kept).delete()[0]):
        sentence = _("验证码不对,或者已经过期。请核对短信,或重新获取。")
        raise BadInput(sentence, {"code": sentence})
    locks.take_back(where)


def _number(phone: str) -> str:
    if not phones.is_mobile(phone):
        sentence = _("请填 11 位手机号。")
        raise BadInput(sentence, {"phone": sentence})
    return phones.normal(phone)


def _digest(lookup: str, code: str) -> str:
    return hmac.digest(settings.BANDENG_CODE_KEY.encode(), f"{lookup} {code}".encode(), "sha256").hex()


def _allow(counted: str, limits: rules.Limits, at: datetime) -> None:
    _refuse_if(locks.allow(counted, limits, at=at))


def _refuse_if(until: datetime | None) -> None:
    if until:
        sentence = _("要得太勤了。%(time)s以后可以再试。") % {"time": clock_words(until)}
        raise locks.TooOften(sentence, until)

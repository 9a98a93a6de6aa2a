"""The second step of signing in: a code from an authenticator app, or a recovery code."""

import hmac
import secrets
from datetime import datetime

import pyotp
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.people import rules, vault
from bandeng.people.actions import locks
from bandeng.people.actions.passwords import ALPHABET, is_right
from bandeng.people.models import Authenticator, Person, RecoveryCode
from bandeng.people.wording import clock_words

ISSUER = "小板凳 Bandeng"
STEP = 30  # seconds
DRIFT = 1  # steps a telephone's clock may be ahead or behind
SECRET = "totp"


@transaction.atomic
def begin(person: Person, *, at: datetime) -> None:
    """Make a secret for the person's app, in force after ``confirm``. Raises NotNow if one is already."""
    if Authenticator.objects.filter(person=person).exclude(confirmed_at=None).exists():
        raise NotNow(_("您已经开启了动态口令。"))
    _forget(person, at)
    kept = vault.keep(pyotp.random_base32(), kind=SECRET, about=person.id, at=at)
    Authenticator.objects.create(person=person, secret_entry=kept.kept)


def secret_for_app(person: Person) -> str:
    """The secret to type into the app by hand, while it is not yet confirmed; else nothing."""
    made = Authenticator.objects.filter(person=person, confirmed_at=None).first()
    return _secret(made) if made else ""


def address_for_app(person: Person) -> str:
    """The ``otpauth:`` address that the app reads from the picture. Raises NotNow once it is confirmed."""
    secret = secret_for_app(person)
    if not secret:
        raise NotNow(_("先点「开启动态口令」。"))
    return pyotp.TOTP(secret).provisioning_uri(name=person.username, issuer_name=ISSUER)


def confirm(person: Person, code: str, *, at: datetime) -> list[str]:
    """Put the authenticator in force by a first good code; answers the recovery codes, shown this once."""
    made = Authenticator.objects.filter(person=person, confirmed_at=None).first()
    if made is None:
        raise NotNow(_("先点「开启动态口令」。"))
    _check(person, made, code, at)
    Authenticator.objects.filter(person=person).update(confirmed_at=at)
    return new_recovery_codes(person, at=at)


def sign_in(person: Person, code: str, *, at: datetime) -> None:
    """Judge a code of the app or a recovery code. Raises BadInput, and TooOften after too many."""
    made = Authenticator.objects.filter(person=person).exclude(confirmed_at=None).first()
    if made is None:
        raise NotNow(_("这个账号没有开启动态口令。"))
    _check(person, made, code, at)


def is_on(person: Person) -> bool:
    """Whether the person has to give a code after the password."""
    return Authenticator.objects.filter(person=person).exclude(confirmed_at=None).exists()


def turn_off(person: Person, *, password: str, at: datetime) -> None:
    """Take the authenticator and its recovery codes away. Raises BadInput for a wrong password."""
    if not is_right(person, password, at=at):
        sentence = _("现在的密码不对。")
        raise BadInput(sentence, {"password": sentence})
    _forget(person, at)


@transaction.atomic
def new_recovery_codes(person: Person, *, at: datetime) -> list[str]:
    """Ten codes, each good once; those of before are void. Only their HMACs are kept."""
    RecoveryCode.objects.filter(person=person).delete()
    codes = [_recovery_code() for _number in range(rules.RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(digest=_digest(person, code), person=person, made_at=at) for code in codes
    )
    return codes


def _check(person: Person, made: Authenticator, code: str, at: datetime) -> None:
    counted = locks.key("second", person.id)
    if until := locks.count_failure(counted, allowed=rules.ACCOUNT_FAILURES, at=at):
        sentence = _("试错的次数太多,先停一停。%(time)s以后可以再试。") % {"time": clock_words(until)}
        raise locks.TooOften(sentence, until)
    typed = "".join(code.split())
    if not (_is_fresh(made, typed, at) or _use_recovery_code(person, typed)):
        sentence = _("动态口令不对。请看手机上正在显示的 6 位数。")
        raise BadInput(sentence, {"code": sentence})
    locks.forgive(counted)


def _is_fresh(made: Authenticator, code: str, at: datetime) -> bool:
    app, now = pyotp.TOTP(_secret(made)), int(at.timestamp()) // STEP
    for step in range(now - DRIFT, now + DRIFT + 1):
        if hmac.compare_digest(app.at(step * STEP).encode(), code.encode()):
            unused = Authenticator.objects.filter(person=made.person_id, last_step__lt=step)
            return bool(unused.update(last_step=step))
    return False


def _use_recovery_code(person: Person, code: str) -> bool:
    return bool(RecoveryCode.objects.filter(digest=_digest(person, code)).delete()[0])


def _secret(made: Authenticator) -> str:
    return vault.read([made.secret_entry])[made.secret_entry]


def _forget(person: Person, at: datetime) -> None:
    entries = Authenticator.objects.filter(person=person).values_list("secret_entry", flat=True)
    vault.wipe(list(entries), at=at)
    Authenticator.objects.filter(person=person).delete()
    RecoveryCode.objects.filter(person=person).delete()


def _recovery_code() -> str:
    return "-".join("".join(secrets.choice(ALPHABET) for _place in range(5)) for _group in range(2))


def _digest(person: Person, code: str) -> str:
    plain = code.replace("-", "").casefold()
    return hmac.digest(settings.BANDENG_CODE_KEY.encode(), f"{person.id} {plain}".encode(), "sha256").hex()

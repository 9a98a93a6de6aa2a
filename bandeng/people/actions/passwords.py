"""Signing in by user name and password, and changing the password."""

import secrets
from datetime import datetime

from django.contrib.auth import password_validation
from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput
from bandeng.people import rules
from bandeng.people.actions import locks
from bandeng.people.actions.accounts import end_sessions
from bandeng.people.models import Person
from bandeng.people.wording import clock_words

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is misread aloud or on paper
UNUSABLE = "!"


def sign_in(username: str, password: str, *, address: str, at: datetime) -> Person:
    """The person with this user name and password.

    Raises BadInput (the same for an unknown name, a wrong password and a closed account, and as slow) and
    TooOften, saying until when.
    """
    account, where = locks.key("account", username.casefold()), locks.address_key(address)
    _count(account, where, at)
    person = Person.objects.filter(username=username).first()
    right = check_password(password, person.password if person else UNUSABLE)
    if not (person and right and person.is_active):
        raise BadInput(_("用户名或密码不对。"))
    locks.forgive(account)
    locks.take_back(where)
    return person


def is_right(person: Person, password: str, *, at: datetime) -> bool:
    """Whether this is the person's password, asked before a weighty change; a wrong one is a failure."""
    account = locks.key("account", person.username.casefold())
    _refuse_if(locks.count_failure(account, allowed=rules.ACCOUNT_FAILURES, at=at))
    right = check_password(password, person.password)
    if right:
        locks.forgive(account)
    return right


def change(person: Person, *, old: str, new: str, session: str, at: datetime) -> None:
    """Set a new password; other browsers are signed out. Raises BadInput naming the field."""
    if not is_right(person, old, at=at):
        _bad("old_password", _("现在的密码不对。"))
    if new == old:
        _bad("new_password", _("新密码要和现在的不一样。"))
    try:
        password_validation.validate_password(new, person)
    except ValidationError as refused:
        _bad("new_password", " ".join(refused.messages))
    written = make_password(new)
    Person.objects.filter(id=person.id).update(password=written, must_change_password=False)
    person.password, person.must_change_password = written, False
    end_sessions(person, but=session)


def give_one_time(person: Person) -> str:
    """Set and answer a password that must be changed at the first sign-in; it is kept nowhere."""
    password = "-".join("".join(secrets.choice(ALPHABET) for _place in range(4)) for _group in range(4))
    Person.objects.filter(id=person.id).update(password=make_password(password), must_change_password=True)
    return password


def _count(account: str, where: str, at: datetime) -> None:
    _refuse_if(locks.locked_until(where, at=at))
    _refuse_if(locks.count_failure(account, allowed=rules.ACCOUNT_FAILURES, at=at))
    _refuse_if(locks.count_failure(where, allowed=rules.ADDRESS_FAILURES, at=at))


def _refuse_if(until: datetime | None) -> None:
    if until:
        sentence = _("试错的次数太多,先停一停。%(time)s以后可以再试。") % {"time": clock_words(until)}
        raise locks.TooOften(sentence, until)


def _bad(field: str, sentence: str) -> None:
    raise BadInput(sentence, {field: sentence})

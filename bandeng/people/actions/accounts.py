"""What is done to accounts: opened, corrected, erased; and that somebody looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.facts import Kept
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen, straight
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import erasing, facts, rules, vault
from bandeng.people.models import (
    GUEST,
    KINDS,
    RESIDENT,
    Authenticator,
    Look,
    OpenSession,
    Passkey,
    Person,
    PhoneCode,
    RecoveryCode,
)

A_WHILE = timedelta(hours=1)  # within it a list read again is one look


@dataclass(frozen=True)
class Erasure:
    """What an erasure wiped: entries of the vault, and ways of signing in."""

    person: str
    entries: int
    sign_ins: int


@transaction.atomic
def register(
    *, name: str, kind: str, at: datetime, username: str = "", phone: str = "", hand: Hand | None = None
) -> Person:
    """Open an account. Without a hand, a resident acts for herself and the operator for all others.

    Raises BadInput for an unknown kind or a user name that is taken.
    """
    _check(kind, username)
    person = _person(new_id(at), kind, username, at)
    kept = _keep_words(person, name, phone, at)
    person.save(force_insert=True)
    act = "people.register"
    own = rules.own_hand(person.id, act, at) if kind == RESIDENT else rules.operator_hand(act, at)
    said = facts.PersonRegistered(kind=kind, name=kept)
    pen.record(said, hand=hand or own, stream=rules.stream(person.id), turn=0)
    return person


@transaction.atomic(savepoint=False)  # nothing in it is refused
def guest(*, name: str = "", phone: str = "", at: datetime) -> str:
    """The id of somebody who reports without an account. No fact: that of the matter names her already."""
    person = _person(new_id(at), GUEST, "", at)
    _keep_words(person, name, phone, at)
    straight.insert(person)
    return person.id


@transaction.atomic
def erase(person_id: str, at: datetime, hand: Hand | None = None) -> Erasure:
    """Wipe everything kept about a person and close the account; the row and the facts stay.

    Without a hand the person does it herself. Raises Person.DoesNotExist, and NotNow if it is already done.
    """
    person = Person.objects.select_for_update().get(id=person_id)
    if person.is_erased:
        raise NotNow(_("这个账号已经注销。"))
    sign_ins = _forget_sign_ins(person, at)
    for also in erasing.ERASERS:
        also(person.id)
    entries = vault.erase(about=person.id, at=at)
    _close(person, at)
    own = rules.own_hand(person.id, "people.erase", at)
    stream = rules.stream(person.id)
    turn = Fact.objects.of(stream).count()
    pen.record(facts.PersonErased(entries=entries), hand=hand or own, stream=stream, turn=turn)
    return Erasure(person=person.id, entries=entries, sign_ins=sign_ins)


@transaction.atomic
def rename(person_id: str, *, name: str, at: datetime) -> Kept | None:
    """Correct a person's name; the old one is wiped. An empty name takes it away."""
    person = Person.objects.select_for_update().get(id=person_id, erased_at=None)
    vault.wipe([person.name_entry], at=at)
    kept = vault.keep(name, kind="name", about=person.id, at=at) if name else None
    Person.objects.filter(id=person.id).update(name_entry=kept.kept if kept else "")
    return kept


@transaction.atomic
def renumber(person_id: str, *, phone: str, at: datetime) -> Kept | None:
    """Correct a person's telephone number; the old one is wiped. An empty number takes it away."""
    person = Person.objects.select_for_update().get(id=person_id, erased_at=None)
    vault.wipe([person.phone_entry], at=at)
    kept = vault.keep(phone, kind=vault.PHONE, about=person.id, at=at) if phone else None
    Person.objects.filter(id=person.id).update(phone_entry=kept.kept if kept else "")
    return kept


def look(*, person: str, about: str, what: str, at: datetime) -> None:
    """Log that a person read somebody's personal data. Reading one's own is nobody's business."""
    if person != about:
        Look.objects.create(id=new_id(at), person=person, about=about, what=what, at=at)


def look_at_all(*, person: str, about: Iterable[str], what: str, at: datetime) -> None:
    """Log that a person read the data of each of these, as they stand on a list; once an hour for each."""
    lately = Look.objects.filter(person=person, what=what, at__gt=at - A_WHILE)
    seen = {person, *lately.values_list("about", flat=True)}
    new = [each for each in dict.fromkeys(about) if each not in seen]
    Look.objects.bulk_create(Look(id=new_id(at), person=person, about=each, what=what, at=at) for each in new)


def end_sessions(person: Person, *, but: str = "") -> int:
    """Sign the person out everywhere, but in the browser with this session. Answers in how many."""
    others = OpenSession.objects.filter(person=person).exclude(session=but)
    keys = list(others.values_list("session", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    others.delete()
    return len(keys)


def forget_second_steps(person: Person, *, at: datetime) -> int:
    """Take away authenticator, recovery codes and passkeys, lost or no longer wanted. Answers how many."""
    secrets = Authenticator.objects.filter(person=person).values_list("secret_entry", flat=True)
    vault.wipe(list(secrets), at=at)
    ways = (Authenticator, RecoveryCode, Passkey)
    return sum(way.objects.filter(person=person).delete()[0] for way in ways)


def _check(kind: str, username: str) -> None:
    if kind not in KINDS:
        raise BadInput(_("没有这种账号:%(kind)s") % {"kind": kind}, {"kind": kind})
    if username and Person.objects.filter(username=username).exists():
        sentence = _("用户名 %(username)s 已经有人用了。") % {"username": username}
        raise BadInput(sentence, {"username": sentence})


def _person(ref: str, kind: str, username: str, at: datetime) -> Person:
    return Person(id=ref, username=username or ref, kind=kind, password=make_password(None), registered_at=at)


def _keep_words(person: Person, name: str, phone: str, at: datetime) -> Kept | None:
    given = {kind: text for kind, text in (("name", name), (vault.PHONE, phone)) if text}
    kept = vault.keep_all([(text, kind, person.id) for kind, text in given.items()], at=at)
    found = dict(zip(given, kept, strict=True))
    person.name_entry = found["name"].kept if name else ""
    if phone:
        person.phone_entry = found[vault.PHONE].kept
    return found.get("name")


def _forget_sign_ins(person: Person, at: datetime) -> int:
    number = vault.read([person.phone_entry]).get(person.phone_entry, "")
    PhoneCode.objects.filter(lookup__in=vault.lookups(number)).delete()
    return end_sessions(person) + forget_second_steps(person, at=at)


def _close(person: Person, at: datetime) -> None:
    Person.objects.filter(id=person.id).update(
        username=person.id,
        password=make_password(None),
        name_entry="",
        phone_entry="",
        is_active=False,
        must_change_password=False,
        erased_at=at,
    )

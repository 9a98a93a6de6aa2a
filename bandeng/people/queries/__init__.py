"""Who somebody is."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from bandeng.ledger import straight
from bandeng.people import vault
from bandeng.people.models import GUEST, HELPER, RESIDENT, Entry, Person
from bandeng.people.phones import normal

BATCH = 500
NAMED = ("id", "name_entry", "erased_at")


def person(ref: str) -> Person:
    """The person with this id or user name. Raises Person.DoesNotExist."""
    found = Person.objects.filter(id=ref).first()
    return found or Person.objects.get(username=ref)


def accounts(*, kind: str | None = None) -> Iterable[Person]:
    """Every account, oldest first; of one kind if asked. Whoever reported without one has none."""
    rows = Person.objects.of_kind(kind) if kind else Person.objects.exclude(kind=GUEST)
    return rows.order_by("id").iterator()


def names(ids: Iterable[str]) -> dict[str, str]:
    """The names of these persons by id, for people who may see them; unknown ids are absent.

    An erased person reads 「已注销」, one who gave no name 「一位居民」.
    """
    persons = [row for batch in _batches(ids) for row in straight.find(Person, {"id": batch}, *NAMED)]
    words = vault.read(entry for _id, entry, _erased_at in persons)
    return {ref: _called(words.get(entry, ""), erased_at) for ref, entry, erased_at in persons}


def name(ref: str) -> str:
    """The name of one person, as ``names`` gives it; 「已注销」 for an unknown id."""
    return names([ref]).get(ref, _("已注销"))


def called(entry: str) -> str:
    """The name in this entry of the vault, of somebody not erased; 「一位居民」 where there is none."""
    return _called(vault.read([entry]).get(entry, ""), None)


def phone(ref: str) -> str:
    """The telephone number of a person, or nothing. Log the look with ``actions.look``."""
    entry = Person.objects.filter(id=ref).values_list("phone_entry", flat=True).first() or ""
    return vault.read([entry]).get(entry, "")


def has_phone(*refs: str) -> bool:
    """Whether a telephone number of any of these persons is kept; it is not read."""
    return Person.objects.filter(id__in=refs).exclude(phone_entry="").exists()


def never_named(refs: Iterable[str]) -> set[str]:
    """Of these persons those of whom neither a name nor a telephone was ever kept."""
    nobody = Person.objects.filter(id__in=list(refs), name_entry="", phone_entry="", erased_at=None)
    return set(nobody.values_list("id", flat=True))


def person_by_phone(phone: str) -> Person | None:
    """The account with this number; the older one if there are two. Guests have no account."""
    return Person.objects.with_account().filter(id__in=ids_with_phone(phone)).order_by("id").first()


def resident_by_phone(phone: str) -> Person | None:
    """The resident or helper who signs in with this number. Staff need a password instead."""
    with_number = Person.objects.with_account().filter(id__in=ids_with_phone(phone))
    return with_number.filter(kind__in=[RESIDENT, HELPER]).order_by("id").first()


def ids_with_phone(phone: str) -> list[str]:
    """Everybody of whom this number is kept, guests too, oldest first."""
    entries = Entry.objects.filter(lookup__in=vault.lookups(phone), erased_at=None)
    return list(dict.fromkeys(entries.order_by("id").values_list("about", flat=True)))


def told_apart(ids: Iterable[str]) -> dict[str, str]:
    """By which sign each of these persons is known as one: her number, else her account. Whoever has neither
    is left out; two ids with one number are one person."""
    rows = [
        row
        for batch in _batches(ids)
        for row in Person.objects.filter(id__in=batch, erased_at=None).values_list(
            "id", "kind", "phone_entry"
        )
    ]
    numbers = vault.read(entry for _id, _kind, entry in rows)
    signs = {
        ref: normal(numbers.get(entry, "")) or (ref if kind != GUEST else "") for ref, kind, entry in rows
    }
    return {ref: sign for ref, sign in signs.items() if sign}


def sharing_number(ref: str, among: Iterable[str]) -> set[str]:
    """Who of these left the same telephone number as this person; nobody where she left none."""
    number, others = phone(ref), set(among) - {ref}
    if not number or not others:
        return set()
    entries = Entry.objects.filter(lookup__in=vault.lookups(number), erased_at=None, about__in=others)
    return set(entries.values_list("about", flat=True))


def entries_with_phone(phone: str) -> list[str]:
    """The entries of the vault that hold this number, whomever they are about."""
    entries = Entry.objects.filter(lookup__in=vault.lookups(phone), erased_at=None)
    return list(entries.order_by("id").values_list("id", flat=True))


def same_number(ref: str) -> QuerySet[Entry]:
    """The entries that hold the number this resident signs in with, whomever they are about. Of nobody else:
    only she has proved her number. The number itself is read only where there are several keys."""
    herself = Person.objects.filter(id=ref, kind=RESIDENT, erased_at=None)
    if vault.is_rotated():
        number = phone(ref) if herself.exists() else ""
        return Entry.objects.filter(lookup__in=vault.lookups(number) if number else [])
    own = Entry.objects.filter(id__in=herself.values("phone_entry")).exclude(lookup="")
    return Entry.objects.filter(lookup__in=own.values("lookup"))


def _batches(ids: Iterable[str]) -> Iterable[list[str]]:
    wanted = sorted({ref for ref in ids if ref})
    return (wanted[start : start + BATCH] for start in range(0, len(wanted), BATCH))


def _called(name: str, erased_at: datetime | None) -> str:
    if erased_at is not None:
        return _("已注销")
    return name or _("一位居民")

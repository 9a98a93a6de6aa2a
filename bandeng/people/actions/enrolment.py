"""Many persons at once: the people of a roster that is taken in."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from bandeng.kernel.ids import new_id
from bandeng.people import vault
from bandeng.people.models import STAFF, Person


def enrol(names: Iterable[str], *, at: datetime) -> list[str]:
    """Register staff by their names alone, without a way to sign in; answers their ids in the same order.

    The facts that name them are those of the roster they come from.
    """
    with transaction.atomic():
        persons = [_person(name, at) for name in names]
        Person.objects.bulk_create(persons, batch_size=500)
    return [person.id for person in persons]


def _person(name: str, at: datetime) -> Person:
    ref = new_id(at)
    entry = vault.keep(name, kind="name", about=ref, at=at).kept
    return Person(
        id=ref,
        username=ref,
        kind=STAFF,
        name_entry=entry,
        password=make_password(None),
        registered_at=at,
    )

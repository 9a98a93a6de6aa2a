"""Many persons at once: the people of a roster that is taken in."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from bandeng.kernel.ids import new_id
from bandeng.people import vault
from bandeng.people.models import STAFF, Person


def enrol(names: Sequence[str], *, at: datetime) -> list[str]:
    """Register staff by their names alone, without a way to sign in; answers their ids in the same order.

    The facts that name them are those of the roster they come from.
    """
    ids = [new_id(at) for _name in names]
    unusable = make_password(None)
    with transaction.atomic():
        entries = vault.keep_many(zip(names, ids, strict=True), kind="name", at=at)
        Person.objects.bulk_create(
            (
                Person(
                    id=ref,
                    username=ref,
                    kind=STAFF,
                    name_entry=entry.kept,
                    password=unusable,
                    registered_at=at,
                )
                for ref, entry in zip(ids, entries, strict=True)
            ),
            batch_size=500,
        )
    return ids

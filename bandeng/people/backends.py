"""Who a session belongs to: asked on every page, so by a kept statement."""

from django.contrib.auth.backends import ModelBackend

from bandeng.ledger import straight
from bandeng.people.models import Person

COLUMNS = tuple(field.attname for field in Person._meta.concrete_fields)


class Accounts(ModelBackend):
    """Django's own backend over ``Person``; permissions are none of its business (posts carry them)."""

    def get_user(self, user_id: str) -> Person | None:
        """The person with this id whose account is open; None otherwise."""
        found = straight.find(Person, {"id": user_id}, *COLUMNS)
        person = Person.from_db("default", COLUMNS, found[0]) if found else None
        return person if person and self.user_can_authenticate(person) else None

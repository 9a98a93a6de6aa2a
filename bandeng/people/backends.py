"""Who a session belongs to: asked on every page, so by a kept statement."""

from django.contrib.auth.backends import ModelBackend

from bandeng.ledger import remembering, straight
from bandeng.people.models import Person


class Accounts(ModelBackend):
    """Django's own backend over ``Person``; permissions are none of its business (posts carry them)."""

    def get_user(self, user_id: str) -> Person | None:
        """The person with this id whose account is open; None otherwise. She was read beside the session."""
        person: Person | None = remembering.known("people", user_id)
        if person is None:
            person = next(iter(straight.objects(Person, {"id": user_id})), None)
        return person if person and self.user_can_authenticate(person) else None

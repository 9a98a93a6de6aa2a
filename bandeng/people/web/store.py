"""Sessions as Django keeps them, read and changed by kept statements: every page begins with one."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from bandeng.ledger import straight
from bandeng.ui.clock import now


class SessionStore(db.SessionStore):
    """The same table and the same encoding; only the way to a row is shorter."""

    def load(self) -> dict[str, object]:
        """What the session holds; nothing, and no key, where it is unknown or has run out."""
        alive = {"session_key": self.session_key, "expire_date": straight.After(now())}
        found = straight.find(Session, alive, "session_data")
        if not found:
            self._session_key = None
            return {}
        return self.decode(found[0][0])

"""A person's stay in one browser: begun afresh, ended by her, by idleness, or from elsewhere."""

import logging
from datetime import datetime

from django.contrib.auth import login, logout
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest

from bandeng.ledger import locks
from bandeng.people import rules
from bandeng.people.models import STAFF, OpenSession, Person
from bandeng.people.web.asked import device_of

BACKEND = "bandeng.people.backends.Accounts"
BEGUN, SEEN, SECOND = "begun", "seen", "second_step"
log = logging.getLogger("bandeng.sessions")
A_MINUTE = 60  # seconds between two notes of the last use


def begin(request: HttpRequest, person: Person, *, at: datetime) -> None:
    """Sign the person in. The session gets a new key and nothing of the one before: no fixation."""
    logout(request)
    login(request, person, backend=BACKEND)
    request.session[BEGUN] = request.session[SEEN] = int(at.timestamp())
    request.session.save()
    OpenSession.objects.create(
        session=key_of(request), person=person, device=device_of(request), begins_at=at, seen_at=at
    )


def end(request: HttpRequest) -> None:
    """Sign out of this browser."""
    OpenSession.objects.filter(session=key_of(request)).delete()
    logout(request)


def carry_on(request: HttpRequest, person: Person, *, at: datetime) -> bool:
    """Note that the session is in use; False where it has been idle or open too long."""
    now = int(at.timestamp())
    begun = request.session.setdefault(BEGUN, now)
    seen = request.session.setdefault(SEEN, now)
    idle = rules.STAFF_IDLE if person.kind == STAFF else rules.IDLE
    if now - seen >= idle.total_seconds() or now - begun >= rules.SESSION_LASTS.total_seconds():
        return False
    if now - seen >= A_MINUTE:
        request.session[SEEN] = now
        _note_use(request, at)
    return True


def _note_use(request: HttpRequest, at: datetime) -> None:
    """Nobody is kept from reading because this could not be noted; what she does will say if it cannot."""
    try:
        with locks.impatiently():
            OpenSession.objects.filter(session=key_of(request)).update(seen_at=at)
    except (OperationalError, InterfaceError) as failed:
        log.warning("the use of a session was not noted: %s", type(failed).__name__)


def keep_key(request: HttpRequest, person: Person) -> None:
    """After a changed password: stay signed in here, under a new key."""
    before = key_of(request)
    request.session.cycle_key()
    request.session["_auth_user_hash"] = person.get_session_auth_hash()
    OpenSession.objects.filter(session=before).update(session=key_of(request))


def await_second_step(request: HttpRequest, person: Person, *, at: datetime) -> None:
    """The password was right; remember for five minutes whose second step is awaited."""
    logout(request)
    request.session[SECOND] = [person.id, int(at.timestamp())]


def awaiting_second_step(request: HttpRequest, *, at: datetime) -> Person | None:
    """Whose second step is awaited, if any."""
    ref, begun = request.session.get(SECOND, ["", 0])
    if int(at.timestamp()) - begun >= rules.SECOND_STEP_LASTS.total_seconds():
        return None
    return Person.objects.filter(id=ref, is_active=True).first()


def key_of(request: HttpRequest) -> str:
    """The key of this session; empty where there is none yet."""
    return request.session.session_key or ""

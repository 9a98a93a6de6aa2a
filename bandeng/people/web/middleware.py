"""Sessions end when nobody uses them; a first password must be changed before anything else."""

import logging
from collections.abc import Callable

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from bandeng.ledger import locks
from bandeng.people.models import Person
from bandeng.people.web import sessions
from bandeng.ui.clock import now
from bandeng.ui.web.faults import BROKEN, fault_of

SAFE = ("GET", "HEAD")
log = logging.getLogger("bandeng.sessions")
OPEN_BEFORE_CHANGE = ("people:password", "people:sign-out", "preferences")


class Sessions:
    """After Django's own: sign out who was idle too long, lead on who must change her password."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        person = request.user
        if not isinstance(person, Person) and not person.is_authenticated:
            return self.get_response(request)
        if not sessions.carry_on(request, person, at=now()):
            sessions.end(request)
        elif person.must_change_password and request.path not in map(reverse, OPEN_BEFORE_CHANGE):
            return redirect("people:password")
        return self.get_response(request)


class KeptSessions(SessionMiddleware):
    """Django's own, but for pages that are only read: where the database takes nothing just now (it is
    locked, its disk is full), who reads goes on, and the note of the last use is made the next time. So does
    who signed out in another window meanwhile: her session is gone, and nothing is written of it."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.method not in SAFE or not request.session.modified:
            return super().process_response(request, response)
        try:
            with locks.impatiently():
                return super().process_response(request, response)
        except SessionInterrupted:
            log.info("a session was ended elsewhere while a page was read")
            return response
        except (OperationalError, InterfaceError) as failed:
            if fault_of(failed) is BROKEN:
                raise
            log.warning("a session was not saved: %s", type(failed).__name__)
            return response

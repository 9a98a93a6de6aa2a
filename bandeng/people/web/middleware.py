"""Sessions end when nobody uses them; a first password must be changed before anything else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from bandeng.people.models import Person
from bandeng.people.web import sessions
from bandeng.ui.clock import now

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

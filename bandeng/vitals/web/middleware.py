"""Every request is counted, timed and written down: which route and how it ended, not who and with what."""

import logging
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponseBase

from bandeng.posts.web.sitting import ROLES
from bandeng.vitals import counting

log = logging.getLogger("bandeng.requests")
NOWHERE = "-"
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


class Vitals:
    """Outermost: what the others take time for is counted too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begun, tally = time.perf_counter(), Tally()
        with connection.execute_wrapper(tally):
            response = self.get_response(request)
        seconds = time.perf_counter() - begun
        route, method = route_of(request), request.method or ""
        method = method if method in METHODS else NOWHERE
        counting.count(
            route=route,
            method=method,
            status=response.status_code,
            seconds=seconds,
            statements=tally.statements,
        )
        name = uuid.uuid4().hex
        response.headers["X-Request-Id"] = name
        said = {"request": name, "route": route, "method": method, "status": response.status_code}
        said |= {"milliseconds": round(seconds * 1000), "statements": tally.statements}
        log.info("answered", extra=said | {"role": role_of(request)})
        return response


class Tally:
    """How many statements were asked."""

    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        self.statements += 1
        return execute(sql, params, many, context)


def route_of(request: HttpRequest) -> str:
    """The name of the address, never the path: numbers, codes and searches stand in paths."""
    found = request.resolver_match
    return found.view_name if found and found.view_name else NOWHERE


def role_of(request: HttpRequest) -> str:
    """In what capacity somebody asked: her roles at the desk, else staff, resident or anybody."""
    if roles := request.META.get(ROLES):
        return str(roles)
    known = getattr(request, "_cached_user", None)
    return str(getattr(known, "kind", "anybody"))

"""One memory for each request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from bandeng.ledger.remembering import remembering


class Remembering:
    """What a request has read it need not read again; see ``bandeng.ledger.remembering``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with remembering():
            return self.get_response(request)

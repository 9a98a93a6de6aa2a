"""A call to an address that the operator wrote down: no redirect is followed, no answer waited for long."""

import http.client
import json
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from bandeng.notices.ways.way import Later, Never, Unsure

TIME_OUT = 10  # seconds, to connect and for each read
LARGEST = 64 * 1024  # bytes of an answer that are read
BUSY = 429


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_args: Any, **_words: Any) -> None:
        """A redirect is an error like any other."""


def call(address: str, body: dict[str, Any], headers: dict[str, str] | None = None) -> dict[str, Any]:
    """POST the body as JSON; answers the JSON that came back (empty where none did).

    Raises Later when it was not taken, Never when it was refused, Unsure when the answer was lost.
    """
    content = json.dumps(body, ensure_ascii=False).encode()
    named = {"Content-Type": "application/json; charset=utf-8", **(headers or {})}
    request = Request(address, data=content, headers=named, method="POST")
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIME_OUT) as answer:
            return _read(answer.read(LARGEST))
    except HTTPError as refused:
        refused.close()
        failure = Later if refused.code == BUSY or refused.code >= 500 else Never
        raise failure(f"http {refused.code}") from None
    except URLError:
        raise Later("no connection") from None
    except (OSError, http.client.HTTPException):
        raise Unsure("the answer was lost") from None


def _read(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}

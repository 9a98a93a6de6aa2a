"""The challenge of a passkey ceremony: kept in the session, good once and for five minutes."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _
from webauthn import base64url_to_bytes
from webauthn.helpers import bytes_to_base64url, generate_challenge

from bandeng.kernel.refusals import BadInput

CHALLENGE = "challenge"
LASTS = 300  # seconds


def begin(request: HttpRequest, *, at: datetime) -> bytes:
    """A fresh challenge."""
    challenge = generate_challenge()
    request.session[CHALLENGE] = [bytes_to_base64url(challenge), int(at.timestamp())]
    return challenge


def end(request: HttpRequest, *, at: datetime) -> bytes:
    """The challenge of this session, used up. Raises BadInput where there is none or it is old."""
    challenge, begun = request.session.pop(CHALLENGE, ["", 0])
    if not challenge or int(at.timestamp()) - begun >= LASTS:
        raise BadInput(_("等得太久了,请再试一次。"))
    return base64url_to_bytes(challenge)

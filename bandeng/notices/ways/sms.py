"""Short messages through the district's gateway: ``{"phone", "text", "key"}`` by POST, any 2xx is a yes.

``https://TOKEN@gateway.example/send?idempotent=1``: what stands before the ``@`` goes out as a bearer token;
``idempotent=1`` says that the gateway sends the same ``key`` once.
"""

from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

from bandeng.notices.ways.calling import call
from bandeng.notices.ways.way import Message


class Sms:
    """The gateway at this address."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        token, _at, host = parts.netloc.rpartition("@")
        self.address = urlunsplit(parts._replace(netloc=host))
        self.idempotent = parse_qs(parts.query).get("idempotent") == ["1"]
        self._headers = {"Authorization": f"Bearer {unquote(token)}"} if token else {}

    def send(self, message: Message) -> None:
        """Returns when the gateway took it. Raises Later, Never or Unsure."""
        headers = {**self._headers, "Idempotency-Key": message.key}
        call(self.address, {"phone": message.to, "text": message.text, "key": message.key}, headers)

"""钉钉: a robot in a room of the staff's own calls the person by her number. It knows no keys.

``https://SECRET@oapi.dingtalk.com/robot/send?access_token=…``: with a secret each call is signed (HMAC-SHA256
over the moment in milliseconds), as the robot's page asks.
"""

import base64
import hmac
from urllib.parse import quote_plus, unquote, urlsplit, urlunsplit

from bandeng.notices.ways.calling import call
from bandeng.notices.ways.way import Message
from bandeng.notices.ways.wecom import agreed

BUSY = {-1, 130101, 410100, 660026}  # system busy, called too often


class DingTalk:
    """The robot at this address."""

    idempotent = False

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        secret, _at, host = parts.netloc.rpartition("@")
        self.address = urlunsplit(parts._replace(netloc=host))
        self.secret = unquote(secret)

    def send(self, message: Message) -> None:
        """Returns when the robot took it. Raises Later, Never or Unsure."""
        body = {"msgtype": "text", "text": {"content": message.text}, "at": {"atMobiles": [message.to]}}
        agreed(call(self._signed(int(message.at.timestamp() * 1000)), body), BUSY)

    def _signed(self, milliseconds: int) -> str:
        if not self.secret:
            return self.address
        said = f"{milliseconds}\n{self.secret}".encode()
        sign = base64.b64encode(hmac.digest(self.secret.encode(), said, "sha256")).decode()
        return f"{self.address}&timestamp={milliseconds}&sign={quote_plus(sign)}"

"""企业微信: a robot in a room of the staff's own calls the person by her number. It knows no keys."""

from typing import Any

from bandeng.notices.ways.calling import call
from bandeng.notices.ways.way import Later, Message, Never

BUSY = {-1, 45009, 45033}  # system busy, called too often, too many at once


class WeCom:
    """The robot at this address (``…/cgi-bin/webhook/send?key=…``)."""

    idempotent = False

    def __init__(self, address: str) -> None:
        self.address = address

    def send(self, message: Message) -> None:
        """Returns when the robot took it. Raises Later, Never or Unsure."""
        words = {"content": message.text, "mentioned_mobile_list": [message.to]}
        agreed(call(self.address, {"msgtype": "text", "text": words}), BUSY)


def agreed(answer: dict[str, Any], busy: set[int]) -> None:
    """Returns where ``errcode`` is 0. Raises Later for one of ``busy``, Never for any other."""
    code = answer.get("errcode", 0)
    if code:
        raise (Later if code in busy else Never)(f"errcode {code}"[:40])

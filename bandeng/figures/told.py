"""A fact as whoever counts sees it."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from bandeng.ledger.upgrading import upgrade

COLUMNS = ("id", "stream", "name", "version", "place", "at", "body_text")


@dataclass(frozen=True)
class Told:
    """A fact as a measure sees it: nothing of who said it. ``id`` is its height."""

    id: int
    stream: str
    name: str
    version: int
    place: str
    at: datetime
    body_text: str

    @cached_property
    def body(self) -> dict[str, Any]:
        """What was said, in today's shape; read only when asked for."""
        return upgrade(self.name, self.version, json.loads(self.body_text))

"""Ids made by the application, ordered by time (UUID version 7, RFC 9562)."""

import secrets
import uuid
from datetime import datetime


def new_id(at: datetime) -> str:
    """A fresh UUIDv7 as text; its first 48 bits are the milliseconds of ``at``."""
    milliseconds = int(at.timestamp() * 1000) & ((1 << 48) - 1)
    value = (
        (milliseconds << 80)
        | (0x7 << 76)
        | (secrets.randbits(12) << 64)
        | (0b10 << 62)
        | secrets.randbits(62)
    )
    return str(uuid.UUID(int=value))

"""One way of writing a value as bytes, so that equal values have equal digests everywhere.

Canonical JSON: keys sorted, no spaces, UTF-8, no floats (a float has no one spelling), moments in UTC with
microseconds and ``Z``, days as ``YYYY-MM-DD``.
"""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

NO_DIGEST = "0" * 64


def plain(value: Any) -> Any:
    """The value as plain JSON types. Raises TypeError for what has no canonical form (floats, sets, ...)."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"no canonical form for {type(value).__name__}: {value!r}")


def canonical(value: Any) -> bytes:
    """Canonical JSON of the value, UTF-8."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def moment(at: datetime) -> str:
    """A moment as text: UTC, microseconds, ``Z``. A naive moment is refused with ValueError."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def digest(value: bytes, algorithm: str = "sha256") -> str:
    """Hexadecimal digest; ``algorithm`` is any name hashlib knows (``sha256``, ``sm3``)."""
    return hashlib.new(algorithm, value).hexdigest()

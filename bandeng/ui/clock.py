"""The machine's clock. Only the edges read it (``web`` and ``management``); everything below takes ``at``."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(tz=UTC)

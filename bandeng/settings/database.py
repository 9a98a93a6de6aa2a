"""Which database: SQLite in the data folder, or the PostgreSQL that ``DATABASE_URL`` names.

``postgresql://user:password@host:port/name?schema=erqi&statement_timeout=30000`` — ``schema``,
``statement_timeout`` and ``lock_timeout`` (milliseconds) hold per transaction; any other word after ``?``
goes to the driver (``sslmode``, ``target_session_attrs``, ...). Nobody waits for ever: see ``PATIENCE``.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

BUSY = 20  # seconds to wait for whoever is writing
PATIENCE = {
    "lock_timeout": str(BUSY * 1000),
    "connect_timeout": "5",  # seconds; a host that is gone does not answer at all
    "tcp_user_timeout": "20000",  # milliseconds until what was sent and is not taken counts as lost
    "keepalives_idle": "10",  # a server that vanishes while we wait for its answer is noticed in 25 s
    "keepalives_interval": "5",
    "keepalives_count": "3",
}


def database(data: Path) -> dict[str, Any]:
    """Django's description of the one database of this installation."""
    url = os.environ.get("DATABASE_URL", "")
    return postgresql(url) if url else sqlite(data)


def sqlite(data: Path) -> dict[str, Any]:
    """The embedded database: one file, write-ahead journal, every commit on the disk."""
    data.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data / "bandeng.sqlite3",
        "CONN_MAX_AGE": 60,  # whoever closes it last puts the journal away: a fifth of a short request
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": BUSY,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            " PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """A district's database. Raises ValueError for an address that is none."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL must begin with postgresql://, not {parts.scheme}://")
    return {
        "ENGINE": "bandeng.ledger.postgres",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # One transaction for each request: one schema, fewer round trips. Not on SQLite, where they begin
        # IMMEDIATE: a reader would lock the writers out.
        "ATOMIC_REQUESTS": True,
        # A cursor held open between transactions would stay in one session of a pooler.
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": PATIENCE | {name: values[-1] for name, values in parse_qs(parts.query).items()},
    }

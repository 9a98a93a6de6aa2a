"""When the installation counts as ready, and who may read its numbers."""

import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

WORKER_SILENT = timedelta(minutes=2)  # a round comes every few seconds
SEALS_STUCK = timedelta(minutes=10)  # news is sealed each minute
DISK_LEAST = 500 * 1024 * 1024
NOTED_EVERY = timedelta(seconds=10)  # a round is noted so often at most: each note is a commit


def worker_is_there(seen_at: datetime | None, *, at: datetime) -> bool:
    """Whether the worker came round lately. A clock set back does not make it dead."""
    return seen_at is not None and at - seen_at <= WORKER_SILENT


def seals_go_on(unsealed_since: datetime | None, *, at: datetime) -> bool:
    """Whether what was said is sealed soon; ``unsealed_since``: since when something has been waiting."""
    return unsealed_since is None or at - unsealed_since <= SEALS_STUCK


def may_measure(address: str, authorization: str, *, networks: Iterable[str], token: str) -> bool:
    """Whether this caller may read the numbers: from a named network, or with the token. Nobody else may."""
    kind, _space, given = authorization.partition(" ")
    if token and kind == "Bearer" and hmac.compare_digest(given.encode(), token.encode()):
        return True
    try:
        where = ip_address(address)
    except ValueError:
        return False
    return any(where in ip_network(network, strict=False) for network in networks)

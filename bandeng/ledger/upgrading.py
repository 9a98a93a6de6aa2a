"""Old facts read as new ones: a fact's shape changes by a new VERSION and a small upgrader.

    @upgrades("cases.assigned", from_version=1)
    def posts_became_text(body: Body) -> Body:
        return body | {"post": str(body["post"])}

Each step leads from one version to the next; a body passes through as many as it needs.
"""

from collections.abc import Callable, Iterable
from typing import Any

from bandeng.kernel.facts import KINDS, Kind

Body = dict[str, Any]
Upgrader = Callable[[Body], Body]
UPGRADERS: dict[tuple[str, int], Upgrader] = {}


class Unreadable(LookupError):
    """The book holds facts that this program cannot read. The sentence names them."""


def upgrades(name: str, *, from_version: int) -> Callable[[Upgrader], Upgrader]:
    """Register the step from this version to the next. ValueError if there is one already."""

    def register(upgrader: Upgrader) -> Upgrader:
        if (name, from_version) in UPGRADERS:
            raise ValueError(f"{name} is upgraded from version {from_version} twice")
        UPGRADERS[name, from_version] = upgrader
        return upgrader

    return register


def upgrade(name: str, from_version: int, body: Body) -> Body:
    """The body in today's shape; unchanged where no upgrader is registered."""
    version = from_version
    while step := UPGRADERS.get((name, version)):
        body, version = step(body), version + 1
    return body


def kind_today(name: str, version: int) -> Kind:
    """The kind a fact of this version is read as today. Raises Unreadable."""
    while (name, version) in UPGRADERS:
        version += 1
    try:
        return KINDS[name, version]
    except KeyError:
        raise Unreadable(f"{name} version {version}") from None


def is_readable(name: str, version: int) -> bool:
    """Whether some room declares facts of this name and version, or upgrades them to what one declares."""
    try:
        return bool(kind_today(name, version))
    except Unreadable:
        return False


def refuse_unreadable(written: Iterable[tuple[str, int]]) -> None:
    """Raise Unreadable naming every (name, version) that no room declares."""
    unknown = sorted(each for each in set(written) if not is_readable(*each))
    if unknown:
        raise Unreadable(", ".join(f"{name} version {version}" for name, version in unknown))

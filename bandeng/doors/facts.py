"""A door becomes known, asks for a visit, is visited, and what was heard there is forgotten."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="记下了一户的门牌", en="A door was noted", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DoorAdded:
    """A household is known as an address; who lives there is not kept. ``door`` lies in the vault."""

    NAME: ClassVar = "doors.added"
    VERSION: ClassVar = 1
    door: Kept


@says(zh="这户请人上门", en="The household asked for a visit", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DoorAsked:
    """The household asked for a visit. ``by`` is how it asked: ``phone`` or ``words``."""

    NAME: ClassVar = "doors.asked"
    VERSION: ClassVar = 1
    by: str


@says(zh="上门走访", en="The door was visited", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DoorVisited:
    """A visit: ``heard`` and ``promised`` lie in the vault, days are local (``-``: none).

    ``revisit_on`` is the day from which the door counts as long not seen. ``matter`` is the stream of the
    matter that was filed, with consent, from a need that was heard (``-``: none).
    """

    NAME: ClassVar = "doors.visited"
    VERSION: ClassVar = 1
    purpose: str
    heard: Kept | None
    promised: Kept | None
    promised_on: str
    revisit_on: str
    matter: str


@says(zh="抹去了走访时听到的话", en="What was heard on visits was erased", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DoorForgotten:
    """The household took its consent back: the words of its visits were wiped from the vault."""

    NAME: ClassVar = "doors.forgotten"
    VERSION: ClassVar = 1
    wiped: int

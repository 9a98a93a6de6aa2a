"""A door becomes known, asks, is visited; a household says what may be kept, and takes it back."""

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


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What a visit says of an open promise (its id): kept, moved to another day (``on``), or missed.

    ``why`` lies in the vault.
    """

    promise: str
    fate: str
    on: str
    why: Kept | None


@says(zh="上门走访", en="The door was visited", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DoorVisited:
    """A visit: ``heard`` and ``promised`` lie in the vault, days are local (``-``: none).

    ``fates``: what became of earlier promises; those it does not name stay open. ``revisit_on`` is the day
    from which the door is to be visited again. ``matter`` is the stream of the matter that was filed, with
    consent, from a need that was heard (``-``: none). ``words_until`` is the last day on which the words are
    kept.
    """

    NAME: ClassVar = "doors.visited"
    VERSION: ClassVar = 1
    purpose: str
    heard: Kept | None
    promised: Kept | None
    promised_on: str
    fates: tuple[Fate, ...]
    revisit_on: str
    matter: str
    words_until: str


@says(zh="记下了住户同意记的一件事", en="A household agreed that something be kept", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DoorConsented:
    """What may be kept of the household until which day. All of it lies in the vault: which thing of the rule
    book it is (``what``), who in the household said so (``who``; None: a duty of the law), more ``words``.
    """

    NAME: ClassVar = "doors.consented"
    VERSION: ClassVar = 1
    what: Kept
    who: Kept | None
    words: Kept | None
    until: str
    revisit_on: str


@says(zh="住户收回了同意", en="The household took its consent back", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DoorWithdrawn:
    """The household took one consent back; what was kept under it was wiped from the vault."""

    NAME: ClassVar = "doors.withdrawn"
    VERSION: ClassVar = 1
    consent: str
    wiped: int
    revisit_on: str


@says(zh="住户的同意到期,抹去了", en="A consent of the household ran out and was wiped", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DoorLapsed:
    """The day of a consent has passed; what was kept under it was wiped from the vault."""

    NAME: ClassVar = "doors.lapsed"
    VERSION: ClassVar = 1
    consent: str
    wiped: int


@says(zh="走访的话到期,抹去了", en="The words of a visit ran out and were wiped", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DoorFaded:
    """The words of a visit (its id) and of its promise were wiped: their last day has passed."""

    NAME: ClassVar = "doors.faded"
    VERSION: ClassVar = 1
    visit: str
    wiped: int


@says(zh="抹去了这一户的话", en="What was heard at this door was erased", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DoorForgotten:
    """The household wants nothing kept: the words of its visits, promises and consents were wiped."""

    NAME: ClassVar = "doors.forgotten"
    VERSION: ClassVar = 1
    wiped: int

"""Seats in a session: taken, waited for, given back."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PARTIES, Kept, says


@says(zh="报了名", en="Signed up", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class SignedUp:
    """A person signed up herself or her child: ``called`` is the child's name (None: herself).

    ``waits``: there was no seat left. ``consented``: the guardian agreed, where a child needs that.
    """

    NAME: ClassVar = "gatherings.signed_up"
    VERSION: ClassVar = 1
    seat: str
    waits: bool
    called: Kept | None
    child: bool
    consented: bool


@says(zh="替人报了名", en="Somebody was signed up by the unit", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class Enrolled:
    """The unit wrote down somebody who asked at the desk or by telephone."""

    NAME: ClassVar = "gatherings.enrolled"
    VERSION: ClassVar = 1
    seat: str
    waits: bool
    called: Kept
    child: bool
    consented: bool


@says(zh="退了报名", en="A seat was given back", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class SeatWithdrawn:
    """The seat is free; ``next`` is the seat that had waited longest and is taken now (``-``: none)."""

    NAME: ClassVar = "gatherings.withdrawn"
    VERSION: ClassVar = 1
    seat: str
    next: str

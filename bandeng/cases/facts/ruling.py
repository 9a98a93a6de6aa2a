"""Nobody wants it: the district's centre rules whose it is."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PUBLIC, Kept, says


@says(zh="提请区里裁决归谁办", en="The district was asked to rule whose it is", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseReferred:
    """Asked by a second department that refuses (``refusing``), or by the street (``-``).

    ``first`` is the unit that received the matter first: it stays accountable until the ruled one has signed.
    """

    NAME: ClassVar = "cases.referred"
    VERSION: ClassVar = 1
    refusing: str
    basis: Kept
    suggested: str
    first: str
    first_seat: str
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="区里裁决了归谁办", en="The district ruled whose it is", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseRuled:
    """Binding: ``to_unit`` has it and cannot return it. ``number`` is the ruling's own.

    ``condition`` and ``place_kind`` say for which like matters it is remembered.
    """

    NAME: ClassVar = "cases.ruled"
    VERSION: ClassVar = 1
    number: str
    to_unit: str
    level: str
    condition: str
    place_kind: str
    reason: Kept
    basis: Kept
    first: str
    first_seat: str
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="区里改了裁决", en="The district amended its ruling", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class RulingAmended:
    """A ruling (``amends``: its number) was wrong or is no longer right: ``named`` has it from here on.

    For the like it stands in the stead of the former. ``moved``: the matter was still with the unit of the
    former and goes to ``named``; else it stays with ``to_unit``, which has it.
    """

    NAME: ClassVar = "cases.ruling_amended"
    VERSION: ClassVar = 1
    number: str
    amends: str
    named: str
    to_unit: str
    level: str
    condition: str
    place_kind: str
    reason: Kept
    basis: Kept
    moved: bool
    seat: str
    clocks: tuple[Ticking, ...]

"""Somebody on the spot is asked to verify, another unit to assist; the matter stays where it is.

A unit that is asked stands in ``called``, never in ``unit``: it does not get the matter.
"""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PUBLIC, Kept, says


@says(zh="请人核实,或者请别的单位协办", en="Somebody is asked to verify or to assist", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ErrandGiven:
    """``number`` counts the errands of the matter; ``kind`` is verify or assist; ``seat`` is asked.

    ``called`` is the unit of a department, ``-`` for a post at the place. The clock is that of ``seat``.
    """

    NAME: ClassVar = "cases.errand_given"
    VERSION: ClassVar = 1
    number: int
    kind: str
    called: str
    seat: str
    words: Kept
    clocks: tuple[Ticking, ...]


@says(zh="核实或者协办的回答了", en="Whoever was asked to verify or to assist has answered", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ErrandAnswered:
    """What was ``found`` (``rules.FOUND``), and the ``spot`` where it truly is; ``seat`` is told: it asked.

    ``elapsed``: seconds since it was asked. ``asked`` is the post that was asked.
    """

    NAME: ClassVar = "cases.errand_answered"
    VERSION: ClassVar = 1
    number: int
    kind: str
    called: str
    asked: str
    found: str
    words: Kept
    spot: Kept | None
    pictures: tuple[str, ...]
    on_time: bool
    elapsed: int
    seat: str


@says(zh="不用核实或者协办了", en="Nobody needs to verify or to assist any more", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ErrandWithdrawn:
    """Whoever has the matter does without; ``seat`` was asked and is told."""

    NAME: ClassVar = "cases.errand_withdrawn"
    VERSION: ClassVar = 1
    number: int
    kind: str
    called: str
    words: Kept | None
    seat: str

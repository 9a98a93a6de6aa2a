"""Several departments are called at once: they arrive, work, conclude; the caller concludes the whole.

A called unit stands in ``called``, never in ``unit``: the matter itself stays with its caller.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PUBLIC, Kept, says


@dataclass(frozen=True, kw_only=True)
class Called:
    """One unit that is called: ``number`` counts the calls of the matter; ``seat`` is to arrive."""

    number: int
    unit: str
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="吹哨:同时请几个部门到场", en="Whistled: several departments are called at once", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseWhistled:
    """Called for a ``purpose`` to a ``spot`` at ``meet_at``; the clocks of arrival run from then on."""

    NAME: ClassVar = "cases.whistled"
    VERSION: ClassVar = 1
    purpose: Kept
    spot: Kept
    meet_at: datetime
    calls: tuple[Called, ...]
    seat: str


@says(zh="被叫来的部门到场了", en="A department that was called has arrived", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseArrived:
    """Its desk says so; nobody's position is asked. ``elapsed``: seconds since it was to come (0: early)."""

    NAME: ClassVar = "cases.arrived"
    VERSION: ClassVar = 1
    number: int
    called: str
    on_time: bool
    elapsed: int
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="被叫来的部门说明不归它管", en="A department that was called says it is not its own", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseDisowned:
    """Said once at most, with the basis; the caller (``seat``) decides whether to insist."""

    NAME: ClassVar = "cases.disowned"
    VERSION: ClassVar = 1
    number: int
    called: str
    basis: Kept
    seat: str


@says(zh="请这个部门还是到场", en="The department is asked to come all the same", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseInsisted:
    """The caller says why; the unit is called anew and cannot disown it again."""

    NAME: ClassVar = "cases.insisted"
    VERSION: ClassVar = 1
    number: int
    called: str
    words: Kept
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="被叫来的部门办完了它的一份", en="A department that was called has done its part", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseConcluded:
    """What it did, and how the working together went, as the unit's own word."""

    NAME: ClassVar = "cases.concluded"
    VERSION: ClassVar = 1
    number: int
    called: str
    words: Kept
    cooperation: Kept
    pictures: tuple[str, ...]
    on_time: bool
    elapsed: int


@says(zh="吹哨结束,由叫人的单位接着办", en="The call is over; its caller goes on", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseDisbanded:
    """The caller concludes the whole. ``unmet``: units it did not wait for, and ``why_not``."""

    NAME: ClassVar = "cases.disbanded"
    VERSION: ClassVar = 1
    words: Kept
    cooperation: Kept
    unmet: tuple[str, ...]
    why_not: Kept | None
    seat: str

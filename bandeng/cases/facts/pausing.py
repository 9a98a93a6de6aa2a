"""More time is asked for, given or refused; a matter rests until a day and goes on by itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PUBLIC, Kept, says


@says(zh="申请延期", en="An extension was asked for", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ExtensionAsked:
    """Whoever has it needs longer and says why. ``seat``: the level above, which decides."""

    NAME: ClassVar = "cases.extension_asked"
    VERSION: ClassVar = 1
    reason: Kept
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="申请暂缓", en="A suspension was asked for", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class SuspensionAsked:
    """It cannot be done for now (rain, a part on order). ``until``: when it would go on by itself."""

    NAME: ClassVar = "cases.suspension_asked"
    VERSION: ClassVar = 1
    reason: Kept
    until: datetime
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="批准延期", en="The extension was given", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseExtended:
    """One more limit for the whole matter and for the step. ``number``: the first or second of the matter.

    ``clocks`` are the running ones with the moments they have from now on; none is started.
    """

    NAME: ClassVar = "cases.extended"
    VERSION: ClassVar = 1
    number: int
    clocks: tuple[Ticking, ...]


@says(zh="批准暂缓", en="The suspension was given", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseSuspended:
    """The matter rests ``until``; ``stopped`` are the ids of the clocks that stand still.

    ``clocks`` holds the one that wakes it.
    """

    NAME: ClassVar = "cases.suspended"
    VERSION: ClassVar = 1
    until: datetime
    stopped: tuple[str, ...]
    clocks: tuple[Ticking, ...]


@says(zh="没有批准", en="The request was refused", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class PauseRefused:
    """The level above says no to what was ``asked`` (extension or suspension), and why."""

    NAME: ClassVar = "cases.pause_refused"
    VERSION: ClassVar = 1
    asked: str
    words: Kept


@says(zh="接着办", en="Work goes on", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseResumed:
    """The rest is over, by the clock or ``early`` by hand. ``clocks``: the ones that run again, newly due."""

    NAME: ClassVar = "cases.resumed"
    VERSION: ClassVar = 1
    early: bool
    seat: str
    clocks: tuple[Ticking, ...]

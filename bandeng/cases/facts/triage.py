"""The grid leader looks at what came in."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PUBLIC, Kept, says


@says(zh="网格受理,开始计时", en="The grid accepted the matter and its clocks started", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseAccepted:
    """Category × condition were chosen; ``corrected`` when not what the rule book had proposed."""

    NAME: ClassVar = "cases.accepted"
    VERSION: ClassVar = 1
    condition: str
    corrected: bool
    urgent: bool
    rulebook: str
    level: str
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="改了分类", en="The category was corrected", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseReclassified:
    """Another category × condition; its clocks count from the acceptance, never backwards.

    ``extensions``: how often the matter had been given more time; the new limit is reckoned with as many.
    ``urgent``: whether it is so from now on; where that changed ``clocks`` has the running step as well,
    counted from when it began. None, in older facts: it stayed as it was.
    """

    NAME: ClassVar = "cases.reclassified"
    VERSION: ClassVar = 2
    condition: str
    urgent: bool | None
    rulebook: str
    extensions: int
    clocks: tuple[Ticking, ...]


@says(zh="没有受理,写明了理由和去处", en="Not accepted, with the reason and where to go", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseDeclined:
    """Declined: reason, legal basis, and the unit that is the right one (code, or ``-``)."""

    NAME: ClassVar = "cases.declined"
    VERSION: ClassVar = 1
    reason: Kept
    basis: Kept
    unit: str


@says(zh="当场办好了", en="Settled on the spot", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseSettled:
    """A small matter closed on the spot. ``sampled``: drawn for a check by another person (``seat``).

    ``elapsed`` is seconds from the report. ``on_time``: within the limit of its condition. ``urgent``: by
    the condition that was chosen (None: as before).
    """

    NAME: ClassVar = "cases.settled"
    VERSION: ClassVar = 2
    condition: str
    urgent: bool | None
    words: Kept
    pictures: tuple[str, ...]
    sampled: bool
    seat: str
    on_time: bool
    elapsed: int
    clocks: tuple[Ticking, ...]


@says(zh="转到了正确的网格", en="Moved to the right grid", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseRelocated:
    """The pin was wrong: another grid has the matter now. Its place is ``to`` (a path) from here on."""

    NAME: ClassVar = "cases.relocated"
    VERSION: ClassVar = 1
    to: str
    grid: str
    seat: str
    clocks: tuple[Ticking, ...]

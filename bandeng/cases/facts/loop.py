"""The matter is handled, handed up, dispatched, returned, resolved."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@says(zh="上报上一级", en="Handed up a level", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseEscalated:
    """Handed up to ``level``, held by ``unit``: what was tried and why it cannot be solved here."""

    NAME: ClassVar = "cases.escalated"
    VERSION: ClassVar = 1
    level: str
    unit: str
    tried: Kept
    why: Kept
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="街道派给了部门", en="The street dispatched it to a department", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseDispatched:
    """Given to a department (``unit``), with what is asked of it."""

    NAME: ClassVar = "cases.dispatched"
    VERSION: ClassVar = 1
    unit: str
    words: Kept
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="签收,开始办理", en="Signed for; work begins", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseSigned:
    """The unit took the matter into its hands; its own clock runs."""

    NAME: ClassVar = "cases.signed"
    VERSION: ClassVar = 1
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="部门说明不归它管,退回街道", en="The department returned it as not its own", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseReturned:
    """``unit`` gives it back to the street: the basis, and the unit it suggests (``-``: none)."""

    NAME: ClassVar = "cases.returned"
    VERSION: ClassVar = 1
    unit: str
    basis: Kept
    suggested: str
    to_unit: str
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="报告办好了,等人核查", en="Reported done; waits for somebody else's check", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseResolved:
    """The handler says it is done. ``outcome``: solved, answered or infeasible. ``seat`` will check.

    ``elapsed``: seconds since the report; ``on_time``: within the whole-case limit.
    """

    NAME: ClassVar = "cases.resolved"
    VERSION: ClassVar = 1
    outcome: str
    words: Kept
    pictures: tuple[str, ...]
    level: str
    unit: str
    on_time: bool
    elapsed: int
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="记下了办理情况", en="A note on the work was made", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class CaseAnnotated:
    """A note of the staff on how the work goes; ``public`` ones stand on the public page."""

    NAME: ClassVar = "cases.annotated"
    VERSION: ClassVar = 1
    words: Kept
    pictures: tuple[str, ...]
    public: bool


@says(zh="撤下了一张不宜公开的照片", en="A picture unfit for the public page was taken down", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PictureHidden:
    """A picture is no longer shown to the public."""

    NAME: ClassVar = "cases.picture_hidden"
    VERSION: ClassVar = 1
    picture: str

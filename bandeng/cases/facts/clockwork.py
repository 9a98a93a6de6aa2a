"""What the clock says by itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PUBLIC, STAFF, says


@says(zh="时限快到了,系统提醒", en="The limit is near; the clock warned", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class CaseWarned:
    """70 % of a clock's limit is used. ``clock`` is the clock's id."""

    NAME: ClassVar = "cases.warned"
    VERSION: ClassVar = 1
    clock: str
    kind: str
    seat: str


@says(zh="超过了时限,系统催办", en="The limit has passed; the clock reminded", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseReminded:
    """A clock's limit has passed; from here on the step is overdue and stays visible as such."""

    NAME: ClassVar = "cases.reminded"
    VERSION: ClassVar = 1
    clock: str
    kind: str
    seat: str


@says(zh="仍未办,上一级督办", en="Still not done; the level above supervises", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseSupervised:
    """The level above (``seat``) is told of a step long overdue and has it in its inbox.

    ``again_at``: when the district will be told if nothing has moved by then (None: it is the district).
    """

    NAME: ClassVar = "cases.supervised"
    VERSION: ClassVar = 1
    clock: str
    kind: str
    seat: str
    again_at: datetime | None


@says(zh="多日没有回音,按「未确认」结束", en="No answer for days; closed as unconfirmed", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseExpired:
    """The reporter was asked and did not answer in time: closed as unknown, never as satisfied.

    ``sampled``: drawn for a look on the spot by another person than the handler (``seat``).
    """

    NAME: ClassVar = "cases.expired"
    VERSION: ClassVar = 1
    elapsed: int
    sampled: bool
    seat: str
    clocks: tuple[Ticking, ...]

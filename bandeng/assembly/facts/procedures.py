"""A matter that is decided step by step: each step with its numbers, both publications, the judgement."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.assembly.facts.talks import Promised
from bandeng.assembly.facts.votes import Hands
from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@says(zh="开始议一件事", en="A matter is to be decided together", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ProcedureBegan:
    """``kind``: the procedure of the book; ``stage``: its first stage; ``sort``: whose matter it is (owners,
    residents, government); ``body``: who answers for it. ``counted``: at its end it counts as solved by this
    method. ``title`` and ``plan`` are for everybody to read.
    """

    NAME: ClassVar = "assembly.began"
    VERSION: ClassVar = 1
    kind: str
    stage: str
    sort: str
    body: str
    counted: bool
    title: Kept
    plan: Kept


@says(zh="这一步做完了", en="A stage was completed", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ProcedureAdvanced:
    """``stage`` is done, ``to`` is next (``done``: none). ``held_on``: the local day of the meeting.

    ``decides`` and ``publication`` (0, 1, 2): what the stage was when it was completed. ``record``: what was
    said or decided, for everybody. ``ballot``: the stream of the ballot that decided (``-``: none).
    ``meeting``: the stream of the meeting whose sealed minutes say the numbers (``-``: they were typed).
    ``checked``: the day was odd, and whoever wrote it down said that it is so when she was asked.
    """

    NAME: ClassVar = "assembly.advanced"
    VERSION: ClassVar = 3
    stage: str
    to: str
    held_on: str
    decides: bool
    publication: int
    hands: Hands
    record: Kept | None
    ballot: str
    meeting: str
    pictures: tuple[str, ...]
    promises: tuple[Promised, ...]
    checked: bool


@says(zh="没有通过", en="It was not agreed to", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ProcedureRejected:
    """A lawful meeting, or a ballot, did not agree at ``stage``; the matter ends here.

    ``meeting``, ``checked``: as in ``ProcedureAdvanced``.
    """

    NAME: ClassVar = "assembly.rejected"
    VERSION: ClassVar = 3
    stage: str
    held_on: str
    hands: Hands
    record: Kept | None
    ballot: str
    meeting: str
    checked: bool


@says(zh="这件事不议了", en="The matter was withdrawn", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ProcedureWithdrawn:
    """It was begun by mistake, or need not be decided any more; nothing had been decided. ``stage``: where it
    stood; ``why`` is for everybody to read.
    """

    NAME: ClassVar = "assembly.withdrawn"
    VERSION: ClassVar = 1
    stage: str
    why: Kept


@says(zh="有人看到了公示", en="The notice was seen on the board", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BoardConfirmed:
    """Somebody says that the sheet of ``stage`` hangs on the board. ``pictures``: of the board, from staff;
    a resident needs none. ``known``: it is known that she lives there; else her word waits for the check.
    """

    NAME: ClassVar = "assembly.confirmed"
    VERSION: ClassVar = 2
    procedure: str
    stage: str
    resident: bool
    known: bool
    pictures: tuple[str, ...]


@says(zh="居民评了办得怎样", en="A resident judged the outcome", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class OutcomeJudged:
    """``outcome``: satisfied, partly or unsatisfied; a later word of the same resident takes its place.

    ``known``: it is known that she lives there; else her word waits for the check.
    """

    NAME: ClassVar = "assembly.judged"
    VERSION: ClassVar = 2
    procedure: str
    outcome: str
    known: bool
    said: Kept | None

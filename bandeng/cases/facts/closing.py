"""Somebody else checks; the reporter's word decides."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PUBLIC, Kept, says


@says(zh="另一个人去核查了", en="Somebody other than the handler checked", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseChecked:
    """Checked by a person who did not handle it. Not ``passed``: back to the handler (``seat``), counted.

    ``passed``: ``seat`` asks the reporter; ``-`` where the source named nobody who could be asked.
    """

    NAME: ClassVar = "cases.checked"
    VERSION: ClassVar = 1
    passed: bool
    words: Kept | None
    pictures: tuple[str, ...]
    seat: str
    sample: bool
    clocks: tuple[Ticking, ...]


@says(zh="反映人回答:办好了", en="The reporter's answer: solved", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseAnswered:
    """The reporter says it is solved. ``channel``: page, code, phone, door (these two asked by staff)."""

    NAME: ClassVar = "cases.answered"
    VERSION: ClassVar = 1
    answer: str
    words: Kept | None
    channel: str
    elapsed: int


@says(zh="反映人回答:还没办好", en="The reporter's answer: not solved", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseContested:
    """The reporter says partly, not, or it came back; another person than the handler (``seat``) looks."""

    NAME: ClassVar = "cases.contested"
    VERSION: ClassVar = 1
    answer: str
    words: Kept | None
    channel: str
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="换人复核了反映人的意见", en="Another person reviewed what the reporter said", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseReviewed:
    """``outcome``: rework (to the handler), retake (to the grid anew), uphold (closed, with a reply)."""

    NAME: ClassVar = "cases.reviewed"
    VERSION: ClassVar = 1
    outcome: str
    words: Kept
    seat: str
    clocks: tuple[Ticking, ...]

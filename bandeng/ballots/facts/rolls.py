"""Before a vote opens: candidates, the posting of the roll, objections and what is done about them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@says(zh="推荐了候选人", en="A candidate was put forward", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CandidateNominated:
    """``by``: who put her forward, a code of the book. Her name hangs out with the roll."""

    NAME: ClassVar = "ballots.nominated"
    VERSION: ClassVar = 1
    key: str
    name: Kept
    by: str


@says(zh="候选人退出", en="A candidate stood down", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CandidateStoodDown:
    """Before the announcement; ``why``: by herself, or she may not stand."""

    NAME: ClassVar = "ballots.stood_down"
    VERSION: ClassVar = 1
    key: str
    why: str


@says(zh="公示了表决名册", en="The roll of the vote was posted", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class RollPosted:
    """Everybody may look and object ``until`` then. ``seats``: of an election (0: none is held)."""

    NAME: ClassVar = "ballots.posted"
    VERSION: ClassVar = 1
    seats: int
    entities: int
    area: int
    until: datetime


@says(zh="有人对名册提出异议", en="Somebody objected to the roll", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RollObjected:
    """``number``: of the roll (``-``: somebody is missing); ``about``: area, missing, owner, other."""

    NAME: ClassVar = "ballots.objected"
    VERSION: ClassVar = 1
    objection: str
    number: str
    about: str
    words: Kept


@says(zh="表决人自己对名册提了异议", en="A voter herself objected to the roll", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class ObjectionRaised:
    """As ``ballots.objected``, on line, by whoever has the number or signed in (``-``: she is missing).

    ``asked``: the posts that must answer before the roll is frozen.
    """

    NAME: ClassVar = "ballots.raised"
    VERSION: ClassVar = 1
    objection: str
    number: str
    about: str
    words: Kept
    asked: tuple[str, ...]


@says(zh="答复了对名册的异议", en="An objection to the roll was answered", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class ObjectionRuled:
    """Upheld or not, with the reason, by a person. What is upheld is then corrected."""

    NAME: ClassVar = "ballots.ruled"
    VERSION: ClassVar = 1
    objection: str
    upheld: bool
    why: Kept


@says(zh="名册上补了一个表决人", en="A voter was added to the roll", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RollListed:
    """Before the roll is frozen: a number that was missing."""

    NAME: ClassVar = "ballots.listed"
    VERSION: ClassVar = 1
    number: str
    area: int
    units: int
    rooms: Kept
    phones: tuple[Kept, ...]
    why: Kept


@says(zh="名册上去掉一个表决人", en="A voter was taken off the roll", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RollStruck:
    """Before the roll is frozen: a number that should not be there."""

    NAME: ClassVar = "ballots.struck"
    VERSION: ClassVar = 1
    number: str
    why: Kept


@says(
    zh="公告以后更正了名册,摘要换了",
    en="The roll was corrected after it was frozen, it has a new root",
    seen_by=PUBLIC,
)
@dataclass(frozen=True, kw_only=True)
class RollAmended:
    """Before the opening only: another area for a unit, as ``ballots.corrected``, and the new ``root``, which
    is published."""

    NAME: ClassVar = "ballots.amended"
    VERSION: ClassVar = 2
    number: str
    place: int
    unit_was: int
    unit_area: int
    was: int
    area: int
    why: Kept
    root: str

"""A vote: prepared, its roll taken, announced, ballots handed out, cast, keyed, counted, published.

A ballot's choices lie in the vault under a salted commitment that the fact holds: nobody reads them out of
the book, nobody changes them unseen, and each voter can have hers opened. An entity is known by its number
on the roll; rooms, names and telephones are in the vault.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question that is put: its key in the ballots and its words, which are public."""

    key: str
    words: str


@says(zh="准备一次表决", en="A vote was prepared", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class BallotPrepared:
    """The rule of the book, the items, whether it binds, what silence counts as and by which article.

    ``revote``: an online ballot may be cast again until the close, the last one counts.
    """

    NAME: ClassVar = "ballots.prepared"
    VERSION: ClassVar = 1
    title: str
    rule: str
    items: tuple[Item, ...]
    binding: bool
    revote: bool
    deemed: str
    article: Kept | None


@dataclass(frozen=True, kw_only=True)
class Entity:
    """A voter on the roll: number, area (hundredths of a square metre), how many units; rooms, telephones.

    ``areas``: of each unit in the order of the rooms; empty in facts of before, which had the sum alone.
    """

    number: str
    area: int
    units: int
    areas: tuple[int, ...]
    rooms: Kept
    phones: tuple[Kept, ...]


@says(zh="录入了表决名册", en="The roll of the vote was taken in", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RollTaken:
    """Everybody who may vote; a roll taken in again replaces the one before."""

    NAME: ClassVar = "ballots.rolled"
    VERSION: ClassVar = 2
    entities: tuple[Entity, ...]


@says(zh="改正了表决名册", en="The roll of the vote was corrected", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RollCorrected:
    """After an objection: another area for a unit of a number, and why.

    ``place``: which unit, from 1 in the order of the rooms (0: all together); its area was ``unit_was`` and
    is ``unit_area``, that of all together was ``was`` and is ``area`` (0: not said in facts of before).
    """

    NAME: ClassVar = "ballots.corrected"
    VERSION: ClassVar = 2
    number: str
    place: int
    unit_was: int
    unit_area: int
    was: int
    area: int
    why: Kept


@says(zh="公告表决,名册定下不再改", en="The vote was announced and its roll frozen", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class BallotAnnounced:
    """``root`` is the Merkle root of the frozen roll; voting runs in the half-open time between the two."""

    NAME: ClassVar = "ballots.announced"
    VERSION: ClassVar = 1
    root: str
    entities: int
    area: int
    opens_at: datetime
    closes_at: datetime


@says(zh="撤回了表决", en="The vote was withdrawn", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class BallotWithdrawn:
    """Before it opened: it will be prepared anew, or not held. ``why`` lies in the vault."""

    NAME: ClassVar = "ballots.withdrawn"
    VERSION: ClassVar = 1
    why: Kept


@says(zh="送达了选票", en="A ballot was handed over", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BallotDelivered:
    """``how``: by hand, at the door, by post; ``to``: the owner, a grown-up of the household, an agent.

    ``serial`` is of the paper that was handed over.
    """

    NAME: ClassVar = "ballots.delivered"
    VERSION: ClassVar = 1
    how: str
    to: str
    serial: str


@says(zh="投了票", en="A ballot was cast", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BallotCast:
    """On line, by whoever has the slip's code or the roll's telephone; ``choices``: commitment to the choice.

    ``again``: it takes the place of an earlier one. ``conflict``: a paper from the door says something else,
    and the voter must be asked.
    """

    NAME: ClassVar = "ballots.cast"
    VERSION: ClassVar = 1
    choices: Kept
    again: bool
    conflict: bool


@says(zh="收回了纸质选票", en="A paper ballot was returned", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BallotReceived:
    """``where``: at the desk by the owner (it replaces and locks) or collected at the door.

    ``picture``: digest of its picture, taken before anybody keys it (``-``: a poll without legal effect).
    """

    NAME: ClassVar = "ballots.received"
    VERSION: ClassVar = 1
    serial: str
    where: str
    picture: str


@says(zh="录入了一张纸质选票", en="A paper ballot was keyed", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BallotKeyed:
    """Blind to what the other keyed. ``unit``: the body the person keys for.

    ``agreed``: the entry of the vault that counts from now on, once two agree (``-``: not yet); ``differs``:
    the second entry is another than the first, and a third person must say. ``conflict``: what counts now
    is another than what was cast on line, and the voter must be asked.
    """

    NAME: ClassVar = "ballots.keyed"
    VERSION: ClassVar = 1
    serial: str
    unit: str
    choices: Kept
    agreed: str
    differs: bool
    conflict: bool


@says(zh="裁定了一张纸质选票", en="What a paper ballot says was settled", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BallotAdjudicated:
    """The two entries differed; a third person, paper in hand, said what it is."""

    NAME: ClassVar = "ballots.adjudicated"
    VERSION: ClassVar = 1
    serial: str
    choices: Kept
    conflict: bool


@says(zh="作废并补发了选票", en="A ballot paper was spoiled and another issued", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BallotSpoiled:
    """The old serial counts no more; ``serial`` is of the new paper."""

    NAME: ClassVar = "ballots.spoiled"
    VERSION: ClassVar = 1
    old: str
    serial: str
    why: str


@says(zh="表决人说明了以哪一张为准", en="The voter said which ballot counts", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BallotSettled:
    """On line and on paper something different was said; ``keeps`` is ``online`` or ``paper``.

    Somebody at the desk asked her, ``how`` says which way; she may still say otherwise herself.
    """

    NAME: ClassVar = "ballots.settled"
    VERSION: ClassVar = 1
    keeps: str
    how: str


@says(zh="表决人自己说了以哪一张为准", en="The voter herself said which ballot counts", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BallotKept:
    """On line and on paper something different was said; ``keeps`` is ``online`` or ``paper``."""

    NAME: ClassVar = "ballots.kept"
    VERSION: ClassVar = 1
    keeps: str


@dataclass(frozen=True, kw_only=True)
class Count:
    """Area in hundredths of a square metre, and heads."""

    area: int
    heads: int


@dataclass(frozen=True, kw_only=True)
class Result:
    """What an item got; ``deemed`` are the silent, counted as ``deemed_as`` (``none``)."""

    key: str
    yes: Count
    no: Count
    abstain: Count
    deemed: Count
    deemed_as: str
    quorum: bool
    passed: bool


@says(zh="表决结束,计了票", en="The vote was closed and counted", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class BallotClosed:
    """The results, how many are in conflict or undecided, and whether those together could change one."""

    NAME: ClassVar = "ballots.closed"
    VERSION: ClassVar = 1
    results: tuple[Result, ...]
    conflicts: int
    undecided: int
    could_change: bool


@says(zh="公布了表决结果", en="The result of the vote was published", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class BallotPublished:
    """The sheet hangs at the notice board from this moment; ``days`` it stays at least."""

    NAME: ClassVar = "ballots.published"
    VERSION: ClassVar = 1
    days: int

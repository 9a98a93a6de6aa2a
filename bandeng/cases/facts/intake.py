"""A matter is raised, joined, added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PARTIES, PUBLIC, STAFF, Kept, says


@says(zh="居民反映了这件事", en="A resident raised the matter", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseReported:
    """A matter was raised. ``lon``/``lat`` are microdegrees rounded to about 50 m (0: no pin).

    ``reporter`` is the person whose matter it is, ``helper`` the one who filed for her (``-``: nobody).
    ``channel`` is how it came; ``source_number`` and ``source_due_at`` are a hot line's own. ``words``,
    ``address`` and ``pin`` lie in the vault. ``proposed`` is the
    condition the rule book read in the words (``-``: none), ``danger`` the word of danger in them (``-``).
    """

    NAME: ClassVar = "cases.reported"
    VERSION: ClassVar = 1
    words: Kept
    address: Kept | None
    pin: Kept | None
    lon: int
    lat: int
    grid: str
    channel: str
    source_number: str
    source_due_at: datetime | None
    reporter: str
    helper: str
    pictures: tuple[str, ...]
    pictures_public: bool
    proposed: str
    danger: str
    urgent: bool
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="又有一位居民说「我也遇到」", en="Another resident said “me too”", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseJoined:
    """Somebody meets the same trouble and follows this matter instead of filing another.

    ``one_with``: whoever is in the matter already with the same telephone; both count as one person (``-``:
    nobody is).
    """

    NAME: ClassVar = "cases.joined"
    VERSION: ClassVar = 2
    follower: str
    words: Kept | None
    one_with: str


@says(zh="反映人补充了情况", en="The reporter added something", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class CaseSupplemented:
    """The reporter added words or pictures."""

    NAME: ClassVar = "cases.supplemented"
    VERSION: ClassVar = 1
    words: Kept | None
    pictures: tuple[str, ...]
    pictures_public: bool


@says(
    zh="反映人在并进来或拆分以前的编号里补充了情况",
    en="Something was added under the number that goes on here",
    seen_by=STAFF,
)
@dataclass(frozen=True, kw_only=True)
class CaseToldMore:
    """What a reporter (``person``) added to her own matter (``number``), which goes on in this one: hers was
    merged into it, or this is a part of it. The words and pictures are those of her own matter."""

    NAME: ClassVar = "cases.told_more"
    VERSION: ClassVar = 1
    person: str
    number: str
    words: Kept | None
    pictures: tuple[str, ...]

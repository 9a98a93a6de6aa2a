"""How a person wants to be told, and that a letter was sent once more."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PARTIES, STAFF, Kept, says


@dataclass(frozen=True, kw_only=True)
class Topic:
    """For notices of this topic these ways (``email``, ``sms``, ``wecom``, ``dingtalk``)."""

    topic: str
    ways: tuple[str, ...]


@says(zh="选了怎样告诉自己", en="Chose how to be told", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class WaysChosen:
    """A person's whole choice, in place of the one before: her consent, or its withdrawal.

    ``daily``: one letter a day instead of many. ``quiet``: ``book`` (the hours of the rule book), ``none``
    (any hour), or a span of local time without letters (``22:00-07:00``). ``language``: of her letters.
    ``email``: her address in the vault (None: none).
    """

    NAME: ClassVar = "notices.chosen"
    VERSION: ClassVar = 1
    topics: tuple[Topic, ...]
    daily: bool
    quiet: str
    language: str
    email: Kept | None


@says(zh="替来反映的人记下怎样告诉", en="Wrote down how a caller wants to be told", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class WaysNoted:
    """Whoever filed for somebody without an account asked her and wrote down her consent: ``person`` is told
    of these topics in these ways. She takes it back on the page of her matter like a choice of her own."""

    NAME: ClassVar = "notices.noted"
    VERSION: ClassVar = 1
    person: str
    topics: tuple[Topic, ...]


@says(zh="把没发出的一条消息再发一次", en="A letter that had not gone out was sent again", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class LetterResent:
    """Somebody let a letter (its id) go once more that was ``dead`` or ``unknown``."""

    NAME: ClassVar = "notices.resent"
    VERSION: ClassVar = 1
    letter: str
    was: str

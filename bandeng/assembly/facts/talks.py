"""A talk in four lines, and what became of what was promised."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, Kept, says


@dataclass(frozen=True, kw_only=True)
class Promised:
    """What was promised, by whom (a post or a body, not a name), until which local day. Words: the vault."""

    what: Kept
    who: Kept
    due_on: str


@says(zh="开了一次恳谈", en="A talk was held", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class TalkHeld:
    """A talk in four lines. ``held_on``: the local day; ``afterwards``: written down on a later day.

    ``came``: how many neighbours came to this one talk, as noted there (0: not noted). ``family`` is what
    the kind was counted as when it was held. ``where``, ``said`` and the promises are words for everybody.
    """

    NAME: ClassVar = "assembly.talked"
    VERSION: ClassVar = 1
    kind: str
    family: str
    held_on: str
    afterwards: bool
    where: Kept
    said: Kept
    came: int
    pictures: tuple[str, ...]
    promises: tuple[Promised, ...]


@says(zh="收回了一次恳谈的记录", en="The record of a talk was taken back", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class TalkTakenBack:
    """It was written down by mistake, or said of somebody what must not stand there: its words were wiped."""

    NAME: ClassVar = "assembly.taken_back"
    VERSION: ClassVar = 1
    wiped: int


@says(zh="答应的事登记成了事项", en="A promise became a matter", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class PromiseCarried:
    """What was promised is carried out as a matter (its stream), whose state is the promise's from now on."""

    NAME: ClassVar = "assembly.carried"
    VERSION: ClassVar = 1
    matter: str


@says(zh="答应的事交给了一个岗位去办", en="A promise was given to a post to carry out", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class PromiseEntrusted:
    """It waits for whoever is in ``post`` (its id) until its day, and is accounted for there."""

    NAME: ClassVar = "assembly.entrusted"
    VERSION: ClassVar = 1
    post: str


@says(zh="交代了答应的事办得怎样", en="It was said what became of a promise", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class PromiseAccounted:
    """``fate``: kept, moved (to the local day ``on``) or missed; ``why`` is for everybody to read."""

    NAME: ClassVar = "assembly.accounted"
    VERSION: ClassVar = 1
    fate: str
    on: str
    why: Kept | None

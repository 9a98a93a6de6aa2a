"""Several reports of one thing go one way together, and part again; a closed matter is opened once more."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.inbox.facts import Running, Ticking
from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@says(zh="与另一件同样的事并在一起办", en="Merged with another matter about the same thing", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseMerged:
    """Merged into a master (``master``: its stream, ``number``): its clocks stop, its people stay."""

    NAME: ClassVar = "cases.merged"
    VERSION: ClassVar = 1
    master: str
    number: str
    words: Kept


@dataclass(frozen=True, kw_only=True)
class Same:
    """A ``person`` who comes with the same telephone as somebody here (``one_with``): they are one."""

    person: str
    one_with: str


@says(zh="另一件同样的事并了进来", en="Another matter about the same thing was merged in", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseAbsorbed:
    """A matter (``merged``: its stream, ``number``) was merged into this one.

    ``clocks`` are its promises that are earlier than those made here: the earliest stands. ``urgent``: it
    was urgent, so this one is. ``same``: who of its people count as one with somebody who is here.
    """

    NAME: ClassVar = "cases.absorbed"
    VERSION: ClassVar = 2
    merged: str
    number: str
    urgent: bool
    clocks: tuple[Running, ...]
    same: tuple[Same, ...]


@says(zh="不是同一件事,拆出来接着单独办", en="Not the same after all: it goes on by itself", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseDetached:
    """Taken out of its master again, to where it was; the time it was merged counts."""

    NAME: ClassVar = "cases.detached"
    VERSION: ClassVar = 1
    master: str
    number: str
    words: Kept


@says(zh="并进来的一件拆出去了", en="A matter that was merged in goes by itself again", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class CaseReleased:
    """A matter (``merged``: its stream, ``number``) left this one. A promise once made earlier stays."""

    NAME: ClassVar = "cases.released"
    VERSION: ClassVar = 1
    merged: str
    number: str


@says(zh="上级要求重新办理", en="Opened once more by a superior", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseReopened:
    """A superior opens a closed matter once more, with the reason, for the handler's post (``seat``)."""

    NAME: ClassVar = "cases.reopened"
    VERSION: ClassVar = 1
    words: Kept
    seat: str
    clocks: tuple[Ticking, ...]

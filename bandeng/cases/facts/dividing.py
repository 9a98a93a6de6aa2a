"""One report of several things becomes several matters; a matter comes back."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.inbox.facts import Running
from bandeng.kernel.facts import PUBLIC, Kept, says


@says(zh="说的是几件事,分成几件分别办", en="Several things: divided, each handled by itself", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseDivided:
    """Divided into sub-matters (``parts``: their streams); it waits for all of them."""

    NAME: ClassVar = "cases.divided"
    VERSION: ClassVar = 1
    parts: tuple[str, ...]
    words: Kept


@says(zh="从一次反映里分出来的一件", en="One of several things of one report", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseParted:
    """A sub-matter of a divided one (``whole``: its stream, ``number``), accepted with its own condition.

    Its limit counts from when the whole was accepted, so that dividing gains no time.
    """

    NAME: ClassVar = "cases.parted"
    VERSION: ClassVar = 1
    whole: str
    number: str
    words: Kept
    condition: str
    urgent: bool
    rulebook: str
    level: str
    unit: str
    seat: str
    clocks: tuple[Running, ...]


@says(zh="拆分收回了,还是一件办", en="The division was taken back: one matter again", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseUnited:
    """Nobody had worked on a part: the matter goes on in the ``state`` it was divided in.

    ``clocks`` are the ids of those that run on as if they had never stopped.
    """

    NAME: ClassVar = "cases.united"
    VERSION: ClassVar = 1
    words: Kept
    state: str
    clocks: tuple[str, ...]


@says(
    zh="拆分收回了,回到原来那一件", en="The division was taken back: it is in the whole again", seen_by=PUBLIC
)
@dataclass(frozen=True, kw_only=True)
class CaseWithdrawn:
    """A part goes back into its whole (``whole``: its stream, ``number``)."""

    NAME: ClassVar = "cases.withdrawn"
    VERSION: ClassVar = 1
    whole: str
    number: str


@says(zh="同样的事办结不久又发生了", en="The same came back soon after it was closed", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseRecurred:
    """Linked to a closed matter (``earlier``: its stream, ``number``) at the same place, ``days`` before.

    ``by``: condition (the same condition) or category (another condition of the same category).
    """

    NAME: ClassVar = "cases.recurred"
    VERSION: ClassVar = 1
    earlier: str
    number: str
    days: int
    by: str


@says(zh="看过了,不是上次那件事又发生", en="Looked at: not the earlier one come back", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseUnlinked:
    """The link to an earlier matter was wrong and is undone, with the reason."""

    NAME: ClassVar = "cases.unlinked"
    VERSION: ClassVar = 1
    earlier: str
    number: str
    words: Kept

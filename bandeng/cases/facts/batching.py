"""Several matters were acted upon at once; what was handed over or written a moment ago is taken back."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, STAFF, says


@dataclass(frozen=True, kw_only=True)
class BatchRow:
    """One matter of a batch. ``outcome``: done, refused (``because``: the sentence), changed meanwhile.

    ``height``: the fact that was said of it, 0 where none was.
    """

    case: str
    outcome: str
    height: int
    because: str


@says(zh="一次办了几件事", en="Several matters were acted upon at once", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BatchTaken:
    """The one entry of a batch: the act, every matter with its outcome, and how many of each (counted)."""

    NAME: ClassVar = "cases.batch_taken"
    VERSION: ClassVar = 1
    verb: str
    unit: str
    rows: tuple[BatchRow, ...]
    done: int
    refused: int
    changed: int


@says(zh="一次撤回了几件事", en="A batch was taken back", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BatchUndone:
    """What a batch did was taken back, matter by matter, each by a fact of its own."""

    NAME: ClassVar = "cases.batch_undone"
    VERSION: ClassVar = 1
    verb: str
    unit: str
    rows: tuple[BatchRow, ...]
    done: int
    refused: int
    changed: int


@says(zh="交出去的人撤回,接着办", en="Taken back by whoever had handed it over", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseRecalled:
    """Handed over by mistake and not signed for yet: it is where it was (``level``, ``unit``, ``seat``).

    ``of`` is the height of the fact that had handed it over. The clocks of the step run on.
    """

    NAME: ClassVar = "cases.recalled"
    VERSION: ClassVar = 1
    of: int
    level: str
    unit: str
    seat: str


@says(zh="写的人收回了一条内部说明", en="An internal note was withdrawn by its writer", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class NoteWithdrawn:
    """A note that only staff could read no longer holds; ``of`` is its height. It stays in the book."""

    NAME: ClassVar = "cases.note_withdrawn"
    VERSION: ClassVar = 1
    of: int

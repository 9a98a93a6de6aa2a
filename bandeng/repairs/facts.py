"""Something small is seen and mended, or seen and passed on; a wrong tap is taken back."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="巡查时看到一件小事", en="A small thing was seen in passing", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RepairAdded:
    """A small thing of a ``kind`` of the rule book; ``mended``: on the spot by whoever saw it.

    ``spot`` is the code of the micro-grid (``-``: the grid as a whole); ``words`` lie in the vault.
    """

    NAME: ClassVar = "repairs.added"
    VERSION: ClassVar = 1
    kind: str
    mended: bool
    spot: str
    words: Kept | None
    pictures: tuple[str, ...]


@says(zh="撤回了记错的随手修", en="What was noted by mistake was taken back", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RepairUndone:
    """It was a wrong tap: it counts no more, and its words were wiped."""

    NAME: ClassVar = "repairs.undone"
    VERSION: ClassVar = 1
    wiped: int


@says(zh="转成了事项", en="It was passed on as a matter", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RepairPassedOn:
    """It became a matter of its own (``matter``, a stream) with source 网格巡查."""

    NAME: ClassVar = "repairs.passed_on"
    VERSION: ClassVar = 1
    matter: str

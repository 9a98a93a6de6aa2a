"""Somebody asks for haste."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, says


@says(zh="催办", en="Haste was asked for", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseUrged:
    """``who``: reporter, follower, staff (the level above), or supporters (so many say "me too").

    ``supports``: how many those are; of supporters those who are known, each once.
    ``seat``: the post that has it and is told. No clock is moved by it.
    """

    NAME: ClassVar = "cases.urged"
    VERSION: ClassVar = 1
    who: str
    supports: int
    seat: str

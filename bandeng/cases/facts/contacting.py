"""Somebody spoke with the reporter, or tried to."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PARTIES, Kept, says


@says(zh="联系过反映人", en="The reporter was contacted", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class ReporterContacted:
    """By telephone or at the door (``channel``), whether or not she was ``reached``; it answers nothing."""

    NAME: ClassVar = "cases.contacted"
    VERSION: ClassVar = 1
    channel: str
    reached: bool
    words: Kept | None

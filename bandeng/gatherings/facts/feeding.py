"""One's own calendar."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PARTIES, says


@says(zh="给自己的日历换了地址", en="Gave one's own calendar another address", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class FeedRenewed:
    """The address given out before opens nothing any more."""

    NAME: ClassVar = "gatherings.feed_renewed"
    VERSION: ClassVar = 1

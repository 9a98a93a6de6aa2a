"""What whoever sent a matter says of it: when it was truly told, a changed limit, more words."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PARTIES, PUBLIC, Kept, says


@says(zh="补录:早些时候反映的,现在才记进来", en="Told earlier and written down only now", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseBackfilled:
    """The matter was entered late: ``told_at`` is when it was truly told. Its clocks run from the entry."""

    NAME: ClassVar = "cases.backfilled"
    VERSION: ClassVar = 1
    told_at: datetime


@says(zh="来源补充了情况或改了时限", en="Its source added something or changed its limit", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class CaseSourceChanged:
    """Whoever sent the matter (``source_number``: its own number) says more, or asks for another limit.

    ``source_due_at`` is its limit from now on (None: as it was); ``words`` lie in the vault.
    """

    NAME: ClassVar = "cases.source_changed"
    VERSION: ClassVar = 1
    source_number: str
    source_due_at: datetime | None
    words: Kept | None


@says(
    zh="来源又派来一次,换人复核", en="Its source sent it once more; somebody else reviews it", seen_by=PUBLIC
)
@dataclass(frozen=True, kw_only=True)
class CaseAskedAgain:
    """Whoever sent the matter (``source_number``: its own number) was answered and sends it once more.

    Another person than the handler (``seat``) looks whether it is truly done.
    """

    NAME: ClassVar = "cases.asked_again"
    VERSION: ClassVar = 1
    source_number: str
    seat: str
    clocks: tuple[Ticking, ...]

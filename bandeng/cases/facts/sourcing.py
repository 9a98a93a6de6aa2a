"""What whoever sent a matter says of it: when it was truly told, a changed limit, more words."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

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

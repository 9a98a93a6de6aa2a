"""Papers were counted by hand in batches, before anybody keyed them, and checked when all were keyed."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, STAFF, says


@says(zh="数了一批纸质选票", en="A batch of papers was counted by hand", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BatchCounted:
    """``counted``: as one person counted, who did not see the other's count; ``gathered``: its serials.

    ``agreed``: the second count is the first's; ``differs``: it is another, and both are made anew.
    """

    NAME: ClassVar = "ballots.batch_counted"
    VERSION: ClassVar = 1
    batch: int
    gathered: tuple[str, ...]
    counted: int
    agreed: bool
    differs: bool


@says(zh="核对了一批纸质选票的张数", en="The numbers of a batch of papers were checked", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class BatchChecked:
    """Papers counted by hand, recorded as received, keyed, and void since; ``equal``: they are the same.

    ``again``: they are not, for the first time, and the batch is counted anew; the second time it stays so
    and is told in public.
    """

    NAME: ClassVar = "ballots.batch_checked"
    VERSION: ClassVar = 1
    batch: int
    counted: int
    received: int
    keyed: int
    void: int
    equal: bool
    again: bool

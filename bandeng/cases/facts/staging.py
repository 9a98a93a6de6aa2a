"""A stage of a matter is over: made safe, before it is mended."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, Kept, says


@says(zh="一个阶段办完了", en="A stage was completed", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class StageCompleted:
    """A stage of the condition is over, the others go on. ``number`` counts in the condition, from 1."""

    NAME: ClassVar = "cases.stage_completed"
    VERSION: ClassVar = 1
    number: int
    condition: str
    words: Kept | None
    pictures: tuple[str, ...]

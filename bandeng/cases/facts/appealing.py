"""A missed limit is appealed: two reviewers above weigh it, neither knowing the other's word."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@says(zh="申诉一次超时", en="An overtime was appealed", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseAppealed:
    """Whoever missed a limit (``missed``: the post) says why it should not count; once for a limit.

    ``number`` counts the appeals of the matter; ``limit`` is the id of the clock, ``kind`` its kind.
    ``reviewers`` are the posts that are asked, each with its own clock; one where both are at one post.
    """

    NAME: ClassVar = "cases.appealed"
    VERSION: ClassVar = 1
    number: int
    limit: str
    kind: str
    missed: str
    reason: Kept
    reviewers: tuple[str, ...]
    clocks: tuple[Ticking, ...]


@says(zh="一位审申诉的人写好了意见", en="One reviewer of the appeal has decided", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AppealWeighed:
    """The first of two has decided; it is told when the other has too. ``seat``: where the other is asked.

    ``seat`` is ``-`` where the other has been asked already.
    """

    NAME: ClassVar = "cases.appeal_weighed"
    VERSION: ClassVar = 1
    number: int
    granted: bool
    words: Kept
    seat: str
    clocks: tuple[Ticking, ...]


@says(zh="两位审完了超时申诉", en="Both reviewers decided the appeal", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class AppealDecided:
    """Both have spoken. ``granted`` only where both granted it: then the overtime is in no rate, and stays.

    ``split``: they were not of one mind. ``first_words`` are those of the one who decided first.
    """

    NAME: ClassVar = "cases.appeal_decided"
    VERSION: ClassVar = 1
    number: int
    limit: str
    kind: str
    granted: bool
    split: bool
    words: Kept
    first_words: Kept
    seat: str

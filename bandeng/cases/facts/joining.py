"""Others who meet the same trouble: joined by staff when they call, and their own word at the end."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import PUBLIC, Kept, says


@says(
    zh="又有人来反映同一件事,登记到了这件里", en="Somebody else reported the same; added here", seen_by=PUBLIC
)
@dataclass(frozen=True, kw_only=True)
class CaseCallerJoined:
    """Staff joined a caller (``follower``) to an open matter instead of raising another.

    ``helper`` spoke for her (``-``: nobody). ``channel``, ``source_number`` and ``source_due_at`` are those
    of her report; ``words`` and ``address`` lie in the vault. ``told_at``: when she truly told it, where that
    was entered later (None: then). ``one_with``: whoever is in the matter already with the same telephone;
    both count as one person (``-``: nobody is).
    """

    NAME: ClassVar = "cases.caller_joined"
    VERSION: ClassVar = 3
    follower: str
    helper: str
    channel: str
    source_number: str
    source_due_at: datetime | None
    words: Kept
    address: Kept | None
    pictures: tuple[str, ...]
    pictures_public: bool
    told_at: datetime | None
    one_with: str


@says(
    zh="另一位反映的人说了办得怎么样", en="Another of those who reported it judged the result", seen_by=PUBLIC
)
@dataclass(frozen=True, kw_only=True)
class CaseJudged:
    """The own word of somebody who follows the matter (``follower``). The reporter's stays beside it.

    ``contests``: she says it is not solved; another person than the handler (``seat``) will look.
    """

    NAME: ClassVar = "cases.judged"
    VERSION: ClassVar = 1
    follower: str
    answer: str
    words: Kept | None
    channel: str
    contests: bool
    seat: str
    clocks: tuple[Ticking, ...]


@says(
    zh="重新打开以后,又一位反映的人说了上次办得怎么样",
    en="After it was opened again, another of those who reported it judged the last result",
    seen_by=PUBLIC,
)
@dataclass(frozen=True, kw_only=True)
class CaseVoiced:
    """The own word on the last result of somebody (``person``) whom another, or a superior, was quicker than.

    It stands beside and moves nothing. ``who``: she is the reporter, or a follower.
    """

    NAME: ClassVar = "cases.voiced"
    VERSION: ClassVar = 1
    person: str
    who: str
    answer: str
    words: Kept | None
    channel: str

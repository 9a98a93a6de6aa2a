"""An opinion, wherever it was given, what it is put beside, and its answer."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@says(zh="有人提了意见", en="Somebody gave an opinion", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class OpinionSpoken:
    """``topic``: the stream it is about (a procedure, a covenant); ``article`` of a covenant (0: the whole).

    ``channel``: ``online``, ``talk`` or ``paper``. ``slip``: the number printed on the form (``-``: none);
    ``pictures``: of the form it was typed from. ``said`` lies in the vault and is not shown to others.
    """

    NAME: ClassVar = "assembly.spoken"
    VERSION: ClassVar = 1
    topic: str
    article: int
    channel: str
    slip: str
    pictures: tuple[str, ...]
    said: Kept


@says(zh="把相近的意见归到一起", en="An opinion was put beside a similar one", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class OpinionGathered:
    """It stands beside the opinion ``beside`` (its id; ``-``: by itself again). It stays an opinion of its
    own with an answer of its own.
    """

    NAME: ClassVar = "assembly.gathered"
    VERSION: ClassVar = 1
    beside: str


@says(zh="答复了意见", en="An opinion was answered", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class OpinionAnswered:
    """``outcome``: adopted, partly or declined; ``why`` is for everybody to read."""

    NAME: ClassVar = "assembly.answered"
    VERSION: ClassVar = 1
    outcome: str
    why: Kept

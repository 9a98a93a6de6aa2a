"""What makes matters come back: gathered under a root cause, mended once."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="立了根源件,找反复发生的原因", en="A root cause was opened", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RootOpened:
    """Matters that came back (``cases``: their streams) have one cause; ``words``: what seems to be it."""

    NAME: ClassVar = "cases.root_opened"
    VERSION: ClassVar = 1
    category: str
    cases: tuple[str, ...]
    words: Kept


@says(zh="又有反复发生的事归到根源件", en="More matters were gathered under the root cause", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RootGathered:
    """More matters that came back (``cases``: their streams) belong to the root cause."""

    NAME: ClassVar = "cases.root_gathered"
    VERSION: ClassVar = 1
    cases: tuple[str, ...]


@says(zh="根源已经治理", en="The root cause was mended", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RootMended:
    """What was done about the cause; the curve shows whether it helped."""

    NAME: ClassVar = "cases.root_mended"
    VERSION: ClassVar = 1
    words: Kept


@says(zh="更正了根源件里的一句话,原来的留着", en="A sentence of the root cause was corrected", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RootAmended:
    """A sentence was wrong (``which``: the ``cause``, or what was ``done`` about it): ``words`` is right.

    The former sentence stays where it was said, and in sight.
    """

    NAME: ClassVar = "cases.root_amended"
    VERSION: ClassVar = 1
    which: str
    words: Kept

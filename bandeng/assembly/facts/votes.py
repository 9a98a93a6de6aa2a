"""What was voted: hands that were raised at one meeting, or a ballot to which a matter was put."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, says


@dataclass(frozen=True, kw_only=True)
class Hands:
    """``due`` may come, ``present`` came; ``yes`` + ``no`` + ``abstain`` = ``present``. ``rule``: its code
    in the book (``-``: none was needed, all numbers are 0).
    """

    rule: str
    due: int
    present: int
    yes: int
    no: int
    abstain: int


@says(zh="交付表决", en="It was put to a ballot", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class BallotCalled:
    """A ballot was prepared for this matter or covenant: ``ballot`` is its stream in the room of ballots."""

    NAME: ClassVar = "assembly.balloted"
    VERSION: ClassVar = 1
    ballot: str

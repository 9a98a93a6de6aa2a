"""What a voter does beyond voting: she is known by her telephone, disputes a ballot, and is answered."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="按手机号核对了表决人", en="A voter was known by her telephone", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class VoterIdentified:
    """Who signed in has the number that stands on the roll: ``line`` is that entry of the vault.

    From now on she is told of every recording at this number of the roll.
    """

    NAME: ClassVar = "ballots.identified"
    VERSION: ClassVar = 1
    line: str


@says(zh="表决人说有一票不是自己投的", en="A voter said that a ballot was not hers", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class BallotDisputed:
    """``asked``: the posts that must answer before the votes are counted. ``words`` lie in the vault."""

    NAME: ClassVar = "ballots.disputed"
    VERSION: ClassVar = 1
    words: Kept
    asked: tuple[str, ...]


@says(zh="答复了表决人", en="A voter who disputed a ballot was answered", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DisputeAnswered:
    """``outcome``: it ``stands``, or is ``void``: then nothing counts of the slot until it votes again.

    ``serial`` is of the paper issued in place of a void one (``-``: none).
    """

    NAME: ClassVar = "ballots.answered"
    VERSION: ClassVar = 1
    outcome: str
    words: Kept
    serial: str

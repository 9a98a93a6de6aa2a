"""Which of the co-owners of one number votes for all of them, and what another says against it."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="共有人推举了由谁投", en="Co-owners named which of them votes", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class VoterNamed:
    """``line``: the telephone of the roll, an entry of the vault, whose holder votes on line for all."""

    NAME: ClassVar = "ballots.voter_named"
    VERSION: ClassVar = 1
    line: str


@says(zh="共有人不同意由他投", en="A co-owner objected to who was named", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class VoterContested:
    """Nobody votes on line for this number until the community has settled it. ``asked``: its posts."""

    NAME: ClassVar = "ballots.voter_contested"
    VERSION: ClassVar = 1
    words: Kept
    asked: tuple[str, ...]


@says(zh="定了共有人里由谁投", en="It was settled which of the co-owners votes", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class VoterSettled:
    """``line`` as above, or ``nobody``: only a paper that all have signed.

    ``outcome``: what was recorded ``stands``, or is ``void``; ``serial`` is of the paper issued in place of a
    void one (``-``: none).
    """

    NAME: ClassVar = "ballots.voter_settled"
    VERSION: ClassVar = 1
    line: str
    outcome: str
    why: Kept
    serial: str

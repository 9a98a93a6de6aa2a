"""Who acts for a voter, and homes that change hands while a vote runs."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="登记了书面委托", en="A written proxy was filed", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class ProxyFiled:
    """``relation``: of the agent to the voter, a code of the book; ``form``: digest of the form's picture."""

    NAME: ClassVar = "ballots.empowered"
    VERSION: ClassVar = 1
    agent: Kept
    phone: Kept
    relation: str
    form: str


@says(zh="撤回了书面委托", en="A written proxy was taken back", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class ProxyEnded:
    """The voter votes herself, or names somebody else."""

    NAME: ClassVar = "ballots.disempowered"
    VERSION: ClassVar = 1
    why: str


@says(zh="记下房屋换了业主", en="A home changed hands during the vote", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class HomeChangedHands:
    """``stands``: a ballot was given before, it counts. Otherwise the new owner votes, with a new slip."""

    NAME: ClassVar = "ballots.changed_hands"
    VERSION: ClassVar = 1
    stands: bool
    phones: tuple[Kept, ...]
    why: Kept

"""How people settled a tie at the last seat of an election."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, Kept, says


@says(zh="记下票数一样的怎样定的", en="It was recorded how a tie was settled", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class TieSettled:
    """``way``: a code of the book; ``chosen``: keys of the candidates who got the seats left, in order.

    ``witnesses``: scrutineers by id who were there. ``how`` in words lies in the vault.
    """

    NAME: ClassVar = "ballots.tie_settled"
    VERSION: ClassVar = 1
    way: str
    chosen: tuple[str, ...]
    witnesses: tuple[str, ...]
    how: Kept

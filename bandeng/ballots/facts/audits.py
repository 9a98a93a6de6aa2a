"""Papers were drawn by dice, compared with the record, and counted anew where the record did not hold."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.ballots.facts.votes import Result
from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@says(zh="掷骰子抽了要核对的纸票", en="Papers to be compared were drawn by dice", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class SampleDrawn:
    """``seed``: the throws, before ``witnesses`` (scrutineers by id); ``anchor``: the digest that was public.

    ``papers``: out of how many; ``full``: all of them, since what is left open could change a result.
    """

    NAME: ClassVar = "ballots.sampled"
    VERSION: ClassVar = 1
    seed: str
    anchor: str
    papers: int
    serials: tuple[str, ...]
    full: bool
    witnesses: tuple[str, ...]


@says(zh="核对了一张抽到的纸票", en="A drawn paper was compared with the record", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PaperCompared:
    """``choices``: what the paper says to whoever did not key it; ``outcome``: ``same`` or ``differs``."""

    NAME: ClassVar = "ballots.compared"
    VERSION: ClassVar = 1
    serial: str
    choices: Kept
    outcome: str


@says(
    zh="全部核对以后重新计了票", en="The vote was counted anew after all papers were compared", seen_by=PUBLIC
)
@dataclass(frozen=True, kw_only=True)
class BallotRecounted:
    """As ``ballots.closed``: papers whose record was wrong count as they read."""

    NAME: ClassVar = "ballots.recounted"
    VERSION: ClassVar = 1
    results: tuple[Result, ...]
    conflicts: int
    undecided: int
    could_change: bool

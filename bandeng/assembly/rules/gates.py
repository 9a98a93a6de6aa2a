"""What must hold before a procedure moves on: the gates of its stage against how it stands. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from bandeng.ballots.rules.tallying import Tally
from bandeng.rulebook.rules.deliberation import ProcedureStage

DAYS, ANSWERS, RECORD, BALLOT = "days", "answers", "record", "ballot"
QUORUM, MAJORITY, BOARD, SETTLED = "quorum", "majority", "board", "settled"


@dataclass(frozen=True, kw_only=True)
class Stood:
    """How it stands: whole days since the stage began (a publication: since it was seen on the board),
    opinions without an answer, promises without a state, residents who saw the board, whether there is a
    picture of it.
    """

    days: int
    unanswered: int
    unsettled: int
    witnesses: int
    pictured: bool


@dataclass(frozen=True, kw_only=True)
class Given:
    """What is handed in with the step. ``agreed``: the ballot that decides agreed, where one does."""

    recorded: bool
    agreed: bool
    tally: Tally | None


@dataclass(frozen=True)
class Lack:
    """A gate that is shut: which, and by how much."""

    gate: str
    number: int = 0


def waiting_for(stage: ProcedureStage, stood: Stood, *, witnesses: int) -> Iterator[Lack]:
    """What time and other people have still to do."""
    if stage.settled and stood.unsettled:  # what became of it is not told yet: nothing to put up
        yield Lack(SETTLED, stood.unsettled)
    elif stage.publication and not stood.pictured and stood.witnesses < witnesses:
        yield Lack(BOARD, witnesses - stood.witnesses)
    if stood.days < stage.days:
        yield Lack(DAYS, stage.days - stood.days)
    if stage.answers and stood.unanswered:
        yield Lack(ANSWERS, stood.unanswered)


def missing_in(stage: ProcedureStage, given: Given) -> Iterator[Lack]:
    """What the step itself lacks."""
    if stage.record and not given.recorded:
        yield Lack(RECORD)
    if stage.ballot and not given.agreed:
        yield Lack(BALLOT)
    if stage.rule and given.tally and not given.tally.quorum:
        yield Lack(QUORUM, given.tally.participating.heads)
    elif stage.rule and given.tally and not given.tally.passed:
        yield Lack(MAJORITY, given.tally.yes.heads)

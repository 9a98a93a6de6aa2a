"""What is said in this room. Words lie in the vault; of some facts they are meant for everybody."""

from bandeng.assembly.facts.covenants import (
    Article,
    CovenantAdopted,
    CovenantDrafted,
    CovenantFiled,
    CovenantReviewed,
)
from bandeng.assembly.facts.meetings import (
    AttendanceStruck,
    MeetingAttended,
    MeetingCalled,
    MeetingCancelled,
    MeetingMinuted,
    MeetingMoved,
    MinutesCosigned,
    MinutesPapered,
    PaperVouched,
    PetitionOpened,
    PetitionSupported,
    Raised,
    ResidentChecked,
    RollNoted,
)
from bandeng.assembly.facts.opinions import OpinionAnswered, OpinionGathered, OpinionSpoken
from bandeng.assembly.facts.procedures import (
    BoardConfirmed,
    OutcomeJudged,
    ProcedureAdvanced,
    ProcedureBegan,
    ProcedureRejected,
    ProcedureWithdrawn,
)
from bandeng.assembly.facts.talks import (
    PromiseAccounted,
    PromiseCarried,
    Promised,
    PromiseEntrusted,
    TalkHeld,
    TalkTakenBack,
)
from bandeng.assembly.facts.votes import BallotCalled, Hands

# Whose words are written to be read by everybody: on the yard's page, on the notice board.
PUBLISHED = frozenset(
    {
        "assembly.talked",
        "assembly.accounted",
        "assembly.answered",
        "assembly.began",
        "assembly.advanced",
        "assembly.rejected",
        "assembly.withdrawn",
        "assembly.called",
        "assembly.moved",
        "assembly.cancelled",
        "assembly.minuted",
        "assembly.petitioned",
        "assembly.drafted",
        "assembly.adopted",
        "assembly.reviewed",
    }
)

__all__ = [
    "PUBLISHED",
    "Article",
    "AttendanceStruck",
    "BallotCalled",
    "BoardConfirmed",
    "CovenantAdopted",
    "CovenantDrafted",
    "CovenantFiled",
    "CovenantReviewed",
    "Hands",
    "MeetingAttended",
    "MeetingCalled",
    "MeetingCancelled",
    "MeetingMinuted",
    "MeetingMoved",
    "MinutesCosigned",
    "MinutesPapered",
    "PaperVouched",
    "OpinionAnswered",
    "OpinionGathered",
    "OpinionSpoken",
    "OutcomeJudged",
    "PetitionOpened",
    "PetitionSupported",
    "ProcedureAdvanced",
    "ProcedureBegan",
    "ProcedureRejected",
    "ProcedureWithdrawn",
    "PromiseAccounted",
    "PromiseCarried",
    "PromiseEntrusted",
    "Promised",
    "Raised",
    "ResidentChecked",
    "RollNoted",
    "TalkHeld",
    "TalkTakenBack",
]

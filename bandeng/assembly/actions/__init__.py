"""What can be done in this room."""

from bandeng.assembly.actions.adopting import Adopting, adopt, adoption_wrong
from bandeng.assembly.actions.attending import BEFORE, attend, strike
from bandeng.assembly.actions.balloting import Putting, asked_of, ballot
from bandeng.assembly.actions.checking import check
from bandeng.assembly.actions.covenanting import (
    Drafted,
    Drafting,
    draft,
    file_covenant,
    review,
)
from bandeng.assembly.actions.demanding import (
    Enrolling,
    enrol,
    petition,
    support,
)
from bandeng.assembly.actions.meeting import (
    Calling,
    Minuting,
    call,
    cosign,
    minute,
)
from bandeng.assembly.actions.moving import Moving, cancel, move
from bandeng.assembly.actions.papering import paper, vouch
from bandeng.assembly.actions.proceeding import advance, begin, reject, step_wrong
from bandeng.assembly.actions.promising import (
    Account,
    account,
    carry,
    entrust,
)
from bandeng.assembly.actions.repeating import was_said
from bandeng.assembly.actions.speaking import (
    Answer,
    Speaking,
    answer,
    gather,
    speak,
)
from bandeng.assembly.actions.stepping import Beginning, Stepping
from bandeng.assembly.actions.talking import (
    Talking,
    take_back,
    talk,
)
from bandeng.assembly.actions.withdrawing import withdraw
from bandeng.assembly.actions.witnessing import (
    confirm,
    judge,
)
from bandeng.assembly.actions.words import (
    Promising,
)

__all__ = [
    "BEFORE",
    "Account",
    "Adopting",
    "Answer",
    "Beginning",
    "Calling",
    "Drafted",
    "Drafting",
    "Enrolling",
    "Minuting",
    "Moving",
    "Promising",
    "Putting",
    "Speaking",
    "Stepping",
    "Talking",
    "account",
    "adopt",
    "adoption_wrong",
    "advance",
    "answer",
    "asked_of",
    "attend",
    "ballot",
    "begin",
    "call",
    "cancel",
    "carry",
    "check",
    "confirm",
    "cosign",
    "draft",
    "enrol",
    "entrust",
    "file_covenant",
    "gather",
    "judge",
    "minute",
    "move",
    "paper",
    "petition",
    "reject",
    "review",
    "speak",
    "step_wrong",
    "strike",
    "support",
    "take_back",
    "talk",
    "vouch",
    "was_said",
    "withdraw",
]

"""What can be done in this room."""

from bandeng.assembly.actions.proceeding import (
    Beginning,
    Stepping,
    advance,
    begin,
    reject,
)
from bandeng.assembly.actions.promising import (
    Account,
    account,
    carry,
)
from bandeng.assembly.actions.speaking import (
    Answer,
    Speaking,
    answer,
    gather,
    speak,
)
from bandeng.assembly.actions.talking import (
    Talking,
    take_back,
    talk,
)
from bandeng.assembly.actions.witnessing import (
    confirm,
    judge,
)
from bandeng.assembly.actions.words import (
    Promising,
)

__all__ = [
    "Account",
    "Answer",
    "Beginning",
    "Promising",
    "Speaking",
    "Stepping",
    "Talking",
    "account",
    "advance",
    "answer",
    "begin",
    "carry",
    "confirm",
    "gather",
    "judge",
    "reject",
    "speak",
    "take_back",
    "talk",
]

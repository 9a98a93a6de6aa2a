"""What this room knows, as tables."""

from bandeng.assembly.models.covenants import Article, Covenant, Version
from bandeng.assembly.models.meetings import (
    AgendaItem,
    Attendance,
    Meeting,
    Paper,
    Petition,
    Roll,
    Signature,
    Support,
)
from bandeng.assembly.models.procedures import Balloted, Judgement, Procedure, Step, Witness
from bandeng.assembly.models.talks import Opinion, Promise, Talk

__all__ = [
    "AgendaItem",
    "Article",
    "Balloted",
    "Attendance",
    "Covenant",
    "Judgement",
    "Meeting",
    "Opinion",
    "Paper",
    "Petition",
    "Procedure",
    "Promise",
    "Roll",
    "Signature",
    "Step",
    "Support",
    "Talk",
    "Version",
    "Witness",
]

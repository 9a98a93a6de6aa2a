"""What is handed in to begin a matter, and with each of its steps."""

from dataclasses import dataclass, field
from datetime import date

from bandeng.assembly import facts
from bandeng.assembly.actions.words import Promising
from bandeng.assembly.rules.hands import NOBODY


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What is to be decided: procedure of the book, title, plan, whose matter it is, who answers for it."""

    kind: str
    title: str
    plan: str
    sort: str
    body: str


@dataclass(frozen=True, kw_only=True)
class Stepping:
    """A step: the stage it is for, the local day it was taken, and what the stage asks.

    The day of a stage that a ballot decides is the day on which the ballot was closed.

    ``meeting``: the id of the meeting whose minutes say the numbers, where one was called for the matter.
    ``checked``: she was asked about an odd day and says that it is right.
    """

    stage: str
    held_on: date
    hands: facts.Hands = NOBODY
    record: str = ""
    ballot: str = ""
    meeting: str = ""
    pictures: tuple[str, ...] = ()
    promises: tuple[Promising, ...] = field(default=())
    checked: bool = False

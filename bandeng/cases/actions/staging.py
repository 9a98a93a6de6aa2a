"""A stage is over: its clock stops, the matter goes on."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.actions.words import shown_if_any
from bandeng.cases.models import Case
from bandeng.cases.queries import stages
from bandeng.cases.rules import LIFE
from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What was done in it; words and pictures are welcome and never required."""

    words: str = ""
    pictures: tuple[str, ...] = ()


@transaction.atomic
def complete_stage(*, case: Case, what: Stage, by: str, at: datetime, command: str = "") -> Fact:
    """Say that the stage that runs is over. The last one is over when the whole is reported done.

    Raises NotYours, NotNow where no stage but the last one runs.
    """
    desk = desk_of(case.seat)
    hand = posts.hand(by, "cases.complete_stage", case.place, at=at, unit=case.unit, desk=desk)
    LIFE.after(case.state, "complete_stage")
    number = stages.running(case)
    if number is None:
        raise NotNow(_("现在没有要先报告的阶段;整件事办好了,请「报告办好」"), verbs=("resolve",))
    said = facts.StageCompleted(
        number=number,
        condition=case.condition,
        words=shown_if_any(what.words, "words", about=case.reporter, at=at),
        pictures=what.pictures,
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)

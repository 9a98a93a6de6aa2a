"""What was done a moment ago is taken back by whoever did it: by a new fact, nothing is deleted."""

from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.models import Case
from bandeng.cases.queries import recalls
from bandeng.cases.rules import LIFE
from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of


def recall(*, case: Case, by: str, at: datetime, command: str = "") -> Fact:
    """Take back what one has just handed up or dispatched, while nobody has signed for it."""
    if not LIFE.can(case.state, "recall"):
        raise NotNow(recalls.why_gone(case), verbs=LIFE.verbs(case.state))
    before = recalls.handed_over(case, by, at=at)
    if before is None:
        raise NotNow(_("只有刚交出去的人能在十分钟内撤回,对方签收以后不能撤"), verbs=LIFE.verbs(case.state))
    desk = desk_of(before.seat)
    hand = posts.hand(by, "cases.recall", case.place, at=at, unit=before.unit, desk=desk)
    said = facts.CaseRecalled(of=before.height, level=before.level, unit=before.unit, seat=before.seat)
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def withdraw_note(*, case: Case, note: int, by: str, at: datetime, command: str = "") -> Fact:
    """Take back an internal note (``note``: its height) that one has just written; it stays in the book."""
    hand = posts.hand(by, "cases.annotate", case.place, at=at, unit=case.unit)
    if recalls.note_at(case, note, by, at=at) is None:
        raise NotNow(_("只有写的人能在十分钟内收回内部说明;公开的说明请再写一条更正"))
    said = facts.NoteWithdrawn(of=note)
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)

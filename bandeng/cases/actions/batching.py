"""Several matters at once: each is asked and done as it would be alone, all in one transaction, one entry.

Nobody may do more this way than matter by matter: every row goes through the action of its verb. What may be
done is found out by doing it and taking it back before anybody could see it (``preview``), so that the
preview says what the deed would say.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.actions.loop import HandingUp, Note, annotate, dispatch, escalate, sign
from bandeng.cases.actions.recalling import recall, withdraw_note
from bandeng.cases.actions.triage import accept
from bandeng.cases.actions.urging import urge
from bandeng.cases.actions.words import checked, reasoned
from bandeng.cases.facts import BatchRow
from bandeng.cases.models import Case
from bandeng.cases.queries import rulings
from bandeng.cases.rules import BATCH_AT_MOST, UNDONE_VERBS, UNDONE_WITHIN
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Refusal, Stale
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book

DONE, REFUSED, CHANGED = "done", "refused", "changed"
Said = Mapping[str, str]
Deed = Callable[[Case, Said, str, datetime, str], Fact]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A matter as it stands, and the turn at which it was chosen."""

    case: Case
    turn: int


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What is to be done with which matters; ``id`` is the id of the submission, ``said`` what was typed."""

    id: str
    verb: str
    rows: tuple[Chosen, ...]
    said: Said


def _accept(case: Case, said: Said, by: str, at: datetime, command: str) -> Fact:
    if case.proposed == "-":
        raise NotNow(_("这件事的话里没有读出类别,请打开它单独受理"))
    return accept(case=case, condition=case.proposed, by=by, at=at, command=command)


def _sign(case: Case, said: Said, by: str, at: datetime, command: str) -> Fact:
    return sign(case=case, by=by, at=at, command=command)


def _escalate(case: Case, said: Said, by: str, at: datetime, command: str) -> Fact:
    what = HandingUp(tried=said["tried"], why=said["why"])
    return escalate(case=case, what=what, by=by, at=at, command=command)


def _dispatch(case: Case, said: Said, by: str, at: datetime, command: str) -> Fact:
    return dispatch(case=case, unit=said["unit"], words=said["words"], by=by, at=at, command=command)


def _urge(case: Case, said: Said, by: str, at: datetime, command: str) -> Fact:
    return urge(case=case, by=by, at=at, command=command)


def _annotate(case: Case, said: Said, by: str, at: datetime, command: str) -> Fact:
    return annotate(case=case, note=Note(words=said["words"]), by=by, at=at, command=command)


DEEDS: dict[str, Deed] = {
    "accept": _accept,
    "sign": _sign,
    "escalate": _escalate,
    "dispatch": _dispatch,
    "urge": _urge,
    "annotate": _annotate,
}
WRITTEN = {"escalate": ("tried", "why"), "dispatch": ("unit", "words"), "annotate": ("words",)}


def preview(*, batch: Batch, by: str, at: datetime) -> list[str]:
    """For each row the sentence that would refuse it now, empty where it would be done. Nothing stays."""
    posts.desk_hand(by, "cases.batch", at=at)
    _bounded(batch)
    return [_tried(batch, row, by, at) for row in batch.rows]


STAND_IN = "还没有写"  # what is (still to be) typed does not decide whether a row may be done


def _stand_in(batch: Batch, case: Case) -> dict[str, str]:
    said = dict.fromkeys(WRITTEN.get(batch.verb, ()), STAND_IN)
    if batch.verb == "dispatch":
        ruling = rulings.of(case)
        said["unit"] = batch.said.get("unit") or (ruling.unit if ruling else book().departments[0].code)
    return said


def _tried(batch: Batch, row: Chosen, by: str, at: datetime) -> str:
    try:
        with transaction.atomic():
            DEEDS[batch.verb](row.case, _stand_in(batch, row.case), by, at, "")
            transaction.set_rollback(True)
    except Refusal as refusal:
        return str(refusal)
    return ""


@transaction.atomic
def perform(*, batch: Batch, by: str, at: datetime) -> Fact:
    """Do it with every row and write the one entry; the same batch sent again answers the first entry."""
    if first := pen.said_before(batch.id, person=by):
        return first
    hand, holding = posts.desk_hand(by, "cases.batch", at=at)
    _bounded(batch)
    _written(batch)
    rows = [_done(batch, row, by, at) for row in batch.rows]
    counts = Counter(row.outcome for row in rows)
    said = facts.BatchTaken(
        verb=batch.verb,
        unit=holding.unit,
        rows=tuple(rows),
        done=counts[DONE],
        refused=counts[REFUSED],
        changed=counts[CHANGED],
    )
    return pen.record(said, hand=hand, stream=f"batch:{batch.id}", turn=0, command=batch.id)


def _bounded(batch: Batch) -> None:
    if batch.verb not in DEEDS:
        raise BadInput(_("请选要做什么"), {"verb": _("请选一项")})
    if not batch.rows:
        raise BadInput(_("请先在事项里勾选几件"), {"chosen": _("还没有选")})
    if len(batch.rows) > BATCH_AT_MOST:
        words = {"most": BATCH_AT_MOST}
        raise BadInput(_("一次最多办%(most)s件") % words, {"chosen": _("选多了")})


def _written(batch: Batch) -> None:
    """Raises BadInput, before any row is done, where what goes with all of them says nothing."""
    look_over = reasoned if batch.verb == "escalate" else checked
    for name in WRITTEN.get(batch.verb, ()):
        look_over(batch.said.get(name, ""), name)


def _done(batch: Batch, row: Chosen, by: str, at: datetime) -> BatchRow:
    if row.turn != row.case.turn:
        return BatchRow(case=row.case.stream, outcome=CHANGED, height=0, because="")
    command = command_of(batch.id, row.case.stream)
    return _outcome(row.case, lambda: DEEDS[batch.verb](row.case, batch.said, by, at, command))


def _outcome(case: Case, deed: Callable[[], Fact]) -> BatchRow:
    try:
        with transaction.atomic():
            fact = deed()
    except Stale:
        return BatchRow(case=case.stream, outcome=CHANGED, height=0, because="")
    except Refusal as refusal:
        return BatchRow(case=case.stream, outcome=REFUSED, height=0, because=str(refusal))
    return BatchRow(case=case.stream, outcome=DONE, height=fact.id, because="")


def command_of(batch: str, stream: str) -> str:
    """The id of one row's submission: the same for the same batch and matter."""
    return hashlib.sha256(f"{batch} {stream}".encode()).hexdigest()[:40]


@transaction.atomic
def undo(*, taken: Fact, cases: Iterable[Case], by: str, at: datetime) -> Fact:
    """Take back what a batch has done, row by row, by new facts; whoever did it, within ten minutes."""
    command = command_of(taken.command, "undo")
    if first := pen.said_before(command, person=by):
        return first
    hand, holding = posts.desk_hand(by, "cases.batch", at=at)
    _undoable(taken, by, at)
    by_stream = {case.stream: case for case in cases}
    did = [row for row in taken.body["rows"] if row["outcome"] == DONE]
    rows = [_undone(taken, row, by_stream.get(row["case"]), by, at) for row in did]
    counts = Counter(row.outcome for row in rows)
    said = facts.BatchUndone(
        verb=taken.body["verb"],
        unit=holding.unit,
        rows=tuple(rows),
        done=counts[DONE],
        refused=counts[REFUSED],
        changed=counts[CHANGED],
    )
    return pen.record(said, hand=hand, stream=taken.stream, turn=1, command=command)


def _undoable(taken: Fact, by: str, at: datetime) -> None:
    if taken.person != by:
        raise NotYours(_("只有办的人自己能撤回"))
    if taken.body["verb"] not in UNDONE_VERBS:
        raise NotNow(_("这一步不能撤回;要改的请逐件办理"))
    if at - taken.at > UNDONE_WITHIN:
        raise NotNow(_("已经过了十分钟,不能一起撤回;要改的请逐件办理"))


def _undone(taken: Fact, row: Mapping[str, object], case: Case | None, by: str, at: datetime) -> BatchRow:
    if case is None:
        return BatchRow(case=str(row["case"]), outcome=REFUSED, height=0, because=_("现在看不到这件事了"))
    command = command_of(f"{taken.command} undo", case.stream)
    if taken.body["verb"] == "annotate":
        note = int(str(row["height"]))
        return _outcome(case, lambda: withdraw_note(case=case, note=note, by=by, at=at, command=command))
    return _outcome(case, lambda: recall(case=case, by=by, at=at, command=command))

"""A matter is decided step by step: no step without its gates, none twice, none out of its turn."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, rules
from bandeng.assembly.actions.readying import Ready, to_advance, to_reject
from bandeng.assembly.actions.stepping import Beginning, Stepping
from bandeng.assembly.actions.words import keep, keep_all, kept_promises, public_wrong
from bandeng.assembly.models import Procedure
from bandeng.assembly.rules.hands import NOBODY
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import ProcedureKind, ProcedureStage


@transaction.atomic
def begin(*, place: str, what: Beginning, by: str, at: datetime, command: str = "") -> Fact:
    """Begin a procedure. Raises NotYours, BadInput."""
    hand = posts.hand(by, "assembly.begin", place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    kind, ref = _begun(what), new_id(at)
    said = facts.ProcedureBegan(
        kind=kind.code,
        stage=kind.stages[0].code,
        sort=what.sort,
        body=what.body,
        counted=kind.counted,
        title=keep_all(what.title, "title", ref, at),
        plan=keep_all(what.plan, "plan", ref, at),
    )
    return pen.record(said, hand=hand, stream=f"procedure:{ref}", turn=0, command=command)


def _begun(what: Beginning) -> ProcedureKind:
    """The procedure of the book. Raises BadInput."""
    kind = book().deliberation.procedure(what.kind)
    issues = public_wrong(
        (("title", what.title, rules.TITLE_AT_MOST), ("plan", what.plan, rules.LONG_AT_MOST))
    )
    if kind is None:
        issues["kind"] = _("请选一项")
    elif what.sort not in kind.sorts:
        issues["sort"] = _("这种办法不议这一类事,请换一种办法或者改归谁的事")
    if book().deliberation.body(what.body) is None:
        issues["body"] = _("请选谁负责")
    if issues or kind is None:
        raise BadInput(_("还没有开始,请改一下再交"), issues)
    return kind


@transaction.atomic
def advance(*, procedure: Procedure, what: Stepping, by: str, at: datetime, command: str = "") -> Fact:
    """Complete the present stage. Raises NotYours; NotNow for another stage; BadInput for shut gates."""
    hand = posts.hand(by, _act(procedure, rules.ADVANCE), procedure.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    stage, what = _taken(to_advance(procedure, what, at))
    said = facts.ProcedureAdvanced(
        stage=stage.code,
        to=_next(procedure, stage),
        held_on=what.held_on.isoformat(),
        decides=stage.decides,
        publication=stage.publication,
        hands=what.hands if stage.rule else NOBODY,
        record=keep(what.record, "record", procedure.id, at),
        ballot=what.ballot if stage.ballot else "-",
        meeting=what.meeting or "-",
        pictures=what.pictures,
        promises=kept_promises(what.promises, procedure.id, at),
        checked=what.checked,
    )
    return pen.record(said, hand=hand, stream=procedure.stream, turn=procedure.turn, command=command)


@transaction.atomic
def reject(*, procedure: Procedure, what: Stepping, by: str, at: datetime, command: str = "") -> Fact:
    """Record that a meeting, a ballot or the check of legality refused it.

    Raises NotYours, NotNow, BadInput.
    """
    hand = posts.hand(by, _act(procedure, rules.REJECT), procedure.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    stage, what = _taken(to_reject(procedure, what, at))
    said = facts.ProcedureRejected(
        stage=stage.code,
        held_on=what.held_on.isoformat(),
        hands=what.hands if stage.rule else NOBODY,
        record=keep(what.record, "record", procedure.id, at),
        ballot=what.ballot if stage.ballot else "-",
        meeting=what.meeting or "-",
        checked=what.checked,
    )
    return pen.record(said, hand=hand, stream=procedure.stream, turn=procedure.turn, command=command)


def step_wrong(procedure: Procedure, what: Stepping, *, refused: bool, at: datetime) -> dict[str, str]:
    """What would be wrong with this step, by field, without taking it. Raises NotNow, BadInput."""
    found = to_reject(procedure, what, at) if refused else to_advance(procedure, what, at)
    return found.issues


def _taken(found: Ready) -> tuple[ProcedureStage, Stepping]:
    """Raises BadInput with everything that is wrong."""
    if found.issues:
        raise BadInput(_("这一步还没有记下,请改一下再交"), found.issues)
    return found.stage, found.what


def _act(procedure: Procedure, usual: str) -> str:
    """The act its present stage asks for: the check of legality is not for whoever walks the others."""
    kind = book().deliberation.procedure(procedure.kind)
    stages = kind.stages if kind else ()
    return rules.REVIEW if any(each.review for each in stages if each.code == procedure.stage) else usual


def _next(procedure: Procedure, stage: ProcedureStage) -> str:
    kind = book().deliberation.procedure(procedure.kind)
    assert kind is not None
    return kind.after(stage.code) or rules.DONE

"""A matter is decided step by step: no step without its gates, none twice, none out of its turn."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.balloting import decided
from bandeng.assembly.actions.convening import as_minuted, without_words
from bandeng.assembly.actions.gates import sentences
from bandeng.assembly.actions.stepping import Beginning, Stepping
from bandeng.assembly.actions.words import (
    keep,
    keep_all,
    kept_promises,
    local_day,
    numbers_in,
    promises_wrong,
    public_wrong,
)
from bandeng.assembly.models import Procedure
from bandeng.assembly.rules import gates
from bandeng.assembly.rules.hands import NOBODY, counted, wrong_in
from bandeng.ballots.rules.tallying import Tally
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import ProcedureKind, ProcedureStage
from bandeng.ui.words import day


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
    stage, what, tally, cast = _ready(procedure, what, at)
    agreed = cast is None or cast.agreed
    recorded = bool(what.record.strip() or what.meeting or cast)
    given = gates.Given(recorded=recorded, agreed=agreed, tally=tally)
    lacks = [*_waiting(procedure, stage, at), *gates.missing_in(stage, given)]
    if lacks:
        raise BadInput(_("这一步还不能完成"), sentences(lacks))
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
    stage, what, tally, cast = _ready(procedure, what, at)
    _can_be_refused(stage, what)
    if tally and not tally.quorum:
        raise BadInput(_("到会不够,这次会不算数,可以再开"), {"present": _("到会不够法定的数")})
    if tally and tally.passed:
        raise BadInput(_("按这些数字是通过的"), {"yes": _("按这些数字是通过的,请核对")})
    if cast and cast.agreed:
        raise BadInput(_("按计票结果是通过的"), {"ballot": _("按计票结果是通过的,请核对")})
    said = facts.ProcedureRejected(
        stage=stage.code,
        held_on=what.held_on.isoformat(),
        hands=what.hands if stage.rule else NOBODY,
        record=keep(what.record, "record", procedure.id, at),
        ballot=what.ballot if stage.ballot else "-",
        meeting=what.meeting or "-",
    )
    return pen.record(said, hand=hand, stream=procedure.stream, turn=procedure.turn, command=command)


def _act(procedure: Procedure, usual: str) -> str:
    """The act its present stage asks for: the check of legality is not for whoever walks the others."""
    kind = book().deliberation.procedure(procedure.kind)
    stages = kind.stages if kind else ()
    return rules.REVIEW if any(each.review for each in stages if each.code == procedure.stage) else usual


def _can_be_refused(stage: ProcedureStage, what: Stepping) -> None:
    """Raises NotNow where nothing is voted on or checked, BadInput for a check that says no reason."""
    if not (stage.rule or stage.ballot or stage.review):
        raise NotNow(_("这一步不表决"))
    if stage.review and not what.record.strip():
        raise BadInput(_("还没有记下,请改一下再交"), {"record": _("写上哪一条、和哪条法律抵触")})


class Ready(NamedTuple):
    """The present stage, what was given with it, the result of its meeting, the ballot that decides it."""

    stage: ProcedureStage
    what: Stepping
    tally: Tally | None
    cast: queries.Cast | None


def _ready(procedure: Procedure, what: Stepping, at: datetime) -> Ready:
    """What the present stage has before its gates. Raises NotNow, BadInput."""
    stage = _present(procedure, what)
    what = as_minuted(procedure, stage, what)
    cast = decided(procedure, what.ballot) if stage.ballot else None
    if cast:
        what = replace(without_words(what), held_on=cast.over_on or what.held_on)
    tally = _numbers(stage, what)
    _check(procedure, stage, what, at)
    return Ready(stage, what, tally, cast)


def _present(procedure: Procedure, what: Stepping) -> ProcedureStage:
    """The stage in which it stands; whatever else was sent, no other can be completed."""
    kind = book().deliberation.procedure(procedure.kind)
    if procedure.stage in rules.OVER or kind is None:
        raise NotNow(_("这件事已经议完了"))
    if what.stage != procedure.stage:
        raise NotNow(_("步骤不能跳过,也不能重来;请看看现在走到哪一步"))
    return kind.stage(procedure.stage)


def _next(procedure: Procedure, stage: ProcedureStage) -> str:
    kind = book().deliberation.procedure(procedure.kind)
    assert kind is not None
    return kind.after(stage.code) or rules.DONE


def _numbers(stage: ProcedureStage, what: Stepping) -> Tally | None:
    """The result of raised hands where the stage asks for one. Raises BadInput."""
    if not stage.rule:
        return None
    if field_name := wrong_in(what.hands, most=rules.ROLL_AT_MOST):
        sentence = _("同意、不同意、弃权加起来要等于到会的,到会的不能多于应到的")
        raise BadInput(_("数字对不上,请核对"), {field_name: sentence})
    return counted(what.hands, book().voting_rule(stage.rule))


def _check(procedure: Procedure, stage: ProcedureStage, what: Stepping, at: datetime) -> None:
    issues = {}
    today = local_day(at)
    since = min(queries.can_be_held_since(procedure, stage), today)  # days that are not over have a gate
    if not (stage.ballot or since <= what.held_on <= today):
        told = _("写%(day)s或者以后的日子,今天或者更早")
        issues["held_on"] = told % {"day": day(since, at.year).striptags()}
    if len(what.record) > rules.LONG_AT_MOST:
        issues["record"] = _("最多写%(most)s个字") % {"most": rules.LONG_AT_MOST}
    issues |= numbers_in((("record", what.record),))
    if stage.rule and not (what.meeting or what.pictures or what.record.strip()):
        issues["record"] = _("照纸上的记录补录的,抄下记录里写的,或者放上记录的照片")
    if what.promises and not stage.decides:
        issues["what-1"] = _("答应的事写在作出决定的那一步")
    issues |= promises_wrong(what.promises, since=what.held_on)
    if issues:
        raise BadInput(_("这一步还没有记下,请改一下再交"), issues)


def _waiting(procedure: Procedure, stage: ProcedureStage, at: datetime) -> list[gates.Lack]:
    stood = queries.stood(procedure, stage, at=at)
    return list(gates.waiting_for(stage, stood, witnesses=book().deliberation.witnesses))

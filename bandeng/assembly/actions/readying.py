"""What stands in the way of the present stage's step: all of it at once, so that it is told in one go."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.balloting import decided
from bandeng.assembly.actions.convening import as_minuted, without_words
from bandeng.assembly.actions.gates import sentences
from bandeng.assembly.actions.stepping import Stepping
from bandeng.assembly.actions.words import local_day, numbers_in, promises_wrong
from bandeng.assembly.models import Procedure
from bandeng.assembly.rules import gates
from bandeng.assembly.rules.hands import NUMBERS, SUM, counted, faults_in
from bandeng.ballots.rules.tallying import Tally
from bandeng.kernel.refusals import NotNow
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import ProcedureStage
from bandeng.ui.words import day


@dataclass(frozen=True, kw_only=True)
class Ready:
    """The present stage, what was given with it, the result of its meeting (None: no numbers, or numbers
    that cannot be), the ballot that decides it; ``issues``: what is wrong with it, by field.
    """

    stage: ProcedureStage
    what: Stepping
    tally: Tally | None
    cast: queries.Cast | None
    issues: dict[str, str]


def to_advance(procedure: Procedure, what: Stepping, at: datetime) -> Ready:
    """The step, with its gates. Raises NotNow; BadInput where no meeting or ballot of its own decides it."""
    found = _ready(procedure, what, at)
    cast, what = found.cast, found.what
    given = gates.Given(
        recorded=bool(what.record.strip() or what.meeting or cast),
        agreed=cast is None or cast.agreed,
        tally=found.tally,
    )
    lacks = [*_waiting(procedure, found.stage, at), *gates.missing_in(found.stage, given)]
    return replace(found, issues=sentences(lacks) | found.issues)


def to_reject(procedure: Procedure, what: Stepping, at: datetime) -> Ready:
    """The same of a step that ends the matter. Raises NotNow where nothing can be refused, BadInput."""
    found = _ready(procedure, what, at)
    if not (found.stage.rule or found.stage.ballot or found.stage.review):
        raise NotNow(_("这一步不表决"))
    return replace(found, issues=dict(_not_refused(found)) | found.issues)


def _not_refused(found: Ready) -> Iterator[tuple[str, str]]:
    if found.stage.review and not found.what.record.strip():
        yield "record", _("写上哪一条、和哪条法律抵触")
    if found.tally and not found.tally.quorum:
        yield "present", _("到会不够法定的数,这次会不算数,可以再开")
    elif found.tally and found.tally.passed:
        yield "yes", _("按这些数字是通过的,请核对")
    if found.cast and found.cast.agreed:
        yield "ballot", _("按计票结果是通过的,请核对")


def _ready(procedure: Procedure, what: Stepping, at: datetime) -> Ready:
    """What the present stage has before its gates. Raises NotNow, BadInput."""
    stage = _present(procedure, what)
    what = as_minuted(procedure, stage, what)
    cast = decided(procedure, what.ballot) if stage.ballot else None
    if cast:
        what = replace(without_words(what), held_on=cast.over_on or what.held_on)
    issues = hands_wrong(what.hands) if stage.rule else {}
    tally = counted(what.hands, book().voting_rule(stage.rule)) if stage.rule and not issues else None
    issues |= _wrong(procedure, stage, what, at)
    if stage.rule and not (what.meeting or what.pictures or "due" in issues):
        issues |= due_wrong(procedure.place, stage.rule, what.hands.due, on=what.held_on)
    return Ready(stage=stage, what=what, tally=tally, cast=cast, issues=issues)


def _present(procedure: Procedure, what: Stepping) -> ProcedureStage:
    """The stage in which it stands; whatever else was sent, no other can be completed."""
    kind = book().deliberation.procedure(procedure.kind)
    if procedure.stage in rules.OVER or kind is None:
        raise NotNow(_("这件事已经议完了"))
    if what.stage != procedure.stage:
        raise NotNow(_("步骤不能跳过,也不能重来;请看看现在走到哪一步"))
    return kind.stage(procedure.stage)


def hands_wrong(hands: facts.Hands) -> dict[str, str]:
    """Issues of numbers copied from minutes, each at its field; ``sum`` is about all of them."""
    told = {
        "due": _("应到写 1 到 %(most)s") % {"most": rules.ROLL_AT_MOST},
        "present": _("到会 %(present)s 位,多于应到 %(due)s 位"),
        SUM: _("同意 %(yes)s、不同意 %(no)s、弃权 %(abstain)s,加起来不是到会的 %(present)s 位"),
    }
    numbers = {name: getattr(hands, name) for name in NUMBERS}
    faults = faults_in(hands, most=rules.ROLL_AT_MOST)
    return {
        fault: told.get(fault, _("最多写 %(most)s")) % {**numbers, "most": rules.ROLL_AT_MOST}
        for fault in faults
    }


def due_wrong(place: str, rule: str, due: int, *, on: date, needed: bool = True) -> dict[str, str]:
    """A number that no roll bears out; ``needed``: that there is a roll, and not only that none speaks
    against it."""
    kind = book().deliberation.gathering_under(rule)
    known = queries.sizes_known(place, kind, on=on) if kind else set()
    if kind is None or due in known or not (known or needed):
        return {}
    if known:
        words = {"known": "、".join(str(each) for each in sorted(known)), "due": due}
        told = _("名册上应到 %(known)s 位,这里写的是 %(due)s 位;照纸上的记录就是这么多,放上记录的照片")
        return {"due": told % words}
    told = _("还没有记过%(kind)s的名册,应到多少位没有依据:先在“会议”里记下名册,或者放上记录的照片")
    return {"due": told % {"kind": spoken(kind)}}


def _wrong(procedure: Procedure, stage: ProcedureStage, what: Stepping, at: datetime) -> dict[str, str]:
    """Issues of the day, the words and the promises."""
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
    if stage.answers and not stage.publication and not what.record.strip() and not _is_heard(procedure):
        issues["record"] = _("一条意见也没有收到:写一句怎样征求的,例如发了多少张意见单、贴在哪里、哪天开了会")
    if what.promises and not stage.decides:
        issues["what-1"] = _("答应的事写在作出决定的那一步")
    return issues | promises_wrong(what.promises, since=what.held_on)


def _is_heard(procedure: Procedure) -> bool:
    return queries.counts_of(procedure.stream).received > 0


def _waiting(procedure: Procedure, stage: ProcedureStage, at: datetime) -> list[gates.Lack]:
    stood = queries.stood(procedure, stage, at=at)
    return list(gates.waiting_for(stage, stood, witnesses=book().deliberation.witnesses))

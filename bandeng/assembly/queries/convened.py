"""Meetings that were called for a matter: which stage they are for, and whose minutes can decide it."""

from collections.abc import Iterator
from datetime import datetime

from bandeng.assembly import rules
from bandeng.assembly.models import Meeting, Procedure, Step
from bandeng.assembly.queries.meetings import Met, met
from bandeng.assembly.queries.promises import Owed, owed_of
from bandeng.people import vault
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import Gathering, ProcedureStage


def kinds_for(procedure: Procedure) -> list[Gathering]:
    """The kinds of meeting that can decide its present stage, or one to come; none where none can."""
    asked = {stage.rule for stage in _ahead(procedure) if stage.rule}
    return [each for each in book().deliberation.gatherings if each.rule in asked]


def _ahead(procedure: Procedure) -> tuple[ProcedureStage, ...]:
    kind = book().deliberation.procedure(procedure.kind)
    codes = [stage.code for stage in kind.stages] if kind else []
    return kind.stages[codes.index(procedure.stage) :] if kind and procedure.stage in codes else ()


def matter_of(topic: str) -> Procedure | None:
    """The procedure of this stream; None where it is none."""
    kind, _colon, ref = topic.partition(":")
    return Procedure.objects.filter(id=ref).first() if kind == "procedure" else None


def matter_named(topic: str) -> tuple[str, str] | None:
    """The id and the title of the matter a meeting was called for; None where it was for none."""
    one = matter_of(topic)
    return (one.id, vault.read([one.title]).get(one.title, "")) if one else None


def convened_for(procedure: Procedure) -> list[Met]:
    """The meetings that were called for it, the newest first."""
    return [met(row) for row in Meeting.objects.filter(topic=procedure.stream).order_by("-begins_at", "-id")]


def deciding_meetings(procedure: Procedure, stage: ProcedureStage) -> tuple[list[Meeting], bool]:
    """Meetings whose minutes can decide this stage, the newest first; whether any was called for it."""
    kinds = [each for each in book().deliberation.gatherings if stage.rule and each.rule == stage.rule]
    rows = Meeting.objects.filter(topic=procedure.stream, kind__in=[each.code for each in kinds])
    signed = {each.code for each in kinds if each.signatures}
    called = list(rows.order_by("-begins_at", "-id"))
    return [each for each in called if _decides(each, signed)], bool(called)


def _decides(meeting: Meeting, signed: set[str]) -> bool:
    """It was voted on, and the residents have signed the minutes where their kind asks for it."""
    written = meeting.state == rules.SEALED or (meeting.state == rules.MINUTED and meeting.kind not in signed)
    return written and bool(meeting.yes or meeting.no or meeting.abstain)


def promised_in(procedure: Procedure, *, at: datetime) -> list[Owed]:
    """What was promised in its decision, or in the minutes that say it; the earliest day first."""
    found = owed_of(list(streams_of(procedure)), at=at)
    return sorted((each for owed in found.values() for each in owed), key=lambda each: (each.due_on, each.id))


def streams_of(procedure: Procedure) -> Iterator[str]:
    """Its stream, and those of the meetings that decided in it: their promises are its promises."""
    yield procedure.stream
    met_ = Step.objects.filter(procedure=procedure).exclude(meeting="-").values_list("meeting", flat=True)
    yield from met_.distinct()

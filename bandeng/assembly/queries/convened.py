"""Meetings called for a matter or a covenant: which can be called, and whose minutes can decide it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bandeng.assembly import facts, rules
from bandeng.assembly.models import Covenant, Meeting, Procedure, Step
from bandeng.assembly.queries.covenants import newest
from bandeng.assembly.queries.meetings import Met, met
from bandeng.assembly.queries.promises import Owed, owed_of
from bandeng.assembly.rules.hands import by_heads
from bandeng.people import vault
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import Gathering, ProcedureStage

Topic = Procedure | Covenant
HANDS = ("rule", "due", "present", "yes", "no", "abstain")


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What a meeting is to decide: a ``procedure`` or a ``covenant``, its id, how it is called."""

    kind: str
    ref: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Voted:
    """A meeting whose minutes can decide, and the numbers they say."""

    meeting: Meeting
    hands: facts.Hands


def kinds_for(topic: Topic) -> list[Gathering]:
    """The kinds of meeting that can decide it, now or at a stage to come; none where none can."""
    asked = {rule for rule in _rules_of(topic) if by_heads(book().voting_rule(rule))}
    return [each for each in book().deliberation.gatherings if each.rule in asked]


def _rules_of(topic: Topic) -> Iterator[str]:
    """The rules of votes it is still to be decided by."""
    if isinstance(topic, Procedure):
        yield from (stage.rule for stage in _ahead(topic) if stage.rule)
    elif newest(topic).state == rules.DRAFT and (kind := book().deliberation.covenant(topic.kind)):
        yield kind.rule


def _ahead(procedure: Procedure) -> tuple[ProcedureStage, ...]:
    kind = book().deliberation.procedure(procedure.kind)
    codes = [stage.code for stage in kind.stages] if kind else []
    return kind.stages[codes.index(procedure.stage) :] if kind and procedure.stage in codes else ()


def topic_of(stream: str) -> Topic | None:
    """The procedure or covenant of this stream; None where it is neither."""
    kind, _colon, ref = stream.partition(":")
    if kind == "procedure":
        return Procedure.objects.filter(id=ref).first()
    return Covenant.objects.filter(id=ref).first() if kind == "covenant" else None


def matter_named(stream: str) -> Matter | None:
    """What a meeting was called for; None where it was for nothing that is decided."""
    one = topic_of(stream)
    if one is None:
        return None
    title = vault.read([one.title]).get(one.title, "")
    return Matter(kind=stream.partition(":")[0], ref=one.id, title=title)


def convened_for(topic: Topic) -> list[Met]:
    """The meetings that were called for it, the newest first."""
    return [met(row) for row in _called_for(topic)]


def deciding_meetings(topic: Topic, rule: str) -> tuple[list[Voted], bool]:
    """Meetings whose minutes can decide it by this rule, the newest first; whether any was called for that.

    For a draft none counts that was held before it was written as it stands.
    """
    kinds = {each.code: each for each in book().deliberation.gatherings if rule and each.rule == rule}
    since = newest(topic).at if isinstance(topic, Covenant) else topic.began_at
    called = [each for each in _called_for(topic) if each.kind in kinds and each.begins_at >= since]
    called = [each for each in called if each.state != rules.CANCELLED]
    return [_voted(each) for each in called if _decides(each, kinds[each.kind])], bool(called)


def _called_for(topic: Topic) -> list[Meeting]:
    return list(Meeting.objects.filter(topic=topic.stream).order_by("-begins_at", "-id"))


def _voted(meeting: Meeting) -> Voted:
    return Voted(meeting=meeting, hands=facts.Hands(**{name: getattr(meeting, name) for name in HANDS}))


def _decides(meeting: Meeting, kind: Gathering) -> bool:
    """It was voted on, and the residents have signed the minutes where their kind asks for it."""
    written = meeting.state == rules.SEALED or (meeting.state == rules.MINUTED and not kind.signatures)
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

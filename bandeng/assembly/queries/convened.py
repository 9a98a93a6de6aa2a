"""Meetings called for a matter or a covenant: which can be called, and whose minutes can decide it."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from bandeng.assembly import facts, rules
from bandeng.assembly.models import AgendaItem, Covenant, Meeting, Procedure, Step
from bandeng.assembly.queries.covenants import newest
from bandeng.assembly.queries.meetings import Met, met
from bandeng.assembly.queries.promises import Owed, owed_where
from bandeng.assembly.rules.hands import NOBODY, by_heads
from bandeng.people import vault
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import Gathering, ProcedureStage

Topic = Procedure | Covenant


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What a meeting is to decide: a ``procedure`` or a ``covenant``, its id, how it is called.

    ``hands``: what its minutes say (None: it was not voted on).
    """

    kind: str
    ref: str
    title: str
    hands: facts.Hands | None = None

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"{self.kind}:{self.ref}"


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


def matters_of(meeting: Meeting) -> list[Matter]:
    """What it is to decide, in the order of its agenda."""
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("number"))
    return [replace(matter_named(each.topic), hands=_hands(meeting, each)) for each in items]


def matter_named(stream: str) -> Matter:
    """A matter or covenant by its stream; its title is empty where the words were erased."""
    kind, _colon, ref = stream.partition(":")
    one = topic_of(stream)
    return Matter(kind=kind, ref=ref, title=vault.read([one.title]).get(one.title, "") if one else "")


def matters_for(place_: Q) -> list[tuple[Topic, list[Gathering]]]:
    """What is still to be decided by a meeting there, the newest first; the kinds of meeting that can."""
    rows: list[Topic] = [
        *Procedure.objects.filter(place_).exclude(stage__in=rules.OVER).order_by("-began_at", "-id")[:50]
    ]
    rows += Covenant.objects.filter(place_).order_by("-at", "-id")[:50]
    return [(row, kinds) for row in rows if (kinds := kinds_for(row))]


def convened_for(topic: Topic) -> list[Met]:
    """The meetings that were called for it, the newest first."""
    return [met(each.meeting) for each in called_for(topic)]


def deciding_meetings(topic: Topic, rule: str) -> tuple[list[Voted], bool]:
    """Meetings whose minutes can decide it by this rule, the newest first; whether any was called for that.

    For a draft none counts that was held before it was written as it stands.
    """
    kinds = {each.code: each for each in book().deliberation.gatherings if rule and each.rule == rule}
    since = newest(topic).at if isinstance(topic, Covenant) else topic.began_at
    called = [each for each in called_for(topic) if _is_for(each.meeting, kinds, since)]
    return [_voted(each) for each in called if _decides(each, kinds[each.meeting.kind])], bool(called)


def _is_for(meeting: Meeting, kinds: Container[str], since: datetime) -> bool:
    return meeting.kind in kinds and meeting.begins_at >= since and meeting.state != rules.CANCELLED


def called_for(topic: Topic) -> list[AgendaItem]:
    """Its lines on the agendas of meetings, the newest meeting first."""
    rows = AgendaItem.objects.filter(topic=topic.stream).select_related("meeting")
    return list(rows.order_by("-meeting__begins_at", "-meeting__id"))


def _voted(item: AgendaItem) -> Voted:
    return Voted(meeting=item.meeting, hands=_hands(item.meeting, item) or NOBODY)


def _hands(meeting: Meeting, item: AgendaItem) -> facts.Hands | None:
    if not (item.yes or item.no or item.abstain):
        return None
    numbers = {name: getattr(item, name) for name in ("yes", "no", "abstain")}
    return facts.Hands(rule=meeting.rule, due=meeting.due, present=meeting.present, **numbers)


def _decides(item: AgendaItem, kind: Gathering) -> bool:
    """It was voted on, and the residents have signed the minutes where their kind asks for it."""
    state = item.meeting.state
    written = state == rules.SEALED or (state == rules.MINUTED and not kind.signatures)
    return written and _hands(item.meeting, item) is not None


def promised_in(procedure: Procedure, *, at: datetime) -> list[Owed]:
    """What was promised in its decision, or for it in the minutes that say it; the earliest day first."""
    found = owed_where(promises_of(procedure), at=at)
    return sorted(found, key=lambda each: (each.due_on, each.id))


def words_of_minutes(stream: str) -> str:
    """What the minutes of the meeting of this stream say; ``""`` for none (``-``), or erased ones."""
    meeting = Meeting.objects.filter(id=stream.partition(":")[2]).first()
    return vault.read([meeting.minutes]).get(meeting.minutes, "") if meeting else ""


def promises_of(procedure: Procedure) -> Q:
    """Its own promises, and those that the meetings which decided in it made for it."""
    steps = Step.objects.filter(procedure=procedure).exclude(meeting="-")
    met_ = list(steps.values_list("meeting", flat=True).distinct())
    return Q(of=procedure.stream) | Q(of__in=met_, topic__in=("-", procedure.stream))

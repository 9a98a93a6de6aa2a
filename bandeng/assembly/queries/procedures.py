"""Procedures: where each stands, what was decided with which numbers, what it waits for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import get_language

from bandeng.assembly import rules
from bandeng.assembly.models import Procedure, Step, Witness
from bandeng.assembly.queries.convened import promises_of, words_of_minutes
from bandeng.assembly.queries.noticed import Hurried, hurried
from bandeng.assembly.queries.opinions import unanswered
from bandeng.assembly.queries.promises import unsettled
from bandeng.assembly.queries.seeing import at_or_around, seen
from bandeng.assembly.queries.votes import Cast, cast_named
from bandeng.assembly.queries.witnessed import OUTCOME, boards_of, publication_of, seen_on_board
from bandeng.assembly.rules import gates
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import ProcedureKind, ProcedureStage


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A step that was taken. ``rule`` is the name of the rule its numbers reached (``""``: none asked).

    ``vote``: the ballot that decided it (None: none did). ``meeting``: the id of the meeting whose minutes
    say the numbers (``""``: none), ``minutes``: their words. ``record`` is empty where minutes say it.
    ``hurried``: there was no time for the notice that the law asks for (None: there was).
    """

    agreed: bool
    held_on: date
    rule: str
    due: int
    present: int
    yes: int
    no: int
    abstain: int
    record: str
    minutes: str
    vote: Cast | None
    meeting: str
    post: str
    pictures: tuple[str, ...]
    hurried: Hurried | None


@dataclass(frozen=True, kw_only=True)
class Staged:
    """A stage with how it stands: ``done``, ``now`` or ``ahead``; what was taken there (None: nothing).

    ``board``: pictures of the sheet on the board.
    """

    stage: ProcedureStage
    state: str
    step: Taken | None
    board: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """A procedure for everybody. ``now``: the present stage (None: over); ``lacks``: what it waits for.

    ``earliest_on``: the first day on which the present stage can be completed, as far as days count (None:
    it can be completed already, or nobody knows yet). ``since``: the day from which its days count (None: its
    sheet was not seen on the board).
    """

    id: str
    kind: str
    law: str
    place: str
    code: str
    title: str
    plan: str
    sort: str
    body: str
    state: str
    now: ProcedureStage | None
    after: ProcedureStage | None
    stages: tuple[Staged, ...]
    lacks: tuple[gates.Lack, ...]
    since: date | None
    earliest_on: date | None
    began_at: datetime


def procedure_for(person: str, procedure: str, *, at: datetime) -> Procedure:
    """The procedure, for staff who may see it. Raises Procedure.DoesNotExist otherwise (a 404)."""
    return Procedure.objects.filter(seen(person, at=at)).get(id=procedure)


def procedure_numbered(procedure: str) -> Procedure:
    """The procedure, for its public page. Raises Procedure.DoesNotExist."""
    return Procedure.objects.get(id=procedure)


def procedures_of(person: str, *, at: datetime) -> list[tuple[Procedure, str, str]]:
    """Those under her eyes, open ones first: row, title, name of the present stage."""
    return _listed(Procedure.objects.filter(seen(person, at=at)).order_by("-began_at", "-id")[:50])


def procedures_at(place: str) -> list[tuple[Procedure, str, str]]:
    """Those of a place, for everybody."""
    return _listed(Procedure.objects.filter(at_or_around(place)).order_by("-began_at", "-id")[:50])


def stood(procedure: Procedure, stage: ProcedureStage, *, at: datetime) -> gates.Stood:
    """How it stands before the gates of its stage."""
    seen_by = seen_on_board(procedure, stage.code)
    since = _since(procedure, stage, seen_by)
    today = at.astimezone(SHANGHAI).date()
    return gates.Stood(
        days=(today - since).days if since else 0,
        unanswered=unanswered(procedure.stream) if stage.answers else 0,
        unsettled=unsettled(promises_of(procedure)) if stage.settled else 0,
        witnesses=sum(each.resident for each in seen_by),
        pictured=any(each.pictures for each in seen_by),
    )


def can_be_put_up(procedure: Procedure) -> bool:
    """Whether the sheet of its present stage can hang on the board: one on the outcome says all of it."""
    kind = book().deliberation.procedure(procedure.kind)
    if kind is None or not publication_of(procedure):
        return False
    return not (kind.stage(procedure.stage).settled and unsettled(promises_of(procedure)))


def can_print(procedure: Procedure, number: int) -> bool:
    """Whether the sheet of publication 1 or 2 can be printed, as far as its stage goes; 2 says what became of
    every promise.
    """
    if number < OUTCOME or procedure.stage == rules.DONE:
        return True
    return publication_of(procedure) == number and can_be_put_up(procedure)


def _since(procedure: Procedure, stage: ProcedureStage, seen_by: list[Witness]) -> date | None:
    """The day from which the days of the stage count: of a publication, the day it was seen on the board."""
    if stage.publication:
        return seen_by[0].at.astimezone(SHANGHAI).date() if seen_by else None
    return procedure.stage_at.astimezone(SHANGHAI).date()


def last_held_on(procedure: Procedure) -> date | None:
    """The local day of the step that led to the stage it stands at, as it was read; None before the first."""
    taken = Step.objects.filter(procedure=procedure, at__lte=procedure.stage_at)
    step = taken.order_by("-at", "-id").first()
    return step.held_on if step else None


def can_be_held_since(procedure: Procedure, stage: ProcedureStage) -> date:
    """The first local day the present stage can have been completed on: not before the last step, and not
    before its own days were over. A step may be written down later than it was taken.
    """
    before = last_held_on(procedure) or procedure.began_at.astimezone(SHANGHAI).date()
    since = _since(procedure, stage, seen_on_board(procedure, stage.code)) if stage.days else None
    return max(before, since + timedelta(days=stage.days)) if since else before


def deciding(procedure: Procedure, *, at: datetime) -> Deciding:
    """One procedure in plain values."""
    kind = book().deliberation.procedure(procedure.kind)
    words = vault.read([procedure.title, procedure.plan])
    stages = kind.stages if kind else ()
    now = next((each for each in stages if each.code == procedure.stage), None)
    state = now and stood(procedure, now, at=at)
    lacks = gates.waiting_for(now, state, witnesses=book().deliberation.witnesses) if now and state else ()
    since = _since(procedure, now, seen_on_board(procedure, now.code)) if now else None
    return Deciding(
        id=procedure.id,
        **_of_the_kind(procedure, kind),
        place=places.label(procedure.place),
        code=procedure.place.rstrip("/").rpartition("/")[2],
        title=words.get(procedure.title, ""),
        plan=words.get(procedure.plan, ""),
        sort=procedure.sort,
        state=procedure.stage,
        now=now,
        after=_after(stages, now),
        stages=tuple(_staged(procedure, stages)),
        lacks=tuple(lacks),
        since=since,
        earliest_on=_earliest(now, since, at),
        began_at=procedure.began_at,
    )


def _of_the_kind(procedure: Procedure, kind: ProcedureKind | None) -> dict[str, str]:
    """Its kind, its law and who answers for it; codes where the book no longer has them."""
    body = book().deliberation.body(procedure.body)
    english = (get_language() or "").startswith("en")
    return {
        "kind": spoken(kind) if kind else procedure.kind,
        "law": (kind.law_en if english else kind.law_zh) if kind else "",
        "body": spoken(body) if body else procedure.body,
    }


def _after(stages: tuple[ProcedureStage, ...], now: ProcedureStage | None) -> ProcedureStage | None:
    following = stages[stages.index(now) + 1 :] if now else ()
    return following[0] if following else None


def _earliest(now: ProcedureStage | None, since: date | None, at: datetime) -> date | None:
    day = since + timedelta(days=now.days) if now and since else None
    return day if day and day > at.astimezone(SHANGHAI).date() else None


def _staged(procedure: Procedure, stages: tuple[ProcedureStage, ...]) -> Iterable[Staged]:
    steps = list(Step.objects.filter(procedure=procedure).order_by("at", "id"))
    words = vault.read([step.record for step in steps if step.record != "-" and step.meeting == "-"])
    days = [None, *(step.held_on for step in steps)]
    taken = {step.stage: _taken(step, words, before) for step, before in zip(steps, days, strict=False)}
    boards = boards_of(procedure)
    for stage in stages:
        state = "now" if stage.code == procedure.stage else "done" if stage.code in taken else "ahead"
        step = taken.get(stage.code)
        yield Staged(stage=stage, state=state, step=step, board=boards.get(stage.code, ()))


def _taken(step: Step, words: dict[str, str], before: date | None) -> Taken:
    try:
        rule = "" if step.rule == "-" else spoken(book().voting_rule(step.rule))
    except KeyError:
        rule = step.rule
    return Taken(
        agreed=step.agreed,
        held_on=step.held_on,
        rule=rule,
        due=step.due,
        present=step.present,
        yes=step.yes,
        no=step.no,
        abstain=step.abstain,
        record=words.get(step.record, ""),
        minutes=words_of_minutes(step.meeting),
        vote=cast_named(step.ballot),
        meeting=step.meeting.partition(":")[2],
        post=posts.role_name(step.post.partition("@")[0]),
        pictures=tuple(step.pictures.split(",")) if step.pictures else (),
        hurried=hurried(step, before),
    )


def titles_of_procedures(refs: Sequence[str]) -> dict[str, str]:
    """How these are called; empty where the words were erased."""
    return {row.id: title for row, title, _stage in _listed(Procedure.objects.filter(id__in=refs))}


def _listed(rows: Iterable[Procedure]) -> list[tuple[Procedure, str, str]]:
    found = list(rows)
    words = vault.read([row.title for row in found])
    return [(row, words.get(row.title, ""), stage_name(row)) for row in found]


def stage_name(procedure: Procedure) -> str:
    """The name of the stage in which it stands; ``""`` where it is over."""
    kind = book().deliberation.procedure(procedure.kind)
    if kind is None or procedure.stage in rules.OVER:
        return ""
    return spoken(kind.stage(procedure.stage))


def board_picture_is_public(digest: str) -> bool:
    """Whether the picture is of a notice board, or stands in a step: both are for everybody."""
    of_board = Witness.objects.filter(pictures__contains=digest).exists()
    return of_board or Step.objects.filter(pictures__contains=digest).exists()

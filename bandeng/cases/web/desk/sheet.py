"""Everything the desk shows of one matter, gathered before the page is drawn."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import reasons, reworks, sentence, sight, verbs
from bandeng.cases.queries.limits import limit_name
from bandeng.cases.queries.timeline import Entry, Reader, timeline
from bandeng.cases.rules import OVER_STATES
from bandeng.cases.web.desk.beside import Beside, beside
from bandeng.cases.web.desk.called import accountable
from bandeng.cases.web.desk.errands import Others, others_of
from bandeng.cases.web.desk.kin import Kin, kin_of
from bandeng.cases.web.desk.near import Near, around
from bandeng.cases.web.desk.shots import Shot, shots
from bandeng.cases.web.desk.steps.fields import Scene
from bandeng.cases.web.desk.steps.step import Step
from bandeng.cases.web.desk.steps.table import BY_VERB
from bandeng.cases.web.desk.steps.view import Form, form_of
from bandeng.cases.web.desk.voices import Voice, voices_of
from bandeng.cases.web.desk.words import CHANNELS, level_of
from bandeng.inbox import queries as inbox
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.queries import Office
from bandeng.posts.rules import desk_of
from bandeng.ui import words


@dataclass(frozen=True, kw_only=True)
class Ticking:
    """A clock that runs: what it is for, its limit, and when it is due; ``beyond``: later than the whole."""

    name: str
    limit: str
    due_at: datetime
    beyond: bool = False


@dataclass(frozen=True, kw_only=True)
class Now:
    """What this person can do now: the main step, settling in one tap, the rest; ``refused``: not all."""

    main: Form | None
    quick: Form | None
    others: tuple[Step, ...]
    refused: bool


@dataclass(frozen=True, kw_only=True)
class About:
    """What it is about; what it looks like while nobody has accepted it, and why it is to be done again (both
    empty otherwise)."""

    title: str
    guess: str
    rework: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One matter as staff see it: what it is, how it stands, what can be done now, what happened."""

    number: str
    turn: int
    about: About
    standing: sentence.Standing
    place: str
    said: str
    facts: tuple[tuple[str, object], ...]
    danger: bool
    urgent: bool
    now: Now
    clocks: tuple[Ticking, ...]
    shots: tuple[Shot, ...]
    near: tuple[Near, ...]
    voices: tuple[Voice, ...]
    kin: tuple[Kin, ...]
    others: Others
    entries: tuple[Entry, ...]
    offices: tuple[Office, ...]
    may_contact: bool
    grid: str
    beside: tuple[Beside, ...]

    @property
    def title(self) -> str:
        """What it is about."""
        return self.about.title

    @property
    def has_pin(self) -> bool:
        """Whether it stands on the map, in this grid."""
        return self.grid != ""


def sheet(scene: Scene, sent_for: str = "") -> Sheet:
    """The matter in this scene; the step of this noun is open and first where it waits for her."""
    case, at = scene.case, scene.at
    return Sheet(
        number=case.number,
        turn=case.turn,
        about=_about(case),
        standing=sentence.standing(case, at=at),
        place=places.label(case.place),
        said=scene.words,
        facts=_facts(case, at),
        danger=case.danger != "-",
        urgent=case.urgent,
        now=_now(scene, sent_for),
        clocks=_clocks(case),
        shots=shots(scene),
        near=around(scene),
        voices=voices_of(case),
        kin=kin_of(case, at=at),
        others=others_of(case, at=at),
        entries=tuple(timeline(case, Reader.STAFF)),
        offices=_offices(case),
        may_contact=sight.may_contact(scene.by, case, at=at),
        grid=case.place.rstrip("/").rpartition("/")[2] if case.lon else "",
        beside=beside(scene),
    )


def _about(case: Case) -> About:
    return About(title=sentence.title(case), guess=sentence.guess(case), rework=reworks.of(case))


def _now(scene: Scene, sent_for: str) -> Now:
    found = verbs.verbs_of(scene.by, scene.case, at=scene.at)
    waits = inbox.kinds_for(scene.by, scene.sitting.seats, scene.case.stream)
    sent = waits & {step.act for step in BY_VERB.values() if step.noun == sent_for}
    waits = sent or (waits if _is_here(scene) else waits - HANDED_ON)
    main = verbs.primary(found, waits)
    form = form_of(BY_VERB[main.name], scene) if main else None
    quick = next((each for each in found if each.name == "settle" and each.may and each != main), None)
    others = [BY_VERB[each.name] for each in found if each.may and each not in (main, quick)]
    return Now(
        main=form,
        quick=form_of(BY_VERB["settle"], scene) if quick else None,
        others=tuple(step for step in others if form is None or step is not form.beside),
        refused=any(not each.may for each in found),
    )


HANDED_ON = {"cases.reach"}  # what still waits for whoever received a matter first and handed it on


def _is_here(scene: Scene) -> bool:
    """Whether the matter is at a desk of hers."""
    return desk_of(scene.case.seat) in {desk_of(seat) for seat in scene.sitting.seats}


def _facts(case: Case, at: datetime) -> tuple[tuple[str, object], ...]:
    rows: list[tuple[str, object]] = [
        (_("地点"), places.label(case.place)),
        (_("来源"), CHANNELS[case.channel]),
        (_("反映时间"), words.moment(case.reported_at, at.year)),
        (_("现在在哪一级"), level_of(case)),
    ]
    rows += accountable(case)
    if case.source_number != "-":
        rows.append((_("来源编号"), case.source_number))
    if case.source_due_at:
        rows.append((_("来源要求的时限"), words.moment(case.source_due_at, at.year)))
    if case.helper != "-":
        rows.append((_("代办"), _("有人替反映人登记")))
    if case.supports:
        rows.append((_("也遇到的人"), _("%(n)s 名") % {"n": case.supports}))
    return tuple(rows)


def _clocks(case: Case) -> tuple[Ticking, ...]:
    """Ours by when they are due, and the source's beside them: neither overrules the other."""
    found = [each for each in inbox.clocks_of(case.stream) if each.stopped_at is None]
    running = sorted(found, key=lambda each: each.due_at)
    ours = tuple(
        Ticking(
            name=limit_name(each.kind, each.seat, case.condition),
            limit=reasons.limit_said(each),
            due_at=each.due_at,
            beyond=reasons.is_beyond(each, running),
        )
        for each in running
    )
    if case.source_due_at is None or case.state in OVER_STATES:
        return ours
    theirs = Ticking(name=_("来源要求的时限"), limit=str(CHANNELS[case.channel]), due_at=case.source_due_at)
    return (*ours, theirs)


def _offices(case: Case) -> tuple[Office, ...]:
    """The post that has the matter, and those that serve the place above it."""
    codes = case.place.rstrip("/").split("/")
    above = [f"community_staff@{codes[2]}", f"street_staff@{codes[1]}"]
    grid = [f"{role}@{codes[3]}" for role in GRID_ROLES] if len(codes) > 3 else []
    return tuple(posts.offices([case.seat, *grid, *above]))


GRID_ROLES = ("grid_leader", "mediator", "house_manager", "patroller")

"""What this person can do in this matter now, and why not the rest."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import families, nameless, reaching, recalls, recurrences, stages, whynot
from bandeng.cases.queries.verbs_appealing import APPEALING, about_appeals, appeal_allows
from bandeng.cases.queries.verbs_called import (
    BY_UNIT,
    call_to_take,
    is_awaiting,
    level_allows,
    may_be_told_late,
    why_not_hers,
)
from bandeng.cases.queries.verbs_errands import ABOUT_ERRANDS, about_errands, errand_allows
from bandeng.cases.queries.verbs_pausing import PAUSING, is_own, pause_allows, pause_desk
from bandeng.cases.queries.workers import lookers_of, workers_of
from bandeng.cases.rules import DEPARTMENT, GRID, LIFE, OPEN_STATES, STREET
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book

AT_THE_DESK = frozenset(
    {
        "escalate",
        "dispatch",
        "sign",
        "return",
        "complete_stage",
        "resolve",
        "whistle",
        "insist",
        "disband",
        "refer",
    }
)
NOT_BY_WORKER = frozenset({"check", "ask", "review", "judge"})
BESIDE = frozenset(
    {
        "recall",
        "urge",
        "annotate",
        "give_errand",
        "withdraw_errand",
        "reach",
        "ask_extension",
        "ask_suspension",
        "refuse_pause",
        "judge",
        "merge",
        "divide",
        "detach",
        "unlink",
        "reopen",
        "reclassify",
        "relocate",
        "decline",
        "appeal",
        "amend_ruling",
        "unite",
    }
)
ORDER = (
    "accept",
    "settle",
    "sign",
    "arrive",
    "conclude",
    "answer_errand",
    "rule",
    "extend",
    "suspend",
    "complete_stage",
    "resolve",
    "resume",
    "disband",
    "insist",
    "check",
    "ask",
    "review",
    "judge",
    "decide_appeal",
    "escalate",
    "dispatch",
    "whistle",
    "recall",
    "return",
    "disown",
    "give_errand",
    "withdraw_errand",
    "refer",
    "ask_extension",
    "ask_suspension",
    "refuse_pause",
    "reclassify",
    "relocate",
    "decline",
    "merge",
    "divide",
    "detach",
    "unlink",
    "reopen",
    "appeal",
    "amend_ruling",
    "unite",
    "urge",
    "reach",
    "annotate",
)


@dataclass(frozen=True, kw_only=True)
class Verb:
    """A verb that is open in the present state: may this person do it, and why (not).

    ``in_front``: it may be what the page offers first. ``now``: False where it is hers, but not at this time.
    """

    name: str
    may: bool
    reason: str
    in_front: bool = True
    now: bool = True


def verbs_of(person: str, case: Case, *, at: datetime) -> list[Verb]:
    """Every verb that the state allows, the primary one first."""
    worked = person in workers_of(case)
    return [_in_time(person, case, verb, worked, at) for verb in ORDER if is_open(case, verb)]


def verb_of(person: str, case: Case, verb: str, *, at: datetime) -> Verb | None:
    """The same for one verb alone; None where the state does not allow it."""
    if verb not in ORDER or not is_open(case, verb):
        return None
    return _in_time(person, case, verb, person in workers_of(case), at)


def is_barred(person: str, case: Case, verb: str) -> bool:
    """Whether it is not for her in this matter, whenever it is open: she did the work, or looked at it."""
    if verb in NOT_BY_WORKER and person in workers_of(case):
        return True
    return verb == "review" and person in lookers_of(case)


WAITED_AS = {"complete_stage": "resolve"}  # a stage is part of the work that waits


def primary(verbs: list[Verb], waits: Collection[str] = ()) -> Verb | None:
    """The one action that stands in front: what she was sent here for (``waits``: the acts that wait for
    her), else the first she may do of those that move the matter on."""
    hers = [verb for verb in verbs if verb.may and verb.in_front]
    sent = (verb for verb in hers if f"cases.{WAITED_AS.get(verb.name, verb.name)}" in waits)
    moving = (verb for verb in hers if verb.name not in BESIDE)
    return next(sent, None) or next(moving, None)


def is_open(case: Case, verb: str) -> bool:
    """Whether state and level allow the verb at all."""
    if verb in ALWAYS:
        return ALWAYS[verb](case)
    if verb == "ask":
        return case.state == "confirming"
    if verb == "review":
        return case.state == "contested"
    if verb == "check":
        return case.state == "checking" or (case.state == "closed" and _sample_waits(case))
    return LIFE.can(case.state, verb) and _level_allows(case, verb)


def _sample_waits(case: Case) -> bool:
    return case.sampled


def _level_allows(case: Case, verb: str) -> bool:
    if verb in WHERE:
        return WHERE[verb](case)
    if verb in PAUSING:
        return pause_allows(case, verb)
    if verb in APPEALING:
        return appeal_allows(case, verb)
    if verb in ABOUT_ERRANDS:
        return errand_allows(case, verb)
    return level_allows(case, verb)


def _is_small(case: Case) -> bool:
    key = case.condition if case.condition != "-" else case.proposed
    return key == "-" or book().condition(key).small


ALWAYS: dict[str, Callable[[Case], bool]] = {  # whatever its life says
    "annotate": lambda case: case.state in OPEN_STATES,
    "reach": lambda case: case.state in OPEN_STATES and reaching.is_waited_for(case),
    "conclude": lambda case: case.state == "whistling" or may_be_told_late(case),
    "unlink": lambda case: recurrences.link_of(case) is not None,
    "judge": lambda case: case.state in {"confirming", "closed"} and case.followers > 0,
}
WHERE: dict[str, Callable[[Case], bool]] = {
    "settle": lambda case: case.level == GRID and case.danger == "-" and _is_small(case),
    "complete_stage": lambda case: stages.running(case) is not None,
    "escalate": lambda case: case.level not in {STREET, DEPARTMENT},
    "dispatch": lambda case: case.level == STREET,
    "divide": lambda case: case.level != DEPARTMENT,
    "unite": lambda case: not families.has_worked_on_part(case),
}


def _in_time(person: str, case: Case, verb: str, worked: bool, at: datetime) -> Verb:
    found = _verb(person, case, verb, worked, at)
    untimely = whynot.untimely(case, verb, at=at) if found.may else ""
    return replace(found, may=False, now=False, reason=untimely) if untimely else found


def _verb(person: str, case: Case, verb: str, worked: bool, at: datetime) -> Verb:
    if worked and (verb in NOT_BY_WORKER or (verb == "reach" and case.state == "confirming")):
        return Verb(name=verb, may=False, reason=_("您办理过这件事,要由另一个人来做这一步"))
    if verb == "review" and person in lookers_of(case):
        return Verb(name=verb, may=False, reason=_("您核查过或者问过反映人,要由另一个人复核"))
    if verb in BY_UNIT:
        return _called_unit(person, case, verb, at)
    if verb == "recall":
        return _own_handing_over(person, case, at)
    if verb in PAUSING:
        return _about_time(person, case, verb, at)
    if verb in APPEALING or verb in ABOUT_ERRANDS:
        about = about_appeals if verb in APPEALING else about_errands
        may, reason = about(person, case, verb, at=at)
        return Verb(name=verb, may=may, reason=reason)
    answer = posts.permit(
        person, f"cases.{verb}", case.place, at=at, unit=case.unit, desk=_desk_for(case, verb)
    )
    behind = (verb == "disband" and is_awaiting(case, at=at)) or (verb == "ask" and nameless.is_so(case))
    return Verb(name=verb, may=answer.yes, reason=answer.reason, in_front=not behind)


def _desk_for(case: Case, verb: str) -> str:
    """The desk whose posts alone take this step; empty where every post that carries the right may."""
    if verb in PAUSING:
        return pause_desk(case, verb)
    return desk_of(case.seat) if verb in AT_THE_DESK else ""


def _own_handing_over(person: str, case: Case, at: datetime) -> Verb:
    """Taken back by whoever handed it over, for a few minutes, while nobody has signed."""
    before = recalls.handed_over(case, person, at=at)
    if before is None:
        return Verb(name="recall", may=False, reason=_("只有刚交出去的人能在十分钟内撤回"))
    desk = desk_of(before.seat)
    answer = posts.permit(person, "cases.recall", case.place, at=at, unit=before.unit, desk=desk)
    return Verb(name="recall", may=answer.yes, reason=answer.reason)


def _about_time(person: str, case: Case, verb: str, at: datetime) -> Verb:
    """Asked for by whoever has the matter, decided by somebody else at the desk that was asked."""
    if is_own(case, verb, person):
        return Verb(name=verb, may=False, reason=_("自己申请的,要由另一个人决定"))
    answer = posts.permit(
        person, f"cases.{verb}", case.place, at=at, unit=case.unit, desk=_desk_for(case, verb)
    )
    return Verb(name=verb, may=answer.yes, reason=answer.reason)


def _called_unit(person: str, case: Case, verb: str, at: datetime) -> Verb:
    """A step of the unit that was called: it does not have the matter."""
    call = call_to_take(person, case, verb, at=at)
    if call is None:
        return Verb(name=verb, may=False, reason=why_not_hers(case, verb, at=at))
    answer = posts.permit(person, f"cases.{verb}", case.place, at=at, unit=call.unit, desk=call.unit)
    return Verb(name=verb, may=answer.yes, reason=answer.reason, in_front=call.state != "left")

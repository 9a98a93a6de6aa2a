"""The form of a stage as a step; everything that is wrong with it is told in one go, what was typed stays."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.assembly import actions, rules
from bandeng.assembly.actions.words import local_day
from bandeng.assembly.facts import Hands
from bandeng.assembly.models import Procedure
from bandeng.assembly.rules.hands import NOBODY, NUMBERS, SUM
from bandeng.assembly.web import asking, dates, reading
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.queries import book

T = TypeVar("T")


def take(who: Sitting, one: Procedure, request: HttpRequest) -> Fact:
    """Complete the present stage, or end the matter there. Raises NotYours, NotNow, BadInput."""
    issues: dict[str, str] = {}
    what, refused = _read(request, who, one, issues), "refused" in request.POST
    issues |= _asked(request, one, what)
    if issues:
        found = actions.step_wrong(one, what, refused=refused, at=who.at)
        raise BadInput(_("这一步还没有记下,请改一下再交"), together(issues, found))
    act, command = actions.reject if refused else actions.advance, reading.command_of(request)
    return act(procedure=one, what=what, by=who.person, at=who.at, command=command)


def _asked(request: HttpRequest, one: Procedure, what: actions.Stepping) -> dict[str, str]:
    """What is lawful but odd and was not ticked."""
    issues: dict[str, str] = {}
    noted(lambda: asking.ask(request, "record", *asking.PROMISED), None, issues)
    if not what.checked and (odd := dates.odd(one, what)):
        issues["days"] = odd
    return issues


def together(typed: dict[str, str], found: dict[str, str]) -> dict[str, str]:
    """What cannot be read, with what is wrong besides; a number that cannot be read has no right sum."""
    unread = set(NUMBERS) & typed.keys()
    return {name: told for name, told in found.items() if not (unread and name in (*NUMBERS, SUM))} | typed


def _read(request: HttpRequest, who: Sitting, one: Procedure, issues: dict[str, str]) -> actions.Stepping:
    """What the form says; what cannot be read is told in ``issues``."""
    kind = book().deliberation.procedure(one.kind)
    stage = kind.stage(one.stage) if kind and one.stage not in rules.OVER else None
    held_on = noted(lambda: reading.day(request, "held_on"), None, issues) or local_day(who.at)
    return actions.Stepping(
        stage=request.POST.get("stage", ""),
        held_on=held_on,
        hands=hands_noted(request, stage.rule, issues) if stage and stage.rule else NOBODY,
        record=reading.text(request, "record"),
        ballot=reading.text(request, "ballot"),
        meeting=reading.text(request, "meeting"),
        pictures=noted(lambda: reading.shots(request), (), issues),
        promises=noted(lambda: reading.promises(request), (), issues),
        checked=request.POST.get("days", "") == held_on.isoformat(),
    )


def hands(request: HttpRequest, rule: str) -> Hands:
    """The numbers of one meeting. Raises BadInput with every one that cannot be read."""
    issues: dict[str, str] = {}
    found = hands_noted(request, rule, issues)
    if issues:
        raise BadInput(_("请写整数"), issues)
    return found


def hands_noted(request: HttpRequest, rule: str, issues: dict[str, str]) -> Hands:
    """The numbers of one meeting; what cannot be read is told in ``issues``."""
    numbers = {}
    for name in NUMBERS:
        numbers[name] = noted(partial(reading.whole, request, name), 0, issues)
    return Hands(rule=rule, **numbers)


def noted(read: Callable[[], T], otherwise: T, issues: dict[str, str]) -> T:
    """What is read; where it cannot be, ``otherwise``, and the reason in ``issues``."""
    try:
        return read()
    except BadInput as wrong:
        issues |= wrong.issues
        return otherwise

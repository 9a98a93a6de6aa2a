"""What the forms of a door's page say, as actions."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.doors import actions, rules
from bandeng.doors.models import Door
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.web.commands import command_of as command_of


def visit(who: Sitting, door: Door, request: HttpRequest) -> Fact:
    """Write down a visit."""
    post = request.POST
    what = actions.Visiting(
        purpose=post.get("purpose", ""),
        heard=post.get("heard", ""),
        promised=post.get("promised", ""),
        promised_on=_day(request, "promised_on"),
        need=post.get("need", ""),
        consent="consent" in post,
        promises=spoken_of(request),
    )
    return actions.visit(door=door, what=what, by=who.person, at=who.at, command=command_of(request))


def spoken_of(request: HttpRequest) -> tuple[actions.Said, ...]:
    """What the form says of earlier promises, also of those that wait no more."""
    named = [
        name.partition("-")[2] for name, fate in request.POST.items() if name.startswith("fate-") and fate
    ]
    return tuple(_said(request, each) for each in named[: rules.LIST_AT_MOST])


def _said(request: HttpRequest, promise: str) -> actions.Said:
    fate = request.POST.get(f"fate-{promise}", "")
    on = _day(request, f"on-{promise}") if fate == "moved" else None
    why, shown = request.POST.get(f"why-{promise}", ""), _day(request, f"shown-{promise}")
    return actions.Said(promise=promise, fate=fate, on=on, why=why, shown=shown)


def ask(who: Sitting, door: Door, request: HttpRequest) -> Fact:
    """Note that the household asked for a visit."""
    how = request.POST.get("by", "")
    return actions.ask(door=door, how=how, by=who.person, at=who.at, command=command_of(request))


def consent(who: Sitting, door: Door, request: HttpRequest) -> Fact:
    """Note what the household lets be kept."""
    post = request.POST
    what = actions.Agreed(
        what=post.get("what", ""),
        who=post.get("who", ""),
        words=post.get("words", ""),
        until=_day(request, "until"),
        grown="grown" in post,
    )
    return actions.consent(door=door, what=what, by=who.person, at=who.at, command=command_of(request))


def withdraw(who: Sitting, door: Door, request: HttpRequest) -> Fact:
    """Take one consent back."""
    one = request.POST.get("kept", "")
    return actions.withdraw(door=door, consent=one, by=who.person, at=who.at, command=command_of(request))


def forget(who: Sitting, door: Door, request: HttpRequest) -> Fact:
    """Wipe what was heard here."""
    return actions.forget(door=door, by=who.person, at=who.at, command=command_of(request))


def _day(request: HttpRequest, name: str) -> date | None:
    text = request.POST.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput(_("请写对日期"), {name: _("请写对日期")}) from None

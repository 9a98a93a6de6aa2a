"""What the forms of a mediation say, as actions."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.mediation import actions, rules
from bandeng.mediation.actions.opening import Ending
from bandeng.mediation.models import Mediation
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.web.commands import command_of as command_of
from bandeng.ui.web.days import day_of


def opening(request: HttpRequest, case: Case | None) -> actions.Opening:
    """The dispute as it was written down."""
    post = request.POST
    numbers = range(1, rules.PARTIES_AT_MOST + 1)
    sides = [
        actions.Side(called=post.get(f"called-{n}", ""), reach=post.get(f"reach-{n}", "")) for n in numbers
    ]
    kept = sides[: rules.PARTIES_AT_LEAST]
    return actions.Opening(
        dispute=post.get("dispute", ""),
        sides=(*kept, *(side for side in sides[rules.PARTIES_AT_LEAST :] if side.called.strip())),
        story=post.get("story", ""),
        points=post.get("points", ""),
        willing="willing" in post,
        impartial="impartial" in post,
        case=case,
    )


def ending(request: HttpRequest, *, by: str, at: datetime) -> Ending | None:
    """How it ended, where it is over already. Raises BadInput."""
    how = request.POST.get("ending", "")
    if how == rules.SETTLED:
        agreed = settlement(request)
        return lambda mediation: actions.settle(mediation=mediation, what=agreed, by=by, at=at)
    if how in (rules.FAILED, rules.WITHDRAWN):
        step = actions.fail if how == rules.FAILED else actions.withdraw
        parted = unsettled(request)
        return lambda mediation: step(mediation=mediation, what=parted, by=by, at=at)
    if how:
        raise BadInput(_("请选结果"), {"ending": _("请选一项")})
    return None


def settlement(request: HttpRequest) -> actions.Settlement:
    """What was agreed."""
    post = request.POST
    return actions.Settlement(
        agreement=post.get("agreement", ""),
        way=post.get("way", ""),
        form=post.get("form", rules.ORAL),
        due_on=day_of(request, "due_on"),
        look_on=day_of(request, "look_on"),
    )


def unsettled(request: HttpRequest) -> actions.Unsettled:
    """How it ended without settlement."""
    post = request.POST
    told, side = tuple(post.getlist("told")), post.get("side", "one")
    return actions.Unsettled(told=told, why=post.get("why", ""), side=side)


def settle(who: Sitting, mediation: Mediation, request: HttpRequest) -> Fact:
    """Record the settlement."""
    what, command = settlement(request), command_of(request)
    return actions.settle(mediation=mediation, what=what, by=who.person, at=who.at, command=command)


def fail(who: Sitting, mediation: Mediation, request: HttpRequest) -> Fact:
    """Record that none was reached."""
    what, command = unsettled(request), command_of(request)
    return actions.fail(mediation=mediation, what=what, by=who.person, at=who.at, command=command)


def withdraw(who: Sitting, mediation: Mediation, request: HttpRequest) -> Fact:
    """Record that a party wants no more."""
    what, command = unsettled(request), command_of(request)
    return actions.withdraw(mediation=mediation, what=what, by=who.person, at=who.at, command=command)


def hand_on(who: Sitting, mediation: Mediation, request: HttpRequest) -> Fact:
    """Another mediator."""
    to, why, command = request.POST.get("to", ""), request.POST.get("why", ""), command_of(request)
    return actions.hand_on(mediation=mediation, to=to, why=why, by=who.person, at=who.at, command=command)


def look_again(who: Sitting, mediation: Mediation, request: HttpRequest) -> Fact:
    """How it stands."""
    post = request.POST
    what = actions.Glance(
        result=post.get("result", ""), words=post.get("words", ""), next_on=day_of(request, "next_on")
    )
    command = command_of(request)
    return actions.look_again(mediation=mediation, what=what, by=who.person, at=who.at, command=command)


def sign(who: Sitting, mediation: Mediation, request: HttpRequest) -> Fact:
    """Which day stands on the paper."""
    day, command = day_of(request, "signed_on"), command_of(request)
    return actions.sign(mediation=mediation, signed_on=day, by=who.person, at=who.at, command=command)


def erase(who: Sitting, mediation: Mediation, request: HttpRequest) -> Fact:
    """Wipe what was said."""
    return actions.erase(mediation=mediation, by=who.person, at=who.at, command=command_of(request))

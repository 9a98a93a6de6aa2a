"""What the forms of an edition say, as actions."""

from datetime import date, timedelta

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.editions import actions
from bandeng.editions.models import Edition
from bandeng.editions.rules.life import DESK
from bandeng.figures.spans import day_of
from bandeng.kernel.refusals import BadInput, renamed
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.web.commands import command_of as command_of

SEAL_DIGITS = 9


def draft(who: Sitting, request: HttpRequest, places: dict[str, str]) -> Fact:
    """Begin a report. ``places``: the paths she may choose, by code. Raises BadInput."""
    post = request.POST
    template, _slash, code = post.get("what", "").partition(":")
    if code not in places:
        raise BadInput(_("还没有记下,请改一下再交"), {"what": _("请选一种报告")})
    first, last = _day(request, "first"), _day(request, "last")
    what = actions.Draft(template=template, first=first, after=last + timedelta(days=1))
    place, command = places[code], command_of(request)
    with renamed({"after": "last"}):
        return actions.draft(place=place, what=what, by=who.person, at=who.at, command=command)


def _day(request: HttpRequest, name: str) -> date:
    day = day_of(request.POST.get(name, ""))
    if day is None:
        raise BadInput(_("还没有记下,请改一下再交"), {name: _("请写对日期")})
    return day


def rewrite(who: Sitting, edition: Edition, request: HttpRequest) -> Fact:
    """The next version."""
    what = actions.Text(words=request.POST.get("text", ""), origin=request.POST.get("origin", DESK))
    return actions.rewrite(edition=edition, what=what, by=who.person, at=who.at, command=command_of(request))


def review(who: Sitting, edition: Edition, request: HttpRequest) -> Fact:
    """It may go on, or why not."""
    post = request.POST
    what = actions.Review(passed=post.get("verdict") == "passed", remark=post.get("remark", ""))
    return actions.review(edition=edition, what=what, by=who.person, at=who.at, command=command_of(request))


def sign(who: Sitting, edition: Edition, request: HttpRequest) -> Fact:
    """Sign it off."""
    read, command = request.POST.get("seen", ""), command_of(request)
    seen = int(read) if read.isascii() and read.isdecimal() and len(read) <= SEAL_DIGITS else None
    return actions.sign(edition=edition, seen=seen, by=who.person, at=who.at, command=command)


def send_back(who: Sitting, edition: Edition, request: HttpRequest) -> Fact:
    """Send it back instead."""
    remark, command = request.POST.get("remark", ""), command_of(request)
    return actions.send_back(edition=edition, remark=remark, by=who.person, at=who.at, command=command)


def freeze(who: Sitting, edition: Edition, request: HttpRequest) -> Fact:
    """Freeze its numbers."""
    return actions.freeze(edition=edition, by=who.person, at=who.at, command=command_of(request))


def publish(who: Sitting, edition: Edition, request: HttpRequest) -> Fact:
    """Publish it."""
    post, command = request.POST, command_of(request)
    return actions.publish(
        edition=edition,
        corrects=post.get("corrects", ""),
        unfinished="unfinished" in post,
        by=who.person,
        at=who.at,
        command=command,
    )


def withdraw(who: Sitting, edition: Edition, request: HttpRequest) -> Fact:
    """Take it back."""
    why, command = request.POST.get("why", ""), command_of(request)
    return actions.withdraw(edition=edition, why=why, by=who.person, at=who.at, command=command)

"""What the forms about members say, as actions."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput, at_field, renamed
from bandeng.ledger.models import Fact
from bandeng.ledger.web import drawn
from bandeng.members import actions, intake, queries, rules
from bandeng.members.models import Member
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.web.commands import command_of as command_of


def entering(request: HttpRequest) -> actions.Entering:
    """A member as she was written down. Raises BadInput."""
    post = request.POST
    with at_field("standing_on"):
        begins = intake.standing_of(
            post.get("standing_on", ""), post.get("joined", ""), post.get("full", ""), post.get("rule", "")
        )
    return actions.Entering(
        unit=post.get("unit", ""),
        group=post.get("group", "") or "-",
        ref=post.get("ref", "").strip(),
        name=post.get("name", ""),
        born=post.get("born", ""),
        home=post.get("home", ""),
        standing_on=begins.on,
        precision=begins.precision,
        rule=begins.rule,
    )


def mark(member: Member) -> str:
    """From what the form that corrects is drawn: what is kept of her."""
    card = queries.member(member.id)
    return drawn.mark(card.name, card.standing_on, card.precision, card.basis, card.born, card.home)


def correct(who: Sitting, member: Member, request: HttpRequest) -> Fact:
    """Put right what is kept."""
    drawn.still(request, mark(member), by=who.person)
    post = request.POST
    on: date | None = None
    precision = rules.DAY
    if post.get("standing_on", ""):
        with at_field("standing_on"):
            on, precision = intake.day_of(post["standing_on"])
    what = actions.Correcting(
        standing_on=on,
        precision=precision,
        rule=post.get("rule", rules.FROM_FILE),
        name=post.get("name") or None,
        born=post.get("born") or None,
        home=post.get("home") or None,
    )
    return actions.correct(member=member, what=what, by=who.person, at=who.at, command=command_of(request))


def move(who: Sitting, member: Member, request: HttpRequest) -> Fact:
    """To another organisation."""
    to, group = request.POST.get("to", "").strip() or "-", request.POST.get("group", "") or "-"
    if to == "-" and "away" not in request.POST:
        raise BadInput(_("请写转到哪里"), {"to": _("写党组织代码;转出本区的,勾上转出本区")})
    command = command_of(request)
    with renamed({"unit": "to"}):
        return actions.move(member=member, to=to, group=group, by=who.person, at=who.at, command=command)


def die(who: Sitting, member: Member, request: HttpRequest) -> Fact:
    """She died."""
    try:
        on = date.fromisoformat(request.POST.get("on", ""))
    except ValueError:
        raise BadInput(_("请写对日期"), {"on": _("请写对日期")}) from None
    return actions.die(member=member, on=on, by=who.person, at=who.at, command=command_of(request))


def erase(who: Sitting, member: Member, request: HttpRequest) -> Fact:
    """Wipe what is kept."""
    return actions.erase(member=member, by=who.person, at=who.at, command=command_of(request))

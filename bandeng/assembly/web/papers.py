"""Minutes signed on paper: the sheet to print, the picture taken in, the word of another body."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from bandeng.assembly import actions, queries, rules
from bandeng.assembly.models import Meeting
from bandeng.assembly.web import reading
from bandeng.assembly.web.desk import drawn, found, sees
from bandeng.ledger import pictures
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.clock import now
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks

HOW = ((rules.PHONE, _("打电话问了")), (rules.MET, _("当面问了")))


def context(who: Sitting, one: Meeting) -> dict[str, Any]:
    """What the page of a meeting says of signatures on paper, and whether its list is open until then."""
    paper = queries.paper_of(one)
    units = {held.unit for held in posts.holdings(who.person, at=who.at)}
    return {
        "paper": paper,
        "shots": paper.pictures.split(",") if paper else [],
        "signers": queries.signers_of(paper) if paper else [],
        "vouches": bool(paper and paper.unit not in units and who.may("assembly.vouch")),
        "how": HOW,
        "noting": queries.takes_names(one),
        "differ": queries.hands_differ(one),
    }


@asks("assembly.see")
@require_safe
def sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """The minutes on paper, with lines to sign and the seal of the words."""
    who = sees(request)
    one = found(queries.meeting_for, who, ref)
    address = whole_address(request, reverse("assembly:announcement", args=[one.id]))
    promises = queries.owed_of([one.stream], at=who.at).get(one.stream, [])
    told = queries.met(one)
    lines = range(max(told.signatures_needed, 2) + 1)
    return drawn(
        request, who, "minutes_sheet", None, told=told, promises=promises, lines=lines, address=address
    )


def take_in(who: Sitting, one: Meeting, request: HttpRequest) -> Fact:
    """What the form of the signed sheet says."""
    lines = reading.text(request, "signers").splitlines()
    return actions.paper(
        meeting=one,
        pictures=reading.shots(request),
        signers=tuple(line.strip() for line in lines if line.strip()),
        by=who.person,
        at=who.at,
        command=reading.command_of(request),
    )


def vouch(who: Sitting, one: Meeting, request: HttpRequest) -> Fact:
    """What the form of the other body says."""
    how = "" if "aside" in request.POST else request.POST.get("how", "") or "?"
    why, command = reading.text(request, "why"), reading.command_of(request)
    return actions.vouch(meeting=one, how=how, why=why, by=who.person, at=who.at, command=command)


@pictures.may_see
def may_see(digest: str, viewer: pictures.Viewer) -> bool:
    """A signed sheet and a slip bear what people wrote: whoever looks after the place sees them."""
    return queries.paper_picture_is_seen(digest, viewer.person, at=now())

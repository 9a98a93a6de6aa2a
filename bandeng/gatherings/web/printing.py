"""On paper: the code at the door, the sheet to write one's name on, the poster."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bandeng.gatherings import codes, queries
from bandeng.gatherings.models import Session
from bandeng.gatherings.web.desk import found, sees
from bandeng.gatherings.web.showing import guardian_under
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import NotNow
from bandeng.papers.typography import wide
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.ui import typesetting
from bandeng.ui.clock import now
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks
from bandeng.ui.words import clock_time, moment_text

POSTER = Path(__file__).parent.parent / "typst" / "poster.typ"
BLANK_LINES = 24


@asks("gatherings.attend")
@never_cache
@require_safe
def door(request: HttpRequest, ref: str) -> HttpResponse:
    """The code for the door, on a screen that stands there; it renews itself."""
    who = sees(request)
    session = found(who, ref)
    if not queries.may(who.person, "gatherings.attend", session, at=who.at):
        raise Http404(ref)
    if not queries.has_codes(session, at=who.at):
        raise NotNow(_("这一场早结束了,门口的码不再用。来过没有记上的,在名单上记"))
    code = codes.door(session.id, at=who.at)
    address = whole_address(request, f"{reverse('gatherings:arrival', args=[ref])}?t={code.token}")
    context = {"session": session, "digits": code.digits, "address": address, "sitting": who}
    context["units"] = queries.units_of([session.id]).get(session.id, ())
    return render(request, "gatherings/desk/door.html", context)


@asks("gatherings.attend")
@require_safe
def sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """The sheet for the table at the entrance: who signed up, and empty lines."""
    who = sees(request)
    session = found(who, ref)
    persons = [session.id, *queries.persons_on(session)]
    people.look_at_all(person=who.person, about=persons, what=_("活动名单上的名字"), at=who.at)
    context = {
        "session": session,
        "units": queries.units_of([session.id]).get(session.id, ()),
        "seats": [seat for seat in queries.seats_of(session) if not seat.waits],
        "blank": range(BLANK_LINES),
        "guardian_under": guardian_under(session),
        "sitting": who,
    }
    return render(request, "gatherings/desk/sheet.html", context)


@asks("public")
@require_safe
def poster(request: HttpRequest, ref: str) -> HttpResponse:
    """A4 as PDF, with a code that leads to the page of the session."""
    try:
        session = queries.session(ref)
    except Session.DoesNotExist:
        raise Http404(ref) from None
    if not session.is_planned or session.ends_at <= (at := now()):
        raise NotNow(_("这一场已经结束或取消了,不再出海报"))
    address = whole_address(request, reverse("gatherings:session", args=[ref]))
    page = typesetting.pdf(POSTER.read_text("utf-8"), _says(session, address, at))
    response = HttpResponse(page, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="poster-{ref[:8]}.pdf"'
    return response


def _says(session: Session, address: str, at: datetime) -> dict[str, Any]:
    shown = queries.shown(session, inside=False)
    lines = [
        (_("时间"), _span(session, at)),
        (_("地点"), queries.whereabouts(session)),
        (_("谁办"), "、".join(queries.units_of([session.id]).get(session.id, ()))),
    ]
    lines += [(line.words, line.said) for line in queries.lines_of(session, inside=False)]
    english = (get_language() or "").startswith("en")
    return {
        "title": wide(session.title),
        "kind": shown["kind_name"],
        "lines": lines if english else [(words, wide(said)) for words, said in lines],
        "lang": "en" if english else "zh",
        "ask": _("扫码看详情、报名") if session.open_to == "everybody" else _("扫码看详情"),
        "address": address,
        "qr": _qr(address),
        "foot": _("小板凳 · %(place)s") % {"place": places.label(session.place)},
    }


def _span(session: Session, at: datetime) -> str:
    """When it begins and ends: the day once where it is one day, both where it lasts for several."""
    days = {moment.astimezone(SHANGHAI).date() for moment in (session.begins_at, session.ends_at)}
    ends = clock_time(session.ends_at).striptags() if len(days) == 1 else moment_text(session.ends_at, at)
    return _("%(begins)s – %(ends)s") % {"begins": moment_text(session.begins_at, at), "ends": ends}


def _qr(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=2)
    return drawn.getvalue().decode()

"""Short messages for whoever has no account: she says so when she reports, and takes it back on the page."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bandeng.cases.models import Case
from bandeng.cases.web import texting
from bandeng.cases.web.resident import party
from bandeng.cases.web.resident.drafts import Draft
from bandeng.notices import actions, queries
from bandeng.notices.actions import Wanted
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks


def too_many(draft: Draft, *, at: datetime) -> dict[str, str]:
    """What is wrong where short messages to this number were asked for too often today."""
    if not (draft.texts and texting.are_offered() and texting.asked_too_often(draft.phone, at=at)):
        return {}
    return {"phone": _("这个号码今天要收短信的事太多了,请不要勾短信,用查询码看进度")}


def agree(reporter: str, *, at: datetime) -> None:
    """She ticked that she wants them."""
    actions.choose(person=reporter, wanted=Wanted(ways=texting.WANTED), at=at)


def are_wanted(case: Case) -> bool:
    """Whether the reporter gets them."""
    return texting.are_offered() and any(
        texting.SMS in ways for ways in queries.chosen_by(case.reporter).ways.values()
    )


@asks("public")
@require_POST
def no_texts(request: HttpRequest, number: str) -> HttpResponse:
    """No more of them. Only the reporter's browser may say so; for anybody else the matter does not exist."""
    case = party.own_or_404(request, number)
    if are_wanted(case):
        actions.choose(person=case.reporter, wanted=_without(queries.chosen_by(case.reporter)), at=now())
    return redirect("cases:case", number=number)


def _without(chosen: queries.Chosen) -> Wanted:
    ways = {topic: tuple(way for way in ways if way != texting.SMS) for topic, ways in chosen.ways.items()}
    return Wanted(ways=ways, daily=chosen.daily, quiet=chosen.quiet, email=chosen.email)

"""The working hours of one unit: what holds, what was set, and for those who keep its roster: set others."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput
from bandeng.posts import actions, queries, weeks
from bandeng.posts.models import Unit
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.web.asks import asks

ACT = "posts.set_hours"
OWN, BOOKS = "own", "book"


@asks("posts.see")
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest, unit: str) -> HttpResponse:
    """The unit's hours; a form for whoever may set them."""
    who, row = sitting(request), _unit(unit)
    if request.method != "POST":
        return _shown(request, who, row, {})
    try:
        given = _given(request)
        command = request.POST.get("command", "")[:40]
        actions.set_hours(unit=unit, hours=given, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _shown(request, who, row, wrong.issues)
    return redirect("posts:hours", unit=unit)


def _unit(code: str) -> Unit:
    try:
        return queries.unit(code)
    except Unit.DoesNotExist:
        raise Http404(code) from None


def _shown(request: HttpRequest, who: Sitting, unit: Unit, issues: dict[str, str]) -> HttpResponse:
    answer = queries.permit(who.person, ACT, unit.place, at=who.at, unit=unit.code)
    context = {
        "name": queries.unit_name(unit),
        "own": queries.own_hours(unit.code, at=who.at),
        "office": queries.office_words(),
        "answer": answer,
        "reachable": queries.reachable(answer.who),
        "days": [(f"day{day}", queries.day_name(day)) for day in range(weeks.DAYS)],
        "tomorrow": (who.at.astimezone(SHANGHAI) + timedelta(days=1)).date().isoformat(),
        "command": request.POST.get("command") or new_id(who.at),
        "turn": queries.turn_of(f"unit:{unit.code}"),
        "issues": issues,
        "typed": request.POST,
        "sitting": who,
    }
    return render(request, "posts/hours.html", context, status=422 if issues else 200)


def _given(request: HttpRequest) -> actions.NewHours:
    own, turn = request.POST.get("kind", OWN) != BOOKS, request.POST.get("turn", "")
    week = tuple(request.POST.get(f"day{day}", "")[:60] for day in range(weeks.DAYS)) if own else ()
    return actions.NewHours(
        week=week,
        holidays="holidays" in request.POST,
        begins_on=_day(request.POST.get("begins_on", "")),
        basis=request.POST.get("basis", "")[:500],
        turn=int(turn) if turn.isdecimal() and len(turn) < 10 else None,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(_("请选从哪一天起"), {"begins_on": _("请选从哪一天起")}) from None

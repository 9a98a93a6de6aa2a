"""A table of members: looked over row by row, then taken in; the same again adds nothing."""

import io

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bandeng.kernel.refusals import BadInput
from bandeng.members import intake
from bandeng.members.web.views import sees
from bandeng.posts.web.sitting import Sitting
from bandeng.ui import spreadsheets
from bandeng.ui.web.asks import asks
from bandeng.ui.web.sheets import sheet_of, whole
from bandeng.ui.web.tables import table

ROWS_AT_DESK, SHOWN = 5_000, 200
TOO_LARGE = gettext_lazy("这个文件太大(最多 1 MB)。请分成几份,或者请管理员用 bandeng members import 收。")


@asks("members.enter")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def taking(request: HttpRequest) -> HttpResponse:
    """The form; ``do=look`` says what taking it in would do, ``do=take`` takes it in."""
    who = sees(request)
    if request.method != "POST":
        return _shown(request, who, "", None)
    try:
        sheet = sheet_of(request, too_large=str(TOO_LARGE))
        rows = list(spreadsheets.rows(io.BytesIO(whole(sheet)), intake.COLUMNS, most=ROWS_AT_DESK))
        take = request.POST.get("do") == "take"
        tally = intake.take(rows, by=who.person, at=who.at, dry=not take)
    except BadInput as wrong:
        return _shown(request, who, "", None, str(wrong))
    return _shown(request, who, "" if take else sheet, tally)


def _shown(
    request: HttpRequest, who: Sitting, sheet: str, tally: intake.Tally | None, wrong: str = ""
) -> HttpResponse:
    context = {
        "sheet": sheet,
        "tally": tally,
        "bad": [(str(number), why) for number, why in sorted(tally.bad)[:SHOWN]] if tally else [],
        "heads": [(column.heads[0], column.needed) for column in intake.COLUMNS],
        "wrong": wrong,
        "sitting": who,
    }
    return render(request, "members/taking.html", context, status=422 if wrong else 200)


@asks("members.enter")
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The template with three examples."""
    sees(request)
    heads = [column.heads[0] for column in intake.COLUMNS]
    return table("members-template", "xlsx" if kind == "xlsx" else "csv", heads, intake.EXAMPLES)

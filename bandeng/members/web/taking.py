"""A table of members: looked over row by row, then taken in; the same again adds nothing."""

from collections.abc import Iterable
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bandeng.members import intake
from bandeng.members.web.views import sees
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.spreadsheets import Row
from bandeng.ui.web.asks import asks
from bandeng.ui.web.sheets import Looked, looked_over
from bandeng.ui.web.tables import table

ROWS_AT_DESK = 5_000
TOO_LARGE = gettext_lazy("这个文件太大(最多 1 MB)。请分成几份,或者请管理员用 bandeng members import 收。")


@asks("members.enter")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def taking(request: HttpRequest) -> HttpResponse:
    """The form; ``do=look`` says what taking it in would do, ``do=take`` takes it in."""
    who = sees(request)
    looked = Looked()
    if request.method == "POST":
        take = partial(_take, who)
        looked = looked_over(request, intake.COLUMNS, take, most=ROWS_AT_DESK, too_large=str(TOO_LARGE))
    context = {**looked.context(intake.COLUMNS), "sitting": who}
    return render(request, "members/taking.html", context, status=422 if looked.wrong else 200)


def _take(who: Sitting, rows: Iterable[Row], dry: bool) -> intake.Tally:
    return intake.take(rows, by=who.person, at=who.at, dry=dry)


@asks("members.enter")
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The template with three examples."""
    sees(request)
    heads = [column.heads[0] for column in intake.COLUMNS]
    return table("members-template", "xlsx" if kind == "xlsx" else "csv", heads, intake.EXAMPLES)

"""Rosters taken in at the desk: a table, and what came of it row by row."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.posts.actions.renaming import Renamed, rename_all, renamed
from bandeng.posts.actions.rosters import COLUMNS, KINDS, Taken, take
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui import spreadsheets
from bandeng.ui.web.asks import asks
from bandeng.ui.web.tables import table

ROWS_AT_MOST = 2000  # in one request; a larger one is for the operator's command
SHOWN = 200
NEW: dict[str, Promise | str] = {
    "units": _("单位"),
    "accounts": _("账号"),
    "members": _("成员"),
    "posts": _("岗位"),
    "names": _("改了名的单位"),
    "appointments": _("任职"),
    "deputies": _("代班"),
}


@asks("posts.take_roster")
@require_safe
def rosters(request: HttpRequest) -> HttpResponse:
    """The page on which a table is chosen."""
    return _page(request, _sees(request), None, "")


@asks("posts.take_roster")
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponseBase:
    """An empty table with its columns."""
    _sees(request)
    return table("roster", kind, [column.heads[0] for column in COLUMNS], [])


@asks("posts.take_roster")
@require_POST
def taking(request: HttpRequest) -> HttpResponse:
    """Take it in, or only say what would happen."""
    who, file = _sees(request), request.FILES.get("file")
    try:
        if file is None:
            raise BadInput(gettext("请先选一个表格文件"))
        sent = spreadsheets.Sent(file.read(), file.name)
        rows = list(spreadsheets.rows(sent, COLUMNS, most=ROWS_AT_MOST))
    except BadInput as wrong:
        return _page(request, who, None, str(wrong))
    trial = "trial" in request.POST
    with transaction.atomic():
        others = renamed(rows)
        taken = take(iter(rows), at=who.at, by=who.person)
        if "rename" in request.POST:
            done, refused = rename_all(others, by=who.person, at=who.at)
            taken.new.update({"names": done} if done else {})
            taken.bad = sorted([*taken.bad, *refused])
            others = []
        transaction.set_rollback(trial)
    return _page(request, who, taken, "", trial=trial, others=others)


def _page(
    request: HttpRequest,
    who: Sitting,
    taken: Taken | None,
    wrong: str,
    *,
    trial: bool = False,
    others: Sequence[Renamed] = (),
) -> HttpResponse:
    context = {
        "taken": replace(taken, bad=taken.bad[:SHOWN]) if taken else None,
        "refused": len(taken.bad) if taken else 0,
        "new": [(NEW[name], number) for name, number in sorted(taken.new.items())] if taken else [],
        "trial": trial,
        "others": others,
        "renaming": "rename" in request.POST,
        "kinds": list(KINDS),
        "most": ROWS_AT_MOST,
        "issues": {"file": wrong} if wrong else {},
        "sitting": who,
    }
    return render(request, "posts/rosters.html", context, status=422 if wrong else 200)


def _sees(request: HttpRequest) -> Sitting:
    who = sitting(request)
    if not who.may("posts.take_roster"):
        raise NotYours(gettext("名册由区治理中心或街道分管负责人收。"))
    return who

"""An honour that another level gave: find the unit, choose whose it is; or a table, looked over first."""

from collections.abc import Iterable
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bandeng.honours import actions, intake, queries
from bandeng.honours.queries import choosing
from bandeng.honours.web import forms, words
from bandeng.honours.web.shared import common, sees
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.members import actions as member_actions
from bandeng.members import queries as members
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.rules.honours import Honour
from bandeng.ui.spreadsheets import Row
from bandeng.ui.web.asks import asks
from bandeng.ui.web.sheets import Looked, looked_over
from bandeng.ui.web.tables import table

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
TOO_LARGE = gettext_lazy("这个文件太大(最多 1 MB)。请分成几份再收。")


def _records(request: HttpRequest) -> tuple[Sitting, list[Honour]]:
    """Whoever may record, and what. Raises NotYours."""
    who = sees(request)
    recordable = queries.recordable(who.person, at=who.at)
    if not recordable:
        raise NotYours(str(words.NO_AUTHORITY))
    return who, recordable


@asks("honours.record")
@never_cache
@get_or_post
def recording(request: HttpRequest) -> HttpResponse:
    """Find the unit; then choose whose it is, by which decision."""
    who, recordable = _records(request)
    if request.method != "POST":
        return _recording(request, who, recordable, None)
    try:
        what, command = forms.recording(request), forms.command_of(request)
        facts = actions.record(what=[what], by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _recording(request, who, recordable, wrong)
    return redirect("honours:award", ref=facts[0].stream.partition(":")[2])


def _recording(
    request: HttpRequest, who: Sitting, recordable: list[Honour], wrong: BadInput | None
) -> HttpResponse:
    asked, find = request.POST or request.GET, request.GET.get("find", "")
    unit = asked.get("unit", "")
    name = members.name_of(unit) if members.places_of([unit]) else ""
    context = {
        "honours": [(each.code, spoken(each)) for each in recordable],
        "kinds": [(kind, text) for kind, text in words.KINDS.items()],
        "unit": unit if name else "",
        "name": name,
        "people": _people(who, unit, recordable) if name else [],
        "find": find,
        "units": choosing.units_called(find),
        **common(request, who, wrong),
    }
    return render(request, "honours/recording.html", context, status=422 if wrong else 200)


def _people(who: Sitting, unit: str, recordable: list[Honour]) -> list[tuple[str, str]]:
    """Those in the unit's posts, its members where she may look at them, the unit itself, another."""
    subjects = {subject for each in recordable for subject in each.subjects}
    rows = choosing.members_seen(unit, who.person, at=who.at) if "member" in subjects else []
    member_actions.look(members=rows, what=("name",), by=who.person, at=who.at)
    return [
        *choosing.in_posts(unit, at=who.at),
        *choosing.named(rows),
        (choosing.UNIT, _("这个单位(集体)")),
        (choosing.OTHER, _("别的人或集体,写在下面")),
    ]


@asks("honours.record")
@never_cache
@get_or_post
def taking(request: HttpRequest) -> HttpResponse:
    """A table: ``do=look`` says what taking it in would do, ``do=take`` records it."""
    who, _recordable = _records(request)
    looked = Looked()
    if request.method == "POST":
        take = partial(_take, who)
        looked = looked_over(request, intake.COLUMNS, take, most=intake.MOST, too_large=str(TOO_LARGE))
    context = {**looked.context(intake.COLUMNS), "sitting": who}
    return render(request, "honours/taking.html", context, status=422 if looked.wrong else 200)


def _take(who: Sitting, rows: Iterable[Row], dry: bool) -> intake.Tally:
    return intake.take(rows, by=who.person, at=who.at, dry=dry)


@asks("honours.record")
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The template with three examples."""
    _who, recordable = _records(request)
    heads = [column.heads[0] for column in intake.COLUMNS]
    rows = intake.examples(recordable[-1])
    return table("honours-template", "xlsx" if kind == "xlsx" else "csv", heads, rows)

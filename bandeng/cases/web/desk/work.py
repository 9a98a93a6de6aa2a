"""The work list, and the same list as a file."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from operator import attrgetter

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bandeng.cases.models import Case, CaseQuerySet
from bandeng.cases.queries import sentence, sight
from bandeng.cases.queries.filters import filters_of
from bandeng.cases.queries.listed import Listed, listed
from bandeng.cases.web.desk import bulk, choosing
from bandeng.cases.web.desk.choosing import Filter
from bandeng.cases.web.desk.lines import lines
from bandeng.cases.web.desk.said import first_words
from bandeng.cases.web.desk.unknown import unknown
from bandeng.cases.web.desk.words import CHANNELS, RESULTS, kind_of, level_of, word_of
from bandeng.kernel.refusals import BadInput
from bandeng.places import queries as places
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.keysets import keyset, turn_of
from bandeng.ui.web.asks import asks
from bandeng.ui.web.tables import table

PAGE = 50
BESIDE = ("before", "after", "all")
STREAMED = 500
EXPORTED = (
    *Listed._fields,
    "level",
    "seat",
    "unit",
    "source_number",
    "accepted_at",
    "resolved_at",
    "closed_at",
)


@asks("cases.see")
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """The matters one may see, newest first, fifty at a time."""
    who = sitting(request)
    chosen = choosing.read(request.GET)
    turn, here = turn_of(request.GET), chosen.address()
    rows = keyset(_meant(chosen, who), turn, most=PAGE, read=listed, key=attrgetter("id"))
    context = {
        "lines": lines(rows, at=who.at),
        "said": first_words(row.words for row in rows if row.state == "submitted"),
        "parts": choosing.sentence(chosen, who),
        "unknown": unknown(request.GET, vars(chosen), beside=BESIDE),
        "here_link": here,
        "newer": f"{here}{rows.newer.query}" if rows.newer else "",
        "older": f"{here}{rows.older.query}" if rows.older else "",
        "acts": bulk.choices(who),
        "picked": "all" in request.GET,
        "all_link": f"{here}{turn.query}&all=1",
        "saved": filters_of(who.person, who.held),
        "sitting": who,
        "at": who.at,
    }
    return render(request, "cases/desk/work.html", context)


def _meant(chosen: Filter, who: Sitting) -> CaseQuerySet:
    return chosen.apply(sight.seen_by(who.person, at=who.at), at=who.at).newest_first()


@asks("cases.see")
@require_safe
def work_table(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The filtered list as a file: only what may be seen, nobody's words, names, numbers or addresses."""
    who = sitting(request)
    chosen = choosing.read(request.GET)
    if said := unknown(request.GET, vars(chosen), beside=BESIDE):
        raise BadInput(said)  # a file goes further than a page: nobody would see that it holds too much
    found = _meant(chosen, who).only(*EXPORTED).iterator(chunk_size=STREAMED)
    return table(f"cases-{timezone.localtime(who.at):%Y%m%d}", kind, _heads(), _rows(found))


def _rows(cases: Iterable[Case]) -> Iterator[list[str]]:
    for batch in _batches(cases):
        labels = places.labels({case.place for case in batch})
        names = sentence.desk_names(case.seat for case in batch)
        yield from (_cells(case, labels[case.place], names.get(case.seat, "")) for case in batch)


def _batches(cases: Iterable[Case]) -> Iterator[list[Case]]:
    rows = iter(cases)
    while batch := list(islice(rows, STREAMED)):
        yield batch


def _heads() -> list[str]:
    return [
        _("编号"),
        _("反映时间"),
        _("地点"),
        _("类别"),
        _("情形"),
        _("状态"),
        _("结果"),
        _("来源"),
        _("来源编号"),
        _("级别"),
        _("在哪个单位手里"),
        _("紧急"),
        _("也遇到的人(名)"),
        _("受理时间"),
        _("报告办好时间"),
        _("结束时间"),
        _("应办好时间"),
    ]


def _cells(case: Case, place: str, holder: str) -> list[str]:
    return [
        case.number,
        _time(case.reported_at),
        place,
        *_kind(case),
        word_of(case)[0],
        str(RESULTS[case.result]),
        str(CHANNELS[case.channel]),
        "" if case.source_number == "-" else case.source_number,
        level_of(case),
        holder,
        _("是") if case.urgent else "",
        str(case.supports),
        _time(case.accepted_at),
        _time(case.resolved_at),
        _time(case.closed_at),
        _time(case.due_at) if case.condition != "-" and not case.settled else "",
    ]


def _kind(case: Case) -> tuple[str, str]:
    """Category and condition; before somebody has chosen one only what it looks like, said as a guess."""
    return kind_of(case.condition) if case.condition != "-" else (sentence.guess(case), "")


def _time(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S}" if at else ""

"""Rulings as a list that staff can search, each opening onto its matter for whoever may see that."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bandeng.cases.queries import rulings, sight
from bandeng.cases.queries.rulings import Read, Search
from bandeng.cases.queries.sentence import unit_names
from bandeng.cases.web.desk.steps import asking
from bandeng.cases.web.desk.steps.whose import KINDS
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks

PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Line:
    """A ruling in the list. ``case``: its matter's number, empty for whoever may not see it.

    ``instead``: the number of the ruling that stands in its stead; empty where it stands itself.
    """

    number: str
    unit: str
    condition: str
    place_kind: str
    reason: str
    basis: str
    case: str
    instead: str
    ruled_at: datetime


@asks("cases.see")
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The rulings that are meant, newest first."""
    who, asked = sitting(request), _read(request.GET)
    found = rulings.search(asked, most=PAGE)
    context = {
        "lines": _lines(found.rows, who),
        "asked": asked,
        "units": [("", _("所有单位")), *asking.departments()],
        "conditions": [("", _("所有情形")), *_known().items()],
        "newer": _address(asked, 0) if asked.before else "",
        "older": _address(asked, found.older) if found.older else "",
        "sitting": who,
    }
    return render(request, "cases/desk/rulings.html", context)


def _read(asked: QueryDict) -> Search:
    """What is asked for; what is no known choice is left out."""
    before = asked.get("before", "")
    return Search(
        words=asked.get("words", "").strip()[:100],
        unit=_one_of(asked.get("unit", ""), {each.code for each in book().departments}),
        condition=_one_of(asked.get("condition", ""), {row.key for row in book().conditions}),
        before=int(before) if before.isdecimal() and len(before) < 18 else 0,
    )


def _one_of(value: str, known: set[str]) -> str:
    return value if value in known else ""


def _address(asked: Search, before: int) -> str:
    said = {"words": asked.words, "unit": asked.unit, "condition": asked.condition, "before": before or ""}
    return f"?{urlencode({name: value for name, value in said.items() if value})}"


def _known() -> dict[str, str]:
    """Also those that no new matter can bear: rulings about them still stand."""
    return {row.key: asking.label_of(row) for row in book().conditions}


def _lines(found: tuple[Read, ...], who: Sitting) -> list[Line]:
    names = unit_names(read.ruling.unit for read in found)
    ids = [read.ruling.case_id for read in found]
    seen = set(sight.seen_by(who.person, at=who.at).filter(id__in=ids).values_list("id", flat=True))
    later = rulings.numbers(read.ruling.superseded for read in found)
    known = _known()
    return [
        Line(
            number=read.ruling.number,
            unit=names.get(read.ruling.unit, read.ruling.unit),
            condition=known.get(read.ruling.condition, read.ruling.condition),
            place_kind=str(KINDS[read.ruling.place_kind]),
            reason=read.reason,
            basis=read.basis,
            case=read.ruling.case.number if read.ruling.case_id in seen else "",
            instead=later.get(read.ruling.superseded, ""),
            ruled_at=read.ruling.ruled_at,
        )
        for read in found
    ]

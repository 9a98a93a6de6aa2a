"""Rulings as a list that staff can search, each opening onto its matter for whoever may see that."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bandeng.cases.queries import rulings, sight
from bandeng.cases.queries.rulings import Read, Search
from bandeng.cases.queries.sentence import unit_names
from bandeng.cases.web.desk.steps import asking
from bandeng.cases.web.desk.steps.whose import KINDS
from bandeng.cases.web.desk.unknown import unknown
from bandeng.people import vault
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks

PAGE = 20
WORDS, TOKEN = 100, 700  # characters of what is looked for, and of the same sealed
NUMBER = re.compile(r"[0-9-]{1,20}", re.ASCII)
PURPOSE = b"bandeng words looked for in rulings"


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


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is looked for, and how it stands in the address: words only as a sealed token, since they may be a
    name; the number of a ruling openly."""

    search: Search
    token: str = ""
    number: str = ""

    @property
    def said(self) -> dict[str, str]:
        """The conditions as they were understood, by their names in the address."""
        found = self.search
        named = {"w": self.token, "number": self.number, "unit": found.unit, "condition": found.condition}
        return {name: value for name, value in named.items() if value}

    def address(self, before: int = 0) -> str:
        """The address of the page that begins below this."""
        return f"?{urlencode(self.said | ({'before': str(before)} if before else {}))}"


@asks("cases.see")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The rulings that are meant, newest first. Words come by POST and go on sealed."""
    who = sitting(request)
    if request.method == "POST":
        return redirect(f"{request.path}{_sealed(request.POST, who).address()}")
    asked = _read(request.GET, who)
    found = rulings.search(asked.search, most=PAGE)
    context = {
        "lines": _lines(found.rows, who),
        "asked": asked.search,
        "issue": _CLOSED if asked.token and not asked.search.words else "",
        "unknown": unknown(request.GET, asked.said, beside=("w", "before")),
        "units": [("", _("所有单位")), *asking.departments()],
        "conditions": [("", _("所有情形")), *_known().items()],
        "newer": asked.address() if asked.search.before else "",
        "older": asked.address(found.older) if found.older else "",
        "sitting": who,
    }
    return render(request, "cases/desk/rulings.html", context)


_CLOSED = gettext_lazy("这个链接只有当时找的人打得开,或者已经失效。请再写一次。")


def _sealed(typed: QueryDict, who: Sitting) -> Asked:
    words = typed.get("words", "").replace("\0", "").strip()[:WORDS]
    token = vault.wrap(words, purpose=PURPOSE, bound=who.person) if words else ""
    return Asked(search=_search(typed), token=token)


def _read(asked: QueryDict, who: Sitting) -> Asked:
    """What is asked for; what is no known choice is left out."""
    number, token = asked.get("number", ""), asked.get("w", "")[:TOKEN]
    number = number if NUMBER.fullmatch(number) else ""
    opened = vault.unwrap(token, purpose=PURPOSE, bound=who.person) if token else ""
    return Asked(search=replace(_search(asked), words=opened or number), token=token, number=number)


def _search(asked: QueryDict) -> Search:
    before = asked.get("before", "")
    return Search(
        unit=_one_of(asked.get("unit", ""), {each.code for each in book().departments}),
        condition=_one_of(asked.get("condition", ""), {row.key for row in book().conditions}),
        before=int(before) if before.isdecimal() and len(before) < 18 else 0,
    )


def _one_of(value: str, known: set[str]) -> str:
    return value if value in known else ""


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

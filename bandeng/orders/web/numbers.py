"""Orders in numbers, for each sender."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bandeng.figures import queries as figures
from bandeng.figures import words as said
from bandeng.figures.queries import Reading
from bandeng.orders import queries
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.ui.web.asks import asks

DAYS = 30
FIGURES = ("orders.received", "orders.answered", "orders.in_time")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A figure as the page shows it."""

    value: str
    unit: str
    sentence: str
    denominator: str
    evidence: str


@asks("orders.see")
@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Received, answered, answered within their limit: for each sender, with denominators."""
    who = sitting(request)
    return render(request, "orders/numbers.html", {"figures": _figures(who), "sitting": who})


def _figures(who: Sitting) -> list[tuple[str, list[Shown]]]:
    """The last thirty days of her place, for each sender; nothing where she sees no whole place."""
    reach = posts.places_where(who.person, "orders.see", at=who.at).places
    if not reach:
        return []
    senders = queries.senders()
    names = [f"{name}_{sender.code}" for sender in senders for name in FIGURES]
    during = (who.at - timedelta(days=DAYS), who.at)
    found = figures.read_many(names, place=reach[0], during=during)
    rows = [found[n : n + len(FIGURES)] for n in range(0, len(found), len(FIGURES))]
    code = reach[0].rstrip("/").rpartition("/")[2]
    return [
        (spoken(sender), [_shown(reading, code, during) for reading in row])
        for sender, row in zip(senders, rows, strict=True)
    ]


def _shown(reading: Reading, place: str, during: tuple[datetime, datetime]) -> Shown:
    asked: dict[str, Any] = {"place": place, "from": f"{during[0]:%Y-%m-%d}", "to": f"{during[1]:%Y-%m-%d}"}
    return Shown(
        value=str(said.value_text(reading)),
        unit=said.unit_text(reading),
        sentence=spoken(reading.figure),
        denominator=said.denominator_text(reading),
        evidence=f"{reverse('figure', args=[reading.figure.name])}?{urlencode(asked)}",
    )

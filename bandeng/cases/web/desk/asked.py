"""What is left to whoever was asked about a matter that she does not see any more: her own errand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from bandeng.cases.queries import errands
from bandeng.cases.ties import Errand
from bandeng.cases.web.desk.errands import Line, lines_among
from bandeng.posts.web.sitting import sitting


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One errand as it ended; ``state`` as in ``rules.ERRAND``, ``because``: a word with which it was taken
    back."""

    line: Line
    state: str
    because: str


def asked_page(request: HttpRequest, number: str) -> HttpResponse:
    """What her post or unit was asked, and what became of it. Raises Http404 where it never was."""
    who = sitting(request)
    found = errands.asked_of(who.person, number, at=who.at)
    if not found:
        raise Http404(number)
    lines = lines_among(found, at=who.at)
    context = {"number": number, "asked": _asked(found, lines), "sitting": who}
    return render(request, "cases/desk/asked.html", context)


def _asked(found: Sequence[Errand], lines: Sequence[Line]) -> list[Asked]:
    because = errands.why_withdrawn(found)
    return [
        Asked(line=line, state=errand.state, because=because.get(errand.number, ""))
        for errand, line in zip(found, lines, strict=True)
    ]

"""The page of whoever supervises: counts of their matters, and each count's matters."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bandeng.cases.queries.listed import Listed
from bandeng.cases.web.desk.lines import lines
from bandeng.figures import queries as figures
from bandeng.figures import words as said
from bandeng.figures.queries import Reading
from bandeng.oversight import queries, rules
from bandeng.oversight.queries import Opened, alike
from bandeng.oversight.web import asking, steps
from bandeng.oversight.web.asking import Asked
from bandeng.oversight.web.words import MEANINGS, SAME_WORDS, SAME_WORDS_TITLE
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.ui.web.asks import asks

PAGE = 50


@asks("oversight.see")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every count of a place she supervises; a plain sentence for whoever supervises none."""
    who = sitting(request)
    asked = asking.read_from(request, who)
    if asked is None:
        return render(request, "oversight/none.html", {"sitting": who})
    names = (*rules.STANDING, *rules.PATTERNS)
    found = figures.read_many(names, place=asked.place.path, during=asked.span.moments)
    counts = [_count(reading, asked) for reading in found]
    context = {
        "now": steps.standing_now(who, asked),
        "standing": counts[: len(rules.STANDING)],
        "patterns": counts[len(rules.STANDING) :],
        "same_words": reverse("oversight:same-words") + asked.address,
        "same_words_title": SAME_WORDS_TITLE,
        "same_words_meaning": MEANINGS[SAME_WORDS],
        "parts": asking.parts(asked, who, (_("地方"), _("时间"))),
        "sitting": who,
    }
    return render(request, "oversight/overview.html", context)


def _count(reading: Reading, asked: Asked) -> dict[str, str | int]:
    name = reading.figure.name
    return {
        "value": reading.counted.numerator or 0,
        "sentence": spoken(reading.figure),
        "denominator": said.denominator_text(reading),
        "note": said.note_of(reading.figure),
        "meaning": str(MEANINGS[name]),
        "address": reverse("oversight:matters", args=[name]) + asked.address,
    }


@asks("oversight.see")
@require_safe
def matters(request: HttpRequest, name: str) -> HttpResponse:
    """The matters behind one count, fifty at a time, and the count in each place below."""
    who = sitting(request)
    asked = asking.read_from(request, who)
    if asked is None or name not in (*rules.STANDING, *rules.PATTERNS):
        raise Http404
    inside = list(places.children(asked.place.code).order_by("code"))
    found = _opened(name, asked, _before(request), inside)
    rows = queries.seen(found.streams, who.person, at=who.at, most=PAGE)
    context = _list(request, who, asked, rows, by_whole=name in rules.BY_WHOLE)
    context |= {
        "title": spoken(found.reading.figure),
        "meaning": MEANINGS[name],
        "note": said.note_of(found.reading.figure),
        "denominator": said.denominator_text(found.reading),
        "below": [(places.spoken_name(each.name, each.code), *found.below[each.path]) for each in inside],
    }
    return render(request, "oversight/matters.html", context)


@asks("oversight.see")
@require_safe
def same_words(request: HttpRequest) -> HttpResponse:
    """The matters whose reply is that of others word for word; compared now, kept nowhere."""
    who = sitting(request)
    asked = asking.read_from(request, who)
    if asked is None:
        raise Http404
    found, compared = queries.same_words(asked.place.path, asked.span.moments)
    shown = alike.page(found, who.person, at=who.at, before=_before(request), most=PAGE)
    rest = bool(shown) and found[-1].streams[0] < shown[-1].streams[0]
    rows = [row for each in shown for row in each.rows]
    context = _list(request, who, asked, (rows, shown[-1].streams[0] if rest else ""))
    part = sum(len(each.streams) for each in found)
    context |= {
        "title": SAME_WORDS_TITLE,
        "meaning": MEANINGS[SAME_WORDS],
        "denominator": _("%(whole)s件中的%(part)s件") % {"part": part, "whole": compared},
        "replies": shown,
    }
    return render(request, "oversight/alike.html", context)


def _before(request: HttpRequest) -> str:
    return request.GET.get("before", "")[:80]


def _list(
    request: HttpRequest,
    who: Sitting,
    asked: Asked,
    found: tuple[list[Listed], str],
    *,
    by_whole: bool = False,
) -> dict[str, Any]:
    rows, older = found
    return {
        "lines": lines(rows, at=who.at, by_whole=by_whole),
        "newer": asked.address if _before(request) else "",
        "older": f"{asked.address}&before={older}" if older else "",
        "back": reverse("oversight:overview") + asked.address,
        "parts": asking.parts(asked, who, (_("地方"), _("时间"))),
        "sitting": who,
        "at": who.at,
    }


def _opened(name: str, asked: Asked, before: str, inside: list[Place]) -> Opened:
    """A count with the first of its matters, and how many in each place directly inside."""
    page = queries.Page(before=before, most=PAGE + 1, places=tuple(each.path for each in inside))
    where, during = asked.place.path, asked.span.moments
    return queries.opened(lambda: figures.read(name, place=where, during=during), page)

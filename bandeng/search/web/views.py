"""Search over matters, places, units and rulings."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bandeng.cases.models import Case
from bandeng.cases.queries import roots, rulings, sentence
from bandeng.cases.queries.rulings import Read
from bandeng.cases.queries.timeline_called import department_name
from bandeng.kernel.text import masked
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.search.queries import combining, directory, matters
from bandeng.search.queries.combining import Found
from bandeng.search.rules import MOST, has, terms
from bandeng.ui.web.asks import asks

PURPOSE = b"bandeng words looked for"
KINDS = ("cases", "roots", "rulings", "places", "units")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing found: what it is called, where it leads (empty: nowhere), and what was found in it."""

    title: str
    href: str
    meta: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """Things of one kind; ``more`` is the address of the next ones (empty: there are none)."""

    title: str
    lines: list[Line]
    more: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is looked for; with ``kind`` only things of this kind, after (or below) ``start``.

    ``token`` is the words as they stand in the address, where nobody but the person herself can read them.
    """

    words: str
    token: str = ""
    kind: str = ""
    start: str = ""

    @property
    def wanted(self) -> list[str]:
        return terms(self.words)

    @property
    def below(self) -> int:
        return int(self.start) if self.start.isdecimal() and len(self.start) < 19 else 0

    def further(self, kind: str, start: str | int) -> str:
        """The address of the next ones of a kind; empty where there are none."""
        if not start:
            return ""
        return f"{reverse('search:page')}?{urlencode({'w': self.token, 'kind': kind, 'start': start})}"


@asks("cases.see")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """What was found, by kind. Words come by POST, since they may be names, and go on as a sealed token."""
    who = sitting(request)
    if request.method == "POST":
        words = request.POST.get("q", "").replace("\0", "")[:MOST].strip()
        if not terms(words):
            return _shown(request, who, Asked(words=words), issue=_("请写要找的字、编号或拼音首字母"))
        token = vault.wrap(words, purpose=PURPOSE, bound=who.person)
        return redirect(f"{reverse('search:page')}?{urlencode({'w': token})}")
    asked = _asked(request, who.person)
    closed = bool(asked.token) and not asked.wanted
    return _shown(request, who, asked, issue=_CLOSED if closed else "")


_CLOSED = gettext_lazy("这个链接只有当时找的人打得开,或者已经失效。请再写一次。")


def _shown(request: HttpRequest, who: Sitting, asked: Asked, issue: object) -> HttpResponse:
    groups = [GROUPS[kind](asked, who) for kind in KINDS if asked.kind in ("", kind)] if asked.wanted else []
    found = [one for one in groups if one.lines or one.more]
    context = {"asked": asked, "groups": found, "issue": issue, "sitting": who}
    return render(request, "search/page.html", context, status=422 if request.method == "POST" else 200)


def _asked(request: HttpRequest, person: str) -> Asked:
    kind, token = request.GET.get("kind", ""), request.GET.get("w", "")[:400]
    words = vault.unwrap(token, purpose=PURPOSE, bound=person) or "" if token else ""
    start = request.GET.get("start", "").replace("\0", "")[:60]
    return Asked(
        words=words, token=token, kind=kind if kind in KINDS else "", start=start if kind in KINDS else ""
    )


def _cases(asked: Asked, who: Sitting) -> Group:
    found = _found(asked, who)
    first: list[Case] = list(found.cases)
    if not asked.start:
        codes = directory.conditions_named(asked.wanted)
        first += matters.numbered(who.person, asked.words, at=who.at)
        first += matters.of_conditions(who.person, codes, at=who.at)
    texts = {hit.case: hit.text for hit in found.hits}
    known = {case.id: case for case in [*first, *matters.numbers_of(found.hits).values()]}
    labels = places.labels({case.place for case in known.values()})
    order = dict.fromkeys([case.id for case in first] + list(texts))
    lines = [_case(known[case], texts.get(case, ""), labels) for case in order]
    return Group(title=_("事项"), lines=lines, more=asked.further("cases", found.more))


def _found(asked: Asked, who: Sitting) -> Found:
    """By one word; of several each may be a place, a category or a number as well."""
    if len(asked.wanted) > 1:
        return combining.combined(who.person, asked.words, start=asked.start, at=who.at)
    page = matters.worded(who.person, asked.wanted, before=asked.below, at=who.at)
    return Found(hits=page.hits, more=str(page.more or ""))


def _roots(asked: Asked, who: Sitting) -> Group:
    """Root causes by number or by their sentences: some dozens, all of them are read through."""
    seen = [] if asked.start else roots.seen_by(who.person, at=who.at)
    words = roots.words_of(seen)
    told = [(root, masked(words.get(root.words, ""))) for root in seen]
    lines = [
        Line(
            title=text[:60] or root.number,
            href=reverse("cases:desk-root", args=[root.number]),
            meta=root.number,
        )
        for root, text in told
        if has(f"{root.number} {text} {words.get(root.done, '')}", asked.wanted)
    ]
    return Group(title=_("根源"), lines=lines, more="")


def _case(case: Case, text: str, labels: dict[str, str]) -> Line:
    href = reverse("cases:desk-case", args=[case.number])
    called = sentence.titled(case)
    meta = " · ".join([case.number, *([called] if text else []), labels[case.place]])
    return Line(title=text or called, href=href, meta=meta)


def _rulings(asked: Asked, who: Sitting) -> Group:
    found = matters.ruled(asked.wanted, before=asked.below)
    first = [] if asked.start else matters.ruled_as(asked.words)
    rows = dict.fromkeys([*first, *matters.rulings_of(found.hits)])
    texts = {hit.height: hit.text for hit in found.hits}
    current_first = sorted(rows, key=lambda ruling: ruling.superseded > 0)
    lines = [_ruling(read, texts.get(read.ruling.id, "")) for read in rulings.with_words(current_first)]
    return Group(title=_("裁决"), lines=lines, more=asked.further("rulings", found.more))


def _ruling(read: Read, text: str) -> Line:
    """Whose it was ruled to be, and why; what was found beside, where that stands in its basis."""
    number, reason = read.ruling.number, matters.snippet(read.reason)
    called = {"number": number, "unit": department_name(read.ruling.unit)}
    basis = _("依据:%(text)s") % {"text": text} if text and text != reason else ""
    told = [_("理由:%(text)s") % {"text": reason}, basis, _("已被替代") if read.ruling.superseded else ""]
    return Line(
        title=_("裁决 %(number)s:归%(unit)s") % called,
        href=f"{reverse('cases:desk-rulings')}?{urlencode({'number': number})}",
        meta=" · ".join(part for part in told if part),
    )


def _places(asked: Asked, who: Sitting) -> Group:
    found = directory.places_named(asked.wanted, after=asked.start)
    lines = [
        Line(title=one.name, href=reverse("place", args=[one.code]), meta=one.about)
        for one in found[: directory.MOST]
    ]
    return Group(title=_("地点"), lines=lines, more=asked.further("places", _next(found)))


def _units(asked: Asked, who: Sitting) -> Group:
    found = directory.units_named(asked.wanted, after=asked.start)
    lines = [Line(title=one.name, href="", meta=one.about) for one in found[: directory.MOST]]
    return Group(title=_("单位"), lines=lines, more=asked.further("units", _next(found)))


def _next(found: list[directory.Named]) -> str:
    return found[directory.MOST - 1].code if len(found) > directory.MOST else ""


GROUPS = {"cases": _cases, "roots": _roots, "rulings": _rulings, "places": _places, "units": _units}

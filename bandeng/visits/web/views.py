"""My people of today, one person in five lines, and what is recorded there."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bandeng.cases.queries.codes import code_of, spaced
from bandeng.kernel import within
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI, day_begins
from bandeng.kernel.refusals import BadInput
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks
from bandeng.visits import actions, queries
from bandeng.visits.models import Entry, Visit, VisitList
from bandeng.visits.web import changes
from bandeng.visits.web.words import OFF, STATES, UNDO


@asks("visits.see")
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Whom she is to call upon: names and addresses, for whoever has the duty; the look is noted."""
    who = sitting(request)
    mine = queries.mine(who.person, at=who.at)
    for of in {entry.list_id: entry.list for entry in mine}.values():
        actions.look(entries=[each for each in mine if each.list_id == of.id], by=who.person, at=who.at)
    words = queries.words_of(mine)
    parts: dict[str, list[tuple[Entry, queries.Names, str]]] = {}
    for entry in mine:
        line = (entry, words[entry.id], queries.category_name(entry.category))
        parts.setdefault(entry.list.title, []).append(line)
    return render(request, "visits/today.html", {"parts": parts, "sitting": who})


@asks("visits.see")
@never_cache
@require_safe
def person(request: HttpRequest, entry: str) -> HttpResponse:
    """One person: five lines, and the visits before."""
    who = sitting(request)
    return _person(request, who, entry_of(who, entry), None)


@asks("visits.visit")
@require_POST
def visit(request: HttpRequest, entry: str) -> HttpResponse:
    """Record a visit to one person."""
    who = sitting(request)
    one = entry_of(who, entry)
    try:
        done = changes.record(who, [one], request)
    except BadInput as wrong:
        return _person(request, who, one, wrong)
    filed = any(fact.body["matter"] != "-" for fact in done.facts)
    return to(reverse("visits:person", args=[entry]), done, filed=filed)


@asks("visits.undo")
@require_POST
def undoing(request: HttpRequest, visit: str) -> HttpResponse:
    """Take back a visit that was entered by mistake."""
    who = sitting(request)
    try:
        found = queries.visit_for(who.person, visit, at=who.at)
    except Visit.DoesNotExist:
        raise Http404(visit) from None
    cause = request.POST.get("cause", "")
    try:
        actions.undo(visit=found, cause=cause, by=who.person, at=who.at, command=changes.command_of(request))
    except BadInput as wrong:
        return _person(request, who, entry_of(who, found.entry), wrong)
    return redirect("visits:person", entry=found.entry)


@asks("visits.delist")
@require_POST
def removal(request: HttpRequest, entry: str) -> HttpResponse:
    """Take a person off the list."""
    who = sitting(request)
    one = entry_of(who, entry)
    cause, command = request.POST.get("cause", ""), changes.command_of(request)
    try:
        actions.delist(of=one.list, entry=one.id, cause=cause, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _person(request, who, one, wrong)
    return redirect("visits:list", ref=one.list_id)


def to(address: str, done: actions.Recorded, *, filed: bool = False) -> HttpResponse:
    """On to this page, which says what was recorded, kindly what was there already, and what counts for no
    month.
    """
    outside = sum(is_outside(fact.body["serves"], date.fromisoformat(fact.body["on"])) for fact in done.facts)
    more = (f"&outside={outside}" if outside else "") + ("&filed=1" if filed else "")
    return redirect(f"{address}?done={len(done.facts)}&already={len(done.already)}{more}")


def is_outside(serves: Iterable[str], on: date) -> bool:
    """Whether a visit of this day counts for none of what its list serves, though it serves something."""
    found = within.spans(serves).values()
    return bool(found) and not any(span.holds(day_begins(on)) for span in found)


def spans_of(of: VisitList, *, on: date) -> dict[str, object]:
    """The days in which visits of a list count for what it serves; whether this day is outside of them."""
    serves = of.serves.split()
    spans = [span for span in within.spans(serves).values() if not span.is_gone]
    return {"within": spans, "outside": bool(spans) and is_outside(serves, on)}


def told(request: HttpRequest) -> dict[str, int]:
    """What the page has to say of the step before."""
    given = {name: request.GET.get(name, "") for name in ("done", "already", "outside")}
    return {name: int(text) if text.isdecimal() and len(text) < 5 else 0 for name, text in given.items()}


def entry_of(who: Sitting, ref: str) -> Entry:
    """The line, if she may see it; 404 otherwise."""
    try:
        return queries.entry_for(who.person, ref, at=who.at)
    except Entry.DoesNotExist:
        raise Http404(ref) from None


def _person(request: HttpRequest, who: Sitting, one: Entry, wrong: BadInput | None) -> HttpResponse:
    duty = queries.has_duty(who.person, one, at=who.at)
    if duty:
        actions.look(entries=[one], by=who.person, at=who.at)
    context = {
        "entry": one,
        "list": one.list,
        "sees_list": queries.sees(who.person, one.list, at=who.at),
        "names": queries.words_of([one])[one.id] if duty else queries.NOBODY,
        "duty": duty,
        "category": queries.category_name(one.category),
        "visits": queries.visits_of(one, reader=who.person, with_words=duty, at=who.at),
        "goes": queries.called_post(one.post) if one.post != "-" else "",
        "may": _may(who, one),
        "told": told(request),
        "slip": _slip(who, one) if "filed" in request.GET else None,
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "sitting": who,
        **_choices(one, who),
        **spans_of(one.list, on=who.at.astimezone(SHANGHAI).date()),
    }
    return render(request, "visits/person.html", context, status=422 if wrong else 200)


def _slip(who: Sitting, one: Entry) -> tuple[str, str] | None:
    """Number and code of the matter she has just filed for the person, to give to her."""
    case = queries.last_filed_by(who.person, one)
    return (case.number, spaced(code_of(case.stream))) if case else None


def _choices(one: Entry, who: Sitting) -> dict[str, object]:
    visiting = book().visiting
    return {
        "visitors": queries.posts_of(one.list.place, serving=one.place),
        "lines": [(line.code, spoken(line)) for line in visiting.lines],
        "gifts": [(gift.code, spoken(gift)) for gift in visiting.gifts],
        "today": who.at.astimezone(SHANGHAI).date().isoformat(),
        "states": STATES,
        "off": OFF,
        "undo": UNDO,
        "command": lambda: new_id(who.at),
    }


def _may(who: Sitting, one: Entry) -> dict[str, bool]:
    acts = {"visit": "visits.visit", "undo": "visits.undo", "delist": "visits.delist", "file": "cases.file"}
    unit = one.list.unit
    may = {
        name: posts.permit(who.person, act, one.place, at=who.at, unit=unit).yes for name, act in acts.items()
    }
    return may | {"file": may["file"] and queries.may_file_at(one)}

"""Root causes at the desk: what keeps coming back, why, and whether mending it helped."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import roots, sight
from bandeng.cases.queries.listed import listed
from bandeng.cases.ties import Root
from bandeng.cases.web.desk.lines import lines
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, Refusal
from bandeng.ledger import queries as ledger
from bandeng.places import queries as places
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks

HIGH, BAR = 100, 16  # of the curve: its height, and the width of a week, in units of the drawing


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A root cause as it is shown in a list."""

    number: str
    title: str
    where: str
    is_open: bool
    words: str


def _shown(found: list[Root]) -> list[Shown]:
    labels, words = places.labels([each.place for each in found]), roots.words_of(found)
    return [
        Shown(
            number=each.number,
            title=spoken(book().category(each.category)),
            where=labels[each.place],
            is_open=each.state == "open",
            words=words.get(each.words, ""),
        )
        for each in found
    ]


@asks("cases.see")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The root causes, and the matters that came back and have none yet."""
    return _index(request, {})


def _index(request: HttpRequest, wrong: dict[str, str]) -> HttpResponse:
    who = sitting(request)
    context = {
        "roots": _shown(roots.seen_by(who.person, at=who.at)),
        "free": lines(listed(roots.to_gather(who.person, at=who.at)), at=who.at),
        "command": new_id(who.at),
        "words": request.POST.get("words", ""),
        "chosen": request.POST.getlist("cases"),
        "issues": wrong,
        "sitting": who,
    }
    return render(request, "cases/desk/roots.html", context, status=422 if wrong else 200)


@asks("cases.open_root")
@require_POST
def opening(request: HttpRequest) -> HttpResponse:
    """Open a root cause over the chosen matters."""
    who, command = sitting(request), request.POST.get("command", "")[:40]
    fact = ledger.said(command, person=who.person)
    try:
        fact = fact or actions.open_root(
            cases=_chosen(request, who),
            words=request.POST.get("words", ""),
            by=who.person,
            at=who.at,
            command=command,
        )
    except Refusal as refused:
        fact = ledger.said(command, person=who.person)  # the same form, a moment ago
        if fact is None:
            return _index(request, _issues(refused))
    return redirect("cases:desk-root", number=roots.opened_by(fact).number)


def _issues(refused: Refusal) -> dict[str, str]:
    """What is wrong with the form; every other refusal goes on to a page of its own."""
    if isinstance(refused, BadInput):
        return dict(refused.issues)
    raise refused


def _chosen(request: HttpRequest, who: Sitting) -> list[Case]:
    """The matters that were ticked, of those she may see; whether they are still free the action asks."""
    numbers = request.POST.getlist("cases")
    return list(sight.seen_by(who.person, at=who.at).filter(number__in=numbers).order_by("id"))


@asks("cases.see")
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The cause, its curve over the weeks, what is gathered under it."""
    who = sitting(request)
    return _page(request, _root(number, who), {})


def _root(number: str, who: Sitting) -> Root:
    try:
        return roots.root_for(who.person, number, at=who.at)
    except Root.DoesNotExist:
        raise Http404(number) from None


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A week of the curve: where its bar stands and how high it is, in units of the drawing."""

    x: int
    y: int
    high: int
    text: str
    count: int


def _bars(weeks: list[roots.Week]) -> list[Bar]:
    most = max((week.count for week in weeks), default=0) or 1
    heights = [week.count * HIGH // most for week in weeks]
    return [
        Bar(
            x=number * BAR,
            y=HIGH - high,
            high=high,
            text=f"{week.begins_on.month}-{week.begins_on.day:02d}",
            count=week.count,
        )
        for number, (week, high) in enumerate(zip(weeks, heights, strict=True))
    ]


def _page(request: HttpRequest, root: Root, wrong: dict[str, str]) -> HttpResponse:
    who = sitting(request)
    found = roots.gathered(root)
    free = roots.to_gather(who.person, at=who.at, category=root.category)
    context = {
        "root": root,
        "shown": _shown([root])[0],
        "done": roots.words_of([root]).get(root.done, ""),
        "bars": _bars(roots.weeks(found, at=who.at)),
        "width": BAR,
        "lines": lines(listed(found), at=who.at),
        "free": lines(listed(free), at=who.at),
        "formers": roots.formers(root),
        "command": new_id(who.at),
        "words": request.POST.get("words", ""),
        "which": request.POST.get("which", ""),
        "corrects": request.path == reverse("cases:desk-root-amending", args=[root.number]),
        "issues": wrong,
        "sitting": who,
    }
    return render(request, "cases/desk/root.html", context, status=422 if wrong else 200)


@asks("cases.gather_root")
@require_POST
def gathering(request: HttpRequest, number: str) -> HttpResponse:
    """Add the chosen matters."""
    who, command = sitting(request), request.POST.get("command", "")[:40]
    root = _root(number, who)
    if not ledger.said(command, person=who.person):
        try:
            chosen = _chosen(request, who)
            actions.gather_root(root=root, cases=chosen, by=who.person, at=who.at, command=command)
        except Refusal as refused:
            if not ledger.said(command, person=who.person):
                return _page(request, root, _issues(refused))
    return redirect("cases:desk-root", number=number)


@asks("cases.mend_root")
@require_POST
def mending(request: HttpRequest, number: str) -> HttpResponse:
    """What was done about the cause."""
    who, command = sitting(request), request.POST.get("command", "")[:40]
    root = _root(number, who)
    if not ledger.said(command, person=who.person):
        words = request.POST.get("words", "")
        try:
            actions.mend_root(root=root, words=words, by=who.person, at=who.at, command=command)
        except Refusal as refused:
            if not ledger.said(command, person=who.person):
                return _page(request, root, _issues(refused))
    return redirect("cases:desk-root", number=number)


@asks("cases.amend_root")
@require_POST
def amending(request: HttpRequest, number: str) -> HttpResponse:
    """Correct what was written about it."""
    who, command = sitting(request), request.POST.get("command", "")[:40]
    root, said = _root(number, who), {name: request.POST.get(name, "") for name in ("which", "words")}
    if not ledger.said(command, person=who.person):
        try:
            actions.amend_root(root=root, **said, by=who.person, at=who.at, command=command)
        except Refusal as refused:
            if not ledger.said(command, person=who.person):
                return _page(request, root, _issues(refused))
    return redirect("cases:desk-root", number=number)

"""A reader's pages: what she has to read, her ties, one work under its number."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from bandeng.contests import actions, queries, rules
from bandeng.contests.models import Contest, Reading, Work
from bandeng.contests.web import forms
from bandeng.contests.web.words import READING
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks
from bandeng.ui.web.choosing import chooser, is_searching


@asks("contests.mark")
@require_safe
def readings(request: HttpRequest) -> HttpResponse:
    """What she has to read, and the contests for which she has to declare her ties."""
    return _readings(request, sitting(request), None)


@asks("contests.declare")
@require_POST
def declaration(request: HttpRequest, ref: str) -> HttpResponse:
    """Declare units and persons whose works she does not read."""
    who = sitting(request)
    contest = _contest(who, ref)
    if is_searching(request):
        return _readings(request, who, None, contest)
    what, command = forms.ties(request.POST), forms.command_of(request)
    try:
        actions.declare(contest=contest, what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _readings(request, who, wrong, contest)
    return redirect("contests:readings")


@asks("contests.mark")
@require_safe
def reading(request: HttpRequest, ref: str) -> HttpResponse:
    """One work under its number, and the form of its marks."""
    who = sitting(request)
    return _reading(request, who, _of(who, ref), None)


@asks("contests.mark")
@require_POST
def marking(request: HttpRequest, ref: str) -> HttpResponse:
    """Mark a work."""
    who = sitting(request)
    work = _work(who, ref)
    marks, remark = forms.marks(request.POST), request.POST.get("remark", "")
    command = forms.command_of(request)
    try:
        actions.mark(work=work, marks=marks, remark=remark, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _reading(request, who, _of(who, ref), wrong)
    return redirect("contests:readings")


@asks("contests.recuse")
@require_POST
def recusal(request: HttpRequest, ref: str) -> HttpResponse:
    """Withdraw from a work."""
    who = sitting(request)
    one = _of(who, ref)
    tie, command = request.POST.get("tie", ""), forms.command_of(request)
    try:
        actions.recuse(work=one.work, tie=tie, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _reading(request, who, one, wrong)
    return redirect("contests:readings")


def _contest(who: Sitting, ref: str) -> Contest:
    found = next((of for of in queries.reads_for(who.person) if of.id == ref), None)
    if found is None:
        raise Http404(ref)
    return found


def _work(who: Sitting, ref: str) -> Work:
    """A work of a contest she reads for, given to her or not: whoever marks what is not hers is told why."""
    found = queries.work_of(queries.reads_for(who.person), ref)
    if found is None:
        raise Http404(ref)
    return found


def _of(who: Sitting, ref: str) -> Reading:
    found = next((each for each in queries.to_read(who.person) if each.work_id == ref), None)
    if found is None:
        raise Http404(ref)
    return found


def _readings(
    request: HttpRequest, who: Sitting, wrong: BadInput | None, of: Contest | None = None
) -> HttpResponse:
    """Her page; ``of``: the contest whose form was sent: it alone shows what was typed and what is wrong."""
    contests: list[Contest] = queries.reads_for(who.person)
    first = of or next(iter(contests), None)
    context = {
        "readings": queries.to_read(who.person),
        "contests": [_form(who, each, request if each == first else HttpRequest()) for each in contests],
        "first": first,
        "states": READING,
        "issues": wrong.issues if wrong else {},
        "command": lambda: new_id(who.at),
        "sitting": who,
    }
    return render(request, "contests/readings.html", context, status=422 if wrong else 200)


def _form(who: Sitting, of: Contest, said: HttpRequest) -> dict[str, object]:
    reader = queries.reader_of(of, who.person)
    return {
        "contest": of,
        "reader": reader,
        "known": queries.known_to(reader) if reader else [],
        "is_dealt": queries.was_dealt_to(of, who.person),
        "units": chooser(said, "units", queries.units_of(of.place)),
        "typed": said.POST,
    }


def _reading(request: HttpRequest, who: Sitting, one: Reading, wrong: BadInput | None) -> HttpResponse:
    given = dict(line.split("=") for line in one.marks.split("\n") if line)
    typed = {name.removeprefix("mark-"): text for name, text in request.POST.items()}
    contesting = book().contesting
    context = {
        "reading": one,
        "work": one.work,
        "shown": queries.shown(one.work, with_author=False),
        "tie": queries.tie_of(one.work, who.person),
        "criteria": [(each.code, spoken(each), each.most) for each in contesting.criteria],
        "given": given | typed,
        "is_decided": one.work.state != rules.IN,
        "ties": [(each.code, spoken(each)) for each in contesting.ties],
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "sitting": who,
    }
    return render(request, "contests/reading.html", context, status=422 if wrong else 200)

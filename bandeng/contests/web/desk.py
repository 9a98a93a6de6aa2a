"""The lead unit's desk: its contests, one contest, papers side by side, two works that are alike."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bandeng.contests import actions, queries
from bandeng.contests.models import Contest, Work
from bandeng.contests.rules import likeness
from bandeng.contests.web import forms
from bandeng.contests.web.words import STATES
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks
from bandeng.ui.web.choosing import chooser, is_searching

Change = Callable[[Sitting, Contest, HttpRequest], object]


@asks("contests.see")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The contests she leads, and the form of a call."""
    return _index(request, sitting(request), None)


@asks("contests.call")
@require_POST
def calling(request: HttpRequest) -> HttpResponse:
    """Call a contest."""
    who = sitting(request)
    try:
        what, command = forms.calling(request.POST), forms.command_of(request)
        fact = actions.call(what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _index(request, who, wrong)
    return redirect("contests:desk-contest", ref=fact.stream.partition(":")[2])


@asks("contests.see")
@require_safe
def contest(request: HttpRequest, ref: str) -> HttpResponse:
    """One contest: its works by number, its readers, what is alike."""
    who = sitting(request)
    return _contest(request, who, contest_of(who, ref), None)


def changing(act: str, change: Change) -> Callable[..., HttpResponse]:
    """The view of one change to a contest: acts, or shows it with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who = sitting(request)
        of = contest_of(who, ref)
        if is_searching(request):
            return _contest(request, who, of, None)
        try:
            change(who, of, request)
        except BadInput as wrong:
            return _contest(request, who, of, wrong)
        return redirect("contests:desk-contest", ref=ref)

    return view


def receive(who: Sitting, of: Contest, request: HttpRequest) -> object:
    """Type in a work that came on paper."""
    what, command = forms.sending(of, request), forms.command_of(request)
    return actions.receive(contest=of, what=what, by=who.person, at=who.at, command=command)


def appoint(who: Sitting, of: Contest, request: HttpRequest) -> object:
    """Appoint a reader."""
    reader, command = request.POST.get("reader", ""), forms.command_of(request)
    return actions.appoint(contest=of, reader=reader, by=who.person, at=who.at, command=command)


def compare(who: Sitting, of: Contest, request: HttpRequest) -> object:
    """Compare the works."""
    return actions.compare(contest=of, by=who.person, at=who.at, command=forms.command_of(request))


@asks("contests.deal")
@require_POST
def dealing(request: HttpRequest, ref: str) -> HttpResponse:
    """Give the works to readers, and say how many were given and how many lack readers."""
    who = sitting(request)
    of, command = contest_of(who, ref), forms.command_of(request)
    given, short = actions.deal(contest=of, by=who.person, at=who.at, command=command)
    return redirect(f"{reverse('contests:desk-contest', args=[ref])}?given={given}&short={short}")


@asks("contests.see")
@require_safe
def papers(request: HttpRequest, ref: str) -> HttpResponse:
    """Topic by topic, what each paper says; no order of merit."""
    who = sitting(request)
    of = contest_of(who, ref)
    context = {"contest": of, "topics": queries.papers_of(of), "sitting": who}
    return render(request, "contests/papers.html", context)


@asks("contests.compare")
@require_safe
def alike(request: HttpRequest, ref: str, one: str, other: str) -> HttpResponse:
    """Two works side by side, with what stands in both."""
    who = sitting(request)
    of = contest_of(who, ref)
    texts, works = queries.texts_of(of), {each.work.id: each.work for each in queries.works_of(of)}
    if one not in texts or other not in texts:
        raise Http404(one)
    sides = [
        (works[mine].number, likeness.passages(texts[mine], texts[theirs]))
        for mine, theirs in ((one, other), (other, one))
    ]
    return render(request, "contests/alike.html", {"contest": of, "sides": sides, "sitting": who})


def contest_of(who: Sitting, ref: str) -> Contest:
    """The contest, if she leads it; 404 otherwise."""
    try:
        return queries.contest_for(who.person, ref, at=who.at)
    except Contest.DoesNotExist:
        raise Http404(ref) from None


def _index(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    contesting = book().contesting
    context = {
        "contests": queries.contests_for(who.person, at=who.at),
        "keepers": queries.keepers_of(who.person, at=who.at),
        "kinds": [(kind.code, spoken(kind)) for kind in contesting.kinds],
        "groups": [(group.code, spoken(group)) for group in contesting.groups],
        "issues": wrong.issues if wrong else {},
        "typed": request.POST or request.GET,
        "chosen": request.POST.getlist("groups"),
        "command": new_id(who.at),
        "sitting": who,
    }
    return render(request, "contests/index.html", context, status=422 if wrong else 200)


def _contest(request: HttpRequest, who: Sitting, of: Contest, wrong: BadInput | None) -> HttpResponse:
    context = {
        "contest": of,
        "works": queries.works_of(of),
        "readers": queries.readers_of(of),
        "free": queries.free_readers(of, at=who.at),
        "likenesses": queries.likenesses_of(of),
        "marked": queries.is_marked(of),
        "whole": book().contesting.whole,
        "awards": {award.code: spoken(award) for award in book().contesting.awards},
        "states": STATES,
        "given": request.GET.get("given", "")[:5],
        "short": request.GET.get("short", "")[:5],
        "issues": wrong.issues if wrong else {},
        "sitting": who,
        **choices(of, request),
        "command": lambda: new_id(who.at),
    }
    return render(request, "contests/contest.html", context, status=422 if wrong else 200)


def choices(of: Contest, request: HttpRequest) -> dict[str, object]:
    """What the form of a work needs."""
    groups = [
        (each.code, spoken(each)) for each in book().contesting.groups if each.code in of.groups.split()
    ]
    return {
        "topics": [topic for topic in of.topics.split("\n") if topic],
        "groups": groups,
        "unit_chooser": chooser(request, "unit", queries.units_of(of.place)),
        "age": book().contesting.guardian_under,
        "typed": request.POST,
    }


def work_of(who: Sitting, ref: str) -> Work:
    """The work, if she leads its contest; 404 otherwise."""
    try:
        return queries.work_for(who.person, ref, at=who.at)
    except Work.DoesNotExist:
        raise Http404(ref) from None

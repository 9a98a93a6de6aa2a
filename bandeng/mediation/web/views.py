"""The list of mediations, the one screen of the record, one mediation, and its sheet of paper."""

from collections.abc import Callable
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.cases.models import Case
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger import queries as ledger
from bandeng.ledger.models import Fact
from bandeng.mediation import actions, queries, rules
from bandeng.mediation.models import Mediation
from bandeng.mediation.web import changes
from bandeng.mediation.web import words as said
from bandeng.mediation.web.beside import dispute
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks

LOOKED_AT = "当事人和调解的话"


@asks("mediation.see")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What is being mediated, what is to be looked at again, what is over."""
    who = _sees(request)
    going, looking, over = queries.listed(who.person, at=who.at)
    context = {
        "going": going,
        "looking": looking,
        "over": over,
        "sides": queries.sides_of([*going, *looking, *over]),
        "places": places.labels({each.place for each in (*going, *looking, *over)}),
        "dispute": dispute,
        "states": said.STATES,
        "today": who.at.astimezone(SHANGHAI).date(),
        "sitting": who,
    }
    return render(request, "mediation/overview.html", context)


@asks("mediation.open")
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """The one screen on which a mediation is recorded."""
    who = _sees(request)
    return _form(request, who, _case(who, request.GET.get("case", "")), None)


@asks("mediation.open")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Record it."""
    who, post = _sees(request), request.POST
    case = _case(who, post.get("case", ""))
    try:
        what = changes.opening(request, case)
        ending = changes.ending(request, by=who.person, at=who.at)
        place, command = _place(who, post.get("place", "")), changes.command_of(request)
        fact = actions.record(
            place=place, what=what, ending=ending, by=who.person, at=who.at, command=command
        )
    except BadInput as wrong:
        return _form(request, who, case, wrong)
    here = reverse("mediation:page", args=[fact.stream.partition(":")[2]])
    return redirect(f"{here}?done=record")


@asks("mediation.see")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """One mediation."""
    who = _sees(request)
    return _one(request, who, _mediation(who, ref), None)


@asks("mediation.see")
@require_safe
def sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """The settlement on paper, to be signed."""
    who = _sees(request)
    one = _mediation(who, ref)
    if one.state != rules.SETTLED:
        raise Http404(ref)
    people.look(person=who.person, about=one.id, what=LOOKED_AT, at=who.at)
    context = {
        "mediation": one,
        "told": queries.told(one),
        "title": said.SHEETS[one.form],
        "dispute": dispute(one),
        "place": places.label(one.place),
        "sitting": who,
    }
    return render(request, "mediation/sheet.html", context)


Change = Callable[[Sitting, Mediation, HttpRequest], Fact]


def changing(act: str, change: Change) -> Callable[..., HttpResponse]:
    """The view of one change: acts, or shows the page with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who = _sees(request)
        if not ledger.said(
            changes.command_of(request), person=who.person
        ):  # sent again, it may be hers no more
            one = _mediation(who, ref)
            try:
                change(who, one, request)
            except BadInput as wrong:
                return _one(request, who, one, wrong)
        seen = queries.seen_by(who.person, at=who.at).filter(id=ref).exists()
        return redirect("mediation:page", ref=ref) if seen else redirect("mediation:overview")

    return view


def _one(request: HttpRequest, who: Sitting, one: Mediation, wrong: BadInput | None) -> HttpResponse:
    people.look(person=who.person, about=one.id, what=LOOKED_AT, at=who.at)
    case = queries.case_of(one)
    ways = dict(said.ELSEWHERE)
    context = {
        "mediation": one,
        "told": queries.told(one),
        "dispute": dispute(one),
        "place": places.label(one.place),
        "state": said.STATES[one.state],
        "mediator": posts.role_name(one.seat.partition("@")[0]),
        "done": request.GET.get("done") == "record",
        "mine": one.seat in who.seats,
        "case": case if case and queries.case_by_number(who.person, case.number, at=who.at) else None,
        "ways": [ways[way] for way in one.told.split(",") if way in ways],
        "others": queries.others(one, at=who.at) if one.state == rules.OPEN else [],
        "results": dict(said.RESULTS),
        "result_states": said.RESULT_STATES,
        "today": who.at.astimezone(SHANGHAI).date(),
        **_shared(request, who, wrong),
    }
    return render(request, "mediation/page.html", context, status=422 if wrong else 200)


def _form(request: HttpRequest, who: Sitting, case: Case | None, wrong: BadInput | None) -> HttpResponse:
    leads = None
    if case:
        key = case.condition if case.condition != "-" else case.proposed
        leads = book().doorstep.dispute_of(key.partition(".")[0])
    context = {
        "case": case,
        "grids": queries.grids_of(who.person, at=who.at),
        "place": case.place if case else "",
        "disputes": [(each.code, spoken(each)) for each in book().doorstep.disputes],
        "dispute": leads.code if leads else "",
        **_shared(request, who, wrong),
    }
    return render(request, "mediation/new.html", context, status=422 if wrong else 200)


def _shared(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> dict[str, object]:
    """What both pages with forms need."""
    today = who.at.astimezone(SHANGHAI).date()
    return {
        "endings": said.ENDINGS,
        "forms": said.FORMS,
        "elsewhere": said.ELSEWHERE,
        "sides": said.SIDES,
        "look_on": (today + timedelta(days=book().doorstep.look_again_days)).isoformat(),
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "sitting": who,
    }


def _sees(request: HttpRequest) -> Sitting:
    who = sitting(request)
    if not queries.may_mediate(who.person, at=who.at):
        raise NotYours(_("调解只给调解员和管调解档案的人看,您的岗位看不到。"))
    return who


def _mediation(who: Sitting, ref: str) -> Mediation:
    try:
        return queries.mediation_for(who.person, ref, at=who.at)
    except Mediation.DoesNotExist:
        raise Http404(ref) from None


def _case(who: Sitting, number: str) -> Case | None:
    case = queries.case_by_number(who.person, number, at=who.at)
    if number and case is None:
        raise Http404(number)
    return case


def _place(who: Sitting, asked: str) -> str:
    """The grid that was chosen; her own where there is only one."""
    grids = [path for path, _label in queries.grids_of(who.person, at=who.at)]
    if asked in grids:
        return asked
    if len(grids) == 1 and not asked:
        return grids[0]
    raise BadInput(_("请选一个网格"), {"place": _("请选一个网格")})

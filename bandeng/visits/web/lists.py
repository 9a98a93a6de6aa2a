"""The lists, one list, and what is done with many of its lines at once."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks
from bandeng.ui.web.tables import table as spreadsheet
from bandeng.visits import actions, queries, rules
from bandeng.visits.models import VisitList
from bandeng.visits.queries import tables
from bandeng.visits.web import changes
from bandeng.visits.web.views import spans_of, to, told
from bandeng.visits.web.words import STATES

EXAMPLES = (
    (
        "老党员",
        "某某某",
        "",
        "某某社区小区党支部",
        "某某社区",
        "3号楼2单元101",
        "街道分管负责人",
        "2022-07-01",
    ),
    ("生活困难党员", "", "QS-0001", "", "", "", "区领导", ""),
)
Change = Callable[[Sitting, VisitList, HttpRequest], object]


@asks("visits.see")
@require_http_methods(["GET", "HEAD"])
def lists(request: HttpRequest) -> HttpResponse:
    """The lists she may see, and the form of a new one."""
    return _lists(request, sitting(request), None)


@asks("visits.open_list")
@require_POST
def opening(request: HttpRequest) -> HttpResponse:
    """Open a list."""
    who = sitting(request)
    try:
        what, command = changes.opening(request), changes.command_of(request)
        fact = actions.open_list(what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _lists(request, who, wrong)
    return redirect("visits:list", ref=fact.stream.partition(":")[2])


@asks("visits.see")
@require_safe
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One list, without names."""
    who = sitting(request)
    return _one(request, who, list_of(who, ref))


@asks("visits.look")
@never_cache
@require_POST
def names(request: HttpRequest, ref: str) -> HttpResponse:
    """The same list with names and addresses, for whoever keeps it; the look is noted."""
    who = sitting(request)
    of = list_of(who, ref)
    posts.hand(who.person, "visits.list", of.place, at=who.at, unit=of.unit)
    entries = queries.entries_of(of, among=[line.id for line in queries.lines_on(of)])
    actions.look(entries=entries, by=who.person, at=who.at)
    return _one(request, who, of, names=queries.words_of(entries))


def changing(act: str, change: Change) -> Callable[..., HttpResponse]:
    """The view of one change to a list: acts, or shows the list with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who = sitting(request)
        of = list_of(who, ref)
        try:
            change(who, of, request)
        except BadInput as wrong:
            return _one(request, who, of, wrong=wrong)
        return redirect("visits:list", ref=ref)

    return view


@asks("visits.list")
@require_POST
def table(request: HttpRequest, ref: str) -> HttpResponse:
    """Take in a table, and say of each row that was left out why."""
    who = sitting(request)
    of = list_of(who, ref)
    try:
        taken = changes.take(who, of, request)
    except BadInput as wrong:
        return _one(request, who, of, wrong=wrong)
    return _one(request, who, list_of(who, ref), taken=taken)


@asks("visits.list")
@require_safe
def template(request: HttpRequest) -> HttpResponseBase:
    """An empty table with our heads and two examples."""
    who = sitting(request)
    if not who.may("visits.list"):
        raise NotYours(_("往名单上添人由开名单的单位做。"))
    return spreadsheet("visits-template", "xlsx", [str(head) for head in tables.HEADS.values()], EXAMPLES)


@asks("visits.visit")
@require_POST
def round_(request: HttpRequest, ref: str) -> HttpResponse:
    """Record a round: several people of the list at once."""
    who = sitting(request)
    of = list_of(who, ref)
    try:
        entries = queries.entries_of(of, among=request.POST.getlist("chosen"))
        if not entries:
            raise BadInput(_("请先选走访了谁"), {"chosen": _("请先选名单上的人")})
        done = changes.record(who, entries, request)
    except BadInput as wrong:
        return _one(request, who, of, wrong=wrong)
    return to(reverse("visits:list", args=[ref]), done)


def list_of(who: Sitting, ref: str) -> VisitList:
    """The list, if she may see it; 404 otherwise."""
    try:
        return queries.list_for(who.person, ref, at=who.at)
    except VisitList.DoesNotExist:
        raise Http404(ref) from None


def _lists(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    context = {
        "lists": queries.lists_for(who.person, at=who.at),
        "keepers": queries.keepers_of(who.person, at=who.at),
        "issues": wrong.issues if wrong else {},
        "typed": request.POST or request.GET,
        "command": new_id(who.at),
        "sitting": who,
    }
    return render(request, "visits/lists.html", context, status=422 if wrong else 200)


def _one(
    request: HttpRequest,
    who: Sitting,
    of: VisitList,
    *,
    wrong: BadInput | None = None,
    taken: actions.Taken | None = None,
    names: dict[str, queries.Names] | None = None,
) -> HttpResponse:
    context = {
        "standing": queries.standing_of(of),
        "lines": queries.lines_on(of),
        "names": names or {},
        "taken": taken,
        "told": told(request),
        "keeps": queries.keeps(who.person, of, at=who.at),
        "may_visit": posts.permit(who.person, "visits.visit", of.place, at=who.at, unit=of.unit).yes,
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "chosen": request.POST.getlist("chosen"),
        "sitting": who,
        **_choices(of, who),
        **spans_of(of, on=who.at.astimezone(SHANGHAI).date()),
    }
    return render(request, "visits/list.html", context, status=422 if wrong else 200)


def _choices(of: VisitList, who: Sitting) -> dict[str, object]:
    visiting = book().visiting
    return {
        "categories": [(each.code, spoken(each)) for each in visiting.categories],
        "gifts": [(gift.code, spoken(gift)) for gift in visiting.gifts],
        "places": queries.places_of(of.place),
        "branches": queries.branches_of(of.place),
        "visitors": queries.posts_of(of.place),
        "columns": [str(head) for head in tables.HEADS.values()],
        "states": STATES,
        "most": rules.TABLE_AT_MOST,
        "today": who.at.astimezone(SHANGHAI).date().isoformat(),
        "command": lambda: new_id(who.at),
    }

"""Organisations whose members one keeps, the members of one, one member."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger.models import Fact
from bandeng.members import actions, queries, rules
from bandeng.members.models import Member
from bandeng.members.web import changes, words
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.web.asks import asks


@asks("members.look")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The organisations whose members she may look at; a reference leads to one member."""
    who, ref = sees(request), request.GET.get("ref", "").strip()
    if ref and _found(who, ref):
        return redirect("members:member", ref=ref)
    context = {
        "streets": queries.by_street(who.person, at=who.at),
        "few": rules.FOLD_OVER,
        "all": queries.keeps_all(who.person, at=who.at),
        "ref": ref,
        "sitting": who,
    }
    return render(request, "members/overview.html", context)


@asks("members.look")
@require_safe
def unit(request: HttpRequest, unit: str) -> HttpResponse:
    """The members of one organisation, with names: that she looked is written down."""
    who = sees(request)
    names = dict(queries.units_of(who.person, at=who.at))
    if unit not in names:
        raise Http404(unit)
    rows = queries.listed(unit, after=request.GET.get("after", ""))
    some, more = rows[: rules.LIST_AT_MOST], len(rows) > rules.LIST_AT_MOST
    actions.look(members=some, what=("name", "standing"), by=who.person, at=who.at)
    context = {
        "unit": unit,
        "name": names[unit],
        "cards": _cards(some),
        "older": some[-1].id if more else "",
        "sitting": who,
    }
    return render(request, "members/unit.html", context)


def _cards(rows: list[Member]) -> list[queries.Card]:
    found = queries.members(row.id for row in rows)
    return [found[row.id] for row in rows]


@asks("members.enter")
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """The form for one member."""
    return _form(request, sees(request), None)


@asks("members.enter")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Enter one member."""
    who = sees(request)
    try:
        what, command = changes.entering(request), changes.command_of(request)
        fact = actions.enter(what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _form(request, who, wrong)
    return redirect("members:member", ref=fact.stream.partition(":")[2])


@asks("members.look")
@require_safe
def member(request: HttpRequest, ref: str) -> HttpResponse:
    """One member: what is kept, on what basis, who looked."""
    who = sees(request)
    return _one(request, who, _member(who, ref), None)


Change = Callable[[Sitting, Member, HttpRequest], Fact]


def changing(act: str, change: Change) -> Callable[..., HttpResponse]:
    """The view of one change: acts, or shows the page with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who = sees(request)
        one = _member(who, ref)
        try:
            change(who, one, request)
        except BadInput as wrong:
            return _one(request, who, one, wrong)
        return redirect("members:member", ref=ref) if _found(who, ref) else redirect("members:overview")

    return view


def sees(request: HttpRequest) -> Sitting:
    """Whoever sits at the desk and may look at members. Raises NotYours."""
    who = sitting(request)
    if not queries.may_look(who.person, at=who.at):
        raise NotYours(_("党员名册只给党组织书记和管名册的部门看,您的岗位看不到。"))
    return who


def _found(who: Sitting, ref: str) -> Member | None:
    try:
        return queries.row_for(who.person, ref, at=who.at)
    except Member.DoesNotExist:
        return None


def _member(who: Sitting, ref: str) -> Member:
    found = _found(who, ref)
    if found is None:
        raise Http404(ref)
    return found


def _one(request: HttpRequest, who: Sitting, one: Member, wrong: BadInput | None) -> HttpResponse:
    actions.look(members=[one], by=who.person, at=who.at)
    context = {
        "card": queries.member(one.id),
        "unit": queries.name_of(one.unit),
        "group": queries.name_of(one.group),
        "basis": words.basis(one.rule),
        "checker": queries.post_words(one.checker),
        "looks": [
            (look.at, queries.post_words(look.post), words.looked(look.what))
            for look in queries.looks_at(one.id)
        ],
        "may_erase": queries.keeps_all(who.person, at=who.at),
        "may_keep": posts.permit(who.person, "members.correct", one.place, at=who.at, unit=one.unit).yes
        or queries.keeps_all(who.person, at=who.at),
        **_shared(request, who, wrong),
    }
    return render(request, "members/member.html", context, status=422 if wrong else 200)


def _form(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    asked = request.POST.get("unit") or request.GET.get("unit", "")
    units = queries.units_of(who.person, at=who.at)
    context = {
        "units": units,
        "unit": asked,
        "all": queries.keeps_all(who.person, at=who.at),
        "groups": queries.groups_of(asked or (units[0][0] if units else "")),
        **_shared(request, who, wrong),
    }
    return render(request, "members/new.html", context, status=422 if wrong else 200)


def _shared(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> dict[str, object]:
    return {
        "bases": words.bases(),
        "issues": (wrong.issues or {"standing_on": str(wrong)}) if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "sitting": who,
    }

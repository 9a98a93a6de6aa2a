"""Organisations whose members one keeps, the members of one, one member."""

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger.models import Fact
from bandeng.members import actions, listing, queries
from bandeng.members.models import Member
from bandeng.members.web import changes, words
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.web.asks import asks


@asks("members.look")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The organisations whose members she may look at, street by street; a reference leads to one member."""
    who, ref = sees(request), request.GET.get("ref", "").strip()
    if ref and _found(who, ref):
        return redirect("members:member", ref=ref)
    found = listing.organisations(who.person, at=who.at)
    street, called = request.GET.get("street", ""), request.GET.get("called", "").strip()
    some = [each for each in found if called in each.name] if called else found
    folded = len(found) > listing.FEW and not (street or called)
    context = {
        "streets": listing.streets(found) if folded else [],
        "units": [] if folded else [each for each in some if not street or each.street == street],
        "many": len(found) > listing.FEW,
        "street": street,
        "called": called,
        "ref": ref,
        "sitting": who,
    }
    return render(request, "members/overview.html", context)


@asks("members.look")
@require_safe
def unit(request: HttpRequest, unit: str) -> HttpResponse:
    """Members of one organisation, with names: that she looked is written down."""
    who, name = _sees_unit(request, unit)
    rows = listing.listed(unit, after=request.GET.get("after", ""))
    return _unit(request, who, (unit, name), rows)


@asks("members.look")
@never_cache
@require_POST
def finding(request: HttpRequest, unit: str) -> HttpResponse:
    """Those of an organisation whose name holds what was typed: a name stands in no address."""
    who, name = _sees_unit(request, unit)
    find = request.POST.get("find", "").strip()
    rows = listing.called(unit, find) if find else listing.listed(unit)
    return _unit(request, who, (unit, name), rows, find)


def _sees_unit(request: HttpRequest, unit: str) -> tuple[Sitting, str]:
    """Whoever may look at the members of this organisation, and its name; 404 for anybody else."""
    who = sees(request)
    names = dict(queries.units_of(who.person, at=who.at))
    if unit not in names:
        raise Http404(unit)
    return who, names[unit]


def _unit(
    request: HttpRequest, who: Sitting, unit: tuple[str, str], rows: list[Member], find: str = ""
) -> HttpResponse:
    some, more = rows[: listing.PAGE], len(rows) > listing.PAGE
    actions.look(members=some, what=("name", "standing"), by=who.person, at=who.at)
    context = {
        "unit": unit[0],
        "name": unit[1],
        "cards": listing.cards(some),
        "older": some[-1].id if more else "",
        "find": find,
        "paged": more or bool(find) or "after" in request.GET,
        "sitting": who,
    }
    return render(request, "members/unit.html", context)


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


@asks("members.look")
@require_safe
def sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """Everybody who looked at one member's data, as a sheet of paper for the person who asks."""
    who = sees(request)
    one = _member(who, ref)
    actions.look(members=[one], what=("name",), by=who.person, at=who.at)
    context = {
        "card": queries.member(one.id),
        "drawn": changes.mark(one),
        "unit": queries.name_of(one.unit),
        "looks": _looks(one, whole=True),
        "today": who.at,
        "sitting": who,
    }
    return render(request, "members/sheet.html", context)


def _looks(one: Member, *, whole: bool = False) -> list[tuple[datetime, str, str]]:
    return [
        (look.at, queries.post_words(look.post), words.looked(look.what))
        for look in listing.looks_at(one.id, whole=whole)
    ]


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
        "drawn": changes.mark(one),
        "unit": queries.name_of(one.unit),
        "group": queries.name_of(one.group),
        "basis": words.basis(one.rule),
        "checker": queries.post_words(one.checker),
        "looks": _looks(one),
        "may_erase": queries.keeps_all(who.person, at=who.at),
        "may_keep": posts.permit(who.person, "members.correct", one.place, at=who.at, unit=one.unit).yes
        or queries.keeps_all(who.person, at=who.at),
        **_shared(request, who, wrong),
    }
    return render(request, "members/member.html", context, status=wrong.status if wrong else 200)


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

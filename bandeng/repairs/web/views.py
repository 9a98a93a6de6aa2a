"""Two taps: the kind, and done. Words, a court and a picture if one likes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotYours, at_field
from bandeng.ledger import pictures
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.repairs import actions, queries
from bandeng.repairs.models import Repair
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks


@asks("repairs.see")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The kinds as big buttons, and what was seen lately."""
    who = _sees(request)
    rows, done = queries.lately(who.person, at=who.at), request.GET.get("done", "")
    context = {
        "kinds": [(each.code, spoken(each), each.icon) for each in book().doorstep.mended],
        "names": {each.code: spoken(each) for each in book().doorstep.mended},
        "may_add": bool(queries.grids_of(who.person, at=who.at)),
        "rows": rows,
        "done": next((row for row in rows if row.id == done), None),
        "command": lambda: new_id(who.at),
        "sitting": who,
    }
    return render(request, "repairs/overview.html", context)


@asks("repairs.add")
@require_safe
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind: one tap says that it is mended."""
    return _form(request, _sees(request), kind, None)


@asks("repairs.add")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Note it."""
    who, post = _sees(request), request.POST
    try:
        with at_field("pictures"):
            taken = tuple(pictures.take(file).digest for file in request.FILES.getlist("pictures"))
        what = actions.Noting(
            kind=post.get("kind", ""),
            mended=post.get("mended", "") != "no",
            spot=post.get("spot", ""),
            words=post.get("words", ""),
            pictures=taken,
        )
        place = _place(who, post.get("place", ""))
        if not what.mended:
            _sure(request, what.kind, what.words)
        command = post.get("command", "")[:40]
        fact = actions.add(place=place, what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _form(request, who, post.get("kind", ""), wrong)
    return _to_overview(fact.stream)


@asks("repairs.undo")
@require_POST
def undoing(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a wrong tap back."""
    who = _sees(request)
    repair, command = _repair(who, ref), request.POST.get("command", "")[:40]
    actions.undo(repair=repair, by=who.person, at=who.at, command=command)
    return redirect("repairs:overview")


@asks("repairs.pass_on")
@require_POST
def passing_on(request: HttpRequest, ref: str) -> HttpResponse:
    """Make it a matter."""
    who = _sees(request)
    repair, command = _repair(who, ref), request.POST.get("command", "")[:40]
    _sure(request, repair.kind, queries.words_of(repair))
    actions.pass_on(repair=repair, by=who.person, at=who.at, command=command)
    return _to_overview(repair.stream)


@pictures.may_see
def may_see(digest: str, viewer: pictures.Viewer) -> bool:
    """Whoever may see the repair sees its picture."""
    return bool(viewer.person) and queries.shows(digest, viewer.person, at=now())


def _to_overview(stream: str) -> HttpResponse:
    address = redirect("repairs:overview")
    address["Location"] += f"?done={stream.removeprefix('repair:')}"
    return address


def _form(request: HttpRequest, who: Sitting, kind: str, wrong: BadInput | None) -> HttpResponse:
    found = book().doorstep.kind(kind)
    if found is None:
        raise Http404(kind)
    grids = queries.grids_of(who.person, at=who.at)
    if not grids:
        raise NotYours(_("随手修由在网格里巡查的人记。"))
    context = {
        "kind": found.code,
        "name": spoken(found),
        "icon": found.icon,
        "grids": grids,
        "spots": queries.spots_of(path for path, _label in grids),
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": new_id(who.at),
        "sitting": who,
    }
    return render(request, "repairs/kind.html", context, status=422 if wrong else 200)


def _sure(request: HttpRequest, kind: str, words: str) -> None:
    """An urgent matter hurries many people: it is asked about once. Raises BadInput."""
    if request.POST.get("sure") != "1" and queries.is_urgent(kind, words):
        raise BadInput(
            _("这一件会当急事办,还没有转"), {"sure": _("是急事的,勾上这一项再转;不急的,改一改那句话")}
        )


def _place(who: Sitting, asked: str) -> str:
    """The grid that was chosen; her own where there is only one."""
    grids = [path for path, _label in queries.grids_of(who.person, at=who.at)]
    if asked in grids:
        return asked
    if len(grids) == 1 and not asked:
        return grids[0]
    raise BadInput(_("请选一个网格"), {"place": _("请选一个网格")})


def _sees(request: HttpRequest) -> Sitting:
    who = sitting(request)
    if not queries.may_see_any(who.person, at=who.at):
        raise NotYours(_("随手修由在网格里巡查的人记,您的岗位看不到。"))
    return who


def _repair(who: Sitting, ref: str) -> Repair:
    try:
        return queries.repair_for(who.person, ref, at=who.at)
    except Repair.DoesNotExist:
        raise Http404(ref) from None

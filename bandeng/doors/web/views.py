"""Today's doors, all known doors, one door, and what is noted there."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bandeng.doors import actions, queries, rules
from bandeng.doors.models import Door
from bandeng.doors.web import changes
from bandeng.doors.web.changes import command_of
from bandeng.doors.web.words import FATES, GROUNDS, STATES, as_typed, why
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotYours, Overtaken
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks


@asks("doors.see")
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The doors to knock at today, with the reason for each."""
    return _list(request, _sees(request), None)


@asks("doors.see")
@require_http_methods(["GET", "HEAD", "POST"])
def known(request: HttpRequest) -> HttpResponse:
    """Every known door, to find one that is not on today's list. What is sought stands in no address."""
    who, words = _sees(request), request.POST.get("q", "")[: rules.DOOR_AT_MOST]
    doors = queries.known(who.person, at=who.at, words=words)
    return render(request, "doors/known.html", {"doors": doors, "words": words, "sitting": who})


@asks("doors.add")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Note a door."""
    who = _sees(request)
    place, door = request.POST.get("place", ""), request.POST.get("door", "")
    try:
        actions.add(place=place, door=door, by=who.person, at=who.at, command=command_of(request))
    except BadInput as wrong:
        return _list(request, who, wrong)
    return redirect("doors:today")


@asks("doors.see")
@require_safe
def door(request: HttpRequest, door: str) -> HttpResponse:
    """One door: what was heard, promised and may be kept, and the form of a visit."""
    who = _sees(request)
    return _one(request, who, _door(who, door), None)


Change = Callable[[Sitting, Door, HttpRequest], Fact]


def changing(act: str, change: Change, done: str = "") -> Callable[..., HttpResponse]:
    """The view of one change at a door: acts, or shows the page with what is wrong; ``done`` follows."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, door: str) -> HttpResponse:
        who = _sees(request)
        one = _door(who, door)
        try:
            change(who, one, request)
        except BadInput as wrong:
            return _one(request, who, one, wrong)
        here = reverse("doors:door", args=[door])
        return redirect(f"{here}?done={done}" if done else here)

    return view


def _sees(request: HttpRequest) -> Sitting:
    """Whoever sits at the desk and may see doors. Raises NotYours."""
    who = sitting(request)
    if not queries.may_see_any(who.person, at=who.at):
        raise NotYours(_("走访由网格长和调解员做,您的岗位看不到。"))
    return who


def _list(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    knocks = queries.today(who.person, at=who.at)
    grids, day = list(dict.fromkeys(knock.grid for knock in knocks)), who.at.astimezone(SHANGHAI).date()
    told = [(knock.grid, knock, why(knock, on=day)) for knock in knocks]
    context = {
        "parts": [(grid, [(knock, said) for where, knock, said in told if where == grid]) for grid in grids],
        "full": len(knocks) == rules.LIST_AT_MOST,
        "coverage": queries.coverage(who.person, at=who.at),
        "unseen_days": book().doorstep.unseen_days,
        "grids": queries.grids_of(who.person, at=who.at),
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": new_id(who.at),
        "sitting": who,
    }
    return render(request, "doors/today.html", context, status=422 if wrong else 200)


def _one(request: HttpRequest, who: Sitting, door: Door, wrong: BadInput | None) -> HttpResponse:
    people.look(person=who.person, about=door.id, what=_("门牌和走访的话"), at=who.at)
    doorstep, day = book().doorstep, who.at.astimezone(SHANGHAI).date()
    context = {
        "door": door,
        "words": queries.words_of(door),
        "visits": queries.visits_of(door, reader=who.person, at=who.at),
        "waiting": queries.open_promises(door),
        "late": _late(request, door) if isinstance(wrong, Overtaken) else [],
        "held": queries.held_of(door, on=day),
        "keeps": doorstep.keeps,
        "purpose": queries.purpose_at(door, at=who.at),
        "purposes": {each.code: spoken(each) for each in doorstep.purposes},
        "fates": FATES,
        "states": STATES,
        "grounds": GROUNDS,
        "may_file": posts.permit(who.person, "cases.file", door.place, at=who.at).yes,
        "done": request.GET.get("done") == "visit",
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "spoken": spoken,
        "sitting": who,
    }
    return render(request, "doors/door.html", context, status=wrong.status if wrong else 200)


def _late(request: HttpRequest, door: Door) -> list[tuple[queries.Promised, str]]:
    """The promises of which somebody else was quicker to say what became of them, and what was typed here."""
    said = {each.promise: each for each in changes.spoken_of(request)}
    late = queries.settled_before(door, {each.promise: each.shown for each in said.values()})
    return [(each, as_typed(said[each.id].fate, said[each.id].on, said[each.id].why)) for each in late]


def _door(who: Sitting, door: str) -> Door:
    try:
        return queries.door_for(who.person, door, at=who.at)
    except Door.DoesNotExist:
        raise Http404(door) from None

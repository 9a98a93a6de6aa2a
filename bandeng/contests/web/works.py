"""One work at the lead unit's desk, and what is decided of it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.contests import actions, queries, rules
from bandeng.contests.models import Work
from bandeng.contests.web import forms
from bandeng.contests.web.desk import work_of
from bandeng.contests.web.words import STATES
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.people import actions as people
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks

Change = Callable[[Sitting, Work, HttpRequest], object]


@asks("contests.see")
@require_safe
def work(request: HttpRequest, ref: str) -> HttpResponse:
    """One work: its text, what readers gave; its author only once it is decided."""
    who = sitting(request)
    return _work(request, who, work_of(who, ref), None)


def changing(act: str, change: Change) -> Callable[..., HttpResponse]:
    """The view of one decision: acts, or shows the work with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who = sitting(request)
        one = work_of(who, ref)
        try:
            change(who, one, request)
        except BadInput as wrong:
            return _work(request, who, one, wrong)
        return redirect("contests:desk-work", ref=ref)

    return view


def award(who: Sitting, one: Work, request: HttpRequest) -> object:
    """Give an award."""
    post, command = request.POST, forms.command_of(request)
    compared = "compared" in post
    what = actions.Awarding(award=post.get("award", ""), why=post.get("why", ""), compared=compared)
    return actions.award(work=one, what=what, by=who.person, at=who.at, command=command)


def revoke(who: Sitting, one: Work, request: HttpRequest) -> object:
    """Revoke an award."""
    why, command = request.POST.get("why", ""), forms.command_of(request)
    return actions.revoke(work=one, why=why, by=who.person, at=who.at, command=command)


def set_aside(who: Sitting, one: Work, request: HttpRequest) -> object:
    """Set a work aside."""
    why, command = request.POST.get("why", ""), forms.command_of(request)
    return actions.set_aside(work=one, why=why, by=who.person, at=who.at, command=command)


def publish(who: Sitting, one: Work, request: HttpRequest) -> object:
    """Publish a work."""
    return actions.publish(work=one, by=who.person, at=who.at, command=forms.command_of(request))


def withdraw(who: Sitting, one: Work, request: HttpRequest) -> object:
    """Withdraw a work for its author."""
    return actions.withdraw(work=one, by=who.person, at=who.at, command=forms.command_of(request))


def _work(request: HttpRequest, who: Sitting, one: Work, wrong: BadInput | None) -> HttpResponse:
    marked = queries.is_marked(one.contest)
    decided = not marked or one.state in (rules.AWARDED, rules.ASIDE)
    if decided and one.state != rules.WITHDRAWN:
        people.look(person=who.person, about=one.id, what=_("作品的作者"), at=who.at)
    context = {
        "work": one,
        "shown": queries.shown(one, with_author=decided),
        "remarks": queries.remarks_of(one),
        "marked": marked,
        "alike": queries.alike_with(one) if marked else [],
        "closed": queries.has_closed(one.contest, at=who.at),
        "being_read": marked and queries.is_being_read(one),
        "whole": book().contesting.whole,
        "awards": [(award.code, spoken(award)) for award in book().contesting.awards],
        "leads": queries.leads(who.person, one.contest, at=who.at),
        "states": STATES,
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "sitting": who,
    }
    return render(request, "contests/work.html", context, status=422 if wrong else 200)

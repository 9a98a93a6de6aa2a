"""A resident objects to a roll on line, and reads what she was answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bandeng.ballots import actions, queries, slips
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.queries import households
from bandeng.ballots.rules import life
from bandeng.ballots.web import correcting, knowing, lines, words
from bandeng.ballots.web.public import vote_or_404
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.people import actions as people
from bandeng.people import phones
from bandeng.rulebook.queries import book
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.web.commands import command_of


@asks("public")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def objections(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what is wrong with the roll; what was said and answered stands below."""
    vote = vote_or_404(ref)
    if request.method != "POST":
        return _page(request, vote, {}, 200)
    try:
        _raise(request, vote)
    except BadInput as wrong:
        return _page(request, vote, wrong.issues, 422)
    except NotNow as late:
        return _page(request, vote, {"late": str(late)}, 409)
    return redirect("ballots:objections", ref=ref)


def _raise(request: HttpRequest, vote: Vote) -> None:
    at, number = now(), request.POST.get("number", "").strip().upper()[:20]
    opened = knowing.mine(request, vote)
    code = slips.code_of(opened.stream, opened.codes) if opened and opened.number == number else ""
    by = str(request.user.pk) if request.user.is_authenticated else people.guest(at=at)
    about = request.POST.get("about", "") if number else "missing"
    what = actions.Against(number=number, about=about, words=request.POST.get("objection", ""))
    doing = actions.Doing(vote=vote, by=by, at=at, command=command_of(request))
    actions.raise_objection(doing, what=what, code=code)


def _page(request: HttpRequest, vote: Vote, issues: dict[str, str], status: int) -> HttpResponse:
    at, person = now(), knowing.resident(request)
    phone = households.own_phone(person) if person else ""
    opened = knowing.mine(request, vote)
    slots = _slots(vote, phone, opened)
    mine = list(slots)
    by = {"person": person.id if person else "", "number": opened.number if opened else ""}
    context = {
        "vote": vote,
        **_said(vote, by, slots),
        "weighs": "area" in book().voting_rule(vote.rule).measures,
        "numbers": mine,
        "choosing": [(number, number) for number in mine],
        "signed_in": person is not None,
        "phone": phones.masked(phone) if phone else "",
        "sign_in": f"{reverse('people:phone-sign-in')}?next={reverse('ballots:objections', args=[vote.id])}",
        "may_object": life.LIFE.can(vote.state, "object") and not vote.is_begun(at=at),
        "words": words,
        "issues": issues,
        "typed": request.POST,
        "command": lambda: new_id(at),
        "at": at,
    }
    return render(request, "ballots/objections.html", context, status=status)


def _said(vote: Vote, by: dict[str, str], slots: dict[str, Elector]) -> dict[str, object]:
    """What she said and what was changed for it, beside her own lines of the roll."""
    said = queries.own_objections(vote, **by)
    return {
        "said": said,
        "changed": correcting.after(vote, said, mine=slots),
        "own_lines": [lines.own(slot) for slot in slots.values()],
    }


def _slots(vote: Vote, phone: str, opened: Elector | None) -> dict[str, Elector]:
    """The slots she has the telephone of, and the one she has opened, by number."""
    held = [*households.slots_of_phone(vote, phone), *([opened] if opened else [])]
    return {slot.number: slot for slot in sorted(held, key=lambda slot: slot.number)}

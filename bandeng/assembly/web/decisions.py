"""A procedure for everybody: where it stands, who decided what, what comes next; the sheets for the board.

To read one signs in nowhere. To speak, to say that the sheet hangs there, and to judge, one signs in.
"""

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bandeng.assembly import actions, queries, rules
from bandeng.assembly.models import Procedure
from bandeng.assembly.web import arriving, balloting, reading, words
from bandeng.ballots import telling
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pictures
from bandeng.posts import queries as posts
from bandeng.rulebook.language import spoken
from bandeng.ui.clock import now
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks


@asks("public")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """The matter in plain words."""
    return _show(request, _procedure(ref), None)


def _procedure(ref: str) -> Procedure:
    try:
        return queries.procedure_numbered(ref)
    except Procedure.DoesNotExist:
        raise Http404(ref) from None


def _person(request: HttpRequest) -> str:
    return str(request.user.pk) if request.user.is_authenticated else ""


def _show(request: HttpRequest, one: Procedure, wrong: BadInput | None) -> HttpResponse:
    at, person = now(), _person(request)
    told = queries.deciding(one, at=at)
    context = {
        **_standing(one, told, at),
        **_what_she_may(one, told, person, at),
        "withdrawn": queries.why_withdrawn(one),
        "counts": queries.counts_of(one.stream),
        "answers": queries.answers_of(one.stream),
        "mine": queries.own_opinions(one.stream, person),
        "promises": queries.promised_in(one, at=at),
        "judged": queries.judgements_of(one),
        "unchecked": queries.unchecked_of(one),
        "sign_in": arriving.sign_in(request, reverse("assembly:decision", args=[one.id])),
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(at),
        "at": at,
    }
    return render(request, "assembly/decision.html", context, status=422 if wrong else 200)


def _standing(one: Procedure, told: queries.Deciding, at: datetime) -> dict[str, object]:
    return {
        "told": told,
        "standing": words.standing(told),
        "waits": list(words.awaited(told, year=at.astimezone(SHANGHAI).year)),
        "made": words.made(told, year=at.astimezone(SHANGHAI).year),
        "called": _called(one),
        "convened": queries.convened_for(one),
        "meeting_state": words.meeting_state(at),
        "cast_state": words.cast_state,
        "numbers": words.numbers,
        "hurried": words.hurried,
        "who_of": words.who_of,
        "sorts": words.SORTS,
        "spoken": spoken,
        "outcomes": dict(words.OUTCOMES),
        "state_of": words.state_of,
        "judgements": words.JUDGEMENTS,
        "open": queries.takes_opinions(one.stream),
        "has_sheets": _decided(told) is not None,
        "has_outcome": queries.can_print(one, 2),
    }


def _called(one: Procedure) -> list[queries.Cast]:
    """The votes it was put to that everybody may read of and that have not decided it yet."""
    asked = balloting.context(one)["asked"]
    return [each for each in queries.called_for(one.stream, asked) if each.shown] if asked else []


def _what_she_may(one: Procedure, told: queries.Deciding, person: str, at: datetime) -> dict[str, bool]:
    resident = bool(person) and not posts.holdings(person, at=at)
    publishing, judging = queries.can_be_put_up(one), queries.can_be_judged(one)
    saw = resident and publishing and queries.has_confirmed(one, person)
    return {
        "publishing": publishing,
        "saw": saw,
        "confirms": resident and publishing and not saw,
        "judging": judging,
        "judges": resident and judging,
        "resident": resident,
        "stranger": resident and (publishing or judging) and not queries.is_known(person, one.place),
    }


Say = Callable[[HttpRequest, Procedure], object]


def _saying(act: str, say: Say, then: str = "") -> Callable[..., HttpResponse]:
    """The view of what a resident says: acts and goes back (to ``then``), or shows what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        one = _procedure(ref)
        try:
            say(request, one)
        except BadInput as wrong:
            return _show(request, one, wrong)
        except NotNow:
            if not actions.was_said(reading.command_of(request), by=_person(request)):
                raise
        return redirect(reverse("assembly:decision", args=[ref]) + then)

    return view


def _speak(request: HttpRequest, one: Procedure) -> object:
    what = actions.Speaking(place=one.place, said=reading.text(request, "said"), topic=one.stream)
    command = reading.command_of(request)
    return actions.speak(what=what, by=_person(request), at=now(), command=command)


def _confirm(request: HttpRequest, one: Procedure) -> object:
    command = reading.command_of(request)
    return actions.confirm(procedure=one, by=_person(request), at=now(), command=command)


def _judge(request: HttpRequest, one: Procedure) -> object:
    said = reading.text(request, "judgement")
    outcome, command = request.POST.get("outcome", ""), reading.command_of(request)
    return actions.judge(
        procedure=one, outcome=outcome, said=said, by=_person(request), at=now(), command=command
    )


speaking = _saying("assembly.speak", _speak, arriving.GIVEN)
confirming = _saying("assembly.confirm", _confirm)
judging = _saying("assembly.judge", _judge)


@asks("public")
@require_safe
def sheet(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The sheet for the notice board: 1 the decision, 2 what became of it. None of what was refused."""
    one, at = _procedure(ref), now()
    told = queries.deciding(one, at=at)
    step = _decided(told)
    publication = next((each.stage for each in told.stages if each.stage.publication == number), None)
    if step is None or publication is None or not queries.can_print(one, number):
        raise Http404(ref)
    context = {
        "told": told,
        "number": number,
        "publication": publication,
        "step": step,
        "results": _results(step),
        **_words(),
        "answers": queries.answers_of(one.stream),
        "promises": queries.promised_in(one, at=at),
        "judged": queries.judgements_of(one),
        "unchecked": queries.unchecked_of(one),
        "judgements": words.JUDGEMENTS,
        "address": whole_address(request, reverse("assembly:decision", args=[ref])),
        "at": at,
    }
    return render(request, "assembly/sheet.html", context)


def _decided(told: queries.Deciding) -> queries.Taken | None:
    """The step that decided it; None before, and where it was refused then or later."""
    steps = (each.step for each in told.stages if each.stage.decides and each.step)
    return None if told.state in (rules.REJECTED, rules.WITHDRAWN) else next(steps, None)


def _words() -> dict[str, object]:
    return {
        "cast_state": words.cast_state,
        "numbers": words.numbers,
        "hurried": words.hurried,
        "spoken": spoken,
        "outcomes": dict(words.OUTCOMES),
        "state_of": words.state_of,
    }


def _results(step: queries.Taken) -> list[telling.Told]:
    return queries.results_of(step.vote.stream) if step.vote else []


@pictures.may_see
def may_see(digest: str, _viewer: pictures.Viewer) -> bool:
    """Pictures of the board and of what was decided are for everybody."""
    return queries.board_picture_is_public(digest)

"""Opinions at the desk: type them in, put similar ones together, answer each."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Opinion, Procedure
from bandeng.assembly.web import asking, covenants, reading, spoken, words
from bandeng.assembly.web.desk import changing, drawn, found, sees
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.web.asks import asks


@asks("assembly.see")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """The opinions of a procedure in groups."""
    who = sees(request)
    return show(request, who, found(queries.procedure_for, who, ref), None)


def show(request: HttpRequest, who: Sitting, one: Procedure, wrong: BadInput | None) -> HttpResponse:
    """What neighbours said of it, those without an answer first."""
    people.look(person=who.person, about=one.id, what=_("居民的意见"), at=who.at)
    context = {
        "told": queries.deciding(one, at=who.at),
        "groups": queries.groups_of(one.stream),
        "counts": queries.counts_of(one.stream),
        "outcomes": words.OUTCOMES,
        "outcome_words": dict(words.OUTCOMES),
        "channels": words.CHANNELS,
    }
    return drawn(request, who, "opinions", wrong, **context)


def _home(one: Procedure) -> str:
    return reverse("assembly:opinions", args=[one.id])


def _type(who: Sitting, one: Procedure, request: HttpRequest) -> Fact:
    what, command = spoken.typed_in(request, one.place, one.stream), reading.command_of(request)
    return actions.speak(what=what, by=who.person, at=who.at, command=command)


typing = changing("assembly.speak", queries.procedure_for, _type, show, _home)


def _show_one(request: HttpRequest, who: Sitting, opinion: Opinion, wrong: BadInput | None) -> HttpResponse:
    kind, _colon, ref = opinion.topic.partition(":")
    if kind == "covenant":
        return covenants.show(request, who, queries.covenant_numbered(ref), wrong)
    if kind == "procedure":
        return show(request, who, queries.procedure_numbered(ref), wrong)
    return spoken.show(request, who, places.by_path(opinion.place), wrong)


def _home_of(opinion: Opinion) -> str:
    kind, _colon, ref = opinion.topic.partition(":")
    if opinion.topic == queries.PLACE:
        return spoken.home(places.by_path(opinion.place))
    return reverse("assembly:covenant" if kind == "covenant" else "assembly:opinions", args=[ref])


def _answer(who: Sitting, opinion: Opinion, request: HttpRequest) -> Fact:
    asking.ask(request, "why")
    what = actions.Answer(outcome=request.POST.get("outcome", ""), why=reading.text(request, "why"))
    together = queries.with_those_beside(opinion)
    command = reading.command_of(request)
    return actions.answer(opinions=together, what=what, by=who.person, at=who.at, command=command)[0]


def _gather(who: Sitting, opinion: Opinion, request: HttpRequest) -> Fact:
    asked = request.POST.get("beside", "")
    beside = found(queries.opinion_for, who, asked) if asked else None
    command = reading.command_of(request)
    return actions.gather(opinion=opinion, beside=beside, by=who.person, at=who.at, command=command)


answering = changing("assembly.answer", queries.opinion_for, _answer, _show_one, _home_of)
gathering = changing("assembly.gather", queries.opinion_for, _gather, _show_one, _home_of)

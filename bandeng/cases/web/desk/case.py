"""One matter at the desk: its page, why its deadlines are what they are, why a step is not for oneself."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bandeng.cases.queries import reasons, sentence, verbs
from bandeng.cases.queries.whynot_yet import COMMON
from bandeng.cases.web.desk.asked import asked_page
from bandeng.cases.web.desk.contact import contact_of
from bandeng.cases.web.desk.finding import scene_of
from bandeng.cases.web.desk.sheet import sheet
from bandeng.cases.web.desk.steps.fields import Scene
from bandeng.cases.web.desk.steps.table import BY_VERB
from bandeng.cases.web.desk.steps.view import why_closed
from bandeng.cases.web.desk.steps.whom import who_could
from bandeng.kernel.refusals import NotYours
from bandeng.people import actions as people
from bandeng.posts import queries as posts
from bandeng.ui.web.asks import asks


@asks("cases.see")
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What it is, how it stands, what can be done now, what happened; or to whoever was only asked, what
    she was asked."""
    try:
        scene = scene_of(request, number)
    except Http404:
        return asked_page(request, number)
    asked = sheet(scene, request.GET.get("for", ""))
    context = {"sheet": asked, "sitting": scene.sitting, "done": done_words(request), "origin": ""}
    return render(request, "cases/desk/case.html", context)


def done_words(request: HttpRequest) -> str:
    """What was just done, for the head of the next page; empty when nothing was."""
    noun = request.GET.get("done", "")
    return next((str(step.label) for step in BY_VERB.values() if step.noun == noun), "")


@asks("cases.see")
@require_safe
def clocks(request: HttpRequest, number: str) -> HttpResponse:
    """Why each deadline is what it is, day by day."""
    scene = scene_of(request, number)
    context = {
        "number": number,
        "title": sentence.title(scene.case),
        "clocks": reasons.of(scene.case),
        "sitting": scene.sitting,
    }
    return render(request, "cases/desk/clocks.html", context)


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A step that is not for this person: why, and which posts could do it."""

    label: str
    reason: str
    who: tuple[str, ...]


@asks("cases.see")
@require_safe
def refusals(request: HttpRequest, number: str) -> HttpResponse:
    """Why this person may not take the other steps that are open, and who could."""
    scene = scene_of(request, number)
    context = {
        "number": number,
        "title": sentence.title(scene.case),
        "refused": _refused(scene),
        "sitting": scene.sitting,
    }
    return render(request, "cases/desk/refusals.html", context)


def _refused(scene: Scene) -> list[Refused]:
    found = verbs.verbs_of(scene.by, scene.case, at=scene.at)
    return [
        Refused(
            label=str(BY_VERB[each.name].label),
            reason=each.reason,
            who=who_could(each.name, scene) if each.now else (),
        )
        for each in found
        if not each.may
    ] + _not_yet(scene, {each.name for each in found})


def _not_yet(scene: Scene, open_now: set[str]) -> list[Refused]:
    """The common steps that are open to nobody now, or not at this level, and whose they are then."""
    closed = [verb for verb in COMMON if verb not in open_now]
    return [
        Refused(
            label=str(BY_VERB[verb].label),
            reason=why_closed(BY_VERB[verb], scene.case, scene.sitting),
            who=who_could(verb, scene),
        )
        for verb in closed
    ]


CONTACT = gettext_noop("姓名、电话和地址")  # as it is kept: whoever reads of it has a language of her own


@asks("cases.contact")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, number: str) -> HttpResponse:
    """How to reach the reporter and where exactly it is: behind a click, and the look is logged."""
    scene = scene_of(request, number)
    case = scene.case
    answer = posts.permit(scene.by, "cases.contact", case.place, at=scene.at, unit=case.unit)
    if not answer.yes:
        raise NotYours(answer.reason, who=posts.reachable(answer.who))
    shown = None
    if request.method == "POST":
        shown = contact_of(case)
        for person in shown.persons:
            people.look(person=scene.by, about=person.id, what=CONTACT, at=scene.at)
    titled = {"number": number, "title": sentence.title(case), "sitting": scene.sitting}
    context = {"contact": shown, "waits": _waits_for_a_call(scene), **titled}
    return render(request, "cases/desk/contact.html", context)


def _waits_for_a_call(scene: Scene) -> bool:
    verb = verbs.verb_of(scene.by, scene.case, "reach", at=scene.at)
    return verb is not None and verb.may


@asks("cases.see")
@require_safe
def point(request: HttpRequest, number: str) -> HttpResponse:
    """The matter on the map, to about 50 m, as GeoJSON."""
    case = scene_of(request, number).case
    standing = sentence.standing(case, at=case.reported_at)
    feature = {
        "type": "Feature",
        "properties": {"count": 1, "state": standing.tone, "text": sentence.titled(case)},
        "geometry": {"type": "Point", "coordinates": [case.lon / 1e6, case.lat / 1e6]},
    }
    return JsonResponse({"type": "FeatureCollection", "features": [feature] if case.lon else []})

"""A step of a matter that was merged into another: the way to the one in which it is taken now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from bandeng.cases.queries import families, sight, verbs
from bandeng.cases.web.desk.steps.fields import Scene
from bandeng.cases.web.desk.steps.step import Step


def led_on(request: HttpRequest, step: Step, scene: Scene, why: str) -> HttpResponse | None:
    """The page that names the leading matter and leads to this step of it; None where there is none, or the
    step is open here (taking it out again). ``why``: the sentence of its refusal."""
    whole = families.whole_of(scene.case) if scene.case.state == "merged" else None
    if whole is None or verbs.is_open(scene.case, step.verb):
        return None
    context = {"step": step, "case": scene.case, "whole": whole, "way": _way(step, scene, whole.number)}
    context |= {"sitting": scene.sitting, "why": why}
    return render(request, "cases/desk/elsewhere.html", context, status=409)


def _way(step: Step, scene: Scene, number: str) -> str:
    """Straight to the step where it is hers now, to the matter where she sees it, else to its public page."""
    if not sight.sees(scene.by, number, at=scene.at):
        return reverse("cases:case", args=[number])
    found = verbs.verb_of(scene.by, sight.case_numbered(number), step.verb, at=scene.at)
    return reverse(step.view if found and found.may else "cases:desk-case", args=[number])

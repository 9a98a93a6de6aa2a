"""One page for each step: its form, and what happens when it is sent."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bandeng.cases.models import Case
from bandeng.cases.queries import (
    meanwhile,
    pausing,
    reworks,
    sentence,
    sight,
    verbs,
    whynot,
)
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.cases.rules import ENDS_ASKING
from bandeng.cases.web.desk.finding import case_at, scene_of
from bandeng.cases.web.desk.steps import templates
from bandeng.cases.web.desk.steps.elsewhere import led_on
from bandeng.cases.web.desk.steps.fields import SURE, Field, Scene, Typed, shown_to, signed, typed, was_shown
from bandeng.cases.web.desk.steps.step import Step, Text
from bandeng.cases.web.desk.steps.table import BY_VERB, HIDING
from bandeng.cases.web.desk.steps.templates import Offered
from bandeng.cases.web.desk.steps.whom import who_could
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Refusal, Stale
from bandeng.ledger import queries as ledger
from bandeng.ledger.trays import tray
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.web import refusals
from bandeng.ui.web.asks import asks


@dataclass(frozen=True, kw_only=True)
class Form:
    """A step's form as it is shown: fresh, or with what was typed and what is wrong with it."""

    step: Step
    number: str
    turn: int
    command: str
    fields: tuple[tuple[Field, str], ...]
    next: Text
    kept: tuple[str, ...] = ()
    issues: dict[str, str] | None = None
    origin: str = ""
    shown: str = ""
    templates: Offered = ()

    @property
    def beside(self) -> Step | None:
        """The step that says no where this one says yes; None where there is none."""
        return BY_VERB.get(self.step.instead)


def form_of(step: Step, scene: Scene, sent: Typed | None = None, wrong: BadInput | None = None) -> Form:
    """The form of a step in this scene; each fresh one has an id of its own submission."""
    fields = [*step.asks(scene), *_asked_once(sent, wrong)]
    return Form(
        step=step,
        number=scene.case.number,
        turn=scene.case.turn,
        command=(sent and sent.command) or new_id(scene.at),
        fields=tuple((each, sent.said(each) if sent else each.value) for each in fields),
        next=f"{falling}{step.after(scene)}" if (falling := _falling(step, scene)) else step.after(scene),
        kept=tuple(signed(digest, scene.by) for digest in sent.pictures) if sent else (),
        issues=wrong.issues if wrong else None,
        origin=sent.text("origin") if sent else "",
        shown=shown_to(scene.case.number, scene.by),
        templates=templates.offered(step, scene),
    )


def _falling(step: Step, scene: Scene) -> str:
    """That an application nobody has decided on ends with this step; empty where none waits."""
    asked = pausing.pending(scene.case) if step.verb in ENDS_ASKING else None
    if asked is None:
        return ""
    if asked.kind == pausing.EXTENSION:
        return _("延期的申请还没有定,这一步做了就跟着结束;还要延期,以后再申请。")
    return _("暂缓的申请还没有定,这一步做了就跟着结束;还要暂缓,以后再申请。")


def _asked_once(sent: Typed | None, wrong: BadInput | None) -> list[Field]:
    """What was sent is lawful but odd, and is asked about: one tick sends it as it is."""
    asked = (wrong and SURE in wrong.issues) or (sent and sent.text(SURE))
    return [Field(kind="check", name=SURE, label=_("就是这样,没有写错"), required=False)] if asked else []


def page_of(step: Step) -> Callable[..., HttpResponse]:
    """The view of a step."""

    @asks(step.act)
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, number: str) -> HttpResponse:
        sent = Typed(post=request.POST)
        if ledger.said(sent.command, person=str(request.user.pk)):
            return _done(step, sitting(request), number, sent)
        try:
            scene = scene_of(request, number)
        except Http404:
            if not was_shown(sent, number, str(request.user.pk)):
                raise
            return _given_away(request, number, sent)
        if request.method == "POST":
            return _taken(request, step, scene)
        why = why_closed(step, scene.case, scene.sitting)
        return led_on(request, step, scene, why) or _opened(request, step, scene)

    return view


def _opened(request: HttpRequest, step: Step, scene: Scene) -> HttpResponse:
    _is_open(step, scene)
    return _shown(request, scene, form_of(step, scene))


def _is_open(step: Step, scene: Scene) -> None:
    """Raises NotNow or NotYours where the form would be filled in vain."""
    if step is HIDING:
        return
    verb = verbs.verb_of(scene.by, scene.case, step.verb, at=scene.at)
    if verb and verb.may:
        return
    why = _why_closed(step, scene.case, verb)
    if verb is None or not verb.now:
        raise NotNow(why, verbs=_labels(verbs.verbs_of(scene.by, scene.case, at=scene.at)))
    raise NotYours(why, who=who_could(step.verb, scene))


def why_closed(step: Step, case: Case, who: Sitting) -> str:
    """The sentence with which the page of this step would refuse her; empty where the step is open to her."""
    verb = verbs.verb_of(who.person, case, step.verb, at=who.at)
    return "" if verb and verb.may else _why_closed(step, case, verb)


def _why_closed(step: Step, case: Case, verb: verbs.Verb | None) -> str:
    if verb is not None:
        return verb.reason
    words = {"what": step.label, "why": whynot.why_not(case, step.verb)}
    if not words["why"]:
        return _("这件事现在不能「%(what)s」") % words
    return _("这件事现在不能「%(what)s」:%(why)s") % words


def _labels(found: list[verbs.Verb]) -> tuple[str, ...]:
    return tuple(str(BY_VERB[each.name].label) for each in found if each.may)


def _taken(request: HttpRequest, step: Step, scene: Scene) -> HttpResponse:
    sent = Typed(post=request.POST)
    try:
        sent = typed(request)
        if not meanwhile.is_as_read(scene.case, step.verb, turn=sent.turn):
            return _too_late(request, step, scene, sent)
        if sent.text("fill"):
            return _shown(request, scene, form_of(step, scene, templates.put_in(step, scene, sent)))
        templates.finished(step.asks(scene), sent)
        _do(step, scene, sent)
    except Refusal as refused:
        if _overtaken(scene, sent, refused):
            return _too_late(request, step, scene, sent)
        if not isinstance(refused, BadInput):
            _is_open(step, scene)  # refused in the words of the page, where the page refuses it too
            raise
        return _shown(request, scene, form_of(step, scene, sent, refused), status=422)
    return _done(step, scene.sitting, scene.case.number, sent)


def _do(step: Step, scene: Scene, sent: Typed) -> None:
    """Take the step; after what leaves it alone, where somebody was quicker with that. Raises Refusal."""
    number = scene.case.number
    try:
        with transaction.atomic(), tray():
            step.do(scene, sent)
    except Stale:
        if not meanwhile.is_as_read(sight.case_numbered(number), step.verb, turn=scene.case.turn):
            raise
        with transaction.atomic(), tray():
            step.do(replace(scene, case=case_at(number, scene.sitting)), sent)


def _overtaken(scene: Scene, sent: Typed, refused: Refusal) -> bool:
    """Whether it is refused because of what others did since she opened the form; a gap in it is hers."""
    if isinstance(refused, Stale):
        return True
    turn = sight.case_numbered(scene.case.number).turn
    return turn != (scene.case.turn if isinstance(refused, BadInput) else sent.turn)


def _done(step: Step, who: Sitting, number: str, sent: Typed) -> HttpResponse:
    """To the matter, or back to the inbox where it stays open; a matter given away is only named there."""
    seen = sight.sees(who.person, number, at=who.at)
    if seen and sent.text("origin") != "inbox":
        return redirect(f"{reverse('cases:desk-case', args=[number])}?done={step.noun}")
    what = {"done": step.noun, "open" if seen else "gone": number}
    return redirect(f"{reverse('cases:desk-inbox')}?{urlencode(what)}")


def _too_late(request: HttpRequest, step: Step, scene: Scene, sent: Typed) -> HttpResponse:
    """Somebody was quicker: how it stands now, with what was typed, ready to be sent anew or copied."""
    if ledger.said(sent.command, person=scene.by):
        return _done(step, scene.sitting, scene.case.number, sent)
    try:
        case = case_at(scene.case.number, scene.sitting)
    except Http404:
        return _given_away(request, scene.case.number, sent)
    now = Scene(case=case, sitting=scene.sitting, words=scene.words, look_for=scene.look_for)
    found = verbs.verbs_of(now.by, case, at=now.at)
    still = step is HIDING or any(each.name == step.verb and each.may for each in found)
    context = {
        "form": form_of(step, now, sent),
        "still": still,
        "gone": False,
        "standing": sentence.standing(case, at=now.at),
        "happened": timeline(case, Reader.STAFF)[-min(max(1, case.turn - sent.turn), LAST) :],
        "typed": _written(request, sent),
        "title": sentence.title(case),
        "sitting": now.sitting,
    }
    return render(request, "cases/desk/stale.html", context, status=409)


def _given_away(request: HttpRequest, number: str, sent: Typed) -> HttpResponse:
    """It was handed on while she typed, and is not hers to see any more: what everybody may know of that."""
    case, who = sight.case_numbered(number), sitting(request)
    context = {
        "form": {"number": number},
        "still": False,
        "gone": True,
        "standing": sentence.standing(case, at=who.at),
        "happened": timeline(case, Reader.ANYBODY)[-1:],
        "typed": _written(request, sent),
        "title": sentence.title(case),
        "sitting": who,
    }
    return render(request, "cases/desk/stale.html", context, status=409)


def _written(request: HttpRequest, sent: Typed) -> list[str]:
    texts = (*(sent.text(name) for name in WRITTEN), *refusals.written(request))
    return list(dict.fromkeys(text for text in texts if text))


LAST = 3  # of what happened meanwhile; the rest stands on the page of the matter
WRITTEN = (
    "words",
    "phrase",
    "reason",
    "basis",
    "tried",
    "why",
    "purpose",
    "spot",
    "cooperation",
    "why_not",
)


def _shown(request: HttpRequest, scene: Scene, form: Form, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "title": sentence.title(scene.case),
        "words": scene.words,
        "rework": reworks.of(scene.case),
        "standing": sentence.standing(scene.case, at=scene.at),
        "sitting": scene.sitting,
    }
    return render(request, "cases/desk/step.html", context, status=status)

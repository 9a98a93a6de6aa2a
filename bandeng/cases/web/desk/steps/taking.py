"""From what was typed to the action."""

from django.utils.translation import gettext as _

from bandeng.cases import actions
from bandeng.cases.web.desk.steps import asking, rung
from bandeng.cases.web.desk.steps.fields import Scene, Typed
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.places import queries as places
from bandeng.places.models import Place


def _condition(typed: Typed) -> str:
    return typed.text("condition") or typed.text("proposed")


def accept(scene: Scene, typed: Typed) -> Fact:
    return actions.accept(
        case=scene.case, condition=_condition(typed), by=scene.by, at=scene.at, command=typed.command
    )


def settle(scene: Scene, typed: Typed) -> Fact:
    how = actions.Settling(words=typed.words, condition=_condition(typed), pictures=typed.pictures)
    return actions.settle(case=scene.case, how=how, by=scene.by, at=scene.at, command=typed.command)


def decline(scene: Scene, typed: Typed) -> Fact:
    why = actions.Declining(
        reason=typed.text("reason"),
        basis=typed.text("basis"),
        unit=asking.department(typed.text("unit"), "unit"),
    )
    return actions.decline(case=scene.case, why=why, by=scene.by, at=scene.at, command=typed.command)


def reclassify(scene: Scene, typed: Typed) -> Fact:
    return actions.reclassify(
        case=scene.case, condition=_condition(typed), by=scene.by, at=scene.at, command=typed.command
    )


def relocate(scene: Scene, typed: Typed) -> Fact:
    return actions.relocate(case=scene.case, to=_grid(typed), by=scene.by, at=scene.at, command=typed.command)


def _grid(typed: Typed) -> str:
    """The path that was chosen in the list, or the grid at the pin. Raises BadInput."""
    if typed.text("to"):
        return _known(typed.text("to"))
    found = _at_pin(typed.text("lon"), typed.text("lat"))
    if found is not None and found.kind == "grid":
        return found.path
    sentence = _("请从上面选一个网格") if typed.text("community") else _("请选一个网格")
    raise BadInput(sentence, {"to": sentence})


def _known(path: str) -> str:
    sentence = _("没有这个网格,请重新选")
    try:
        found = places.by_path(path)
    except Place.DoesNotExist:
        raise BadInput(sentence, {"to": sentence}) from None
    return found.path


def _at_pin(lon: str, lat: str) -> Place | None:
    try:
        return places.locate(float(lon), float(lat))
    except ValueError:
        return None


def escalate(scene: Scene, typed: Typed) -> Fact:
    what = actions.HandingUp(tried=typed.text("tried"), why=typed.text("why"))
    return actions.escalate(case=scene.case, what=what, by=scene.by, at=scene.at, command=typed.command)


def dispatch(scene: Scene, typed: Typed) -> Fact:
    return actions.dispatch(
        case=scene.case,
        unit=typed.text("unit"),
        words=typed.words,
        by=scene.by,
        at=scene.at,
        command=typed.command,
    )


def sign(scene: Scene, typed: Typed) -> Fact:
    return actions.sign(case=scene.case, by=scene.by, at=scene.at, command=typed.command)


def recall(scene: Scene, typed: Typed) -> Fact:
    return actions.recall(case=scene.case, by=scene.by, at=scene.at, command=typed.command)


def give_back(scene: Scene, typed: Typed) -> Fact:
    what = actions.Returning(basis=typed.text("basis"), suggested=typed.text("suggested"))
    return actions.return_(case=scene.case, what=what, by=scene.by, at=scene.at, command=typed.command)


def complete_stage(scene: Scene, typed: Typed) -> Fact:
    what = actions.Stage(words=typed.words, pictures=typed.pictures)
    return actions.complete_stage(case=scene.case, what=what, by=scene.by, at=scene.at, command=typed.command)


def resolve(scene: Scene, typed: Typed) -> Fact:
    what = actions.Outcome(outcome=typed.text("outcome"), words=typed.words, pictures=typed.pictures)
    return actions.resolve(case=scene.case, what=what, by=scene.by, at=scene.at, command=typed.command)


def check(scene: Scene, typed: Typed) -> Fact:
    if typed.text("passed") not in {"yes", "no"}:
        raise BadInput(_("请选:办好了,还是没办好"), {"passed": _("请选一项")})
    finding = actions.Finding(
        passed=typed.text("passed") == "yes", words=typed.words, pictures=typed.pictures
    )
    return actions.check(case=scene.case, finding=finding, by=scene.by, at=scene.at, command=typed.command)


def answer(scene: Scene, typed: Typed) -> Fact:
    """The reporter's word as she gave it by telephone or at the door: solved, or contested."""
    if typed.text("channel") not in {"phone", "door"}:
        raise BadInput(_("请选是怎么问的"), {"channel": _("请选一项")})
    word = actions.Word(answer=typed.text("answer"), channel=typed.text("channel"), words=typed.words)
    act = actions.answer if word.answer in {"solved", ""} else actions.contest
    scene = rung.noted(scene, typed, (scene.case.reporter, scene.case.helper))
    return act(case=scene.case, word=word, by=scene.by, at=scene.at, command=typed.command)


def review(scene: Scene, typed: Typed) -> Fact:
    verdict = actions.Verdict(outcome=typed.text("outcome"), words=typed.words)
    return actions.review(case=scene.case, verdict=verdict, by=scene.by, at=scene.at, command=typed.command)


def reach(scene: Scene, typed: Typed) -> Fact:
    if typed.text("reached") not in {"yes", "no"}:
        raise BadInput(_("请选:联系上了没有"), {"reached": _("请选一项")})
    reached = typed.text("reached") == "yes"
    what = actions.Contact(channel=typed.text("channel"), reached=reached, words=typed.words)
    return actions.reach(case=scene.case, what=what, by=scene.by, at=scene.at, command=typed.command)


def annotate(scene: Scene, typed: Typed) -> Fact:
    note = actions.Note(words=typed.words, pictures=typed.pictures, public=typed.text("public") == "1")
    return actions.annotate(case=scene.case, note=note, by=scene.by, at=scene.at, command=typed.command)


def hide_picture(scene: Scene, typed: Typed) -> Fact:
    return actions.hide_picture(
        case=scene.case, picture=typed.text("picture"), by=scene.by, at=scene.at, command=typed.command
    )

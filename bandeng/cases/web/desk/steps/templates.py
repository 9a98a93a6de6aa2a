"""A template of one's unit put into a step's form: filled from the matter, to be finished by hand."""

from django.utils.translation import gettext as _

from bandeng.cases.queries import sentence
from bandeng.cases.web.desk.steps.fields import Field, Scene, Typed
from bandeng.cases.web.desk.steps.step import Step
from bandeng.kernel.refusals import BadInput
from bandeng.phrases import queries as phrases
from bandeng.phrases import rules
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.ui.words import day

Offered = tuple[tuple[str, str], ...]


def offered(step: Step, scene: Scene) -> Offered:
    """The templates for this step: reference and name."""
    if step.verb not in rules.VERBS:
        return ()
    return tuple((each.ref, each.name) for each in phrases.offered(_units(scene), step.verb))


def _units(scene: Scene) -> set[str]:
    return posts.units_around(scene.sitting.held)


def put_in(step: Step, scene: Scene, sent: Typed) -> Typed:
    """What was typed, with the chosen template below it in the first field for words; nothing is lost."""
    chosen = sent.text("template")
    found = [each for each in phrases.offered(_units(scene), step.verb) if each.ref == chosen]
    field = next((each for each in step.asks(scene) if each.kind == "words"), None)
    if not found or field is None:
        return sent
    text = rules.filled(found[0].words, _values(scene, found[0].words))
    post = sent.post.copy()
    post[field.name] = "\n".join(filter(None, [sent.text(field.name), text]))
    return Typed(post=post, pictures=sent.pictures)


def _values(scene: Scene, template: str) -> dict[str, str]:
    """What the places of a template are filled with; after the unit's name the place goes on from there."""
    case, unit = scene.case, posts.unit(scene.sitting.held[0].unit)  # whoever sits here holds a post
    name, place = posts.unit_name(unit), places.label(case.place)
    return {
        "编号": case.number,
        "类别": sentence.title(case),
        "地点": rules.seen_from(name, place) or _("现场") if "{单位}" in template else place,
        "单位": name,
        "日期": day(scene.at, scene.at.year).striptags(),
    }


def finished(fields: list[Field], sent: Typed) -> None:
    """Raises BadInput where a gap of a template was not filled."""
    for field in fields:
        left = rules.gaps(sent.text(field.name)) if field.kind == "words" else []
        if left:
            text = _("还有没填的:%(gap)s") % {"gap": left[0]}
            raise BadInput(text, {field.name: text})

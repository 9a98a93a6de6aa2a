"""Whoever writes down a call opened the telephone here, or says how she was reached."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from bandeng.cases import actions
from bandeng.cases.queries import meanwhile, sight
from bandeng.cases.rules import OPEN_STATES
from bandeng.cases.web.desk.steps.fields import Field, Scene, Typed
from bandeng.kernel.refusals import BadInput
from bandeng.people import queries as people
from bandeng.people.queries import mine

HOW = "how"
NOTED = "记下电话里问的回答时,没有在这里看过电话。怎样联系上的:{how}"


def how_reached(scene: Scene, persons: Iterable[str]) -> list[Field]:
    """Asked of whoever has not opened the telephone of any of these persons; else nothing."""
    if not people.has_phone(*persons) or _knows(scene, persons):
        return []
    hint = _(
        "您还没有看过她的电话。要打电话,先打开「联系方式」;用别的方式联系上的,写一句。只有工作人员看得到。"
    )
    return [Field(kind="line", name=HOW, label=_("怎样联系上她的"), hint=hint, required=False)]


def noted(scene: Scene, typed: Typed, persons: Iterable[str]) -> Scene:
    """The scene in which the answer is written down, after a note of how she was reached. Raises BadInput."""
    if typed.text("channel") != "phone" or not people.has_phone(*persons) or _knows(scene, persons):
        return scene
    how = typed.text(HOW)
    if not how:
        raise BadInput(_("您还没有看过她的电话"), {HOW: _("打开「联系方式」再打,或者写一句怎样联系上的")})
    note = actions.Note(words=NOTED.format(how=how))
    actions.annotate(case=scene.case, note=note, by=scene.by, at=scene.at)
    return replace(scene, case=sight.case_numbered(scene.case.number))


def _knows(scene: Scene, persons: Iterable[str]) -> bool:
    """Whether she opened the telephone of one of them, or filed it; nothing is noted of what is over."""
    if scene.case.state not in OPEN_STATES:
        return True
    looked = mine.has_looked(scene.by, persons, since=scene.case.reported_at)
    return looked or meanwhile.took_call(scene.case, scene.by)

"""What can be done with several matters at once: its words, what it asks, whether it can be undone."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases import actions
from bandeng.cases.rules import UNDONE_VERBS
from bandeng.cases.web.desk.steps import asking
from bandeng.cases.web.desk.steps.fields import Field
from bandeng.cases.web.desk.steps.table import BY_VERB
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.queries import book

Rows = Sequence[actions.Chosen]
VERBS = ("accept", "sign", "escalate", "dispatch", "urge", "annotate")
FINAL: Mapping[str, Promise | str] = {
    "accept": gettext_lazy("受理不能撤回:时限从受理起算,反映人会看到。类别不对的,之后可以逐件「改类别」。"),
    "sign": gettext_lazy("签收不能撤回:本级时限从签收起算。不归您管的,之后请逐件「退回」或「上报」。"),
    "urge": gettext_lazy("催办不能撤回:办的人马上会看到。"),
}
OUTCOMES: Mapping[str, tuple[Promise | str, str]] = {
    "done": (gettext_lazy("办了"), "done"),
    "refused": (gettext_lazy("没有办"), "late"),
    "changed": (gettext_lazy("其间有人改过"), "waiting"),
}
UNDONE: Mapping[str, tuple[Promise | str, str]] = {
    "done": (gettext_lazy("撤回了"), "done"),
    "refused": (gettext_lazy("没有撤回"), "late"),
    "changed": (gettext_lazy("其间有人改过"), "waiting"),
}


def choices(who: Sitting) -> list[tuple[str, str]]:
    """The acts for the bulk bar that her posts carry at all: verb and words."""
    return [("", _("做什么")), *((verb, label_of(verb)) for verb in VERBS if who.may(f"cases.{verb}"))]


def label_of(verb: str) -> str:
    """What the act is called. Raises BadInput for what is none of them."""
    if verb not in VERBS:
        raise BadInput(_("请选要做什么"), {"verb": _("请选一项")})
    if verb == "accept":
        return _("按提议的类别受理")
    return _("写内部说明") if verb == "annotate" else str(BY_VERB[verb].label)


def undo_words(verb: str) -> str:
    """Whether it can be taken back, said before it is done."""
    if verb in UNDONE_VERBS:
        return _("办完十分钟内可以一起撤回,对方已经签收的除外;撤回也记一笔,什么都不会删掉。")
    return str(FINAL[verb])


def fields(verb: str, rows: Rows) -> list[Field]:
    """What is asked once for all of them."""
    return FIELDS[verb](rows) if verb in FIELDS else []


def _handing_up(_rows: Rows) -> list[Field]:
    return [
        Field(kind="words", name="tried", label=_("已经做了什么"), hint=_("这几件都写这一句。")),
        Field(kind="words", name="why", label=_("为什么在本级解决不了")),
    ]


def _dispatching(rows: Rows) -> list[Field]:
    units = {book().condition(row.case.condition).unit for row in rows if row.case.condition != "-"}
    options = [("", _("请选一个部门")), *asking.departments()]
    return [
        Field(
            kind="select",
            name="unit",
            label=_("派给哪个部门"),
            options=options,
            value=units.pop() if len(units) == 1 else "",
        ),
        Field(kind="words", name="words", label=_("请他们做什么"), hint=_("这几件都写这一句。")),
    ]


def _noting(_rows: Rows) -> list[Field]:
    hint = _("只有工作人员看得到;要公开的请逐件写。")
    return [Field(kind="words", name="words", label=_("内部说明"), hint=hint)]


FIELDS: Mapping[str, Callable[[Rows], list[Field]]] = {
    "escalate": _handing_up,
    "dispatch": _dispatching,
    "annotate": _noting,
}


def outcomes(fact: Fact) -> Mapping[str, tuple[Promise | str, str]]:
    """The words for what came of each matter, and their tones: of doing, or of taking back."""
    return UNDONE if fact.name == "cases.batch_undone" else OUTCOMES


def counts(fact: Fact) -> str:
    """「办了 8 件,没有办 1 件,其间有人改过 1 件」; what there was none of is left out."""
    body, words = fact.body, outcomes(fact)
    said = (
        _("%(what)s %(n)s 件") % {"what": words[name][0], "n": body[name]} for name in words if body[name]
    )
    return ",".join(said) or _("一件也没有")

"""The steps of a ruling, and what earlier rulings say when a matter is dispatched."""

from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases import actions
from bandeng.cases.queries import rulings
from bandeng.cases.queries.rulings import Read, Refused
from bandeng.cases.queries.sentence import unit_names
from bandeng.cases.rules import PLACE_KINDS
from bandeng.cases.web.desk.steps import asking
from bandeng.cases.web.desk.steps.fields import Field, Scene, Typed
from bandeng.cases.web.desk.steps.step import Step
from bandeng.ledger.models import Fact

KINDS: dict[str, Promise | str] = {
    "any": gettext_lazy("不分地方"),
    "public": gettext_lazy("道路和公共场所"),
    "managed": gettext_lazy("有物业的小区"),
    "unmanaged": gettext_lazy("无主管楼院"),
}
ANYWHERE = "any"
SHORT = 80
RETURNED_ONCE = gettext_lazy("交给部门,等他们签收;部门说不归他们管可以退回一次。")


def referring(scene: Scene) -> list[Field]:
    """Why, and whose it is in one's own eyes."""
    units = [("", _("说不好")), *asking.departments()]
    return [
        Field(
            kind="words", name="basis", label=_("为什么要裁决"), hint=_("写明依据:哪条规定、哪份职责清单。")
        ),
        Field(kind="select", name="suggested", label=_("建议归谁"), options=units, required=False),
    ]


def refer(scene: Scene, typed: Typed) -> Fact:
    suggested = asking.department(typed.text("suggested"), "suggested")
    what = actions.Referring(basis=typed.text("basis"), suggested=suggested)
    return actions.refer(case=scene.case, what=what, by=scene.by, at=scene.at, command=typed.command)


def deciding(scene: Scene) -> list[Field]:
    """Whose it is, why, by which rule, for which kind of place."""
    street = scene.case.street
    units = [
        ("", _("请选一个单位")),
        *asking.departments(),
        (street, unit_names([street]).get(street, _("街道"))),
    ]
    kinds = [(kind, str(KINDS[kind])) for kind in PLACE_KINDS]
    public = _("所有工作人员和公开页上都看得到,请不要写人名和电话。")
    return [
        Field(kind="select", name="unit", label=_("归谁办"), options=units, hint=_said(scene)),
        Field(kind="words", name="reason", label=_("理由"), hint=public),
        Field(kind="words", name="basis", label=_("依据"), hint=_("哪一条规定、哪份职责清单。")),
        Field(
            kind="choice", name="place_kind", label=_("同样的事在哪里也照这样"), options=kinds, value="any"
        ),
    ]


def rule(scene: Scene, typed: Typed) -> Fact:
    return actions.rule(
        case=scene.case, ruling=_ruling(typed), by=scene.by, at=scene.at, command=typed.command
    )


def _ruling(typed: Typed) -> actions.Ruling:
    return actions.Ruling(
        unit=typed.text("unit"),
        reason=typed.text("reason"),
        basis=typed.text("basis"),
        place_kind=typed.text("place_kind"),
    )


def amending(scene: Scene) -> list[Field]:
    """The same, as it was ruled; and why it is ruled otherwise now."""
    former = rulings.of(scene.case)
    if former is None:
        return deciding(scene)
    read = rulings.with_words([former])[0]
    values = {"unit": former.unit, "place_kind": former.place_kind, "basis": read.basis}
    hint = _("裁决%(number)s原来的理由:%(reason)s。") % {"number": former.number, "reason": read.reason}
    why = Field(kind="words", name="reason", label=_("为什么改,改后的理由"), hint=hint)
    fields = {field.name: replace(field, value=values.get(field.name, "")) for field in deciding(scene)}
    return list({**fields, "reason": why}.values())


def amend_ruling(scene: Scene, typed: Typed) -> Fact:
    return actions.amend_ruling(
        case=scene.case, ruling=_ruling(typed), by=scene.by, at=scene.at, command=typed.command
    )


def after_dispatching(scene: Scene) -> Promise | str:
    """What the department can still say: the first gives it back, the next can only ask for a ruling."""
    if rulings.of(scene.case):
        return _("交给部门,等他们签收;裁决已经定了归它办,不能再退。")
    if not scene.case.returns:
        return RETURNED_ONCE
    return _("交给部门,等他们签收;这件事已经退回过一次,这个部门不能再退回,只能提请区里裁决。")


def dispatching(scene: Scene) -> list[Field]:
    """As without rulings, but what was ruled for the like comes first, with its reason; then whom the unit
    suggested that gave it back. That unit is not proposed again."""
    return [_proposed(field, scene) if field.name == "unit" else field for field in asking.dispatching(scene)]


def _proposed(field: Field, scene: Scene) -> Field:
    known = {code for code, _name in asking.departments()}
    back = rulings.refused(scene.case)
    units = [each.ruling.unit for each in _precedents(scene) if each.ruling.place_kind == ANYWHERE]
    units += [back.suggested] if back else []
    own = "" if back and back.unit == field.value else field.value
    hints = (_given_back(back) if back else "", _said(scene))
    return replace(
        field,
        options=[_marked(option, back) for option in field.options],
        value=next((unit for unit in units if unit in known), own),
        hint=" ".join(hint for hint in hints if hint),
    )


def _marked(option: tuple[str, ...], back: Refused | None) -> tuple[str, ...]:
    if back is None or option[0] != back.unit:
        return option
    return (option[0], _("%(unit)s(刚退回过)") % {"unit": option[1]})


def _given_back(back: Refused) -> str:
    """Who gave it back, why, and whose it thinks it is; that it cannot give it back again."""
    names = dict(asking.departments())
    words = {
        "unit": names.get(back.unit, back.unit),
        "basis": _short(back.basis),
        "suggested": names.get(back.suggested, _("街道定")),
    }
    return _("%(unit)s退回过这件事:%(basis)s,建议交给%(suggested)s;再派给它,它不能再退。") % words


def _precedents(scene: Scene) -> list[Read]:
    return rulings.precedents(scene.case.condition)


def _said(scene: Scene) -> str:
    """What rulings No … said of the like; empty where there is none."""
    found = _precedents(scene)
    names = unit_names(read.ruling.unit for read in found)
    return " ".join(_because(read, names) for read in found)


def _because(read: Read, names: dict[str, str]) -> str:
    words = {
        "number": read.ruling.number,
        "kind": KINDS[read.ruling.place_kind],
        "unit": names.get(read.ruling.unit, read.ruling.unit),
        "reason": _short(read.reason),
    }
    if read.ruling.place_kind == ANYWHERE:
        return _("裁决%(number)s说:归%(unit)s,因为%(reason)s。") % words
    return _("裁决%(number)s说:%(kind)s的归%(unit)s,因为%(reason)s;这里要是也是%(kind)s,就选它。") % words


def _short(text: str) -> str:
    return text.rstrip("。.") if len(text) <= SHORT else f"{text[:SHORT]}…"


RULING = (
    Step(
        verb="refer",
        noun="referral",
        label=gettext_lazy("提请裁决"),
        icon="scale",
        next=gettext_lazy("区里定归谁办;定下来以前,首先收到的单位接着盯。"),
        asks=referring,
        do=refer,
    ),
    Step(
        verb="rule",
        noun="ruling",
        label=gettext_lazy("裁决归谁办"),
        icon="scale",
        next=gettext_lazy("定了就算数:那个单位签收办理,不能退回。裁决会记下来,同样的事派单时提示。"),
        asks=deciding,
        do=rule,
    ),
    Step(
        verb="amend_ruling",
        noun="amended-ruling",
        label=gettext_lazy("改裁决"),
        icon="scale",
        next=gettext_lazy(
            "新的裁决替代原来的,同样的事以后照新的提示;事情还在原来裁定的单位手里的,转给新的单位签收。"
        ),
        asks=amending,
        do=amend_ruling,
    ),
)

"""Dividing one report into several matters: a pair of fields for each, two needed."""

from django.utils.translation import gettext as _

from bandeng.cases import actions, rules
from bandeng.cases.web.desk.steps.asking import conditions
from bandeng.cases.web.desk.steps.fields import Field, Scene, Typed
from bandeng.kernel.refusals import BadInput
from bandeng.kernel.text import masked
from bandeng.ledger.models import Fact
from bandeng.rulebook import classify

LEAST = 2


def things(scene: Scene) -> list[Field]:
    """Category and words of each; every thing that the rule book reads in the report stands there already."""
    known = [("", _("请选一项")), *conditions()]
    fields: list[Field] = []
    for number, proposed in enumerate(_proposed(scene.words), start=1):
        fields += _thing(number, known, proposed)
    hint = _("公开页上会写这句话,请不要写人名和电话。")
    return [*fields, Field(kind="words", name="words", label=_("为什么要分开"), hint=hint)]


def _proposed(said: str) -> list[tuple[str, str]]:
    """Condition and words for each row: all she spoke of, or of one thing its two likeliest conditions."""
    found = [(each.condition.key, masked(words)) for words, each in classify.things(said)]
    if len(found) < LEAST:
        found = [(each.condition.key, "") for each in classify.propose(said)[:LEAST]]
    return (found + [("", "")] * rules.PARTS_AT_MOST)[: rules.PARTS_AT_MOST]


def _thing(number: int, known: list[tuple[str, str]], proposed: tuple[str, str]) -> list[Field]:
    needed, words = number <= LEAST, {"n": number}
    return [
        Field(
            kind="select",
            name=f"condition{number}",
            label=_("第%(n)s件:类别和情形") % words,
            options=known,
            value=proposed[0],
            required=needed,
        ),
        Field(
            kind="line",
            name=f"words{number}",
            label=_("第%(n)s件说的是什么") % words,
            value=proposed[1],
            required=needed,
        ),
    ]


def divide(scene: Scene, typed: Typed) -> Fact:
    """Every row in which something stands is one matter. Raises BadInput for half a row."""
    rows = [
        (typed.text(f"condition{number}"), typed.text(f"words{number}"))
        for number in range(1, rules.PARTS_AT_MOST + 1)
    ]
    _whole(rows)
    parts = tuple(actions.Thing(condition=condition, words=words) for condition, words in rows if words)
    return actions.divide(
        case=scene.case, parts=parts, words=typed.words, by=scene.by, at=scene.at, command=typed.command
    )


def _whole(rows: list[tuple[str, str]]) -> None:
    issues: dict[str, str] = {}
    for number, (condition, words) in enumerate(rows, start=1):
        if condition and not words:
            issues[f"words{number}"] = _("选了类别,还没有写说的是什么;没有这一件,就把类别也空着")
        if words and not condition:
            issues[f"condition{number}"] = _("请选一个分类和情形")
    if issues:
        raise BadInput(next(iter(issues.values())), issues)

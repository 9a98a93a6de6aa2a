"""A lawful but odd day is asked about once: two steps on one day, a meeting without time for notice."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from bandeng.assembly import actions, queries, rules
from bandeng.assembly.models import Procedure
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import Gathering, ProcedureKind


def ask(one: Procedure, what: actions.Stepping) -> None:
    """Raises BadInput beside ``days`` where the typed day of the present stage is odd.

    Days that are taken from a ballot or from minutes are not typed, and those of a publication are counted.
    """
    kind = book().deliberation.procedure(one.kind)
    if kind is None or one.stage in rules.OVER or what.stage != one.stage or what.meeting:
        return
    if odd := list(_odd(one, kind, what)):
        words = _("日子写错了的改过来;就是这样的,勾上再交")
        raise BadInput(_("这一步还没有记下,请看一下日子"), {"days": "".join((*odd, words))})


def _odd(one: Procedure, kind: ProcedureKind, what: actions.Stepping) -> Iterator[str]:
    stage, before = kind.stage(one.stage), queries.last_held_on(one)
    if before is None or stage.publication or stage.ballot or stage.review:
        return
    if queries.deciding_meetings(one, stage.rule)[1]:
        return
    gap = (what.held_on - before).days
    met = _meeting(stage.rule)
    if met and 0 <= gap < met.notice_days:
        words = {"kind": spoken(met), "n": met.notice_days, "gap": gap}
        yield _("%(kind)s依法要提前 %(n)s 天通知,这里离上一步只有 %(gap)s 天。") % words
    elif gap == 0:
        yield _("和上一步是同一天。")


def _meeting(rule: str) -> Gathering | None:
    """The kind of meeting that decides by this rule."""
    return next((each for each in book().deliberation.gatherings if rule and each.rule == rule), None)

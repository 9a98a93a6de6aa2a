"""A lawful but odd day is asked about once: two steps on one day, a meeting without time for notice."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from bandeng.assembly import actions, queries, rules
from bandeng.assembly.models import Procedure
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import ProcedureKind


def odd(one: Procedure, what: actions.Stepping) -> str:
    """What is odd about the typed day of the present stage, and what to do about it; ``""``: nothing.

    Days that are taken from a ballot or from minutes are not typed, and those of a publication are counted.
    """
    kind = book().deliberation.procedure(one.kind)
    if kind is None or one.stage in rules.OVER or what.stage != one.stage or what.meeting:
        return ""
    told = list(_odd(one, kind, what))
    return "".join((*told, _("日子写错了的改过来;就是这样的,勾上再交"))) if told else ""


def _odd(one: Procedure, kind: ProcedureKind, what: actions.Stepping) -> Iterator[str]:
    stage, before = kind.stage(one.stage), queries.last_held_on(one)
    if before is None or stage.publication or stage.ballot or stage.review:
        return
    if queries.deciding_meetings(one, stage.rule)[1]:
        return
    gap = (what.held_on - before).days
    met = book().deliberation.gathering_under(stage.rule)
    if met and 0 <= gap < met.notice_days:
        words = {"kind": spoken(met), "n": met.notice_days, "gap": gap}
        yield _("%(kind)s依法要提前 %(n)s 天通知,这里离上一步只有 %(gap)s 天。") % words
    elif gap == 0:
        yield _("和上一步是同一天。")

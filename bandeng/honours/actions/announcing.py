"""What was checked is announced for the days of the rule."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.honours import facts, rules
from bandeng.honours.actions.hands import hand_at
from bandeng.honours.models import Award, Round
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.rulebook.queries import book


@transaction.atomic
def publish(*, round_: Round, named: bool = False, by: str, at: datetime, command: str = "") -> Fact:
    """Announce what was checked, from today on. ``named``: show persons' names, where the rule lets them be.

    Raises NotYours, NotNow, BadInput.
    """
    hand = hand_at(round_.unit, "honours.publish", round_.place, by=by, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    honour = book().honour(round_.honour)
    if not honour.notice_days:
        raise NotNow(_("这项荣誉不公示"))
    if round_.notice_begins:
        raise NotNow(_("已经公示过了"))
    if named and not honour.notice_names:
        raise BadInput(_("规则书没有说这项荣誉可以公示姓名"), {"named": _("不能公示个人姓名")})
    ready = Award.objects.filter(round=round_.id)
    if ready.filter(state=rules.CHECKING).exists():
        raise NotNow(_("还有没核实完的:先核实,或者不予、暂缓"))
    awards = tuple(ready.filter(state=rules.READY).order_by("id").values_list("id", flat=True))
    if not awards:
        raise NotNow(_("没有可以公示的"))
    today = at.astimezone(SHANGHAI).date()
    said = facts.RoundPublished(
        awards=awards,
        begins_on=today.isoformat(),
        ends_on=rules.notice_ends(today, honour.notice_days).isoformat(),
        named=named,
    )
    return pen.record(said, hand=hand, stream=round_.stream, turn=round_.turn, command=command)

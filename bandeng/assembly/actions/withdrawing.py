"""A matter that was begun by mistake, or is settled otherwise, is withdrawn before it is decided."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.words import keep_all, public_wrong
from bandeng.assembly.models import Procedure
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


@transaction.atomic
def withdraw(*, procedure: Procedure, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """End it undecided; what was said of it stays, with why it ended. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "assembly.withdraw", procedure.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if reason := queries.why_it_stays(procedure):
        raise NotNow(_why_not()[reason])
    if issues := public_wrong((("why", why, rules.WORDS_AT_MOST),)):
        raise BadInput(_("还没有撤回,请改一下再交"), issues)
    said = facts.ProcedureWithdrawn(stage=procedure.stage, why=keep_all(why, "why", procedure.id, at))
    return pen.record(said, hand=hand, stream=procedure.stream, turn=procedure.turn, command=command)


def _why_not() -> dict[str, str]:
    return {
        rules.IS_OVER: _("这件事已经议完了"),
        rules.IS_DECIDED: _("已经作出了决定,撤不回来了:接着公开,或者再议一件改它"),
        rules.IS_BALLOTED: _("为它准备的表决还没有撤回:先到表决的页面撤回它"),
        rules.IS_MET_FOR: _("为它通知的会还没有开:先取消那次会"),
        rules.IS_VOTED_ON: _("为它已经表决过了,按表决的结果走完这一步"),
    }

"""Take back a whole table that was taken in: the wrong file, or the wrong session."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.gatherings import facts, queries, rules
from bandeng.gatherings.actions.words import hand_of
from bandeng.gatherings.models import Session
from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault


@transaction.atomic
def undo_import(*, session: Session, moment: datetime, by: str, at: datetime, command: str = "") -> Fact:
    """Take back what she noted from a table at this moment, within ten minutes; its names are wiped.

    Lines that were taken back one by one stay so. Answers the first fact. Raises NotYours, NotNow.
    """
    hand = hand_of(by, "gatherings.attend", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not timedelta() <= at - moment <= rules.UNDO_WITHIN:
        raise NotNow(_("导入过了十分钟,不能整个撤回了。记错的,请在名单上一条一条点「记错了」"))
    rows = queries.lines_of_table(session, by, moment)
    if not rows:
        raise NotNow(_("没有可以撤回的:这一次导入已经撤回了,或者是别人导入的"))
    vault.wipe([row.called for row in rows if row.seat == "-" and row.called != "-"], at=at)
    parts = [rows[start : start + rules.AT_ONCE] for start in range(0, len(rows), rules.AT_ONCE)]
    return [
        pen.record(
            facts.AttendanceUndone(arrivals=tuple(row.id for row in part)),
            hand=hand,
            stream=session.stream,
            turn=session.turn + number,
            command=f"{command[:30]}.{number}" if command and number else command,
        )
        for number, part in enumerate(parts)
    ][0]

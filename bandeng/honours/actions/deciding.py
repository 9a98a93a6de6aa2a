"""The body with the right decides a list by one decision; what it gave it may withdraw."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.honours import facts, queries, rules
from bandeng.honours.actions.checking import still_due, words
from bandeng.honours.actions.hands import hand_at, holder_of, may, once, said_before
from bandeng.honours.models import Award, Objection, Round
from bandeng.honours.queries.earliest import ANNOUNCED, ANSWERED, CHECKED, PUT_FORWARD, earliest
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.members.rules import later
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import Honour

CODE_BYTES = 10
BEFORE = {
    PUT_FORWARD: gettext_lazy("这一批%(day)s才提出来"),
    CHECKED: gettext_lazy("%(day)s才核实完"),
    ANNOUNCED: gettext_lazy("公示满了才能决定"),
    ANSWERED: gettext_lazy("%(day)s才答复完异议"),
}


@dataclass(frozen=True, kw_only=True)
class Decision:
    """By which number and on which day (None: today)."""

    number: str
    on: date | None = None


def decide(
    *, awards: Sequence[Award], what: Decision, by: str, at: datetime, command: str = ""
) -> list[Fact]:
    """Give the honour to this list, all of it or none. Raises NotYours, NotNow, BadInput.

    A rating is given as it was announced. Its day is none before the list was put forward, checked and
    announced for its days. Refused while a notice runs or an objection waits for its answer, where nobody
    looked into a file that was to be seen, where an approval has run out, where a member died by the day of
    the round, and where somebody has had a once-in-a-lifetime honour.
    """
    with transaction.atomic():
        if first := said_before(command, len(awards), by=by):
            return first
        hands = [_hand(award, by, at) for award in awards]
        on = _checked(what, at)
        _graded(awards)
        _files_seen(awards)
        for round_ in Round.objects.filter(id__in={award.round for award in awards}):
            _may_be_decided(round_, on, at)
        _not_too_early(awards, on)
        _once_only(awards)
        still_due(awards)
        return [
            _decide(award, hand, what, on, once(command, number))
            for number, (award, hand) in enumerate(zip(awards, hands, strict=True))
        ]


def _hand(award: Award, by: str, at: datetime) -> Hand:
    return hand_at(book().honour(award.honour).decides, "honours.decide", award.place, by=by, at=at)


def _decide(award: Award, hand: Hand, what: Decision, on: date, command: str) -> Fact:
    honour = book().honour(award.honour)
    if honour.notice_days and award.state == rules.READY:
        raise NotNow(_("要先公示%(days)s天") % {"days": honour.notice_days})
    may(award, "decide")
    said = facts.AwardDecided(
        honour=award.honour,
        honour_class=award.honour_class,
        grade=award.grade,
        kind=award.kind,
        subject=holder_of(award),
        number=what.number.strip(),
        on=on.isoformat(),
        code=secrets.token_hex(CODE_BYTES),
        valid_until=_valid_until(honour, on),
    )
    return pen.record(said, hand=hand, stream=award.stream, turn=award.turn, command=command)


def _valid_until(honour: Honour, on: date) -> str:
    return later(on, years=honour.valid_years).isoformat() if honour.valid_years else rules.NOBODY


def _checked(what: Decision, at: datetime) -> date:
    today = at.astimezone(SHANGHAI).date()
    issues = {}
    if not what.number.strip() or len(what.number) > rules.NUMBER_AT_MOST:
        issues["number"] = _("写决定的文号")
    if what.on and what.on > today:
        issues["on"] = _("日期不能在今天以后")
    if issues:
        raise BadInput(_("还没有决定,请改一下再交"), issues)
    return what.on or today


def _not_too_early(awards: Sequence[Award], on: date) -> None:
    first = earliest(awards)
    if first is None or on >= first.day:
        return
    said = BEFORE[first.why] % {"day": first.day.isoformat()}
    wrong = _("决定最早是%(day)s:%(why)s") % {"day": first.day.isoformat(), "why": said}
    raise BadInput(_("还没有决定,请改一下再交"), {"on": wrong})


def _files_seen(awards: Sequence[Award]) -> None:
    """Of whom only the month is known, somebody has looked into the file."""
    if any(award.why == rules.FILE and not award.file_seen for award in awards):
        raise NotNow(_("名单里有只知道到月、还没有人看过档案的:先看档案,再决定"))


def _graded(awards: Sequence[Award]) -> None:
    """A rating is decided as it was announced; a book may have dropped the grade since."""
    for award in awards:
        honour = book().honour(award.honour)
        if honour.grades and honour.grade(award.grade) is None:
            raise NotNow(_("名单里有没有写明等次的:不予以后重新推荐,写明评哪一等,再公示"))


def _may_be_decided(round_: Round, on: date, at: datetime) -> None:
    if round_.notice_ends and at.astimezone(SHANGHAI).date() <= round_.notice_ends:
        raise NotNow(_("公示到%(day)s,满了才能决定") % {"day": round_.notice_ends.isoformat()})
    if Objection.objects.filter(round=round_.id, answered_at=None).exists():
        raise NotNow(_("还有异议没有答复,先答复再决定"))
    if book().honour(round_.honour).needs_approval and (round_.approval_until or date.min) < on:
        raise NotNow(_("批准已经过期,不能命名;要先重新报批"))


def _once_only(awards: Sequence[Award]) -> None:
    wanted = [award for award in awards if book().honour(award.honour).once]
    for honour in {award.honour for award in wanted}:
        had = queries.taken(honour, [award.subject for award in wanted])
        for subject, rows in had.items():
            if any(row.state in rules.GIVEN for row in rows):
                raise NotNow(_("%(who)s已经得过,这项荣誉一生只有一次") % {"who": subject})


def withdraw(*, award: Award, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take the honour back; a reason is needed. Raises NotYours, NotNow, BadInput."""
    with transaction.atomic():
        honour = book().honour(award.honour)
        hand = hand_at(honour.decides or award.body, "honours.withdraw", award.place, by=by, at=at)
        if command and (first := pen.said_before(command, person=by)):
            return first
        may(award, "withdraw")
        if not why.strip():
            raise BadInput(_("请写原因"), {"why": _("为什么撤销,要写清楚")})
        said = facts.AwardWithdrawn(why=words(why, award, at))
        return pen.record(said, hand=hand, stream=award.stream, turn=award.turn, command=command)

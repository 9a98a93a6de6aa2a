"""A flag that passes on: made once, handed from one team to the next, given back. One holder at a time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.honours import facts, rules
from bandeng.honours.actions import days
from bandeng.honours.actions.giving import Giving, hand_over
from bandeng.honours.actions.hands import hand_at, hand_at_one_of, one_id, or_as_before
from bandeng.honours.models import Award, Flag, Holding
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.members import queries as members
from bandeng.members.rules import later
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import Honour, honour_named


@dataclass(frozen=True, kw_only=True)
class Flagging:
    """A flag of an honour, with the name that is written on it or by which it is known."""

    honour: str
    called: str


def make_flag(*, what: Flagging, by: str, at: datetime, command: str = "") -> Fact:
    """Note that there is such a flag; a unit with authority keeps it. Raises NotYours, BadInput."""
    honour = honour_named(book().honours, what.honour)
    if honour is None or not honour.passes_on:
        raise BadInput(_("这项荣誉没有流动红旗"), {"honour": _("请选一项")})
    places = members.places_of(honour.authority)
    hand = hand_at_one_of(places, "honours.make_flag", next(iter(places.values()), ""), by=by, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    return or_as_before(partial(_make, honour, what.called.strip(), hand, command), command, 1, by=by)[0]


def _make(honour: Honour, called: str, hand: Hand, command: str) -> list[Fact]:
    _check_name(honour, called)
    said = facts.FlagMade(honour=honour.code, unit=hand.post.partition("@")[2], called=called)
    ref = one_id("flag", honour.code, called)
    return [pen.record(said, hand=hand, stream=f"flag:{ref}", turn=0, command=command)]


def _check_name(honour: Honour, called: str) -> None:
    if not called or len(called) > rules.NAME_AT_MOST:
        raise BadInput(_("还没有记下,请改一下再交"), {"called": _("写这面旗叫什么,例如「流动红旗一号」")})
    if Flag.objects.filter(honour=honour.code, called=called).exists():
        raise BadInput(_("还没有记下,请改一下再交"), {"called": _("已经有一面叫这个名字的旗")})


def pass_flag(
    *, flag: Flag, award: Award, on: date | None = None, by: str, at: datetime, command: str = ""
) -> Fact:
    """Hand the flag to the team of this award, from whoever holds it; with it the award is handed over.

    ``on``: the day (None: today). Raises NotYours, NotNow, BadInput, Stale (somebody was quicker).
    """
    hand = _hand(flag, "honours.pass_flag", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    passed = partial(_pass, flag, award, _day(flag, on, at), hand, command)
    return or_as_before(passed, command, 1, by=by)[0]


def _pass(flag: Flag, award: Award, day: date, hand: Hand, command: str) -> list[Fact]:
    _may_hold(flag, award, day)
    if award.state == rules.DECIDED:
        hand_over(awards=[award], what=Giving(on=day), by=hand.person, at=hand.at)
    honour = book().honour(flag.honour)
    said = facts.FlagPassed(
        award=award.id,
        holder=award.team,
        before=flag.award,
        on=day.isoformat(),
        until=(later(day, months=honour.held_months) - timedelta(days=1)).isoformat(),
    )
    return [pen.record(said, hand=hand, stream=flag.stream, turn=flag.turn, command=command)]


@transaction.atomic
def return_flag(*, flag: Flag, on: date | None = None, by: str, at: datetime, command: str = "") -> Fact:
    """Note that the flag is back with the unit that keeps it. Raises NotYours, NotNow, BadInput, Stale."""
    hand = _hand(flag, "honours.return_flag", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not flag.is_out:
        raise NotNow(_("这面旗没有在哪一家手里"))
    said = facts.FlagReturned(award=flag.award, on=_day(flag, on, at, field=days.BACK_ON).isoformat())
    return pen.record(said, hand=hand, stream=flag.stream, turn=flag.turn, command=command)


def _hand(flag: Flag, act: str, by: str, at: datetime) -> Hand:
    return hand_at(flag.unit, act, flag.place, by=by, at=at)


def _day(flag: Flag, on: date | None, at: datetime, *, field: str = days.ON) -> date:
    early = _("这面旗%(day)s才交到现在这一家手里")
    return days.day_of(on, field=field, since=flag.since, early=early, at=at)


def _may_hold(flag: Flag, award: Award, day: date) -> None:
    if award.honour != flag.honour:
        raise BadInput(_("这面旗不是这项荣誉的"), {"award": _("请选评上这面旗的一家")})
    if award.state not in (rules.DECIDED, rules.HANDED):
        raise NotNow(_("还没有决定授予,或者已经撤销,不能交旗"))
    if flag.award == award.id:
        raise NotNow(_("旗已经在这一家手里"))
    if award.valid_until and award.valid_until < day:
        raise NotNow(_("这一家的评定已经过期,要重新评"))
    if Holding.objects.filter(award=award.id).exists():
        raise NotNow(_("这一次评定已经拿过旗了,再拿要重新评"))

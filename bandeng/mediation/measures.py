"""Mediations in numbers: kinds and outcomes, never parties."""

from datetime import date, datetime, time, timedelta

from bandeng.cases.measures.shared import said
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, Note, Reads, figure, share
from bandeng.kernel.periods import SHANGHAI
from bandeng.mediation.rules import HOLDING

OPENED, SETTLED, FAILED, WITHDRAWN, LOOKED = (
    f"mediation.{name}" for name in ("opened", "settled", "failed", "withdrawn", "looked_again")
)
FEW = 5  # fewer could point at somebody


@figure(
    "mediation.opened",
    zh="开始的调解",
    en="Mediations opened",
    unit="件",
    note=Note(zh="期间开始的调解", en="Mediations opened in the period", at_least=FEW, homes=True),
    reads=Reads(during=(OPENED,), plain=True),
)
def opened(scope: Scope) -> Counted:
    return said(scope, OPENED)


@figure(
    "mediation.settled",
    zh="调解达成协议的比例",
    en="Mediations that ended in a settlement",
    unit="%",
    note=Note(
        zh="期间结束的调解里达成协议的;当事人不再调解的也在分母里",
        en="Of mediations that ended in the period, those a party ended included",
        at_least=FEW,
        homes=True,
    ),
    reads=Reads(during=(SETTLED, FAILED, WITHDRAWN)),
)
def settled(scope: Scope) -> Counted:
    ended = list(scope.facts(SETTLED, FAILED, WITHDRAWN))
    part = [evidence(fact) for fact in ended if fact.name == SETTLED]
    return share(part, [evidence(fact) for fact in ended])


@figure(
    "mediation.looked_again",
    zh="调解协议按日子回访的比例",
    en="Settlements looked at again by their day",
    unit="%",
    note=Note(
        zh="回访日子在期间的协议里,那天以前回访了的;还没到日子的不算",
        en="Of settlements whose day to look again lies in the period; days still ahead are left out",
        at_least=FEW,
        homes=True,
    ),
    reads=Reads(before=(SETTLED, LOOKED)),
)
def looked_again(scope: Scope) -> Counted:
    settlements = [fact for fact in scope.facts_before_end(SETTLED) if scope.holds(_day(fact, 0.5))]
    first = _first_look(scope)
    on_time = [fact for fact in settlements if fact.stream in first and first[fact.stream].at < _day(fact, 1)]
    come = [fact for fact in settlements if fact in on_time or scope.has_come(_day(fact, 1))]
    ahead = len(settlements) - len(come)
    part = [evidence(fact) for fact in on_time]
    return share(part, [evidence(fact) for fact in come], excluded=(("ahead", ahead),))


def _first_look(scope: Scope) -> dict[str, Told]:
    found: dict[str, Told] = {}
    for fact in scope.facts_before_end(LOOKED):
        found.setdefault(fact.stream, fact)
    return found


def _day(fact: Told, days: float) -> datetime:
    begins_at = datetime.combine(date.fromisoformat(fact.body["look_on"]), time(), tzinfo=SHANGHAI)
    return begins_at + timedelta(days=days)


@figure(
    "mediation.holding",
    zh="回访时协议在履行的比例",
    en="Settlements found holding when looked at again",
    unit="%",
    note=Note(
        zh="期间回访过的协议,以最后一次回访为准",
        en="Of settlements looked at in the period, by the last look",
        at_least=FEW,
        homes=True,
    ),
    reads=Reads(during=(LOOKED,)),
)
def holding(scope: Scope) -> Counted:
    last = {fact.stream: fact for fact in scope.facts(LOOKED)}
    part = [evidence(fact) for fact in last.values() if fact.body["result"] == HOLDING]
    return share(part, [evidence(fact) for fact in last.values()])

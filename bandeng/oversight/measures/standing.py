"""What waits too long or goes round: of how many, each with its matters."""

from bandeng.cases.measures.families import OPENED, openings
from bandeng.cases.measures.shared import (
    DONE,
    ENDINGS,
    OPEN,
    RESTS,
    ends,
    last_of_each,
    open_at_end,
    reported_done,
    resting,
)
from bandeng.figures.queries import Scope
from bandeng.figures.rules import Counted, Note, Reads, figure
from bandeng.oversight.measures.shared import of_matters, promises, reached
from bandeng.oversight.rules import ACT, PROMISES, SILENT_AFTER, SPOKEN

TIMED = Reads(before=(*OPEN, *PROMISES, *DONE, *RESTS))


@figure(
    "oversight.overdue",
    zh="过了整件事的时限、还没办好的",
    en="Past the limit of the whole and not done",
    unit="%",
    note=Note(
        zh="按整件事的时限,没受理的按受理的时限;分母:期末还没结束的;暂缓着的不算逾期",
        en="By the limit of the whole or of acceptance; of those open at the end; a rest is not overdue",
        act=ACT,
    ),
    reads=TIMED,
)
def overdue(scope: Scope) -> Counted:
    now, idle = reached(scope), set(reported_done(scope)) | resting(scope)
    late = {stream for stream, each in promises(scope).items() if each.due_at <= now}
    return of_matters(late - idle, open_at_end(scope))


@figure(
    "oversight.near",
    zh="整件事的时限用掉七成、还没办好的",
    en="Seven tenths of the limit of the whole used, not done",
    unit="%",
    note=Note(
        zh="分母:期末还没结束的;已经逾期的不在分子里",
        en="Of the matters open at the end of the period; overdue ones are counted apart",
        act=ACT,
    ),
    reads=TIMED,
)
def near(scope: Scope) -> Counted:
    now, idle = reached(scope), set(reported_done(scope)) | resting(scope)
    close = {stream for stream, each in promises(scope).items() if each.warn_at <= now < each.due_at}
    return of_matters(close - idle, open_at_end(scope))


@figure(
    "oversight.returned",
    zh="部门退回过的",
    en="Returned by a department",
    unit="%",
    note=Note(
        zh="分母:期间派给部门或被退回的事", en="Of the matters dispatched or returned in the period", act=ACT
    ),
    reads=Reads(during=("cases.dispatched", "cases.returned")),
)
def returned(scope: Scope) -> Counted:
    back = last_of_each(scope.facts("cases.returned"))
    return of_matters(back, last_of_each(scope.facts("cases.dispatched", "cases.returned")))


@figure(
    "oversight.reopened",
    zh="结束以后又要求重办的",
    en="Opened once more after the end",
    unit="%",
    note=Note(
        zh="反映人说没办好或又发生了,来源又派来,或者上级要求;分母:期间结束或重办的事",
        en="By its people, its source or a superior; of the matters closed or opened once more in the period",
        act=ACT,
    ),
    reads=Reads(before=(*ENDINGS, *OPENED)),
)
def reopened(scope: Scope) -> Counted:
    said = list(scope.facts_before_end(*ENDINGS, *OPENED))
    over = {fact.stream: fact for fact in said if ends(fact) and scope.holds(fact.at)}
    again = last_of_each(fact for fact in openings(said) if scope.holds(fact.at))
    return of_matters(again, over | again)


@figure(
    "oversight.recurrent",
    zh="同一个地方又发生的",
    en="Came back at the same place",
    unit="%",
    note=Note(
        zh="分母:期间反映的事,和期间连上以前的事的",
        en="Of the matters raised or linked in the period",
        act=ACT,
    ),
    reads=Reads(during=("cases.reported", "cases.recurred"), before=("cases.recurred", "cases.unlinked")),
)
def recurrent(scope: Scope) -> Counted:
    linked = last_of_each(scope.facts_before_end("cases.recurred", "cases.unlinked"))
    found = last_of_each(scope.facts("cases.recurred"))
    still = [stream for stream in found if linked[stream].name == "cases.recurred"]
    return of_matters(still, last_of_each(scope.facts("cases.reported", "cases.recurred")))


@figure(
    "oversight.resting",
    zh="暂缓着的",
    en="At rest",
    unit="%",
    note=Note(zh="分母:期末还没结束的", en="Of the matters open at the end of the period", act=ACT),
    reads=Reads(before=(*OPEN, *RESTS)),
)
def at_rest(scope: Scope) -> Counted:
    return of_matters(resting(scope), open_at_end(scope))


@figure(
    "oversight.silent",
    zh="七天没有动静的",
    en="Seven days without a sign of life",
    unit="%",
    note=Note(
        zh="分母:期末还没结束的;系统自己的提醒不算动静,暂缓着的不在分子里",
        en="Of the matters open at the end of the period; reminders are no sign, a rest is fine",
        act=ACT,
    ),
    reads=Reads(before=(*OPEN, *RESTS, *SPOKEN)),
)
def silent(scope: Scope) -> Counted:
    since = reached(scope) - SILENT_AFTER
    last = last_of_each(scope.facts_before_end(*SPOKEN))
    still = {stream for stream, fact in last.items() if fact.at <= since}
    return of_matters(still - resting(scope), open_at_end(scope))

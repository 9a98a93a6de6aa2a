"""Patterns worth a look. None proves anything; each opens onto the matters themselves."""

from collections import defaultdict

from bandeng.cases.measures.shared import HANDLED, last_of_each
from bandeng.figures.queries import Scope, Told
from bandeng.figures.rules import Counted, Note, Reads, figure
from bandeng.kernel.periods import SHANGHAI
from bandeng.oversight.measures.shared import of_matters, promises
from bandeng.oversight.rules import ACT, ASKED, AT_ONCE, GIVEN, LAST_PART, PROMISES, TOGETHER


@figure(
    "oversight.last_moment",
    zh="时限最后一点时间里才报告办好的",
    en="Reported done in the last moment",
    unit="%",
    note=Note(
        zh="时限的最后百分之五;分母:期间报告办好、有时限的事",
        en="In the last 5 % of the limit, of the matters with a limit reported done in the period",
        act=ACT,
    ),
    reads=Reads(during=HANDLED, before=PROMISES),
)
def last_moment(scope: Scope) -> Counted:
    limits, done = promises(scope), last_of_each(scope.facts(*HANDLED))
    timed = {stream: fact for stream, fact in done.items() if stream in limits and limits[stream].whole}
    last = []
    for stream, fact in timed.items():
        left, whole = limits[stream].due_at - fact.at, limits[stream].due_at - limits[stream].began_at
        if whole.total_seconds() > 0 <= left.total_seconds() <= whole.total_seconds() / LAST_PART:
            last.append(stream)
    return of_matters(last, timed)


@figure(
    "oversight.paused_together",
    zh="同一处同一天批准的许多延期和暂缓",
    en="Many pauses decided by one post on one day",
    unit="%",
    note=Note(
        zh="同一个岗位一天批准五件以上;分母:期间批准了延期或暂缓的事",
        en="Five or more on one day, of the matters given an extension or a rest in the period",
        act=ACT,
    ),
    reads=Reads(during=GIVEN, before=ASKED),
)
def paused_together(scope: Scope) -> Counted:
    asked = last_of_each(scope.facts_before_end(*ASKED))
    by_day: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in scope.facts(*GIVEN):
        seat = asked[fact.stream].body["seat"] if fact.stream in asked else "-"
        by_day[seat, f"{fact.at.astimezone(SHANGHAI):%Y-%m-%d}"].add(fact.stream)
    many = [stream for streams in by_day.values() if len(streams) >= TOGETHER for stream in streams]
    return of_matters(many, last_of_each(scope.facts(*GIVEN)))


@figure(
    "oversight.ping_pong",
    zh="退回以后又派出去的",
    en="Dispatched again after a return",
    unit="%",
    note=Note(zh="分母:期间派给部门的事", en="Of the matters dispatched in the period", act=ACT),
    reads=Reads(during=("cases.dispatched",), before=("cases.returned",)),
)
def ping_pong(scope: Scope) -> Counted:
    sent: dict[str, Told] = last_of_each(scope.facts("cases.dispatched"))
    back = {fact.stream: fact.id for fact in reversed(list(scope.facts_before_end("cases.returned")))}
    again = [stream for stream, fact in sent.items() if back.get(stream, fact.id) < fact.id]
    return of_matters(again, sent)


@figure(
    "oversight.without_picture",
    zh="报告办好、没有照片的",
    en="Reported done without a picture",
    unit="%",
    note=Note(
        zh="照片从不强制;分母:期间报告办好的事",
        en="A picture is never required; of the matters reported done in the period",
        act=ACT,
    ),
    reads=Reads(during=HANDLED),
)
def without_picture(scope: Scope) -> Counted:
    done = last_of_each(scope.facts(*HANDLED))
    return of_matters([stream for stream, fact in done.items() if not fact.body["pictures"]], done)


@figure(
    "oversight.given_at_once",
    zh="一申请就批准的延期和暂缓",
    en="Pauses given as soon as they were asked for",
    unit="%",
    note=Note(
        zh="申请后十分钟以内批准;分母:期间批准了延期或暂缓的事",
        en="Within ten minutes, of the matters given an extension or a rest in the period",
        act=ACT,
    ),
    reads=Reads(during=GIVEN, before=(*ASKED, *GIVEN)),
)
def given_at_once(scope: Scope) -> Counted:
    quick: set[int] = set()
    waiting: dict[str, Told] = {}
    for fact in scope.facts_before_end(*ASKED, *GIVEN):
        if fact.name in ASKED:
            waiting[fact.stream] = fact
        elif fact.stream in waiting and fact.at - waiting.pop(fact.stream).at <= AT_ONCE:
            quick.add(fact.id)
    given = last_of_each(scope.facts(*GIVEN))
    return of_matters({fact.stream for fact in scope.facts(*GIVEN) if fact.id in quick}, given)

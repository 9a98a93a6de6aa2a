"""What happened in the demo district in the last weeks: matters told by acting, in order of time.

Every step is an action by the person whose step it is. What the persons say is made up; where a matter ends
depends only on its number, so every demo tells the same story.
"""

import heapq
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.workers import lookers_of, workers_of
from bandeng.demo.sayings import PLACES, SAYINGS, Saying
from bandeng.inbox.models import ToDo
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import Refusal
from bandeng.people import actions as people
from bandeng.places.models import Place
from bandeng.posts import queries as posts

Step = Callable[[datetime], "timedelta | None"]
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SILENT_DAYS = 7  # after so many nobody waits for the reporter's word any more


@dataclass
class Matter:
    """One matter on its way. Each step answers how long until the next, None at the end."""

    number: int
    saying: Saying
    place: str
    pin: tuple[float, float]
    stream: str = ""
    reporter: str = ""
    steps: Iterator[timedelta] = field(default_factory=lambda: iter(()))

    @property
    def case(self) -> Case:
        return Case.objects.get(stream=self.stream)


@dataclass
class Clockface:
    """The time of a matter's next step."""

    now: datetime


def tell(*, matters: int, until: datetime) -> int:
    """Let so many matters happen in the weeks before ``until``; answers how many steps were taken."""
    return happen(range(matters), raised=(until - timedelta(days=45), until), until=until)


def happen(numbers: Sequence[int], *, raised: tuple[datetime, datetime], until: datetime) -> int:
    """Let the matters of these numbers be raised in this span, and go their way until a moment."""
    waiting: list[tuple[datetime, int, Iterator[timedelta], Clockface]] = []
    order = count()
    for place, number in enumerate(numbers, start=1):
        face = Clockface(_start(raised, number, place / len(numbers)))
        heapq.heappush(waiting, (face.now, next(order), _life(_matter(number), face), face))
    ticked_at, steps = raised[0], 0
    while waiting:
        at, _tie, life, face = heapq.heappop(waiting)
        if at >= until:
            continue
        ticked_at = _tick(ticked_at, at)
        face.now = at
        pause = _next(life)
        steps += 1
        if pause is not None:
            heapq.heappush(waiting, (_by_day(at + pause), next(order), life, face))
    actions.tick(at=until)
    return steps


def _by_day(at: datetime) -> datetime:
    """The same moment, or the next morning where it is night: people of the demo sleep."""
    here = at.astimezone(SHANGHAI)
    if 8 <= here.hour < 20:
        return at
    morning = here.replace(hour=8, minute=here.minute // 2 + 5)
    return morning if here.hour < 8 else morning + DAY


def _tick(last: datetime, at: datetime) -> datetime:
    if at - last < 16 * HOUR:
        return last
    actions.tick(at=at)
    return at


def _next(life: Iterator[timedelta]) -> timedelta | None:
    try:
        return next(life, None)
    except Refusal:
        return None  # somebody (the clock, a vacancy) was quicker: the matter stays as it stands


def _start(raised: tuple[datetime, datetime], number: int, share: float) -> datetime:
    """Reports come by day, more of them lately; ``share`` of all have come by then."""
    begins_at, ends_at = raised
    at = begins_at + timedelta(seconds=(ends_at - begins_at).total_seconds() * share**0.8)
    here = at.astimezone(SHANGHAI)
    by_day = here.replace(hour=8 + number * 7 % 13, minute=number * 17 % 60, second=number % 60)
    return min(by_day, ends_at - HOUR)


def _matter(number: int) -> Matter:
    saying = SAYINGS[number % len(SAYINGS)]
    grids = list(Place.objects.filter(kind="grid", parent=PLACES[number % len(PLACES)]).order_by("code"))
    grid = grids[number // len(PLACES) % len(grids)]
    pin = (grid.lon or 0.0, grid.lat or 0.0)
    return Matter(number=number, saying=saying, place=grid.path, pin=pin)


def _holder(post: str, at: datetime, *, but: Collection[str] = ()) -> str:
    held = [holding.person for holding in posts.holders([post], at=at) if holding.person not in but]
    return held[0] if held else ""


def _report(matter: Matter, at: datetime) -> None:
    saying, number = matter.saying, matter.number
    matter.reporter = people.guest(at=at)
    told = actions.Report(
        place=matter.place,
        words=saying.words,
        reporter=matter.reporter,
        address=saying.where,
        pin=matter.pin,
        channel=("web", "web", "phone", "visit", "wechat", "12345", "patrol")[number % 7],
        source_number=f"ZZ{number:06d}" if number % 7 == 5 else "",
    )
    if told.channel == "web":
        matter.stream = actions.report(report=told, at=at).stream
        return
    staff = _holder(f"community_staff@{matter.place.split('/')[2]}", at)
    matter.stream = actions.file(report=told, by=staff, at=at).stream


def _life(matter: Matter, face: Clockface) -> Iterator[timedelta]:
    """The way a matter goes; yields how long until its next step."""
    _report(matter, face.now)
    yield (4 + matter.number * 11 % 50) * MINUTE
    case = matter.case
    if matter.saying.ends == "on-the-spot":
        how = actions.Settling(words=matter.saying.done, condition=matter.saying.condition)
        actions.settle(case=case, how=how, by=_holder(case.seat, face.now), at=face.now)
        yield 5 * HOUR
        yield from _say(matter, face)
        yield from _drawn(matter, face)
        return
    actions.accept(case=case, condition=matter.saying.condition, by=_holder(case.seat, face.now), at=face.now)
    yield from _up(matter, face)
    yield from _finish(matter, face)


def _up(matter: Matter, face: Clockface) -> Iterator[timedelta]:
    rises = {"grid": 0, "community": 1, "street": 2, "department": 3, "returned": 3}.get(
        matter.saying.ends, 0
    )
    for level in range(rises):
        yield (2 + matter.number % 4) * HOUR
        case, at = matter.case, face.now
        _hand_on(case, matter.saying, level, at)
        yield (1 + matter.number % 3) * HOUR
        case, at = matter.case, face.now
        actions.sign(case=case, by=_holder(case.seat, at), at=at)


def _hand_on(case: Case, saying: Saying, level: int, at: datetime) -> None:
    by = _holder(case.seat, at)
    if level == 2:
        actions.dispatch(case=case, unit=saying.unit, words=saying.tried, by=by, at=at)
        return
    what = actions.HandingUp(tried=saying.tried, why=saying.why)
    actions.escalate(case=case, what=what, by=by, at=at)


def _finish(matter: Matter, face: Clockface) -> Iterator[timedelta]:
    number = matter.number
    yield (5 + number * 5 % 60) * HOUR
    case, at = matter.case, face.now
    if number % 17 == 3:
        return  # left lying: the clock warns, reminds and tells the level above
    outcome = actions.Outcome(outcome="solved", words=matter.saying.done)
    actions.resolve(case=case, what=outcome, by=_holder(case.seat, at), at=at)
    yield (2 + number % 5) * HOUR
    case, at = matter.case, face.now
    checker = _holder(case.seat, at, but={case.handler})
    actions.check(case=case, finding=actions.Finding(passed=True), by=checker, at=at)
    yield (6 + number * 3 % 40) * HOUR
    yield from _say(matter, face)
    yield from _drawn(matter, face)


def _say(matter: Matter, face: Clockface) -> Iterator[timedelta]:
    """The reporter answers, or does not: of ten, six are content, two are not, two stay silent."""
    number, case, at = matter.number, matter.case, face.now
    mood = number * 7 % 10
    if mood < 6:
        word = actions.Word(answer="solved", channel="page")
        actions.answer(case=case, word=word, by=matter.reporter, at=at)
    elif mood < 8:
        word = actions.Word(answer="partly", channel="page", words=matter.saying.but)
        actions.contest(case=case, word=word, by=matter.reporter, at=at)
        yield 20 * HOUR
        yield from _look_again(matter, face)


def _look_again(matter: Matter, face: Clockface) -> Iterator[timedelta]:
    case, at = matter.case, face.now
    verdict = actions.Verdict(outcome="rework", words="已到现场看过,确实没有办完,请今天补好。")
    actions.review(case=case, verdict=verdict, by=_holder(case.seat, at, but=lookers_of(case)), at=at)
    yield 6 * HOUR
    case, at = matter.case, face.now
    outcome = actions.Outcome(outcome="solved", words="补办完了,请再看一看。")
    actions.resolve(case=case, what=outcome, by=_holder(case.seat, at), at=at)
    yield 4 * HOUR
    case, at = matter.case, face.now
    checker = _holder(case.seat, at, but={case.handler})
    actions.check(case=case, finding=actions.Finding(passed=True), by=checker, at=at)
    yield 9 * HOUR
    case, at = matter.case, face.now
    actions.answer(case=case, word=actions.Word(answer="solved", channel="code"), by=matter.reporter, at=at)


def _drawn(matter: Matter, face: Clockface) -> Iterator[timedelta]:
    """Whoever is asked goes and looks at a closed matter that was drawn, some hours after it closed."""
    for _day in range(SILENT_DAYS):
        if matter.case.state != "confirming":
            break
        yield DAY
    yield 3 * HOUR
    case, at = matter.case, face.now
    asked = ToDo.objects.open().filter(stream=matter.stream, kind="cases.check").first()
    if case.state == "closed" and asked:
        checker = _holder(asked.seat, at, but=workers_of(case))
        actions.check(case=case, finding=actions.Finding(passed=True), by=checker, at=at)

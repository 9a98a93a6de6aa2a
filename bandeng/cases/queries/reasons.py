"""Why a deadline is what it is: every clock of a matter, with the hours counted day by day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import appeals, nameless, running, stages
from bandeng.cases.queries.clocks import OF_A_POST
from bandeng.cases.queries.limits import is_public, limit_name
from bandeng.cases.rules import is_errand
from bandeng.inbox import queries as inbox
from bandeng.inbox.models import Clock
from bandeng.kernel import clock
from bandeng.kernel.calendar import Span
from bandeng.kernel.clock import Limit
from bandeng.kernel.explaining import DayLine, explain
from bandeng.kernel.periods import SHANGHAI
from bandeng.posts import queries as posts
from bandeng.rulebook.calendar import work_calendar
from bandeng.rulebook.language import spoken, spoken_limit
from bandeng.ui.words import duration

CALLED = ("arrive", "conclude")  # kinds of clocks of departments that were called, each with its number


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One clock: its kind, purpose, limit and hours, when it started and is due, how it ended, and its days.

    ``always``: it runs through nights and holidays. ``exempt``: it was missed, and the appeal of that was
    granted: it is in no rate. ``beyond``: a step whose limit ends after that of the whole, which comes first.
    ``cut``: of an errand or a part of a whistle that is due with the matter, before its own limit; it has no
    days then.
    """

    kind: str
    name: str
    limit: str
    hours: str
    always: bool
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    late: bool
    exempt: bool
    beyond: bool
    cut: bool
    days: tuple[DayLine, ...]
    warnings: tuple[str, ...]

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The days as rows of a table: day, hours counted, why it is out of the ordinary."""
        return [
            (day_text(line), hours_text(line), spoken(line.reason) if line.reason else "")
            for line in self.days
        ]


def of(case: Case) -> list[Reason]:
    """The clocks of the matter, oldest first. Stages begin when the stage before them is due."""
    clocks = [each for each in inbox.clocks_of(case.stream) if each.kind != "rest"]
    pauses = inbox.pauses_of(case.stream)
    exempt, chosen = appeals.exempted(case), stages.chosen_in(case, clocks)
    found = [
        _reason(each, stages.held(chosen, each.id), running.begins_at(each, clocks), pauses)
        for each in clocks
    ]
    return [
        replace(one, exempt=each.id in exempt, beyond=is_beyond(each, clocks), name=_named(one, case))
        for one, each in zip(found, clocks, strict=True)
    ]


def _named(one: Reason, case: Case) -> str:
    """What it is for; nobody is waited for where nobody could be asked."""
    if one.kind == "confirm" and nameless.is_so(case):
        return _("没有人可问,到期按「未确认」结束")
    return one.name


def in_public(case: Case) -> list[Reason]:
    """The same without what stands in the desk's story only."""
    return [one for one in of(case) if is_public(one.kind)]


def is_beyond(each: Clock, clocks: Sequence[Clock]) -> bool:
    """Whether the limit of a step or stage ends after that of the whole matter, which comes first then."""
    whole = [other.due_at for other in clocks if other.kind == "whole"]
    is_part = each.kind in OF_A_POST or each.kind.startswith("stage")
    return is_part and bool(whole) and each.due_at > whole[-1]


def limit_said(each: Clock) -> str:
    """Its limit as people say it; a rest has none but its own days."""
    return duration(each.due_at - each.started_at) if each.kind == "rest" else spoken_limit(each.limit)


def _reason(each: Clock, condition: str, begins_at: datetime, pauses: Sequence[Span]) -> Reason:
    limit, calendar = running.limit(each), work_calendar()
    rests = pauses if each.kind.startswith(running.AT_REST) else ()
    stood = [rest for rest in rests if each.stopped_at is None or rest[0] < each.stopped_at]
    found = clock.due(begins_at, limit, calendar, hours=running.hours(each, begins_at), pauses=stood)
    is_part = is_errand(each.kind) or each.kind.startswith("conclude")
    cut = is_part and each.due_at < found.at
    return Reason(
        kind=each.kind,
        name=limit_name(each.kind, each.seat, condition),
        limit=_limit_said(each),
        hours=_hours_named(each, limit, (begins_at, each.due_at)),
        always=limit.runs_always,
        started_at=begins_at,
        due_at=each.due_at,
        stopped_at=each.stopped_at,
        late=bool(each.reminded_at) or (each.stopped_at or each.started_at) > each.due_at,
        exempt=False,
        beyond=False,
        cut=cut,
        days=() if cut else tuple(explain(found, limit, calendar)),
        warnings=_not_loaded(found.at.year) if found.warnings else (),
    )


def _limit_said(each: Clock) -> str:
    said = spoken_limit(each.limit)
    if not each.extensions:
        return said
    return _("%(limit)s,延期%(n)s次,每次再加一个") % {"limit": said, "n": each.extensions}


def _hours_named(each: Clock, limit: Limit, span: tuple[datetime, datetime]) -> str:
    if limit.runs_always:
        return _("昼夜不停")
    if each.kind != "accept" and each.kind not in OF_A_POST:
        return posts.office_words()
    return posts.hours_words(each.seat, duty=each.kind == "accept", span=span, at=each.started_at)


def day_text(line: DayLine) -> str:
    """The day as month and day."""
    return f"{line.day.month}-{line.day.day:02d}"


def reason_text(line: DayLine) -> str:
    """Why the day is off, or worked although it is a weekend."""
    return spoken(line.reason) if line.reason else ""


def hours_text(line: DayLine) -> str:
    """The spans counted, as hours and minutes in Shanghai."""
    spans = [f"{a.astimezone(SHANGHAI):%H:%M}–{_until(b)}" for a, b in line.spans]
    return "  ".join(spans) or "—"


def _until(at: datetime) -> str:
    """The end of a span: a day that is counted whole ends at 24:00."""
    text = f"{at.astimezone(SHANGHAI):%H:%M}"
    return "24:00" if text == "00:00" else text


def _not_loaded(year: int) -> tuple[str, ...]:
    return (
        _("%(year)s年的节假日安排还没有公布或载入,这个时间先按周一至周五数,公布后可能要改") % {"year": year},
    )

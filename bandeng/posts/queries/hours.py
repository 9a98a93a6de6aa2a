"""The working hours of units: the rule book's, until a unit has its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bandeng.kernel.calendar import Hours
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import straight
from bandeng.posts.models import Post, Unit, UnitHours
from bandeng.posts.weeks import Changing, hours_of
from bandeng.rulebook.calendar import duty_pattern, office_hours, work_calendar
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.words import ENGLISH_WEEKDAYS, WEEKDAYS

BOOKS = "-"
OWN = ("begins_at", "said_at", "week", "holidays")


@dataclass(frozen=True)
class Own:
    """Hours a unit has set: from when, when it was said, the days ("-": the book's again) and in words."""

    begins_at: datetime
    said_at: datetime
    lines: str
    holidays: bool

    @property
    def week(self) -> tuple[str, ...]:
        """Monday to Sunday; nothing where the book's hours hold again."""
        return () if self.lines == BOOKS else tuple(self.lines.split("\n"))

    @property
    def words(self) -> str:
        """The hours as a sentence."""
        if not self.week:
            return _("恢复规则书的作息")
        return week_words(self.week, holidays=self.holidays)


def unit(code: str) -> Unit:
    """The unit of this code. Raises Unit.DoesNotExist."""
    return Unit.objects.get(code=code)


def unit_name(unit: Unit) -> str:
    """The unit's name in the language of the moment."""
    return unit.name_en if _english() else unit.name


def unit_names(codes: Iterable[str]) -> dict[str, str]:
    """The names of these units in the language of the moment; unknown ones are called by their codes."""
    wanted = set(codes)
    return {code: code for code in wanted} | {
        unit.code: unit_name(unit) for unit in Unit.objects.filter(code__in=wanted)
    }


def own_hours(code: str, *, at: datetime) -> list[Own]:
    """What the unit has set by this moment, as it takes effect."""
    return _latest(Own(*row) for row in UnitHours.objects.filter(unit_id=code).known(at=at).values_list(*OWN))


def _latest(found: Iterable[Own]) -> list[Own]:
    return list({own.begins_at: own for own in found}.values())


def regular_hours(post: str, *, at: datetime, own: bool = True) -> Changing:
    """The regular duty hours of a post as known at this moment: its role's, or its unit's own (if any)."""
    return _changing(post, duty_pattern(_pattern(post)), at, own=own)


def desk_hours(post: str, *, at: datetime) -> Changing:
    """The office hours in which a post signs and takes its step: the district's, or its unit's own."""
    return _changing(post, office_hours(), at, own=True)


def _pattern(post: str) -> str:
    return book().role(post.partition("@")[0]).duty


def _changing(post: str, base: Hours, at: datetime, *, own: bool) -> Changing:
    later = tuple(
        (each.begins_at, hours_of(each.week, holidays=each.holidays) if each.week else base)
        for each in (_of_post(post, at) if own else ())
    )
    return Changing(base=base, later=later, calendar=work_calendar())


def _of_post(post: str, at: datetime) -> list[Own]:
    """Straight, for every step waits for it."""
    units = [row[0] for row in straight.find(Post, {"id": post}, "unit_id")]
    found = straight.find(UnitHours, {"unit_id": units}, *OWN) if units else ()
    return _latest(Own(*row) for row in sorted(found, key=lambda row: row[:2]) if row[1] <= at)


def hours_words(post: str, *, duty: bool, span: tuple[datetime, datetime], at: datetime) -> str:
    """In which hours a clock of this post runs between two moments, as known at ``at``, in words."""
    base = spoken(book().duty.pattern(_pattern(post))) if duty else office_words()
    begins_at, ends_at = span
    own = [each for each in _of_post(post, at) if each.begins_at < ends_at]
    before = [each for each in own if each.begins_at <= begins_at]
    said = [_turn(post, each) for each in (*before[-1:], *own[len(before) :])]
    return ";".join(said if before else [base, *said])


def _turn(post: str, own: Own) -> str:
    name = unit_name(Unit.objects.get(post__id=post))
    day = own.begins_at.astimezone(SHANGHAI).date()
    return _("%(unit)s的作息(从 %(day)s 起):%(hours)s") % {"unit": name, "day": day, "hours": own.words}


def office_words() -> str:
    """The district's office hours as a sentence."""
    days = [" ".join(f"{a:%H:%M}-{b:%H:%M}" for a, b in spans) for spans in office_hours().week]
    return _("本区的工作时间:%(hours)s") % {"hours": week_words(days, holidays=True)}


def week_words(week: Sequence[str], *, holidays: bool) -> str:
    """A week as a sentence: 「周一至周五 08:00-12:00 14:00-18:00; 周六 08:00-12:00」."""
    runs: list[tuple[int, int]] = []
    for day, text in enumerate(week):
        if runs and runs[-1][1] == day - 1 and week[runs[-1][0]] == text:
            runs[-1] = (runs[-1][0], day)
        elif text:
            runs.append((day, day))
    said = "; ".join(f"{_days(first, last)} {week[first]}" for first, last in runs)
    return said if holidays else _("%(hours)s,节假日照常") % {"hours": said}


def _days(first: int, last: int) -> str:
    words = {"first": day_name(first), "last": day_name(last)}
    return words["first"] if first == last else _("%(first)s至%(last)s") % words


def day_name(day: int) -> str:
    """The day of the week, Monday 0, in the language of the moment."""
    return (ENGLISH_WEEKDAYS if _english() else WEEKDAYS)[day]


def _english() -> bool:
    return (get_language() or "").startswith("en")

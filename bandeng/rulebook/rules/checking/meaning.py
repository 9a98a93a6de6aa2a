"""Does everything that is named exist, once, and in no circle? Looks at the book as a whole."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bandeng.kernel.calendar import WorkCalendar
from bandeng.rulebook.rules.book import KINDS_OF_UNIT
from bandeng.rulebook.rules.checking.campaigns import campaigns
from bandeng.rulebook.rules.checking.charter import charter
from bandeng.rulebook.rules.checking.circles import circles
from bandeng.rulebook.rules.checking.contesting import contesting
from bandeng.rulebook.rules.checking.deliberation import deliberation
from bandeng.rulebook.rules.checking.doorstep import doorstep
from bandeng.rulebook.rules.checking.gatherings import gatherings
from bandeng.rulebook.rules.checking.honours import honours
from bandeng.rulebook.rules.checking.orders import orders
from bandeng.rulebook.rules.checking.reports import reports
from bandeng.rulebook.rules.checking.rows import Row, categories, codes, one_of, rows, twice, whole
from bandeng.rulebook.rules.checking.tables import KINDS_OF_PLACE, LEVELS
from bandeng.rulebook.rules.checking.things import things
from bandeng.rulebook.rules.checking.visiting import visiting
from bandeng.rulebook.rules.checking.voting import voting
from bandeng.rulebook.rules.eligibility import KIND_OF_UNIT
from bandeng.rulebook.rules.issues import Issue, choice
from bandeng.rulebook.rules.reading import Source


def meaning(source: Source) -> Iterator[Issue]:
    """Issues between the parts of a book."""
    yield from _twice(source)
    yield from _references(source)
    yield from charter(source)
    yield from circles(source)
    yield from _dates(source)
    yield from _calendar(source)
    yield from _spelling(source)
    yield from things(source)
    yield from orders(source)
    yield from doorstep(source)
    yield from campaigns(source)
    yield from reports(source)
    yield from gatherings(source)
    yield from visiting(source)
    yield from contesting(source)
    yield from honours(source)
    yield from voting(source)
    yield from deliberation(source)


def _twice(source: Source) -> Iterator[Issue]:
    yield from twice(rows(source, "district.toml", "area"))
    yield from twice(categories(source))
    yield from twice(rows(source, "departments.toml", "department"))
    yield from twice(rows(source, "roles.toml", "role"))
    yield from twice(rows(source, "duty.toml", "pattern"))
    yield from twice(rows(source, "danger.toml", "danger"), "key")
    yield from twice(rows(source, "members.toml", "period"))
    yield from twice(rows(source, "honours.toml", "honour"))
    for part in ("purpose", "keep", "mended", "dispute"):
        yield from twice(rows(source, "doors.toml", part))
    for part in ("category", "line", "gift"):
        yield from twice(rows(source, "visits.toml", part))
    for part in ("kind", "criterion", "group", "award", "tie"):
        yield from twice(rows(source, "contests.toml", part))
    for category in categories(source):
        yield from twice(category.rows("condition"), "key")
        for condition in category.rows("condition"):
            yield from twice(condition.rows("stages"), "key")


def _references(source: Source) -> Iterator[Issue]:
    areas = codes(rows(source, "district.toml", "area"))
    for department in rows(source, "departments.toml", "department"):
        yield from one_of(department, "kind", KINDS_OF_UNIT)
    units = codes(rows(source, "departments.toml", "department"))
    for area in rows(source, "district.toml", "area"):
        yield from unknown(area, "parent", areas, "area_unknown")
    for category in categories(source):
        yield from unknown(category, "parent", areas, "area_unknown")
        for condition in category.rows("condition"):
            yield from unknown(condition, "unit", units, "unit_unknown")
            stages = codes(condition.rows("stages"), "key")
            for stage in condition.rows("stages"):
                yield from unknown(stage, "after", stages, "stage_unknown")
    yield from _references_of_roles(source)


def _references_of_roles(source: Source) -> Iterator[Issue]:
    roles = codes(rows(source, "roles.toml", "role"))
    patterns = codes(rows(source, "duty.toml", "pattern"))
    for role in rows(source, "roles.toml", "role"):
        yield from unknown(role, "duty", patterns, "pattern_unknown")
        yield from _known_list(role, "deputies", roles)
        yield from one_of(role, "kind_of_place", KINDS_OF_PLACE)
        yield from one_of(role, "eligible", tuple(KIND_OF_UNIT))
    yield from _known_list(whole(source, "duty.toml").part("on_call"), "roles", roles)
    yield from _levels(source)


HANDED_UP_TO = {"grid": ("community", "street"), "community": ("street",)}


def _levels(source: Source) -> Iterator[Issue]:
    steps = whole(source, "limits.toml").part("escalation")
    for key in steps.values:
        yield from one_of(steps, key, HANDED_UP_TO.get(key, LEVELS))


def unknown(row: Row, key: str, known: list[str], code: str) -> Iterator[Issue]:
    """An issue when the row names something that does not exist."""
    value = row.text(key)
    if value and value not in known:
        yield row.issue(code, key, value, **choice(value, known))


def _known_list(row: Row, key: str, known: list[str]) -> Iterator[Issue]:
    for value in row.texts(key):
        if value not in known:
            yield row.issue("role_unknown", key, value, **choice(value, known))


def _dates(source: Source) -> Iterator[Issue]:
    file = whole(source, "district.toml")
    book, zone = file.part("book"), file.part("district").text("zone")
    begins, ends = book.values.get("effective_from"), book.values.get("effective_to")
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        yield book.issue("dates_reversed", "effective_to", to=ends, begins=begins)
    if zone and not _is_zone(zone):
        yield file.part("district").issue("zone", "zone", zone)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _calendar(source: Source) -> Iterator[Issue]:
    calendar, district = whole(source, "calendar.toml"), whole(source, "district.toml")
    if not isinstance(calendar.values.get("years"), list):
        return
    years = calendar.values["years"]
    begins = district.part("book").values.get("effective_from")
    if isinstance(begins, date) and begins.year not in years:
        yield calendar.issue("year_missing", "years", year=begins.year)
    for year in years:
        if isinstance(year, int) and not WorkCalendar.load().knows(year):
            yield calendar.issue("year_unloaded", "years", year=year)
    off = {row.values.get("day") for row in calendar.rows("off")}
    for row in [*calendar.rows("off"), *calendar.rows("worked")]:
        day = row.values.get("day")
        if isinstance(day, date) and day.year not in years:
            yield row.issue("year_unsaid", "day", year=day.year)
        if isinstance(day, date) and "worked" in row.spot and day in off:
            yield row.issue("off_and_worked", "day", day=day)


def _spelling(source: Source) -> Iterator[Issue]:
    file = whole(source, "spelling.toml")
    for pairs in file.texts("traditional"):
        if len(pairs) % 2:
            yield file.issue("pairs", "traditional", pairs)

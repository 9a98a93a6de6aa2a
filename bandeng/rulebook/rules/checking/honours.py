"""Honours: known classes and bodies, a figure of one meaning, and no naming by whoever may not name."""

from collections.abc import Iterator

from bandeng.rulebook.rules import honours as known
from bandeng.rulebook.rules.checking.rows import Row, codes, each_of, rows, twice, whole
from bandeng.rulebook.rules.issues import Issue, choice
from bandeng.rulebook.rules.reading import Source

MEMBERS, HONOURS = "members.toml", "honours.toml"


def honours(source: Source) -> Iterator[Issue]:
    """Issues of ``members.toml`` and ``honours.toml``."""
    bodies = codes(rows(source, "party.toml", "body"))
    units = [*bodies, *codes(rows(source, "departments.toml", "department"))]
    yield from _members(source, units)
    first: dict[str, tuple[Row, str]] = {}
    for honour in rows(source, HONOURS, "honour"):
        yield from _choices(honour)
        yield from _bodies(honour, units, bodies)
        yield from _proposal(honour)
        yield from _class(honour)
        yield from worded_once(honour, first)


def _members(source: Source, units: list[str]) -> Iterator[Issue]:
    file = whole(source, MEMBERS)
    keeper = file.text("keeper")
    if keeper and keeper not in units:
        yield file.issue("unit_unknown", "keeper", keeper, **choice(keeper, units))
    before = None
    for period in rows(source, MEMBERS, "period"):
        first, last = period.values.get("first"), period.values.get("last")
        if first and last and last < first:
            yield period.issue("dates_reversed", "last", to=last, begins=first)
        if before and first and first <= before:
            yield period.issue("period_overlaps", "first", first, before=before)
        before = last or before


def _choices(honour: Row) -> Iterator[Issue]:
    yield from each_of(honour, "class", [honour.text("class")], known.CLASSES)
    yield from each_of(honour, "proposes", [honour.text("proposes")], known.PROPOSERS)
    yield from each_of(honour, "subjects", honour.texts("subjects"), known.SUBJECTS)
    for figure in honour.rows("figure"):
        yield from each_of(figure, "counts", [figure.text("counts")], known.COUNTS)
        yield from each_of(figure, "subjects", figure.texts("subjects"), tuple(honour.texts("subjects")))


def _bodies(honour: Row, units: list[str], bodies: list[str]) -> Iterator[Issue]:
    naming = honour.text("class") == known.NAMING
    for value in honour.texts("authority"):
        if naming and value not in bodies:
            yield honour.issue("naming_authority", "authority", value)
        elif value not in units:
            yield honour.issue("unit_unknown", "authority", value, **choice(value, units))
    allowed = [known.OWN, known.STREET, *units]
    for value in honour.texts("checks"):
        if value not in allowed:
            yield honour.issue("unit_unknown", "checks", value, **choice(value, allowed))
    decides = honour.text("decides")
    if decides and decides not in units:
        yield honour.issue("unit_unknown", "decides", decides, **choice(decides, units))


def _proposal(honour: Row) -> Iterator[Issue]:
    proposes = honour.text("proposes")
    if proposes == known.BY_RULE and not (honour.values.get("years") and _is_day(honour.text("by_day"))):
        yield honour.issue("honour_years", value=honour.text("code"))
    if proposes != known.BY_RECORD and not honour.text("decides"):
        yield honour.issue("honour_undecided", value=honour.text("code"))


def _class(honour: Row) -> Iterator[Issue]:
    """What each class asks: a record is only recorded, names and flags are for teams, a rating ends."""
    code, class_, proposes = honour.text("code"), honour.text("class"), honour.text("proposes")
    passes_on, grades = honour.values.get("held_months"), list(honour.rows("grade"))
    if proposes and (class_ == known.RECORDED) != (proposes == known.BY_RECORD):
        yield honour.issue("class_proposes", "proposes", code, proposes=proposes)
    if (class_ == known.NAMING or passes_on) and set(honour.texts("subjects")) - {known.TEAM}:
        yield honour.issue("team_only", "subjects", code)
    if class_ == known.RATING and not (honour.values.get("valid_years") or passes_on):
        yield honour.issue("rating_endless", "class", code)
    if grades and class_ != known.RATING:
        yield grades[0].issue("grades_of_none", "code", code)
    yield from twice(grades)


def _is_day(text: str) -> bool:
    month, _dash, day = text.partition("-")
    return month.isdigit() and day.isdigit() and 1 <= int(month) <= 12 and 1 <= int(day) <= 28


def worded_once(feeds: Row, first: dict[str, tuple[Row, str]]) -> Iterator[Issue]:
    """Issues of figures that were worded otherwise before; ``first``: those met so far, by name."""
    for figure in feeds.rows("figure"):
        name = figure.text("name")
        before, zh = first.setdefault(name, (figure, figure.text("zh")))
        if before is not figure and zh != figure.text("zh"):
            place = f"{before.sheet.name}:{before.line('name')}"
            yield figure.issue("figure_twice", "name", name, first=place)

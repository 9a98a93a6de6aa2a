"""Kinds of sessions: of a family that exists, five lines at most, children not without their guardians."""

from collections.abc import Iterator

from bandeng.rulebook.rules.checking.rows import Row, codes, rows, twice
from bandeng.rulebook.rules.gatherings import CHILD_UNDER, LINES_AT_MOST, WHENS
from bandeng.rulebook.rules.issues import Issue, choice
from bandeng.rulebook.rules.reading import Source

FILE = "gatherings.toml"


def gatherings(source: Source) -> Iterator[Issue]:
    """Issues of ``gatherings.toml``."""
    families = codes(rows(source, FILE, "family"))
    roles = codes(rows(source, "roles.toml", "role"))
    yield from twice(rows(source, FILE, "family"))
    yield from twice(rows(source, FILE, "kind"))
    for row in rows(source, FILE, "kind"):
        family = row.text("family")
        if family and family not in families:
            yield row.issue("family_unknown", "family", family, **choice(family, families))
        for role in row.texts("own_speakers"):
            if role not in roles:
                yield row.issue("role_unknown", "own_speakers", role, **choice(role, roles))
        yield from _lines(row)
        yield from _children(row)


def _lines(row: Row) -> Iterator[Issue]:
    lines = list(row.rows("line"))
    yield from twice(lines)
    if len(lines) > LINES_AT_MOST:
        yield row.issue("lines_many", value=row.text("code"), most=LINES_AT_MOST)
    for line in lines:
        when = line.text("when")
        if when and when not in WHENS:
            yield line.issue("not_choice", "when", when, item="when", **choice(when, WHENS))


def _children(row: Row) -> Iterator[Issue]:
    age = row.values.get("guardian_under")
    if isinstance(age, int) and 0 < age < CHILD_UNDER:
        yield row.issue("guardian_age", "guardian_under", age, most=CHILD_UNDER)

"""Visits of comfort: is nothing intimate asked, are words wiped, does whoever goes exist?"""

from collections.abc import Iterator

from bandeng.rulebook.rules.checking.rows import Row, codes, rows, whole
from bandeng.rulebook.rules.doorstep import KEEP_AT_MOST, NEVER_KEPT
from bandeng.rulebook.rules.issues import Issue, choice
from bandeng.rulebook.rules.reading import Source
from bandeng.rulebook.rules.visiting import LINES_AT_MOST, NEVER_ASKED, OWN_LINES

FILE = "visits.toml"


def visiting(source: Source) -> Iterator[Issue]:
    """Issues of ``visits.toml``."""
    head = whole(source, FILE).part("visits")
    yield from _end(head)
    bodies = codes(rows(source, "party.toml", "body"))
    if head.text("overseer") and head.text("overseer") not in bodies:
        over = head.text("overseer")
        yield head.issue("unit_unknown", "overseer", over, **choice(over, bodies))
    roles = codes(rows(source, "roles.toml", "role"))
    for row in rows(source, FILE, "visitor"):
        role = row.text("role")
        if role and role not in roles:
            yield row.issue("role_unknown", "role", role, **choice(role, roles))
    for number, row in enumerate(rows(source, FILE, "line"), start=1):
        yield from _never(row, NEVER_ASKED, "asked_never")
        if number > LINES_AT_MOST - OWN_LINES:
            yield row.issue("lines_too_many", "code", row.text("code"), most=LINES_AT_MOST)
    for row in rows(source, FILE, "category"):
        yield from _never(row, NEVER_KEPT, "kept_never")


def _end(row: Row) -> Iterator[Issue]:
    for key in ("words_days", "names_days"):
        days = row.values.get(key)
        if isinstance(days, int) and not 0 < days <= KEEP_AT_MOST:
            yield row.issue("kept_too_long", key, days, most=KEEP_AT_MOST)


def _never(row: Row, words: tuple[str, ...], code: str) -> Iterator[Issue]:
    for word in words:
        if word in row.text("zh"):
            yield row.issue(code, "zh", word)

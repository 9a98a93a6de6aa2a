"""Contests: enough readers, a scale that can be chosen, limits that mean something."""

from collections.abc import Iterator

from bandeng.rulebook.rules.checking.rows import Row, rows, whole
from bandeng.rulebook.rules.contesting import MARKS_AT_MOST
from bandeng.rulebook.rules.doorstep import KEEP_AT_MOST
from bandeng.rulebook.rules.issues import Issue
from bandeng.rulebook.rules.reading import Source

FILE = "contests.toml"
WITHIN = {"readers": (1, 9), "spread": (1, 100), "alike": (1, 100), "guardian_under": (14, 18)}


def contesting(source: Source) -> Iterator[Issue]:
    """Issues of ``contests.toml``."""
    head = whole(source, FILE).part("contests")
    for key, (least, most) in WITHIN.items():
        yield from _within(head, key, least, most)
    days = head.values.get("text_days")
    if isinstance(days, int) and not 0 < days <= KEEP_AT_MOST:
        yield head.issue("kept_too_long", "text_days", days, most=KEEP_AT_MOST)
    for row in rows(source, FILE, "criterion"):
        yield from _within(row, "most", 1, MARKS_AT_MOST)


def _within(row: Row, key: str, least: int, most: int) -> Iterator[Issue]:
    value = row.values.get(key)
    if isinstance(value, int) and not least <= value <= most:
        yield row.issue("not_within", key, value, item=key, least=least, most=most)

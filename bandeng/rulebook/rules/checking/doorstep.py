"""Does everything kept of a household have a ground, a law, and an end? And is nobody put into a drawer?"""

from collections.abc import Iterable, Iterator

from bandeng.rulebook.rules.checking.honours import worded_once
from bandeng.rulebook.rules.checking.rows import Row, categories, codes, one_of, rows, whole
from bandeng.rulebook.rules.doorstep import ANSWERED, GROUNDS, KEEP_AT_MOST, NEVER_KEPT
from bandeng.rulebook.rules.issues import Issue, choice
from bandeng.rulebook.rules.reading import Source

FILE = "doors.toml"


def doorstep(source: Source) -> Iterator[Issue]:
    """Issues of what may be kept of households, and of categories that do not exist."""
    yield from _end(whole(source, FILE).part("visits"), "words_days")
    for row in rows(source, FILE, "keep"):
        yield from _ground(row)
        yield from _end(row, "keep_days")
        yield from _drawer(row)
    worded: dict[str, tuple[Row, str]] = {}
    for row in rows(source, FILE, "purpose"):
        yield from worded_once(row, worded)
        yield from one_of(row, "answers", ANSWERED)
    known = codes(categories(source))
    for row in rows(source, FILE, "dispute"):
        yield from _categories(row, known)


def _ground(row: Row) -> Iterator[Issue]:
    ground = row.text("ground")
    if not ground:
        yield row.issue("ground_missing", value=row.text("code"))
    elif ground not in GROUNDS:
        yield row.issue("not_choice", "ground", ground, item="ground", **choice(ground, GROUNDS))
    for key in ("basis_zh", "basis_en"):
        if not row.text(key):
            yield row.issue("basis_missing", value=row.text("code"), item=key)


def _end(row: Row, key: str) -> Iterator[Issue]:
    days = row.values.get(key)
    if isinstance(days, int) and not 0 < days <= KEEP_AT_MOST:
        yield row.issue("kept_too_long", key, days, most=KEEP_AT_MOST)


def _drawer(row: Row) -> Iterator[Issue]:
    for key in ("zh", "purpose_zh"):
        for word in NEVER_KEPT:
            if word in row.text(key):
                yield row.issue("kept_never", key, word)


def _categories(row: Row, known: Iterable[str]) -> Iterator[Issue]:
    for value in row.texts("categories"):
        if value not in known:
            yield row.issue("category_unknown", "categories", value, **choice(value, known))

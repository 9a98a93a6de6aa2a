"""Walking the rows of a book that may still be wrong: what is of the wrong kind was said by ``shape``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bandeng.rulebook.rules.issues import Issue, choice, issue
from bandeng.rulebook.rules.lines import Spot
from bandeng.rulebook.rules.reading import Sheet, Source


@dataclass(frozen=True)
class Row:
    """One table of one file and where it stands."""

    sheet: Sheet
    spot: Spot
    values: dict[str, Any]

    def text(self, key: str) -> str:
        """The text of this key; empty when it is not there or no text."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> list[str]:
        """The texts of this list."""
        value = self.values.get(key)
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []

    def rows(self, key: str) -> Iterator["Row"]:
        """The repeated parts ``[[…key]]`` inside."""
        value = self.values.get(key)
        for number, inside in enumerate(value if isinstance(value, list) else ()):
            if isinstance(inside, dict):
                yield Row(self.sheet, (*self.spot, key, number), inside)

    def part(self, key: str) -> "Row":
        """The part ``[…key]`` inside; empty when it is not there."""
        value = self.values.get(key)
        return Row(self.sheet, (*self.spot, key), value if isinstance(value, dict) else {})

    def issue(self, code: str, key: str = "", value: object = None, **names: object) -> Issue:
        """An issue at this row, at one of its keys, or at one value inside that key."""
        line = self.line(key, value) if key else self.sheet.lines.of(self.spot)
        return issue(code, self.sheet.name, line, {"value": value} | names)

    def line(self, key: str, value: object = None, *, last: bool = False) -> int:
        """The line of this key, or the first (or last) line of a value inside it."""
        return self.sheet.lines.of((*self.spot, key), value, last=last)


def whole(source: Source, name: str) -> Row:
    """The whole of one file; empty if it could not be read."""
    sheet = source.sheets.get(name) or Sheet(name, {}, "")
    return Row(sheet, (), sheet.values)


def rows(source: Source, name: str, key: str) -> list[Row]:
    """The rows ``[[key]]`` of one file; none if it could not be read."""
    return list(whole(source, name).rows(key))


def grants(source: Source) -> list[Row]:
    """The grants of the charter and of the rooms' own files."""
    return [row for sheet in source.charters for row in Row(sheet, (), sheet.values).rows("grant")]


def categories(source: Source) -> list[Row]:
    """The categories of all files."""
    return [row for sheet in source.categories for row in Row(sheet, (), sheet.values).rows("category")]


def codes(found: Iterable[Row], key: str = "code") -> list[str]:
    """The codes of these rows, without the empty ones."""
    return [row.text(key) for row in found if row.text(key)]


def one_of(row: Row, key: str, known: tuple[str, ...]) -> Iterator[Issue]:
    """An issue when the value is none of those known."""
    yield from each_of(row, key, [row.text(key)], known)


def each_of(row: Row, key: str, values: Iterable[str], known: Iterable[str]) -> Iterator[Issue]:
    """An issue for each of these values that is none of those known."""
    known = list(known)
    for value in values:
        if value and value not in known:
            yield row.issue("not_choice", key, value, item=key, **choice(value, known))


def twice(found: Iterable[Row], key: str = "code") -> Iterator[Issue]:
    """An issue for each row that says under this key what one before it said; empty is not twice."""
    first: dict[str, Row] = {}
    for row in found:
        value = row.text(key)
        before = first.setdefault(value, row)
        if value and before is not row:
            yield row.issue("twice", key, value, first=f"{before.sheet.name}:{before.line(key)}")

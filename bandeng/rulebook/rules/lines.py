"""Where things stand in a TOML text: ``tomllib`` gives values without positions, this the other half.

A spot is a tuple: ``("condition", 2, "limit")`` is the key ``limit`` of the third ``[[condition]]``.
"""

import re
from collections import Counter
from dataclasses import dataclass

Spot = tuple[str | int, ...]
HEADER = re.compile(r"\s*\[(\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
NAME = r"""(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)"""
KEY = re.compile(rf"\s*({NAME}(?:\s*\.\s*{NAME})*)\s*=")
QUIET = re.compile(r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*', re.S)


@dataclass(frozen=True)
class Lines:
    """The text of one file and the first and last line of each spot, counted from 1."""

    text: tuple[str, ...]
    spots: dict[Spot, tuple[int, int]]

    def of(self, spot: Spot, value: object = None, *, last: bool = False) -> int:
        """The line of this spot, or of what is around it where it is not written.

        With ``value`` the first (or ``last``) line inside the spot on which it stands.
        """
        while spot and spot not in self.spots:
            spot = spot[:-1]
        begin, end = self.spots.get(spot, (1, 1))
        if value is None:
            return begin
        found = [line for line in range(begin, end + 1) if str(value) in self.text[line - 1]]
        return found[-1 if last else 0] if found else begin


def find_lines(text: str) -> Lines:
    """Positions of all headers and keys of a TOML text that ``tomllib`` could read."""
    return Lines(tuple(text.splitlines()), _Walk(text.splitlines()).spots)


class _Walk:
    def __init__(self, text: list[str]) -> None:
        self.spots: dict[Spot, tuple[int, int]] = {}
        self._counts: Counter[Spot] = Counter()
        self._table: Spot = ()
        number = 0
        while number < len(text):
            number = self._line(text, number)

    def _line(self, text: list[str], number: int) -> int:
        header = HEADER.match(text[number])
        if header:
            self._open(_parts(header[2]), several=bool(header[1]))
            self.spots[self._table] = (number + 1, number + 1)
            return number + 1
        key = KEY.match(text[number])
        if not key:
            return number + 1
        last = _end_of_value(text, number, key.end())
        self.spots[self._table + _parts(key[1])] = (number + 1, last + 1)
        return last + 1

    def _open(self, parts: Spot, *, several: bool) -> None:
        table: Spot = ()
        for part in parts[:-1]:
            table += (part,)
            if table in self._counts:
                table += (self._counts[table] - 1,)
        table += parts[-1:]
        if several:
            self._counts[table] += 1
            table += (self._counts[table] - 1,)
        self._table = table


def _parts(dotted: str) -> Spot:
    return tuple(part.strip().strip("\"'") for part in re.findall(r'"[^"]*"|\'[^\']*\'|[^.]+', dotted))


def _end_of_value(text: list[str], number: int, column: int) -> int:
    """The last line of the value that begins here: until brackets and strings are closed."""
    value = text[number][column:]
    while _is_open(value) and number + 1 < len(text):
        number += 1
        value += "\n" + text[number]
    return number


def _is_open(value: str) -> bool:
    for mark in ('"""', "'''"):
        if value.lstrip().startswith(mark):
            return value.count(mark) < 2
    bare = QUIET.sub("", value)
    return bare.count("[") + bare.count("{") > bare.count("]") + bare.count("}")

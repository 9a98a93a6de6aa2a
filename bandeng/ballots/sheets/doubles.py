"""Rows of a roll that bear one name: whether they are one owner, as far as the table can tell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bandeng.ballots.sheets.issues import Issue

SPACES = re.compile(r"\s+")
BETWEEN_HAN = re.compile(
    r"(?<![A-Za-z0-9.]) | (?![A-Za-z0-9])"
)  # a blank in a Chinese name is a typing habit
BRACKETS = str.maketrans("()", "()")


@dataclass(frozen=True)
class Named:
    """A row: its number, the room, the name as it counts, the telephones."""

    row: int
    unit: str
    name: str
    phones: tuple[str, ...]


def plain(name: str) -> str:
    """A name as it counts: 「 李 二」 is 「李二」; of names in Latin letters single blanks stay."""
    return BETWEEN_HAN.sub("", SPACES.sub(" ", name).strip()).translate(BRACKETS)


def told(rows: Iterable[Named]) -> list[Issue]:
    """An issue for every row whose name stood above with quite another telephone: the law counts one buyer
    of several units once, but two people of one name are two."""
    above: dict[str, Named] = {}
    issues = []
    for row in rows:
        if not row.phones:
            continue
        first = above.setdefault(row.name, row)
        if first is not row and not {*first.phones} & {*row.phones}:
            issues.append(Issue(row.row, _one(first, row)))
    return issues


def _one(first: Named, row: Named) -> str:
    words = {"row": row.row, "first": first.row, "name": row.name, "other": f"{row.name}({row.unit})"}
    return (
        _(
            "第%(row)s行:「%(name)s」和第%(first)s行同名,电话不一样。不是同一个人的,名字后面写个括号分开,"
            "例如「%(other)s」;是同一个人的,两行的电话写成一样的"
        )
        % words
    )

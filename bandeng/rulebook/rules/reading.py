"""Reading the files of a rule book from a folder, before anybody knows whether they are right."""

import hashlib
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bandeng.rulebook.rules.issues import Issue, choice, issue
from bandeng.rulebook.rules.lines import Lines, find_lines
from bandeng.rulebook.rules.reports import FOLDER

CHARTER = "charter.toml"
FILES = (
    "district.toml",
    "calendar.toml",
    "roles.toml",
    CHARTER,
    "departments.toml",
    "limits.toml",
    "duty.toml",
    "danger.toml",
    "spelling.toml",
    "doors.toml",
)
# what a district that does not do it has no file for
OPTIONAL = (
    "orders.toml",
    "party.toml",
    "campaigns.toml",
    "editions.toml",
    "gatherings.toml",
    "visits.toml",
    "contests.toml",
    "members.toml",
    "honours.toml",
    "ballots.toml",
    "assembly.toml",
)
SIGN = "district.toml"
TEXT = ".md"  # a template of a report: words, no values


class NotABook(Exception):
    """The path is no rule book at all: no folder, or a folder without ``district.toml``."""


@dataclass(frozen=True)
class Sheet:
    """One file: its name inside the book, its values and its text."""

    name: str
    values: dict[str, Any]
    text: str

    @cached_property
    def lines(self) -> Lines:
        """Where everything stands; looked for only when something is wrong."""
        return find_lines(self.text)


@dataclass(frozen=True)
class Source:
    """All files of a book that could be read, and the issues of those that could not."""

    sheets: dict[str, Sheet]
    digest: str
    issues: list[Issue] = field(default_factory=list)

    @property
    def charters(self) -> list[Sheet]:
        """The charter, and what the rooms have in files of their own."""
        mine = (CHARTER, f"{CHARTER.removesuffix('.toml')}/")
        return [sheet for name, sheet in self.sheets.items() if name.startswith(mine)]

    @property
    def categories(self) -> list[Sheet]:
        return [sheet for name, sheet in self.sheets.items() if name.startswith("categories/")]


def read(path: Path) -> Source:
    """The files under this folder. Raises NotABook; syntax errors become issues."""
    if not (path / SIGN).is_file():
        raise NotABook(str(path))
    known = (*FILES, *OPTIONAL)
    names = [name for name in known if (path / name).is_file()]
    stray = sorted(file.name for file in path.glob("*.toml") if file.name not in known)
    for folder in ("charter", "categories"):
        names += sorted(f"{folder}/{file.name}" for file in (path / folder).glob("*.toml"))
    names += sorted(f"{FOLDER}/{file.name}" for file in (path / FOLDER).glob("*.md"))
    source = Source({}, _digest(path, names), _absent(names))
    source.issues.extend(issue("file_unknown", name, 1, choice(name, known)) for name in stray)
    for name in names:
        _read_sheet(path, name, source)
    return source


def _read_sheet(path: Path, name: str, source: Source) -> None:
    try:
        text = (path / name).read_bytes().decode("utf-8")
        values = {} if name.endswith(TEXT) else tomllib.loads(text)
        source.sheets[name] = Sheet(name, values, text)
    except UnicodeDecodeError as error:
        line = (path / name).read_bytes()[: error.start].count(b"\n") + 1
        source.issues.append(issue("encoding", name, line))
    except tomllib.TOMLDecodeError as error:
        source.issues.append(issue("syntax", name, _line_of(error, text), {"reason": str(error)}))


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> int:
    words = str(error).partition("(at line ")[2].partition(",")[0]
    return int(words) if words.isdigit() else max(1, len(text.splitlines()))


def _absent(names: list[str]) -> list[Issue]:
    gone = [name for name in FILES if name not in names]
    if not any(name.startswith("categories/") for name in names):
        gone.append("categories/*.toml")
    return [issue("file_missing", name, 1) for name in gone]


def _digest(path: Path, names: list[str]) -> str:
    whole = hashlib.sha256()
    for name in sorted(names):
        inside = (path / name).read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{name} {len(inside)}\n".encode() + inside)
    return whole.hexdigest()

"""Pages of a list kept newest first, walked both ways by the key of a row and never by counting rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import QuerySet

Found = TypeVar("Found", bound="QuerySet[Any]")
Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Where a page begins: at rows older than ``before``, or just newer than ``after``; 0: at the newest."""

    before: int = 0
    after: int = 0

    @property
    def query(self) -> str:
        """As it stands in an address, to follow other parts of it."""
        if self.before:
            return f"&before={self.before}"
        return f"&after={self.after}" if self.after else ""


@dataclass(frozen=True)
class Keyset(Sequence[Row]):
    """One page of rows, and the turns to its neighbours (None where there is none)."""

    rows: Sequence[Row]
    newer: Turn | None
    older: Turn | None

    def __getitem__(self, index: Any) -> Any:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)


def turn_of(asked: Mapping[str, Any]) -> Turn:
    """The turn an address asks for; what is no number asks for the first page."""
    before, after = _number(asked.get("before", "")), _number(asked.get("after", ""))
    return Turn(before=before, after=0 if before else after)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def keyset(
    found: Found,
    turn: Turn,
    *,
    most: int,
    read: Callable[[Found], list[Row]],
    key: Callable[[Row], int],
) -> Keyset[Row]:
    """A page of ``found`` (any order; its ``id`` decides). ``read`` makes rows of it in one statement.

    A page asked for backwards that would not be full is the first page: nothing is skipped at the top.
    """
    if turn.after:
        rows = read(found.filter(id__gt=turn.after).order_by("id")[: most + 1])
        if len(rows) >= most:
            page = list(reversed(rows[:most]))
            newer = Turn(after=key(page[0])) if len(rows) > most else None
            return Keyset(page, newer, Turn(before=key(page[-1])))
        turn = Turn()
    older = found.filter(id__lt=turn.before) if turn.before else found
    rows = read(older.order_by("-id")[: most + 1])
    page = rows[:most]
    back = Turn(after=turn.before - 1) if turn.before else None
    return Keyset(page, back, Turn(before=key(page[-1])) if len(rows) > most else None)

"""A real matter as a mould: every cell that another matter would have otherwise is a slot."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.db import connection, models

from bandeng.cases.models import Case, Worker
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.canonical import NO_DIGEST, digest
from bandeng.kernel.facts import Kept
from bandeng.kernel.ids import new_id
from bandeng.ledger.models import Fact
from bandeng.ledger.pen import envelope
from bandeng.notices.models import Notice

COPIED = (Case, Clock, ToDo, Worker, Notice)
Row = list[Any]
Slots = dict[str, Any]
Cell = Callable[[Slots], Any]
COLUMNS = [field.attname for field in Fact._meta.concrete_fields]
COMMAND, PREVIOUS, DIGEST = map(COLUMNS.index, ("command", "previous", "digest"))
TEXTS = {
    name: COLUMNS.index(column)
    for name, column in (
        ("stream", "stream"), ("place", "place"), ("post", "post"), ("body", "body_text"),
        ("command", "command"), ("previous", "previous"),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Cast:
    """One row: what all copies have in it, and the cells that each has otherwise."""

    same: Row
    other: list[tuple[int, Cell]]

    def filled(self, slots: Slots) -> Row:
        """The row of a copy."""
        row = self.same.copy()
        for number, cell in self.other:
            row[number] = cell(slots)
        return row


@dataclass(frozen=True, kw_only=True)
class Mould:
    """The facts of one matter, and its rows by table, ready to be filled."""

    facts: list[Cast]
    envelopes: list[dict[str, Any]]
    rows: dict[type[models.Model], list[Cast]]
    codes: tuple[str, ...]
    reporter: str
    at: datetime


def mould(case: Case) -> Mould:
    """The mould of a matter that was acted."""
    facts = list(Fact.objects.of(case.stream))
    kept = json.loads(facts[0].body_text)["words"]
    codes = tuple(case.place.rstrip("/").split("/"))
    tokens = {case.stream: "stream", case.number: "number", kept["kept"]: "kept", kept["seal"]: "seal"}
    tokens |= {code: f"code{number}" for number, code in enumerate(codes) if number}
    cut = _Cutter(tokens, {fact.id: f"height{turn}" for turn, fact in enumerate(facts)})
    return Mould(
        facts=[cut.cast(prepared(fact)) for fact in facts],
        envelopes=[envelope(fact) for fact in facts],
        rows={table: [cut.cast(prepared(row)) for row in _rows(table, case)] for table in COPIED},
        codes=codes,
        reporter=case.reporter,
        at=facts[0].at,
    )


def prepared(row: models.Model) -> Row:
    """The row's values as the driver takes them."""
    return [
        field.get_db_prep_save(getattr(row, field.attname), connection) for field in row._meta.concrete_fields
    ]


def _rows(table: type[models.Model], case: Case) -> Sequence[models.Model]:
    if table is Worker:
        return list(Worker.objects.filter(case_id=case.id))
    which = {"id": case.id} if table is Case else {"stream": case.stream}
    return list(table._default_manager.filter(**which))


class _Cutter:
    """Cuts a text at every code, number and id that a copy has otherwise; the longest first."""

    def __init__(self, tokens: dict[str, str], heights: dict[int, str]) -> None:
        self.tokens, self.heights = tokens, heights
        longest_first = sorted(tokens, key=len, reverse=True)
        self.cut = re.compile("(" + "|".join(map(re.escape, longest_first)) + ")")

    def cast(self, row: Row) -> Cast:
        """The row as a cast."""
        cells = [(number, self._cell(value)) for number, value in enumerate(row)]
        return Cast(row, [(number, cell) for number, cell in cells if cell is not None])

    def _cell(self, value: Any) -> Cell | None:
        """How the cell of a copy is made; None where it is the same."""
        if isinstance(value, int) and not isinstance(value, bool) and value in self.heights:
            return itemgetter(self.heights[value])
        return self._text(value) if isinstance(value, str) else None

    def _text(self, text: str) -> Cell | None:
        height, dot, rest = text.partition(".")
        if dot and height.isdecimal() and int(height) in self.heights:
            slot, end = self.heights[int(height)], self._text(rest)
            return lambda slots: f"{slots[slot]}.{end(slots) if end else rest}"
        parts = self.cut.split(text)
        if len(parts) == 1:
            return None
        if len(parts) == 3 and not parts[0] and not parts[2]:
            return itemgetter(self.tokens[parts[1]])
        pattern = "".join(
            f"%({self.tokens[part]})s" if number % 2 else part.replace("%", "%%")
            for number, part in enumerate(parts)
        )
        return lambda slots: pattern % slots


def slots_of(made: Mould, height: int, codes: tuple[str, ...], kept: Kept) -> Slots:
    """What a copy of this mould, raised after this height at another place, has otherwise."""
    slots: Slots = {f"height{turn}": height + turn + 1 for turn in range(len(made.facts))}
    slots |= {f"code{number}": code for number, code in enumerate(codes)}
    slots["number"] = f"{codes[0]}-{made.at:%y}-{height + 1:05d}"
    return slots | {"stream": f"case:{new_id(made.at)}", "kept": kept.kept, "seal": kept.seal}


def facts_of(made: Mould, slots: Slots) -> list[Row]:
    """The facts of a copy, linked, each with the digest it must have."""
    found, previous = [], NO_DIGEST
    for turn, cast in enumerate(made.facts):
        row = cast.filled(slots)
        row[COMMAND] = f"{slots['stream'][5:]}.{turn}"
        row[PREVIOUS] = previous
        said = made.envelopes[turn] | {name: row[column] for name, column in TEXTS.items()}
        row[DIGEST] = previous = digest(_canonical(said), said["algorithm"])
        found.append(row)
    return found


def _canonical(said: dict[str, Any]) -> bytes:
    """As ``canonical`` writes it; all of it is plain already."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def rows_of(made: Mould, table: type[models.Model], slots: Slots) -> list[Row]:
    """The rows of a copy in this table."""
    return [cast.filled(slots) for cast in made.rows[table]]

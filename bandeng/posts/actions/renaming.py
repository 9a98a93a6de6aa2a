"""Units whose name in a roster is another than the one they are known by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bandeng.kernel.refusals import Refusal
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import facts, queries
from bandeng.posts.models import Unit
from bandeng.ui.spreadsheets import Row


@dataclass(frozen=True, kw_only=True)
class Renamed:
    """A row that names a known unit otherwise."""

    row: int
    code: str
    old: str
    new: str
    new_en: str
    place: str


def renamed(rows: Iterable[Row]) -> list[Renamed]:
    """The rows that give a known unit another name, the last of each unit, in the order of the table."""
    named = {row.cells["unit"]: row for row in rows if row.cells["unit"] and row.cells["unit_name"]}
    found: list[Renamed] = []
    for unit in Unit.objects.filter(code__in=list(named)):
        row = named[unit.code]
        if row.cells["unit_name"] != unit.name:
            found.append(_line(unit, row.number, row.cells))
    return sorted(found, key=lambda each: each.row)


def _line(unit: Unit, number: int, cells: Mapping[str, str]) -> Renamed:
    new = cells["unit_name"]
    english = cells["unit_name_en"] or new
    return Renamed(row=number, code=unit.code, old=unit.name, new=new, new_en=english, place=unit.place)


def rename_all(wanted: Iterable[Renamed], *, by: str, at: datetime) -> tuple[int, list[tuple[int, str]]]:
    """Rename these units, each for itself; answers how many were, and the refused rows, each with why."""
    done, refused = 0, list[tuple[int, str]]()
    for each in wanted:
        try:
            with transaction.atomic():
                rename(each, by=by, at=at)
        except Refusal as refusal:
            refused.append((each.row, str(refusal)))
            continue
        done += 1
    return done, refused


def rename(what: Renamed, *, by: str, at: datetime, command: str = "") -> Fact:
    """The unit has another name from now on. Raises NotYours."""
    stream = f"unit:{what.code}"
    turn = queries.turn_of(stream)
    hand = queries.hand(by, "posts.rename", what.place, at=at)
    said = facts.UnitRenamed(name=what.new, name_en=what.new_en)
    return pen.record(said, hand=hand, stream=stream, turn=turn, command=command)

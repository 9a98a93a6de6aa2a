"""What a table says of itself: a line of sums below, a title above; held against its rows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bandeng.ballots.rules.roll import Unit, hundredths, square_metres
from bandeng.ballots.sheets.issues import Issue
from bandeng.ui.spreadsheets import Row

SUM = re.compile(r"(合计|总计|共计|小计|总面积|total|sum)[::]?", re.IGNORECASE)
NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
AREA = re.compile(rf"(?:总面积|面积合计|面积共|合计面积|建筑面积)\D{{0,8}}?{NUMBER}\s*(?:㎡|平方米|m2|平米)?")
UNITS = re.compile(r"(?:共|总|合计)\D{0,6}?(\d+)\s*(?:户|套|处|个专有部分)")
HEADS = re.compile(r"(?:共|总|合计|应到)\D{0,6}?(\d+)\s*(?:人|名|个表决人)")


@dataclass(frozen=True)
class Said:
    """What a row says the whole is (None: nothing): area in hundredths, units, entities."""

    row: int
    area: int | None = None
    units: int | None = None
    heads: int | None = None


def is_sum(row: Row) -> bool:
    """Whether the row is a line of sums and no voter."""
    return bool(SUM.fullmatch(row.cells["unit"].replace(" ", "")) or SUM.fullmatch(row.cells["entity"]))


def of_sum(row: Row) -> Said:
    """What a line of sums says: its area, and of how many where a number stands beside it."""
    written = row.cells["area"].replace(",", "")
    return Said(row.number, area=hundredths(written))


def of_title(row: Row) -> Said:
    """What a title above the header says: 「共120户,总面积9,876.50平方米」."""
    words = row.cells[""]
    area, units, heads = AREA.search(words), UNITS.search(words), HEADS.search(words)
    return Said(
        row.number,
        area=hundredths(area[1].replace(",", "")) if area else None,
        units=int(units[1]) if units else None,
        heads=int(heads[1]) if heads else None,
    )


def wrong(said: Iterable[Said], units: Iterable[Unit], *, rows: int, left: int) -> list[Issue]:
    """An issue for everything said that the rows do not add up to; ``left`` of ``rows`` are not added."""
    units = list(units)
    area, heads = sum(unit.area for unit in units), len({unit.entity for unit in units})
    issues = []
    for one in said:
        words = {"row": one.row, "rows": rows, "heads": heads, "found": square_metres(area)}
        if one.area is not None and one.area != area:
            words["said"] = square_metres(one.area)
            issues.append(Issue(one.row, _area_told(left) % {**words, "left": left}))
        if one.units is not None and one.units != rows:
            issues.append(
                Issue(one.row, _("第%(row)s行:写的是%(n)s户,表里有%(rows)s行") % {**words, "n": one.units})
            )
        if one.heads is not None and one.heads != heads:
            issues.append(
                Issue(one.row, _("第%(row)s行:写的是%(n)s人,表里有%(heads)s人") % {**words, "n": one.heads})
            )
    return issues


def _area_told(left: int) -> str:
    if left:
        return _("第%(row)s行:写的面积是 %(said)s ㎡,各行加起来是 %(found)s ㎡(有问题的 %(left)s 行没有算)")
    return _("第%(row)s行:写的面积是 %(said)s ㎡,各行加起来是 %(found)s ㎡")

"""Rolls, ballots and lists of the silent as tables, CSV or Excel; every oddity is told with its row."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from bandeng.ballots.rules.roll import Unit, Weight, entities, hundredths
from bandeng.ballots.rules.tallying import CHOICES
from bandeng.kernel.refusals import BadInput
from bandeng.ui.spreadsheets import Column, Row, read, rows

MOST_ROWS = 500_000
TELEPHONE = re.compile(r"\+?[0-9-]{7,16}")
SHOWN = 20  # issues told before "and so many more"
UNIT = Column("unit", ("房号", "单元", "户号", "席位"))
ENTITY = Column("entity", ("业主", "表决人", "投票权人"))
AREA = Column("area", ("面积", "专有部分面积", "建筑面积"), needed=False)
CHOICE = Column("choice", ("意见", "选择", "表决意见"))
WRITTEN = {"同意": "yes", "赞成": "yes", "不同意": "no", "反对": "no", "弃权": "abstain"}


def roll_of(path: Path, *, by_area: bool) -> dict[str, Weight]:
    """The entities of a roll. ``by_area``: each unit needs an area. Raises BadInput with every bad row."""
    issues: list[str] = []
    units = list(_units(read(path, (UNIT, ENTITY, AREA), most=MOST_ROWS), issues, by_area=by_area))
    if not units and not issues:
        issues.append(_("名册里一行也没有"))
    _refuse(path, issues)
    return entities(units)


def _units(rows: Iterable[Row], issues: list[str], *, by_area: bool) -> Iterator[Unit]:
    first: dict[str, int] = {}
    for row in rows:
        unit, entity = row.cells["unit"], row.cells["entity"]
        if not unit or not entity:
            issues.append(_("第%(row)s行:房号和表决人都要写") % {"row": row.number})
        elif first.setdefault(unit, row.number) != row.number:
            words = {"row": row.number, "unit": unit, "first": first[unit]}
            issues.append(_("第%(row)s行:%(unit)s 在第%(first)s行已经有了") % words)
        else:
            area = _area(row, issues) if by_area or row.cells["area"] else 0
            yield Unit(unit, entity, area)


def _area(row: Row, issues: list[str]) -> int:
    text = row.cells["area"]
    area = hundredths(text)
    if area:
        return area
    words = {"row": row.number, "area": text}
    if not text:
        issues.append(_("第%(row)s行:面积没有写") % words)
    elif area == 0:
        issues.append(_("第%(row)s行:面积「%(area)s」要大于 0") % words)
    else:
        spelling = _("第%(row)s行:面积「%(area)s」看不懂,写成 88.05 这样:平方米,最多两位小数,不带逗号和单位")
        issues.append(spelling % words)
    return 0


def ballots_of(path: Path, roll: Mapping[str, Weight]) -> dict[str, str]:
    """The choice of each entity that cast one. Raises BadInput with every bad row."""
    issues: list[str] = []
    found: dict[str, str] = {}
    first: dict[str, int] = {}
    for row in read(path, (ENTITY, CHOICE), most=MOST_ROWS):
        entity, written = row.cells["entity"], row.cells["choice"]
        choice = WRITTEN.get(written, written.lower())
        if choice not in CHOICES:
            words = {"row": row.number, "choice": written}
            issues.append(_("第%(row)s行:「%(choice)s」不是 yes、no 或 abstain(同意、不同意、弃权)") % words)
        elif _is_known(row, roll, first, issues):
            found[entity] = choice
    _refuse(path, issues)
    return found


def silent_of(path: Path, roll: Mapping[str, Weight], cast: Mapping[str, str]) -> list[str]:
    """Who was handed a ballot and did not return it. Raises BadInput; also for who cast one after all."""
    issues: list[str] = []
    found: list[str] = []
    first: dict[str, int] = {}
    for row in read(path, (ENTITY,), most=MOST_ROWS):
        entity = row.cells["entity"]
        if entity in cast:
            words = {"row": row.number, "entity": entity}
            issues.append(_("第%(row)s行:%(entity)s 投过票了,不能又算没有表态") % words)
        elif _is_known(row, roll, first, issues):
            found.append(entity)
    _refuse(path, issues)
    return found


def _is_known(row: Row, roll: Mapping[str, Weight], first: dict[str, int], issues: list[str]) -> bool:
    entity = row.cells["entity"]
    words = {"row": row.number, "entity": entity or _("空着"), "first": first.get(entity, 0)}
    if entity not in roll:
        issues.append(_("第%(row)s行:%(entity)s 不在名册上") % words)
    elif entity in first:
        issues.append(_("第%(row)s行:%(entity)s 在第%(first)s行已经投过,一个表决人只有一票") % words)
    first.setdefault(entity, row.number)
    return entity in roll and first[entity] == row.number


def _phones(lines: Iterable[Row], issues: list[str]) -> dict[str, dict[str, None]]:
    """The telephones of each entity, in the order of the table."""
    phones: dict[str, dict[str, None]] = {}
    for row in lines:
        found = row.cells["phones"].replace("、", " ").replace(",", " ").split()
        wrong = [text for text in found if not TELEPHONE.fullmatch(text)]
        if wrong:
            issues.append(_("第%(row)s行:「%(phone)s」不是电话号码") % {"row": row.number, "phone": wrong[0]})
        phones.setdefault(row.cells["entity"], {}).update(dict.fromkeys(found))
    return phones


def _refuse(path: Path, issues: list[str], head: str = "") -> None:
    if not issues:
        return
    head = head or _("%(file)s 有问题,没有计票:")
    more = len(issues) - SHOWN
    told = issues[:SHOWN] + ([_("还有%(n)s处") % {"n": more}] if more > 0 else [])
    raise BadInput(head % {"file": path.name} + "\n" + "\n".join(told))


@dataclass(frozen=True, kw_only=True)
class Voter:
    """A line of a roll as a vote takes it in: number, area in hundredths, the units, telephones of owners."""

    number: str
    area: int
    units: tuple[str, ...]
    phones: tuple[str, ...] = ()


PHONES = Column("phones", ("phones", "phone", "电话", "手机", "联系电话"), needed=False)


def voters_of(file: BinaryIO, name: str, *, by_area: bool) -> list[Voter]:
    """The roll of an uploaded table, one voter for each entity, numbered as they come. Raises BadInput."""
    issues: list[str] = []
    lines = list(rows(file, (UNIT, ENTITY, AREA, PHONES), most=MOST_ROWS))
    units = list(_units(lines, issues, by_area=by_area))
    phones = _phones(lines, issues)
    if not units and not issues:
        issues.append(_("名册里一行也没有"))
    _refuse(Path(name), issues, _("%(file)s 有问题,没有录入:"))
    owned: dict[str, list[Unit]] = {}
    for unit in units:
        owned.setdefault(unit.entity, []).append(unit)
    return [
        Voter(
            number=f"E{place:04d}",
            area=sum(unit.area for unit in held),
            units=tuple(unit.unit for unit in held),
            phones=tuple(phones.get(entity, ())),
        )
        for place, (entity, held) in enumerate(owned.items(), 1)
    ]

"""The roll: owners with their units, or residents, household representatives, representatives, members."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from secrets import SystemRandom
from typing import BinaryIO

from django.utils.translation import gettext as _

from bandeng.ballots.rules import life
from bandeng.ballots.rules.numbering import number_text
from bandeng.ballots.rules.roll import Unit, Weight, entities, hundredths
from bandeng.ballots.sheets import doubles, totals
from bandeng.ballots.sheets.doubles import Named
from bandeng.ballots.sheets.issues import Issue, in_order
from bandeng.ballots.sheets.told import ENTITY, MOST_ROWS, entity_of, of_file, refuse
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.rules.voting import VotingRule
from bandeng.ui.spreadsheets import Column, Row, rows, titles
from bandeng.ui.words import why_not

UNIT = Column("unit", ("房号", "单元", "户号", "席位", "住址", "门牌"))
AREA = Column("area", ("面积", "专有部分面积", "建筑面积"), needed=False, apart=True)
PHONES = Column("phones", ("phones", "phone", "电话", "手机", "联系电话"), needed=False)
STATE = Column("state", ("状态", "交付", "销售状态", "交付情况"), needed=False)
COLUMNS = (UNIT, ENTITY, AREA, PHONES, STATE)
WEIGHED = (UNIT, ENTITY, replace(AREA, needed=True), PHONES, STATE)  # of a rule that counts by area
OWNERS, RESIDENTS = "owners", "residents"
UNSOLD = frozenset(("未售", "未出售", "没卖出", "没有卖出", "没卖", "未销售", "待售", "unsold"))
UNDELIVERED = frozenset(
    ("未交付", "没交付", "没有交付", "已售未交付", "未交房", "没交房", "未收房", "没收房", "undelivered")
)
DELIVERED = frozenset(
    ("", "已售", "已交付", "交付", "已交房", "已收房", "卖出", "已卖出", "delivered", "sold")
)


@dataclass(frozen=True)
class Line:
    """One line of a roll: its row, the unit (whose, how much), the telephones; ``own``: its owner holds it,
    not whoever builds; ``bought``: whoever builds holds it still, though somebody else is written there."""

    row: int
    unit: Unit
    phones: tuple[str, ...]
    own: bool = True
    bought: bool = False


def roll_of(path: Path, *, rule: VotingRule, doubts: list[str] | None = None) -> dict[str, Weight]:
    """The entities of a roll by their names. Raises BadInput with every bad row.

    ``doubts``: takes a sentence for each row that may be somebody else of the same name.
    """
    try:
        whole = path.read_bytes()
    except OSError as error:
        words = {"file": path, "reason": why_not(error)}
        raise BadInput(_("打不开 %(file)s:%(reason)s") % words) from None
    try:
        lines = _lines(whole, path.name, rule, "")
    except BadInput as wrong:
        raise BadInput(of_file(path.name, str(wrong))) from None
    if doubts is not None:
        doubts += in_order(_doubles(lines, rule))
    return entities(line.unit for line in lines)


def _lines(whole: bytes, name: str, rule: VotingRule, head: str, *, doubling: bool = False) -> list[Line]:
    """Every line, or BadInput with every oddity of the table at once; ``doubling``: one name with several
    telephones is one of them."""
    issues: list[Issue] = []
    columns = WEIGHED if "area" in rule.measures else COLUMNS
    found = list(rows(BytesIO(whole), columns, most=MOST_ROWS))
    said = [totals.of_title(row) for row in titles(BytesIO(whole), columns, most=MOST_ROWS)]
    said += [totals.of_sum(row) for row in found if totals.is_sum(row)]
    written = [row for row in found if not totals.is_sum(row)]
    lines = _read(written, rule, issues)
    if not written:
        issues.append(Issue(0, _("名册里一行也没有")))
    else:
        units = [line.unit for line in lines]
        left = len(written) - sum(unit.area > 0 for unit in units) if "area" in rule.measures else 0
        issues += totals.wrong(said, units, rows=len(written), left=left)
    doubts = [*_doubles(lines, rule), *_buyers(lines)] if doubling else []
    refuse(name, in_order([*issues, *doubts]), head)
    return lines


def _doubles(lines: Sequence[Line], rule: VotingRule) -> list[Issue]:
    """Rows of one name that may be two owners; elsewhere every row is a voter of its own."""
    if rule.roll != OWNERS:
        return []
    own = (line for line in lines if line.own)
    return doubles.told(Named(line.row, line.unit.unit, line.unit.entity, line.phones) for line in own)


def _buyers(lines: Iterable[Line]) -> list[Issue]:
    """Telephones that would open the ballot of whoever builds: a buyer votes once the flat is hers."""
    told = _(
        "第%(row)s行:没交付的房由建设单位投,买房的人还没有票,这一行不写电话(建设单位的电话写在没卖出的房后面)"
    )
    return [Issue(line.row, told % {"row": line.row}) for line in lines if line.bought and line.phones]


def _read(found: Sequence[Row], rule: VotingRule, issues: list[Issue]) -> list[Line]:
    first: dict[tuple[str, ...], int] = {}
    lines, developer = [], _developer(found, issues)
    for row in found:
        line = _line(row, rule, developer, issues)
        unit, entity = row.cells["unit"], entity_of(row)
        if not unit or not entity:
            issues.append(Issue(row.number, _("第%(row)s行:房号和表决人都要写") % {"row": row.number}))
            continue
        key = ("".join(unit.split()), entity) if rule.roll == RESIDENTS else ("".join(unit.split()),)
        if first.setdefault(key, row.number) != row.number:
            issues.append(Issue(row.number, _twice(row, rule, key, first[key])))
            continue
        lines.append(line)
    return lines


def _line(row: Row, rule: VotingRule, developer: str, issues: list[Issue]) -> Line:
    """The line of a row; whatever is wrong with its state, area and telephones is told."""
    area = _area(row, issues) if "area" in rule.measures or row.cells["area"] else 0
    built, named = _held_by_developer(row, issues), entity_of(row)
    unit = Unit(row.cells["unit"], developer if built else named, area)
    bought = built and named != developer
    return Line(row.number, unit, _phones(row, issues), own=not built, bought=bought)


def _twice(row: Row, rule: VotingRule, key: tuple[str, ...], first: int) -> str:
    words = {"row": row.number, "unit": " ".join((row.cells["unit"], *key[1:])), "first": first}
    shared = _("。共有的写在一行,名字用顿号隔开") if rule.roll == OWNERS else ""
    return _("第%(row)s行:%(unit)s 在第%(first)s行已经有了") % words + shared


def _developer(found: Iterable[Row], issues: list[Issue]) -> str:
    """Who is one head with all that is not sold or not handed over (Supreme People's Court, article 9)."""
    names = {entity_of(row): row.number for row in found if _plain(row.cells["state"]) in UNSOLD}
    if len(names) > 1:
        words = {"row": max(names.values()), "names": "、".join(names)}
        told = _("第%(row)s行:没有卖出的应当是一个建设单位,这里写了 %(names)s") % words
        issues.append(Issue(max(names.values()), told))
    return next(iter(names), "") or _("建设单位")


def _held_by_developer(row: Row, issues: list[Issue]) -> bool:
    state = _plain(row.cells["state"])
    if state not in UNSOLD | UNDELIVERED | DELIVERED:
        words = {"row": row.number, "state": row.cells["state"]}
        told = _("第%(row)s行:「%(state)s」看不懂,写已交付、没交付或没卖出") % words
        issues.append(Issue(row.number, told))
    return state in UNSOLD | UNDELIVERED


@lru_cache(maxsize=64)
def _plain(state: str) -> str:
    """As offices write it, the blanks and commas between its words left out."""
    return "".join(sign for sign in state.lower() if sign not in " ,,、")


def _area(row: Row, issues: list[Issue]) -> int:
    text = row.cells["area"]
    area = hundredths(text)
    words = {"row": row.number, "area": text}
    if area:
        return area
    if not text:
        told = _("第%(row)s行:面积没有写(合并的单元格请拆开,每处各写一个)")
    elif area == 0 or hundredths(text.lstrip("-−")):
        told = _("第%(row)s行:面积「%(area)s」要大于 0")
    else:
        told = _("第%(row)s行:面积「%(area)s」看不懂,写成 88.05 这样:平方米,最多两位小数,不带逗号和单位")
    issues.append(Issue(row.number, told % words))
    return 0


def _phones(row: Row, issues: list[Issue]) -> tuple[str, ...]:
    found = row.cells["phones"].replace("、", " ").replace(",", " ").replace(",", " ").split()
    wrong = [text for text in found if not life.TELEPHONE.fullmatch(text)]
    if wrong:
        told = _("第%(row)s行:「%(phone)s」不是电话号码,手机写11位,座机可以带区号;不知道的空着")
        issues.append(Issue(row.number, told % {"row": row.number, "phone": wrong[0]}))
    return tuple(found)


@dataclass(frozen=True, kw_only=True)
class Voter:
    """A line of a roll as a vote takes it in: number, area in hundredths, the units, telephones of owners.

    ``areas``: of each unit, in their order; may be left out of one unit.
    """

    number: str
    area: int
    units: tuple[str, ...]
    phones: tuple[str, ...] = ()
    areas: tuple[int, ...] = ()


def voters_of(file: BinaryIO, name: str, *, rule: VotingRule) -> list[Voter]:
    """The roll of an uploaded table, in its order. Raises BadInput with every bad row.

    The numbers are drawn by lot: the bundle opens ballots under them, and whoever knows the order of the
    rooms would else know whose each is.

    Owners: one voter for each entity. Residents, representatives and the like: one voter a line, for two of
    them may have one name.
    """
    owned: dict[tuple[str, ...], list[Line]] = {}
    for line in _lines(file.read(), name, rule, _("%(file)s 有问题,没有录入:"), doubling=True):
        unit = line.unit
        key = (unit.entity,) if rule.roll == OWNERS else (unit.unit, unit.entity)
        owned.setdefault(key, []).append(line)
    return [
        Voter(
            number=number,
            area=sum(line.unit.area for line in held),
            areas=tuple(line.unit.area for line in held),
            units=tuple(line.unit.unit for line in held),
            phones=tuple(dict.fromkeys(phone for line in held for phone in line.phones)),
        )
        for number, held in zip(_numbers(len(owned)), owned.values(), strict=True)
    ]


def _numbers(many: int) -> list[str]:
    numbers = [number_text(place) for place in range(1, many + 1)]
    SystemRandom().shuffle(numbers)
    return numbers

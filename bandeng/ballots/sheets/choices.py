"""Ballots, marks of an election and lists of the silent."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from bandeng.ballots.rules.roll import Weight
from bandeng.ballots.rules.tallying import CHOICES
from bandeng.ballots.sheets.told import ENTITY, entity_of, is_known, refuse, table
from bandeng.ui.spreadsheets import Column, Row

CHOICE = Column("choice", ("意见", "选择", "表决意见"))
CANDIDATE = Column("candidate", ("候选人",))
WRITTEN = {"同意": "yes", "赞成": "yes", "不同意": "no", "反对": "no", "弃权": "abstain"}


def ballots_of(path: Path, roll: Mapping[str, Weight]) -> dict[str, str]:
    """The choice of each entity that cast one. Raises BadInput with every bad row."""
    issues: list[str] = []
    found: dict[str, str] = {}
    first: dict[str, int] = {}
    for row in table(path, (ENTITY, CHOICE)):
        written = row.cells["choice"]
        choice = WRITTEN.get(written, written.lower())
        if choice not in CHOICES:
            words = {"row": row.number, "choice": written}
            issues.append(_("第%(row)s行:「%(choice)s」不是 yes、no 或 abstain(同意、不同意、弃权)") % words)
        elif is_known(row, roll, first, issues):
            found[entity_of(row)] = choice
    refuse(path.name, issues)
    return found


def silent_of(path: Path, roll: Mapping[str, Weight], cast: Mapping[str, str]) -> list[str]:
    """Who was handed a ballot and did not return it. Raises BadInput; also for who cast one after all."""
    issues: list[str] = []
    found: list[str] = []
    first: dict[str, int] = {}
    for row in table(path, (ENTITY,)):
        entity = entity_of(row)
        if entity in cast:
            words = {"row": row.number, "entity": entity}
            issues.append(_("第%(row)s行:%(entity)s 投过票了,不能又算没有表态") % words)
        elif is_known(row, roll, first, issues, silent=True):
            found.append(entity)
    refuse(path.name, issues)
    return found


def candidates_of(path: Path) -> list[str]:
    """The candidates in the order of the table. Raises BadInput for an empty or a repeated name."""
    issues: list[str] = []
    first: dict[str, int] = {}
    for row in table(path, (CANDIDATE,)):
        words = {"row": row.number, "name": row.cells["candidate"]}
        if first.setdefault(row.cells["candidate"], row.number) != row.number:
            issues.append(_("第%(row)s行:候选人 %(name)s 写了两遍") % words)
    if not first:
        issues.append(_("候选人一个也没有"))
    refuse(path.name, issues)
    return list(first)


def marks_of(
    path: Path, roll: Mapping[str, Weight], *, seats: int, candidates: Sequence[str]
) -> dict[str, frozenset[str]]:
    """Whom each entity that cast a ballot marked: one row a mark, an empty candidate for a blank ballot.

    Without ``candidates`` whoever is marked is one. Raises BadInput: also for more marks than seats.
    """
    issues: list[str] = []
    found: dict[str, dict[str, int]] = {}
    for row in table(path, (ENTITY, CANDIDATE)):
        _mark(row, roll, candidates, found, issues)
    for entity, chosen in found.items():
        if len(chosen.keys() - {""}) > seats:
            words = {"row": max(chosen.values()), "entity": entity, "n": len(chosen), "seats": seats}
            issues.append(_("第%(row)s行:%(entity)s 选了%(n)s个,最多选%(seats)s个") % words)
    refuse(path.name, issues)
    return {entity: frozenset(chosen) - {""} for entity, chosen in found.items()}


def _mark(
    row: Row,
    roll: Mapping[str, Weight],
    candidates: Sequence[str],
    found: dict[str, dict[str, int]],
    issues: list[str],
) -> None:
    entity, candidate = entity_of(row), row.cells["candidate"]
    words = {"row": row.number, "entity": entity or _("空着"), "candidate": candidate}
    before = found.get(entity, {})
    if entity not in roll:
        issues.append(_("第%(row)s行:%(entity)s 不在名册上") % words)
    elif candidate and candidates and candidate not in candidates:
        issues.append(_("第%(row)s行:%(candidate)s 不是候选人") % words)
    elif candidate in before or (before and "" in (candidate, *before)):
        issues.append(_("第%(row)s行:%(entity)s 的这一票写了两遍") % words)
    else:
        found.setdefault(entity, {})[candidate] = row.number

"""What the tables of a vote have in common: their columns, whose an entity is, and how oddities are told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from bandeng.ballots.rules.roll import Weight
from bandeng.ballots.sheets.doubles import plain
from bandeng.kernel.refusals import BadInput
from bandeng.ui.spreadsheets import Column, Row, read

MOST_ROWS = 500_000
SHOWN = 20  # issues told before "and so many more"
BETWEEN = re.compile(r"\s*[、,,;;/]\s*")  # what stands between the names of co-owners
ENTITY = Column("entity", ("业主", "表决人", "投票权人", "户代表", "居民代表", "居民", "姓名", "产权人"))


def entity_of(row: Row) -> str:
    """Whose the row is: the same co-owners in another order, or with other blanks, are the same entity."""
    names = [name for name in map(plain, BETWEEN.split(row.cells["entity"])) if name]
    return "、".join(sorted(dict.fromkeys(names)))


def refuse(file: str, issues: list[str], head: str = "") -> None:
    """Raises BadInput with every issue, the first ones in full."""
    if not issues:
        return
    head = head or _("%(file)s 有问题,没有计票:")
    more = len(issues) - SHOWN
    told = issues[:SHOWN] + ([_("还有%(n)s处") % {"n": more}] if more > 0 else [])
    raise BadInput(head % {"file": file} + "\n" + "\n".join(told))


def table(path: Path, columns: Sequence[Column]) -> Iterator[Row]:
    """The rows of a file. Raises BadInput, which says which of several files it is that cannot be read."""
    try:
        yield from read(path, columns, most=MOST_ROWS)
    except BadInput as wrong:
        raise BadInput(of_file(path.name, str(wrong))) from None


def of_file(name: str, words: str) -> str:
    """The sentence with the name of the file before it, where it does not name it itself."""
    return words if name in words else _("%(file)s:%(words)s") % {"file": name, "words": words}


def is_known(
    row: Row, roll: Mapping[str, Weight], first: dict[str, int], issues: list[str], *, silent: bool = False
) -> bool:
    """Whether the row's entity stands on the roll and is here for the first time."""
    entity = entity_of(row)
    words = {"row": row.number, "entity": entity or _("空着"), "first": first.get(entity, 0)}
    if entity not in roll:
        issues.append(_("第%(row)s行:%(entity)s 不在名册上") % words)
    elif entity in first and silent:
        issues.append(_("第%(row)s行:%(entity)s 在第%(first)s行已经写过,一个表决人只写一行") % words)
    elif entity in first:
        issues.append(_("第%(row)s行:%(entity)s 在第%(first)s行已经投过,一个表决人只有一票") % words)
    first.setdefault(entity, row.number)
    return entity in roll and first[entity] == row.number

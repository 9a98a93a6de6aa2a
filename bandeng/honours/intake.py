"""Rows of a table as honours that another level gave: looked at, or recorded, with a report row by row.

A row names the holder as the table knows her: by the post she is in, by her reference, as a team, or by name
only. What was recorded before is left as it is: the same table again adds nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.honours import actions
from bandeng.honours.actions.recording import Known
from bandeng.kernel.refusals import BadInput, Refusal
from bandeng.ledger.remembering import remembering
from bandeng.members.intake import day_of
from bandeng.members.rules import DAY
from bandeng.posts.models import Unit
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import MEMBER, PERSON, TEAM, Honour
from bandeng.ui.spreadsheets import Column, Row

COLUMNS = (
    Column("honour", ("荣誉", "honour")),
    Column("unit", ("单位", "所在单位", "单位代码", "unit")),
    Column("post", ("岗位", "post"), needed=False),
    Column("ref", ("党员编号", "reference"), needed=False),
    Column("team", ("集体", "集体名称", "team"), needed=False),
    Column("name", ("姓名", "name"), needed=False),
    Column("number", ("文号", "决定文号", "decision")),
    Column("on", ("日期", "决定日期", "day")),
)
MOST = 1_000
HEADS = {  # the column in which something is wrong, by the name of what is
    "honour": gettext_lazy("荣誉"),
    "unit": gettext_lazy("单位"),
    "post": gettext_lazy("岗位"),
    "kind": gettext_lazy("集体或姓名"),
    "name": gettext_lazy("集体或姓名"),
    "number": gettext_lazy("文号"),
    "on": gettext_lazy("日期"),
}


def examples(honour: Honour) -> list[tuple[str, ...]]:
    """Three rows of the template: by post, by name, a team."""
    unit, number, on = "冯春社区小区党支部", "郑组〔2021〕11号", "2021-07-01"
    return [
        (honour.zh, unit, "党组织书记", "", "", "", number, on),
        (honour.zh, unit, "", "", "", "张满仓", number, on),
        (honour.zh, unit, "", "", "冯春社区夜巡队", "", number, on),
    ]


@dataclass
class Tally:
    """What came of a table: rows read, recorded, known before; and the rows not taken, and why."""

    counts: Counter[str] = field(default_factory=Counter)
    bad: list[tuple[int, str]] = field(default_factory=list)


def take(rows: Iterable[Row], *, by: str, at: datetime, dry: bool = False) -> Tally:
    """Record every row that is right, each for itself; ``dry``: say what that would do, and do nothing."""
    tally = Tally()
    with remembering(), transaction.atomic():
        for row in rows:
            tally.counts["rows"] += 1
            tally.counts[_took(row, tally, by, at)] += 1
        if dry:
            transaction.set_rollback(True)
    return tally


def _took(row: Row, tally: Tally, by: str, at: datetime) -> str:
    try:
        with transaction.atomic():
            actions.record(what=[_recording(row.cells)], by=by, at=at)
    except Known:
        return "known"
    except BadInput as wrong:
        tally.bad.append((row.number, _told(wrong)))
    except Refusal as refused:
        tally.bad.append((row.number, str(refused)))
    else:
        return "recorded"
    return "bad"


def _told(wrong: BadInput) -> str:
    """What is wrong with a row, each with its column."""
    found = [
        _("「%(column)s」一列:%(why)s") % {"column": HEADS[name], "why": why} if name in HEADS else why
        for name, why in wrong.issues.items()
    ]
    return ";".join(found) or str(wrong)


def _recording(cells: Mapping[str, str]) -> actions.Recording:
    unit, said = _unit(cells["unit"]), [name for name in ("post", "ref", "team", "name") if cells[name]]
    if not said:
        raise BadInput(_("岗位、党员编号、集体、姓名,写一个,才知道是谁的"))
    kind = TEAM if cells["team"] else MEMBER if cells["ref"] else PERSON
    return actions.Recording(
        honour=_honour(cells["honour"]),
        kind=kind,
        unit=unit,
        number=cells["number"],
        on=_day(cells["on"]),
        subject=cells["ref"] if kind == MEMBER else "",
        post=_post(cells["post"], unit) if kind == PERSON and cells["post"] else "",
        team=cells["team"],
        name=cells["name"] if kind == PERSON and not cells["post"] else "",
    )


def _honour(said: str) -> str:
    found = next((each for each in book().honours if _is_called(each, said)), None)
    if found is not None and found.may_be_recorded:
        return found.code
    allowed = "、".join(spoken(each) for each in book().honours if each.may_be_recorded)
    words = {"what": said[:40], "allowed": allowed}
    if found is None:
        why = _("规则书里没有「%(what)s」这项荣誉。可以登记的有:%(allowed)s") % words
    else:
        why = _("「%(what)s」要在这里一步一步评,不能只登记。可以登记的有:%(allowed)s") % words
    raise BadInput(why, {"honour": why})


def _is_called(honour: Honour, said: str) -> bool:
    return said in (honour.code, honour.zh, honour.en) or _plain(said) == _plain(honour.zh)


def _plain(said: str) -> str:
    """A name without the quotation marks and spaces that people write differently."""
    return "".join(sign for sign in said if sign not in "“”\"'「」‘’ \u3000")


def _unit(said: str) -> str:
    found = list(Unit.objects.filter(code=said)) or list(Unit.objects.filter(name=said)[:2])
    if not found:
        raise BadInput(_("没有「%(what)s」这个单位") % {"what": said[:40]})
    if len(found) > 1:
        raise BadInput(_("叫「%(what)s」的单位不止一个,请写单位代码") % {"what": said[:40]})
    return found[0].code


def _post(said: str, unit: str) -> str:
    """A post by its id, or by the role as people call it."""
    if "@" in said:
        return said
    role = next((each.code for each in book().roles if said in (each.code, each.zh, each.en)), "")
    if not role:
        raise BadInput(_("没有「%(what)s」这种岗位") % {"what": said[:40]})
    return f"{role}@{unit}"


def _day(said: str) -> date:
    on, precision = day_of(said)
    if precision != DAY:
        raise BadInput(_("决定的日期要写到日,例如2021-07-01"))
    return on

"""Rows of a table as members to be entered: looked at, or taken, with a report row by row.

Columns may be in any order; either the day standing begins, or the day of joining (and of full membership,
where the file says it), from which the rule of that period reckons. A reference that is taken is left as it
is: the same table again adds nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput, Refusal
from bandeng.ledger.remembering import remembering
from bandeng.members import actions, queries, rules
from bandeng.members.actions.entering import wrong_with
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.spreadsheets import Column, Row

COLUMNS = (
    Column("ref", ("编号", "reference")),
    Column("unit", ("党组织代码", "organisation")),
    Column("group", ("党小组代码", "group"), needed=False),
    Column("name", ("姓名",), needed=False),
    Column("standing", ("党龄起算日", "standing begins"), needed=False),
    Column("joined", ("入党日期", "joined"), needed=False),
    Column("full", ("转正日期", "full membership"), needed=False),
    Column("rule", ("依据", "basis"), needed=False),
    Column("born", ("出生", "born"), needed=False),
    Column("home", ("住址", "home"), needed=False),
)
EXAMPLES = (
    ("EX-0001", "410103012002-branch", "", "张满仓", "", "1972-06-20", "", "", "", ""),
    ("EX-0002", "410103012002-branch", "410103012002-group1", "李春生", "1975-07", "", "", "档案", "", ""),
    ("EX-0003", "410103012002-branch", "", "王秀兰", "", "1984-03-05", "1985-03-05", "", "", ""),
)
EXAMPLE_REFS = frozenset(example[0] for example in EXAMPLES)
IN_ONE_BREATH = 200
WRITTEN = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?")
FROM_FILE = {"", "档案", "file"}


@dataclass
class Tally:
    """What came of a table: rows read, entered, known before; and the rows that were not taken, and why."""

    counts: Counter[str] = field(default_factory=Counter)
    bad: list[tuple[int, str]] = field(default_factory=list)


def take(rows: Iterable[Row], *, by: str, at: datetime, dry: bool = False) -> Tally:
    """Take every row that is right, each for itself, some hundred in one transaction."""
    tally, seen, places = Tally(), set[str](), queries.places_of(())
    lines = iter(rows)
    with remembering():
        while some := list(islice(lines, IN_ONE_BREATH)):
            known = queries.is_known(row.cells["ref"] for row in some)
            places |= queries.places_of({row.cells["unit"] for row in some} - places.keys())
            good = list(_good(some, tally, known | seen, places, at))
            seen |= {what.ref for _number, what in good}
            _enter(good, tally, by=by, at=at, dry=dry)
    return tally


def _good(
    rows: Iterable[Row], tally: Tally, taken: set[str], places: Mapping[str, str], at: datetime
) -> Iterator[tuple[int, actions.Entering]]:
    for row in rows:
        tally.counts["rows"] += 1
        if row.cells["ref"] in taken:
            tally.counts["known"] += 1
            continue
        try:
            what = _entering(row.cells, places)
            if issues := wrong_with(what, at):
                raise BadInput(";".join(issues.values()))
        except BadInput as wrong:
            tally.bad.append((row.number, str(wrong)))
            continue
        taken.add(what.ref)
        yield row.number, what


def _enter(
    good: list[tuple[int, actions.Entering]], tally: Tally, *, by: str, at: datetime, dry: bool
) -> None:
    """The rows of each organisation together: one permission, one statement for their words."""
    for unit in dict.fromkeys(what.unit for _number, what in good):
        some = [(number, what) for number, what in good if what.unit == unit]
        try:
            if not dry:
                actions.enter_all(what=[what for _number, what in some], by=by, at=at)
            tally.counts["entered"] += len(some)
        except Refusal as refused:
            tally.bad += [(number, str(refused)) for number, _what in some]


def _entering(cells: Mapping[str, str], places: Mapping[str, str]) -> actions.Entering:
    if not rules.is_reference(cells["ref"]):
        raise BadInput(_("编号用字母、数字和短横,3到30位;不能用身份证号或电话号码"))
    if cells["unit"] not in places:
        raise BadInput(_("没有「%(unit)s」这个党组织") % {"unit": cells["unit"]})
    begins = standing_of(cells["standing"], cells["joined"], cells["full"], cells["rule"])
    return actions.Entering(
        ref=cells["ref"],
        unit=cells["unit"],
        group=cells["group"] or "-",
        standing_on=begins.on,
        precision=begins.precision,
        rule=begins.rule,
        name=cells["name"],
        born=cells["born"],
        home=cells["home"],
    )


def standing_of(standing: str, joined: str, full: str, rule: str = "") -> rules.Standing:
    """Standing as it was written, or by the rule of the period of joining. Raises BadInput."""
    if standing:
        on, precision = day_of(standing)
        return rules.Standing(on=on, precision=precision, rule=_basis(rule.strip()))
    if not joined:
        raise BadInput(_("党龄起算日和入党日期,至少写一个"))
    on, precision = day_of(joined)
    full_on, full_precision = day_of(full) if full else (None, precision)
    try:
        return rules.standing(on, periods=book().members.periods, full_on=full_on, precision=full_precision)
    except rules.NeedsFile:
        raise BadInput(_("这个时期入党的,要看档案写转正日期")) from None
    except ValueError:
        raise BadInput(_("转正日期比入党日期早")) from None


def _basis(written: str) -> str:
    """The basis a row names: the file, or a period of the book by code or name."""
    if written in FROM_FILE:
        return rules.FROM_FILE
    for period in book().members.periods:
        if written in {period.code, spoken(period)}:
            return period.code
    said = _(
        "「依据」里的「%(words)s」不认识:看过档案的写「档案」;没看过的,党龄起算日空着、只写入党日期,由规则推算"
    )
    raise BadInput(said % {"words": written[:20]})


def day_of(text: str) -> tuple[date, str]:
    """A day, or a month where only that is known: 1972-06-20, 1972年6月20日, 1972-06. Raises BadInput."""
    found = WRITTEN.fullmatch(text.strip().split(" ")[0].split("T")[0])
    try:
        if not found:
            raise ValueError(text)
        year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
        return date(year, month, day), rules.DAY if found[3] else rules.MONTH
    except ValueError:
        raise BadInput(
            _("「%(text)s」不是日期,写成1972-06-20;只知道到月的写1972-06") % {"text": text[:20]}
        ) from None

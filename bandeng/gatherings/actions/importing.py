"""Take in an offline attendance list (Excel or CSV), row by row, each row once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.gatherings import facts, rules
from bandeng.gatherings.actions.attending import Coming, arrivals, ask_room, must_be_on
from bandeng.gatherings.actions.words import hand_of
from bandeng.gatherings.models import Session
from bandeng.gatherings.queries.roll import Roll
from bandeng.gatherings.queries.seats import key_of
from bandeng.kernel.refusals import BadInput, Stale
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.rulebook.queries import book
from bandeng.ui import spreadsheets
from bandeng.ui.spreadsheets import Column, Row

NAME, WHERE, CHILD, CONSENT = "called", "where", "child", "consent"
COLUMNS = (
    Column(NAME, ("姓名", "名字", "参加人", "Name")),
    Column(WHERE, ("单位", "所在单位", "支部", "Unit"), needed=False),
    Column(CHILD, ("不满14周岁", "儿童", "Child"), needed=False),
    Column(CONSENT, ("监护人同意", "家长同意", "Guardian agrees"), needed=False),
)
YES = {"是", "同意", "√", "✓", "y", "yes", "1", "true", "对"}
MOST = 20_000
TRIES = 5


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A row that was not written: its number as the spreadsheet shows it, who stands there, and why."""

    row: int
    called: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What became of a list: how many rows were read and written, and each row that was not."""

    rows: int
    written: int
    problems: tuple[Problem, ...]


def take_list(
    *, session: Session, file: BinaryIO, beyond: bool = False, by: str, at: datetime, command: str = ""
) -> Imported:
    """Note everybody on the list as having come. The same file twice adds nothing. ``beyond``: it was
    confirmed that more came than there are seats, or than lists are long (``ask_above`` of the book).

    All of it is written, or none: rows that cannot be are said one by one, and the others stand. Raises
    NotYours, NotNow, BadInput (no table, no column of names, more than 20,000 rows, or than there are seats).
    """
    hand = hand_of(by, "gatherings.attend", session, at=at)
    must_be_on(session, at)
    rows = list(spreadsheets.rows(file, COLUMNS, most=MOST))
    if len(rows) > MOST:
        raise BadInput(_("这份表超过 %(most)s 行,请分成几份。") % {"most": MOST})
    for _try in range(TRIES):
        now = Session.objects.get(id=session.id)
        coming, problems = _sorted_out(now, rows)
        _ask(now, len(rows), len(coming), beyond=beyond)
        try:
            with transaction.atomic():
                written = _write(now, coming, hand, at, command)
        except Stale:
            continue  # somebody came through the door meanwhile
        return Imported(rows=len(rows), written=written, problems=tuple(problems))
    raise Stale(_("门口的人太多,请再点一次"))


def _ask(session: Session, rows: int, more: int, *, beyond: bool) -> None:
    """Ask once where so many more come than there are seats, or the table is as long as few sessions have."""
    ask_room(session, more, beyond=beyond)
    if more and rows > book().gatherings.ask_above and not beyond:
        said = _("这份表有%(rows)s行,会记下%(more)s位到场。是这一场的、没有错,就勾上再导一次")
        raise BadInput(_("还没有记下"), {"beyond": said % {"rows": rows, "more": more}})


def _sorted_out(session: Session, rows: Iterable[Row]) -> tuple[list[Coming], list[Problem]]:
    roll, first = Roll(session), dict[str, int]()
    coming, problems = [], []
    for row in rows:
        called = _called(row)
        seat = roll.seat_of(row.cells[NAME])  # whoever signed up did so without her unit
        wrong = _wrong(row, called) or _again(row, called, roll, first)
        if wrong or not roll.take(seat, called):
            why = wrong or _("已经记过到场了")
            problems.append(Problem(row=row.number, called=called[: rules.CALLED_AT_MOST], words=why))
            continue
        first[key_of(called)] = row.number
        coming.append(Coming(seat=seat, called=called, child=_is(row, CHILD), consented=_is(row, CONSENT)))
    return coming, problems


def _called(row: Row) -> str:
    """The name, with the unit where there is one: two of one name in two units are two persons."""
    return " ".join(part for part in (row.cells[NAME].strip(), row.cells[WHERE].strip()) if part)


def _is(row: Row, column: str) -> bool:
    return row.cells[column].strip().lower() in YES


def _wrong(row: Row, called: str) -> str:
    if not key_of(row.cells[NAME]):
        return _("没有写姓名")
    if len(called) > rules.CALLED_AT_MOST:
        return _("姓名和单位太长,最多%(most)s个字") % {"most": rules.CALLED_AT_MOST}
    if _is(row, CHILD) and not _is(row, CONSENT):
        return _("不满14周岁,没有写监护人同意")
    return ""


def _again(row: Row, called: str, roll: Roll, first: dict[str, int]) -> str:
    if (key := key_of(called)) in first:
        return _("和第%(row)s行相同,只记一次") % {"row": first[key]}
    return _("已经记过到场了") if roll.has_come(called) or roll.has_sat(row.cells[NAME]) else ""


def _write(session: Session, coming: list[Coming], hand: Hand, at: datetime, command: str) -> int:
    """In parts of a few hundred, each a fact of its own; answers how many lines were written."""
    lines, turn = arrivals(session, coming, at), session.turn
    for number, start in enumerate(range(0, len(lines), rules.AT_ONCE)):
        said = facts.Attended(way=rules.IMPORT, arrivals=tuple(lines[start : start + rules.AT_ONCE]))
        once = f"{command[:30]}.{number}" if command else ""
        pen.record(said, hand=hand, stream=session.stream, turn=turn + number, command=once)
    return len(lines)

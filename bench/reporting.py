"""How long a report of sixty numbers takes: as it is written, and with the files it leaves as."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from bandeng.editions.papers.files import made
from bandeng.editions.papers.sheet import Head
from bandeng.editions.queries.asking import Subject
from bandeng.editions.queries.rendering import last_seal, render
from bandeng.editions.rules.frames import Frame
from bandeng.figures import actions
from bandeng.figures.rules import CATALOGUE
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import Fact
from bandeng.places import queries as places
from bandeng.rulebook.queries import book

NUMBERS, TURNS = 60, 5


def edition() -> dict[str, Any]:
    """Seconds (median) of a report of sixty numbers of the newest month, of the district and of a street."""
    while actions.roll_up():  # as the worker does all the time
        pass
    last = Fact.objects.latest("id").at.astimezone(SHANGHAI).date()
    frame = Frame(last - timedelta(days=29), last + timedelta(days=1))
    report = book().reports.reports[0]
    found: dict[str, Any] = {"facts": Fact.objects.count()}
    for code in ("410103", "410103012"):
        subject = Subject(report=report, place=places.place(code), frame=frame)
        seconds, said = _timed(partial(render, _text(), subject, seal=last_seal()))
        found[code] = {"seconds": seconds, "numbers": len(said.numbers)}
        for kind in ("docx", "pdf"):
            found[code][kind] = _timed(partial(made, kind, said, Head(report=report), base=""))[0]
    return found


def _text() -> str:
    """The numbers that the book's own reports use, of this month, the one before and a year before."""
    words = [each.figure for report in book().reports.reports for each in report.wordings]
    names = [name for name in dict.fromkeys(words) if name in CATALOGUE][: NUMBERS // 3]
    times = ("period", "before", "last_year")
    lines = [f'这一项是{{{{ figure("{name}", period={time}) }}}}。' for time in times for name in names]
    return "# 六十个数字\n\n" + "".join(lines)  # one line: a line of noughts is left out


def _timed(doing: Callable[[], Any]) -> tuple[float, Any]:
    spent = []
    for _turn in range(TURNS):
        begun = time.perf_counter()
        answer = doing()
        spent.append(time.perf_counter() - begun)
    return round(statistics.median(spent), 3), answer

"""Take in a table: people for the list, and visits that already took place, row by row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput
from bandeng.posts import queries as posts
from bandeng.visits import queries
from bandeng.visits.actions.listing import Somebody, list_people
from bandeng.visits.actions.visiting import Round, day_wrong, visit
from bandeng.visits.models import Entry, VisitList
from bandeng.visits.queries.tables import HEADS, Drawn, Problem


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of a table: put on the list, there before, visits recorded or already there, and rows that
    were left out with the reason."""

    listed: int
    known: int
    recorded: int
    already: int
    problems: tuple[Problem, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether not a single row was taken, nor had been before."""
        return not (self.listed or self.known or self.recorded or self.already)


@transaction.atomic
def take(
    *, of: VisitList, rows: Sequence[Drawn | Problem], by: str, at: datetime, command: str = ""
) -> Taken:
    """Take in what is right of a table; what is not stands in ``problems``. Raises NotYours, Stale."""
    posts.hand(by, "visits.list", of.place, at=at, unit=of.unit)
    problems = [row for row in rows if isinstance(row, Problem)]
    good = _once([row for row in rows if isinstance(row, Drawn)], problems)
    good = _possible(of, good, problems, at)
    people = [_somebody(row) for row in good]
    same, there = queries.same_people(people), queries.subjects_on(of)
    fresh = [who for number, who in enumerate(people) if (who.subject or same.get(number)) not in there]
    if fresh:
        list_people(of=of, people=fresh, by=by, at=at, command=f"{command[:34]}.take" if command else "")
    recorded, already = _visits(of, good, problems, (by, at))
    return Taken(
        listed=len(fresh),
        known=len(people) - len(fresh),
        recorded=recorded,
        already=already,
        problems=tuple(sorted(problems, key=lambda problem: problem.row)),
    )


def _once(rows: Iterable[Drawn], problems: list[Problem]) -> list[Drawn]:
    """The first of those who stand twice in the table for the same day."""
    found: dict[tuple[str, str, date | None], Drawn] = {}
    for row in rows:
        key = (row.subject or row.name, row.unit if row.unit != "-" else row.place, row.visited_on)
        if key in found:
            words = _("和第%(n)s行是同一位") % {"n": found[key].row}
            problems.append(Problem(row=row.row, column=_("姓名"), why=words))
        else:
            found[key] = row
    return list(found.values())


def _possible(of: VisitList, rows: Iterable[Drawn], problems: list[Problem], at: datetime) -> list[Drawn]:
    """Those whose visit can be recorded, or who had none: of a row that is left out nothing is kept."""
    kept = []
    for row in rows:
        if row.visited_on and (words := day_wrong(of, row.visited_on, at)):
            problems.append(Problem(row=row.row, column=str(HEADS["visited_on"]), why=words))
        elif row.visited_on and not queries.reaches(row.post, [row.place]):
            words = _("这个岗位不管选的人住的地方")
            problems.append(Problem(row=row.row, column=str(HEADS["post"]), why=words))
        else:
            kept.append(row)
    return kept


def _somebody(row: Drawn) -> Somebody:
    return Somebody(
        category=row.category,
        place=row.place,
        subject=row.subject,
        name=row.name,
        home=row.home,
        unit=row.unit,
        post=row.post,
    )


def _visits(
    of: VisitList, rows: Sequence[Drawn], problems: list[Problem], who: tuple[str, datetime]
) -> tuple[int, int]:
    past = [row for row in rows if row.visited_on]
    if not past:
        return 0, 0
    lines = queries.lines_by_person(of, [_somebody(row) for row in past])
    rounds: dict[tuple[str, date], list[tuple[Drawn, Entry]]] = {}
    for row, entry in zip(past, lines, strict=True):
        if entry and row.visited_on:
            rounds.setdefault((row.post, row.visited_on), []).append((row, entry))
    by, at = who
    recorded = already = 0
    for (visitor, on), those in rounds.items():
        what = Round(entries=tuple(entry.id for _row, entry in those), visitor=visitor, on=on)
        try:
            done = visit(of=of, what=what, by=by, at=at)
        except BadInput as wrong:
            why = ";".join(wrong.issues.values()) or str(wrong)
            problems += [Problem(row=row.row, column=_("走访日期"), why=why) for row, _entry in those]
            continue
        recorded, already = recorded + len(done.facts), already + len(done.already)
    return recorded, already

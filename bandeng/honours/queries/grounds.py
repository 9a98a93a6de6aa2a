"""What can speak for a nomination, and what spoke for one: figures, sessions held, matters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.figures import words
from bandeng.figures.queries import read
from bandeng.figures.rules import CATALOGUE
from bandeng.gatherings import queries as gatherings
from bandeng.honours import rules
from bandeng.honours.models import Award
from bandeng.kernel.periods import SHANGHAI, day_begins
from bandeng.places import queries as places
from bandeng.rulebook.language import spoken

SESSIONS_SHOWN = 20
CASE, SESSION = "case", "session"


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One ground: ``kind`` is figure, case, session or record; ``ref`` what its page is addressed by.

    ``note``: of a figure its value, place and days; of a session its day, venue and hosts. ``asked``: the
    end of the address of a figure, with the same place and days.
    """

    kind: str
    ref: str
    text: str
    note: str = ""
    asked: str = ""


def sessions_of(units: Iterable[str]) -> list[tuple[str, str, str]]:
    """The latest sessions these units held: stream, title, and what tells it from others of that title."""
    found = {row.session.id: row for unit in units for row in gatherings.held_by(unit)}
    held = [row for row in found.values() if row.session.is_held]
    held.sort(key=lambda row: (row.session.begins_at, row.session.id), reverse=True)
    return [(row.session.stream, row.session.title, _met(row)) for row in held[:SESSIONS_SHOWN]]


def _met(row: gatherings.Listed) -> str:
    """When and where a session was, and who held it."""
    begins = row.session.begins_at.astimezone(SHANGHAI)
    return " · ".join((f"{begins:%Y-%m-%d %H:%M}", row.session.venue, "、".join(row.units)))


def stream_of(written: str) -> str:
    """The stream of a matter whose number was written; what is a stream already stays."""
    found = Case.objects.filter(number=written).first()
    return found.stream if found else written


def grounds_of(award: Award) -> list[Ground]:
    """What speaks for an award, in the order it was given."""
    lines = [line.split(":", 1) for line in award.grounds.splitlines() if ":" in line]
    return [_figure(ref, award) if kind == rules.FIGURE else _record(ref) for kind, ref in lines]


def _figure(ref: str, award: Award) -> Ground:
    """A figure where the nominating unit serves, in the year up to the day of the nomination."""
    figure = CATALOGUE.get(ref)
    if figure is None or figure.act:
        return Ground(kind=rules.RECORD, ref=ref, text=spoken(figure) if figure else ref)
    last = award.begun_at.astimezone(SHANGHAI).date()
    first = date(last.year, 1, 1)
    during = (day_begins(first), day_begins(rules.next_day(last)))
    where, asked = places.by_path(award.place), f"&from={first}&to={last}"
    days = _("%(first)s到%(last)s") % {"first": first.isoformat(), "last": last.isoformat()}
    value = words.value_text(read(ref, place=award.place, during=during))
    note = " · ".join((value, places.label(award.place), days))
    return Ground(
        kind=rules.FIGURE, ref=ref, text=spoken(figure), note=note, asked=f"?place={where.code}{asked}"
    )


def _record(ref: str) -> Ground:
    of, _colon, key = ref.partition(":")
    case = Case.objects.filter(stream=ref).first() if of == CASE else None
    if case:
        return Ground(kind=CASE, ref=case.number, text=case.number)
    row = gatherings.listed(key) if of == SESSION else None
    if row:
        return Ground(kind=SESSION, ref=row.session.id, text=row.session.title, note=_met(row))
    return Ground(kind=rules.RECORD, ref=ref, text=ref)

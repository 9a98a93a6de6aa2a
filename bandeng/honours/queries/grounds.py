"""What can speak for a nomination, and what spoke for one: figures, sessions held, matters."""

from collections.abc import Iterable
from dataclasses import dataclass

from bandeng.cases.models import Case
from bandeng.figures.rules import CATALOGUE
from bandeng.gatherings import queries as gatherings
from bandeng.gatherings.models import Session
from bandeng.honours import rules
from bandeng.honours.models import Award
from bandeng.rulebook.language import spoken

SESSIONS_SHOWN = 20
CASE, SESSION = "case", "session"


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One ground: ``kind`` is figure, case, session or record; ``ref`` what its page is addressed by."""

    kind: str
    ref: str
    text: str


def sessions_of(units: Iterable[str]) -> list[tuple[str, str]]:
    """The latest sessions these units held: stream and title with its day."""
    found = {row.session.id: row.session for unit in units for row in gatherings.held_by(unit)}
    held = sorted((row for row in found.values() if row.is_held), key=lambda row: row.begins_at, reverse=True)
    return [(row.stream, f"{row.title} {row.begins_at:%Y-%m-%d}") for row in held[:SESSIONS_SHOWN]]


def stream_of(written: str) -> str:
    """The stream of a matter whose number was written; what is a stream already stays."""
    found = Case.objects.filter(number=written).first()
    return found.stream if found else written


def grounds_of(award: Award) -> list[Ground]:
    """What speaks for an award, in the order it was given."""
    return [_ground(*line.split(":", 1)) for line in award.grounds.splitlines() if ":" in line]


def _ground(kind: str, ref: str) -> Ground:
    if kind == rules.FIGURE:
        return Ground(kind=kind, ref=ref, text=spoken(CATALOGUE[ref]) if ref in CATALOGUE else ref)
    of, _colon, key = ref.partition(":")
    case = Case.objects.filter(stream=ref).first() if of == CASE else None
    if case:
        return Ground(kind=CASE, ref=case.number, text=case.number)
    session = Session.objects.filter(id=key).first() if of == SESSION else None
    if session:
        return Ground(kind=SESSION, ref=session.id, text=f"{session.title} {session.begins_at:%Y-%m-%d}")
    return Ground(kind=rules.RECORD, ref=ref, text=ref)

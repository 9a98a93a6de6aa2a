"""The figures a place page shows, for a period one can choose."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from bandeng.figures import queries as figures
from bandeng.figures import words
from bandeng.figures.queries import Reading
from bandeng.figures.spans import Span, spans
from bandeng.ledger.words import as_of
from bandeng.places.models import Place
from bandeng.rulebook.language import spoken

SHOWN = (
    "cases.reported",
    "cases.closed",
    "cases.open",
    "cases.settled",
    "cases.on_time",
    "cases.closing_rate",
    "cases.solved_rate",
    "cases.satisfied_rate",
    "cases.median_time",
    "cases.p90_time",
)
WITH_PARTS = frozenset({"cases.solved_rate", "cases.satisfied_rate"})


@dataclass(frozen=True, kw_only=True)
class Number:
    """A figure ready to be shown; ``parts`` of a share are (words, how many, state)."""

    name: str
    value: str
    unit: str
    sentence: str
    denominator: str
    evidence: str
    parts: tuple[tuple[str, int, str], ...]


def periods(*, at: datetime, chosen: Span, code: str) -> list[tuple[str, str, bool]]:
    """The periods as a choice: (words, address, chosen)."""
    page = reverse("place", args=[code])
    return [(span.text, f"{page}?period={span.key}#figures", span.key == chosen.key) for span in spans(at=at)]


@dataclass(frozen=True, kw_only=True)
class Found:
    """The readings of a place, ready to be shown; ``until`` says up to when they hold."""

    readings: tuple[Reading, ...]
    numbers: tuple[Number, ...]
    until: str

    def reading(self, name: str) -> Reading:
        """The reading of this name."""
        return self.readings[SHOWN.index(name)]


def of_place(place: Place, span: Span) -> Found:
    """The figures of a place, each opening onto its records; the book is read once for all of them."""
    found = figures.read_many(SHOWN, place=place.path, during=span.moments)
    seal = found[0].seal
    return Found(
        readings=found,
        numbers=tuple(number_of(reading, place.code, span) for reading in found),
        until=as_of(seal.at) if seal else "",
    )


def number_of(reading: Reading, code: str, span: Span) -> Number:
    """A reading as people read it."""
    name = reading.figure.name
    return Number(
        name=name,
        value=words.value_text(reading),
        unit=words.unit_text(reading),
        sentence=spoken(reading.figure),
        denominator=words.denominator_text(reading),
        evidence=f"{reverse('figure', args=[name])}?place={code}&{span.address}",
        parts=tuple(words.parts(reading)) if name in WITH_PARTS else (),
    )

"""The figures a place page shows, for a period one can choose."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.figures import queries as figures
from bandeng.figures.queries import Reading
from bandeng.figures.web import showing
from bandeng.kernel.periods import SHANGHAI
from bandeng.places.models import Place
from bandeng.rulebook.language import spoken

SHOWN = (
    "cases.reported",
    "cases.closed",
    "cases.settled",
    "cases.on_time",
    "cases.solved_rate",
    "cases.unknown_rate",
    "cases.median_time",
    "cases.p90_time",
)


@dataclass(frozen=True, kw_only=True)
class Span:
    """A period with a name; days are the first and the last counted."""

    key: str
    text: str
    first: date
    last: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Half-open, in Shanghai time."""
        ends_on = self.last + timedelta(days=1)
        return (
            datetime.combine(self.first, time(), SHANGHAI),
            datetime.combine(ends_on, time(), SHANGHAI),
        )


@dataclass(frozen=True, kw_only=True)
class Number:
    """A figure ready to be shown."""

    name: str
    value: str
    unit: str
    sentence: str
    denominator: str
    evidence: str


def spans(*, at: datetime) -> list[Span]:
    """The periods one can choose, the usual one first."""
    today = at.astimezone(SHANGHAI).date()
    month = today.replace(day=1)
    last_month_ends = month - timedelta(days=1)
    return [
        Span(key="30", text=_("最近30天"), first=today - timedelta(days=29), last=today),
        Span(key="month", text=_("本月"), first=month, last=today),
        Span(key="last", text=_("上个月"), first=last_month_ends.replace(day=1), last=last_month_ends),
        Span(key="year", text=_("今年"), first=today.replace(month=1, day=1), last=today),
    ]


def period_of(key: str, *, at: datetime) -> Span:
    """The period of this key; the usual one for any other."""
    known = spans(at=at)
    return next((span for span in known if span.key == key), known[0])


def periods(*, at: datetime, chosen: str) -> list[tuple[str, str, bool]]:
    """The periods as a choice: (words, address, chosen)."""
    return [(span.text, f"?period={span.key}", span.key == chosen) for span in spans(at=at)]


def of_place(place: Place, span: Span) -> list[Number]:
    """The figures of a place, each opening onto its records."""
    return [number_of(figures.read(name, place=place.path, during=span.moments), span) for name in SHOWN]


def number_of(reading: Reading, span: Span) -> Number:
    """A reading as people read it."""
    code = reading.question.place.rstrip("/").rsplit("/", 1)[-1]
    asked = f"?place={code}&from={span.first}&to={span.last}"
    return Number(
        name=reading.figure.name,
        value=showing.value_text(reading),
        unit=showing.unit_text(reading),
        sentence=spoken(reading.figure),
        denominator=showing.denominator_text(reading),
        evidence=reverse("figure", args=[reading.figure.name]) + asked,
    )

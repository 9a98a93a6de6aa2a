"""Reading place, period and seal from an address; whatever cannot be read is taken as not said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import Http404

from bandeng.kernel.periods import SHANGHAI
from bandeng.places import queries as places
from bandeng.places.models import Place

USUAL_DAYS = 30


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked: place (path and code), first and last day counted, seal (None: as it is now)."""

    place: str
    code: str
    name: str
    first: date
    last: date
    seal: int | None

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Half-open, in Shanghai time."""
        ends_on = self.last + timedelta(days=1)
        return datetime.combine(self.first, time(), SHANGHAI), datetime.combine(ends_on, time(), SHANGHAI)

    @property
    def address(self) -> str:
        """The question as the end of an address."""
        seal = f"&seal={self.seal}" if self.seal is not None else ""
        return f"?place={self.code}&from={self.first}&to={self.last}{seal}"


def read_from(given: Mapping[str, str], *, at: datetime) -> Asked:
    """The question in an address; without one, the whole district in the last thirty days."""
    today = at.astimezone(SHANGHAI).date()
    first = _day(given.get("from", "")) or today - timedelta(days=USUAL_DAYS - 1)
    last = _day(given.get("to", "")) or today
    place = _place(given.get("place", ""))
    seal = given.get("seal", "")
    return Asked(
        place=place.path,
        code=place.code,
        name=places.label(place.path),
        first=min(first, last),
        last=max(first, last),
        seal=int(seal) if seal.isdecimal() else None,
    )


def _place(code: str) -> Place:
    try:
        found = places.place(code) if code else places.district()
    except Place.DoesNotExist:
        found = None
    if found is None:
        raise Http404
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

"""Reading place, period and seal from an address; whatever cannot be read is taken as not said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from bandeng.figures.spans import Span, span_of
from bandeng.places import queries as places
from bandeng.places.models import Place

LONGEST_NUMBER = 9  # digits of a seal


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked: place, period, seal (None: as it is now)."""

    place: Place
    span: Span
    seal: int | None

    @property
    def address(self) -> str:
        """The question as the end of an address."""
        return self.elsewhere()

    def elsewhere(self, *, place: str = "", span: Span | None = None) -> str:
        """The same question about another place or period."""
        seal = f"&seal={self.seal}" if self.seal is not None else ""
        return f"?place={place or self.place.code}&{(span or self.span).address}{seal}"

    def pinned_to(self, seal: int | None) -> str:
        """The same question as the book stood at a seal (None: as it is now)."""
        pin = f"&seal={seal}" if seal is not None else ""
        return f"?place={self.place.code}&{self.span.address}{pin}"


def read_from(given: Mapping[str, str], *, at: datetime) -> Asked:
    """The question in an address; without one, the whole district in the last thirty days."""
    return Asked(
        place=_place(given.get("place", "")),
        span=span_of(given, at=at),
        seal=seal_of(given.get("seal", "")),
    )


def seal_of(text: str) -> int | None:
    """The number of a seal; None for anything else."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def whole() -> str:
    """The path of the whole district; 404 before there is one."""
    return _place("").path


def _place(code: str) -> Place:
    try:
        found = places.place(code) if code else places.district()
    except Place.DoesNotExist:
        found = None
    if found is None:
        raise Http404
    return found

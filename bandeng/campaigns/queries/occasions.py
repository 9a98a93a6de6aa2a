"""What was and will be held for activities."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from bandeng.campaigns import rules
from bandeng.campaigns.models import Activity, Campaign, Holding, Occasion, Serving
from bandeng.campaigns.queries.units import grounds, names
from bandeng.kernel.periods import SHANGHAI, day_begins
from bandeng.places import queries as places

HELD_AT_MOST = 100


@dataclass(frozen=True, kw_only=True)
class Held:
    """An occasion as pages show it: units by name, in the order of their codes, and where each serves."""

    stream: str
    what: str
    kind: str
    state: str
    place: str
    where: str
    units: tuple[str, ...]
    grounds: tuple[str, ...]
    activities: tuple[str, ...]
    begins_at: datetime

    @property
    def ref(self) -> str:
        """The id of the session, visit or work."""
        return self.stream.partition(":")[2]

    @property
    def day(self) -> date:
        """Its day in Erqi."""
        return self.begins_at.astimezone(SHANGHAI).date()

    def is_in(self, path: str) -> bool:
        """Whether one of its units serves at or below this place."""
        return any(place.startswith(path) for place in (self.place, *self.grounds))


def of_activity(one: Activity, *, state: str, most: int = 60) -> list[Held]:
    """Sessions and visits for an activity in the days of its month: what was held newest first, what is
    planned soonest first.

    Works are left out: they are read blind, and a unit would say whose they are.
    """
    shown = (rules.SESSIONS, rules.VISITS)
    rows = _within(one.campaign).filter(serving__activity=one.id, state=state, what__in=shown)
    order = ("begins_at", "stream") if state == rules.PLANNED else ("-begins_at", "-stream")
    return held_rows(list(rows.order_by(*order)[:most]))


def calls_for(one: Activity) -> list[str]:
    """The streams of the calls for works that serve an activity, the oldest first."""
    rows = Occasion.objects.filter(serving__activity=one.id, what=rules.CALLS).exclude(state=rules.CANCELLED)
    return list(rows.order_by("stream").values_list("stream", flat=True))


def of_month(one: Campaign, *, what: str = rules.SESSIONS, most: int = 2000) -> list[Held]:
    """Sessions of a month, held and planned, in its days, by moment."""
    rows = _in_its_days(one, what).exclude(state=rules.CANCELLED)
    return held_rows(list(rows.distinct().order_by("begins_at", "stream")[:most]))


def held_count(one: Campaign) -> int:
    """How many sessions were held for a month in its days; one that serves two activities counts once."""
    return _held_for(one).values("stream").distinct().count()


def held_of_month(one: Campaign, *, before: str = "", most: int = HELD_AT_MOST) -> tuple[list[Held], str]:
    """The same sessions, the newest first, those older than ``before`` (a stream), and where the next begin.

    ``""``: from the newest; no further ones.
    """
    found = _held_for(one)
    if since := Occasion.objects.filter(stream=before).first():
        same = Q(begins_at=since.begins_at, stream__lt=since.stream)
        found = found.filter(Q(begins_at__lt=since.begins_at) | same)
    rows = list(found.distinct().order_by("-begins_at", "-stream")[: most + 1])
    return held_rows(rows[:most]), rows[most - 1].stream if len(rows) > most else ""


def _held_for(one: Campaign) -> QuerySet[Occasion]:
    return _in_its_days(one, rules.SESSIONS).filter(state=rules.HELD)


def _in_its_days(one: Campaign, what: str) -> QuerySet[Occasion]:
    served = Activity.objects.filter(campaign=one).values("id")
    return _within(one).filter(serving__activity__in=served, what=what)


def _within(one: Campaign) -> QuerySet[Occasion]:
    return Occasion.objects.filter(
        begins_at__gte=day_begins(one.begins_on), begins_at__lt=day_begins(one.ends_on)
    )


def held_rows(rows: list[Occasion]) -> list[Held]:
    """These occasions as pages show them."""
    streams = [row.stream for row in rows]
    units = _by_stream(Holding.objects.filter(occasion__in=streams).values_list("occasion_id", "unit"))
    serving = _by_stream(Serving.objects.filter(occasion__in=streams).values_list("occasion_id", "activity"))
    together = {unit for each in units.values() for unit in each}
    known, served = names(together), grounds(together)
    labels = places.labels({row.place for row in rows})
    return [
        Held(
            stream=row.stream,
            what=row.what,
            kind=row.kind,
            state=row.state,
            place=row.place,
            where=labels.get(row.place, ""),
            units=tuple(known.get(unit, unit) for unit in units.get(row.stream, ())),
            grounds=tuple(served.get(unit, row.place) for unit in units.get(row.stream, ())),
            activities=tuple(serving.get(row.stream, ())),
            begins_at=row.begins_at,
        )
        for row in rows
    ]


def _by_stream(rows: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for stream, what in sorted(rows):
        found[stream].append(what)
    return found

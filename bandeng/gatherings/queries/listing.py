"""Lists and calendars of sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bandeng.gatherings.models import Holder, Seat, Serving, Session, SessionQuerySet
from bandeng.gatherings.queries.sessions import PART_OF, units_of
from bandeng.gatherings.queries.whereabouts import whereabouts
from bandeng.gatherings.rules import GIVEN_BACK, PAGE
from bandeng.kernel.periods import SHANGHAI, day_begins
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.gatherings import FESTIVAL

FEED_BACK, FEED_AHEAD = timedelta(days=31), timedelta(days=366)
AT_MOST = 500


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A session in a list, with the names of its units, and where it is for a stranger."""

    session: Session
    units: tuple[str, ...]
    where: str

    @property
    def called(self) -> str:
        """Its title, with its leading unit where the title is no more than the words of its kind."""
        kind, title = book().gatherings.kind(self.session.kind), self.session.title
        is_plain = kind is not None and title in (kind.zh, kind.en)
        return f"{title} · {self.units[0]}" if is_plain and self.units else title


def _listed(rows: Iterable[Session]) -> list[Listed]:
    found = list(rows)
    units = units_of(row.id for row in found)
    return [Listed(session=row, units=units.get(row.id, ()), where=whereabouts(row)) for row in found]


def listed(ref: str) -> Listed | None:
    """One session with the names of its units; None where there is none of this id."""
    found = _listed(Session.objects.filter(id=ref))
    return found[0] if found else None


def titles(refs: Iterable[str]) -> dict[str, str]:
    """What these sessions are called, by their ids."""
    return dict(Session.objects.filter(id__in=list(refs)).values_list("id", "title"))


def coming_near(
    place: str, *, at: datetime, family: str = "", serves: Iterable[str] = (), most: int = PAGE
) -> list[Listed]:
    """What residents may come to at or below this place, soonest first; only what serves one of ``serves``,
    where they are given.
    """
    rows = Session.objects.under(place).open_to_everybody().coming(at=at)
    if asked := list(serves):
        rows = rows.filter(id__in=Serving.objects.filter(what__in=asked).values("session"))
    rows = rows.filter(family=family) if family else rows
    return _listed(rows.order_by("begins_at", "id")[:most])


def of_month(place: str, first: date) -> dict[date, list[Listed]]:
    """The sessions of the month that begins on this day, at or below a place, by day."""
    return _by_day(Session.objects.under(place), day_begins(first), day_begins(after(first)))


def after(first: date) -> date:
    """The first day of the next month."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def _by_day(rows: SessionQuerySet, begins_at: datetime, ends_at: datetime) -> dict[date, list[Listed]]:
    some = rows.standing().between(begins_at, ends_at).order_by("begins_at", "id")[:AT_MOST]
    found: dict[date, list[Listed]] = {}
    for each in _listed(some):
        found.setdefault(each.session.begins_at.astimezone(SHANGHAI).date(), []).append(each)
    return found


def calendar_of(place: str, *, at: datetime) -> list[Listed]:
    """What the feed of a place carries: from a month ago to a year ahead; cancelled ones too, marked so."""
    rows = Session.objects.under(place).between(at - FEED_BACK, at + FEED_AHEAD)
    return _listed(rows.order_by("begins_at", "id")[:AT_MOST])


def mine(person: str, *, at: datetime) -> list[Listed]:
    """The sessions she signed up for, or that her units hold, from a month ago on."""
    signed = Seat.objects.filter(person=person).exclude(state=GIVEN_BACK).values_list("session_id", flat=True)
    units = {holding.unit for holding in posts.holdings(person, at=at)}
    held = Holder.objects.filter(unit__in=units).values_list("session_id", flat=True)
    rows = Session.objects.filter(id__in=signed.union(held)).between(at - FEED_BACK, at + FEED_AHEAD)
    return _listed(rows.order_by("begins_at", "id")[:AT_MOST])


def held_by(unit: str) -> list[Listed]:
    """The sessions of one unit, the newest first."""
    return _listed(Session.objects.of_units([unit]).order_by("-begins_at", "-id")[:PAGE])


def serving(what: str) -> list[Listed]:
    """The sessions that serve this reference, in every state, as they begin."""
    served = Serving.objects.filter(what=what).values("session_id")
    return _listed(Session.objects.filter(id__in=served).order_by("begins_at", "id"))


def wholes_for(what: str, *, most: int = 3) -> list[Session]:
    """The festivals that serve this reference and may have parts, as they begin; no parts themselves."""
    served = Serving.objects.filter(what=what).values("session_id")
    rows = Session.objects.filter(id__in=served, family=FESTIVAL).standing().order_by("begins_at", "id")
    return [row for row in rows[:AT_MOST] if PART_OF not in row.serves][:most]


def serving_any(refs: Iterable[str], *, place: str, most: int = 2_000) -> list[Listed]:
    """The sessions of units at or below a place that serve one of these references, in every state."""
    served = Serving.objects.filter(what__in=list(refs)).values("session_id")
    rows = Session.objects.under(place).filter(id__in=served)
    return _listed(rows.order_by("begins_at", "id")[:most])


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What somebody's desk shows: over and not spoken of, coming, held or cancelled (older: a key)."""

    awaiting: list[Listed]
    coming: list[Listed]
    past: list[Listed]
    older: str


def of_desk(person: str, *, at: datetime, before: str = "") -> Desk:
    """The sessions a person sees at her desk. ``before``: the key of an earlier page's last row."""
    rows = seen_by(person, at=at)
    over = rows.exclude(state="planned").order_by("-begins_at", "-id")
    if moment := _moment(before):
        over = over.filter(begins_at__lt=moment)
    past = list(over[: PAGE + 1])
    older = past[PAGE - 1].begins_at.isoformat() if len(past) > PAGE else ""
    return Desk(
        awaiting=_listed(rows.awaiting_word(at=at).order_by("begins_at", "id")[:PAGE]),
        coming=_listed(rows.coming(at=at).order_by("begins_at", "id")[:PAGE]),
        past=_listed(past[:PAGE]),
        older=older,
    )


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def seen_by(person: str, *, at: datetime) -> SessionQuerySet:
    """Those of units for which she may see sessions, and those at or below her places."""
    reach = posts.places_where(person, "gatherings.see", at=at)
    asked = Holder.objects.filter(unit__in=reach.units).values("session_id")
    found = Session.objects.filter(id__in=asked)
    for place in reach.places:
        found = found | Session.objects.under(place)
    return found

"""Mediations fetched through permission: whoever mediates sees hers, whoever keeps the files sees all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from bandeng.cases.models import Case
from bandeng.cases.queries import sight
from bandeng.mediation.models import Look, Mediation, Party
from bandeng.mediation.rules import CONFIRM_SOON, LIST_AT_MOST, OPEN, SETTLED, WRITTEN
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts


@dataclass(frozen=True, kw_only=True)
class Side:
    """A party as far as it is still kept (``""``: erased or not asked)."""

    called: str
    reach: str


@dataclass(frozen=True, kw_only=True)
class Looked:
    """A look at the settlement afterwards."""

    result: str
    words: str
    next_on: date | None
    post: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Told:
    """The words of a mediation as far as they are still kept (``""``: erased or none)."""

    sides: tuple[Side, ...]
    story: str
    points: str
    agreement: str
    way: str
    why: str
    looks: tuple[Looked, ...]


def may_mediate(person: str, *, at: datetime) -> bool:
    """Whether there is a place where the person mediates."""
    return bool(posts.places_where(person, "mediation.see", at=at).places)


def seen_by(person: str, *, at: datetime) -> QuerySet[Mediation]:
    """Those of her own posts; all of the places whose files she keeps."""
    seats = [holding.post for holding in posts.holdings(person, at=at)]
    found = Q(seat__in=seats)
    for place in posts.places_where(person, "mediation.keep", at=at).places:
        found |= Q(place__startswith=place)
    return Mediation.objects.filter(found)


def mediation_for(person: str, mediation: str, *, at: datetime) -> Mediation:
    """The mediation, for whoever may see it. Raises Mediation.DoesNotExist otherwise (a 404)."""
    return seen_by(person, at=at).get(id=mediation)


def listed(person: str, *, at: datetime) -> tuple[list[Mediation], list[Mediation], list[Mediation]]:
    """Those that are open, those to be looked at again (earliest day first), those that are over."""
    mine = seen_by(person, at=at)
    going = mine.filter(state=OPEN).order_by("opened_at", "id")
    looking = mine.filter(state=SETTLED, look_on__isnull=False).order_by("look_on", "id")
    over = mine.exclude(state=OPEN).filter(look_on=None).order_by("-ended_at", "-id")
    return list(going[:LIST_AT_MOST]), list(looking[:LIST_AT_MOST]), list(over[:LIST_AT_MOST])


def to_look_at(seats: Iterable[str], *, by: date) -> list[Mediation]:
    """The settlements of these posts whose day to look again has come by this day, the earliest first."""
    due = _standing(seats).filter(look_on__lte=by)
    return list(due.order_by("look_on", "id")[:LIST_AT_MOST])


def to_sign(seats: Iterable[str], *, on: date) -> list[Mediation]:
    """The written settlements of these posts not known to be signed, the oldest first; for a month."""
    waits = _standing(seats).filter(form=WRITTEN, signed_on=None, confirm_by__gte=on)
    return list(waits.order_by("ended_at", "id")[:LIST_AT_MOST])


def to_confirm(seats: Iterable[str], *, on: date) -> list[Mediation]:
    """Those that hold, may be confirmed for a few days more, and are to be looked at later than tomorrow."""
    soon, tomorrow = on + timedelta(days=CONFIRM_SOON), on + timedelta(days=1)
    holds = _standing(seats).filter(confirm_by__gte=on, confirm_by__lte=soon, look_on__gt=tomorrow)
    kept = holds.exclude(form=WRITTEN, signed_on=None)
    return list(kept.order_by("confirm_by", "id")[:LIST_AT_MOST])


def _standing(seats: Iterable[str]) -> QuerySet[Mediation]:
    return Mediation.objects.filter(seat__in=list(seats), state=SETTLED)


def told(mediation: Mediation) -> Told:
    """What was said, from the vault."""
    parties = list(Party.objects.filter(mediation=mediation).order_by("number"))
    looks = list(Look.objects.filter(mediation=mediation).order_by("at", "id"))
    own = [mediation.story, mediation.points, mediation.agreement, mediation.way, mediation.why]
    entries = [*own, *(e for p in parties for e in (p.called, p.reach)), *(look.words for look in looks)]
    words = vault.read(entry for entry in entries if entry != "-")
    story, points, agreement, way, why = (words.get(entry, "") for entry in own)
    return Told(
        sides=tuple(Side(called=words.get(p.called, ""), reach=words.get(p.reach, "")) for p in parties),
        story=story,
        points=points,
        agreement=agreement,
        way=way,
        why=why,
        looks=tuple(_looked(look, words) for look in looks),
    )


def _looked(look: Look, words: dict[str, str]) -> Looked:
    return Looked(
        result=look.result,
        words=words.get(look.words, ""),
        next_on=look.next_on,
        post=posts.role_name(look.post.partition("@")[0]),
        at=look.at,
    )


def sides_of(mediations: list[Mediation]) -> dict[str, str]:
    """For a list: how the parties are called, by the mediation's id."""
    parties = list(Party.objects.filter(mediation__in=mediations).order_by("mediation_id", "number"))
    words = vault.read([party.called for party in parties if party.called != "-"])
    found: dict[str, list[str]] = {}
    for party in parties:
        found.setdefault(party.mediation_id, []).append(words.get(party.called, ""))
    return {mediation: "、".join(name for name in names if name) for mediation, names in found.items()}


def grids_of(person: str, *, at: datetime) -> list[tuple[str, str]]:
    """The grids where the person may open a mediation: path and label."""
    reach = posts.places_where(person, "mediation.open", at=at).places
    found = [place.path for path in reach for place in places.living("grid", under=path)]
    return sorted(places.labels(found).items())


def others(mediation: Mediation, *, at: datetime) -> list[tuple[str, str]]:
    """The posts that could mediate instead: id and words. Parties may ask for another (articles 19, 23)."""
    held = posts.people_who_may("mediation.open", mediation.place, at=at)
    found = [holding for holding in held if holding.post != mediation.seat]
    names = people.names([holding.person for holding in found])
    role = posts.role_name
    return [(each.post, f"{role(each.role)} {names.get(each.person, '')}".strip()) for each in found]


def case_by_number(person: str, number: str, *, at: datetime) -> Case | None:
    """The matter a mediation comes from, if the person may see it."""
    return sight.seen_by(person, at=at).filter(number=number).first() if number else None


def case_of(mediation: Mediation) -> Case | None:
    """The matter it came from; None where it came from none."""
    return Case.objects.filter(stream=mediation.case).first() if mediation.case != "-" else None


def of_case(stream: str) -> list[Mediation]:
    """The mediations of a matter, newest first."""
    return list(Mediation.objects.filter(case=stream).order_by("-opened_at", "-id"))


def entries(mediation: Mediation) -> list[str]:
    """Everything of it that lies in the vault."""
    rows = [
        (mediation.story, mediation.points, mediation.agreement, mediation.way, mediation.why),
        *Party.objects.filter(mediation=mediation).values_list("called", "reach"),
        *Look.objects.filter(mediation=mediation).values_list("words"),
    ]
    return [entry for row in rows for entry in row if entry != "-"]

"""Contests for those who lead or read them, and for the public; works by number, not in order of merit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from bandeng.contests import rules
from bandeng.contests.models import Contest, Likeness, Reader, Reading, Work
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import queries as people
from bandeng.posts import queries as posts
from bandeng.posts.models import Unit
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A work as the lead unit reads it: no author. ``given``: what each reader gave; their ``mean``."""

    work: Work
    given: tuple[int, ...]
    waiting: int
    mean: float | None
    apart: bool


def calls(*, on: date) -> list[Contest]:
    """What anybody may know of: calls that are open or were, the newest first."""
    rows = Contest.objects.filter(begins_on__lte=on)
    return list(rows.order_by("-closes_on", "-id")[: rules.CONTESTS_AT_MOST])


def calls_among(refs: Sequence[str], *, on: date) -> list[Contest]:
    """Those of these calls (ids) that anybody may know of."""
    return list(Contest.objects.filter(id__in=refs, begins_on__lte=on))


def calls_of(works: Sequence[str]) -> dict[str, Contest]:
    """The call for which each of these works (ids) came in."""
    rows = Work.objects.filter(id__in=works).select_related("contest")
    return {row.id: row.contest for row in rows}


def contests_for(person: str, *, at: datetime) -> list[tuple[Contest, int]]:
    """The contests she leads, the newest first, each with how many works there are."""
    rows = list(_led_by(person, at=at).order_by("-begins_on", "-id")[: rules.CONTESTS_AT_MOST])
    live = Work.objects.filter(contest__in=rows).exclude(state=rules.WITHDRAWN)
    counts = dict(live.values_list("contest").annotate(many=Count("id")))
    return [(row, counts.get(row.id, 0)) for row in rows]


def contest_for(person: str, ref: str, *, at: datetime) -> Contest:
    """The contest, if she leads it. Raises Contest.DoesNotExist."""
    return _led_by(person, at=at).get(id=ref)


def _led_by(person: str, *, at: datetime) -> QuerySet[Contest]:
    reach = posts.places_where(person, "contests.see", at=at)
    found = Q(unit__in=reach.units)
    for place in reach.places:
        found |= Q(place__startswith=place)
    return Contest.objects.filter(found)


def leads(person: str, contest: Contest, *, at: datetime) -> bool:
    """Whether it is hers to decide."""
    return posts.permit(person, "contests.award", contest.place, at=at, unit=contest.unit).yes


def is_marked(contest: Contest) -> bool:
    """Whether works of this kind are marked by readers."""
    kind = book().contesting.kind(contest.kind)
    return bool(kind and kind.marks)


def is_open(contest: Contest, *, at: datetime) -> bool:
    """Whether works may be sent in now."""
    return contest.begins_on <= at.astimezone(SHANGHAI).date() <= contest.closes_on


def works_of(contest: Contest) -> list[Standing]:
    """The works by their numbers, with how the readers found them."""
    works = list(
        Work.objects.filter(contest=contest)
        .exclude(state=rules.WITHDRAWN)
        .order_by("number")[: rules.WORKS_AT_MOST]
    )
    readings: dict[str, list[Reading]] = {}
    for reading in Reading.objects.filter(work__in=works).exclude(state=rules.RECUSED).order_by("id"):
        readings.setdefault(reading.work_id, []).append(reading)
    return [_standing(work, readings.get(work.id, [])) for work in works]


def _standing(work: Work, readings: list[Reading]) -> Standing:
    contesting = book().contesting
    given = tuple(sorted(each.given for each in readings if each.state == rules.MARKED))
    return Standing(
        work=work,
        given=given,
        waiting=len(readings) - len(given),
        mean=rules.mean(given),
        apart=rules.lies_apart(given, whole=contesting.whole, percent=contesting.spread),
    )


def readers_of(contest: Contest) -> list[tuple[Reader, str]]:
    """Its readers with their names."""
    rows = list(Reader.objects.filter(contest=contest).order_by("id"))
    names = people.names([row.person for row in rows])
    return [(row, names.get(row.person, "")) for row in rows]


def likenesses_of(contest: Contest) -> list[tuple[Likeness, str, str]]:
    """What was found alike, the closest first, with both numbers."""
    rows = list(Likeness.objects.filter(contest=contest.id).order_by("-percent", "id"))
    ids = {ref for row in rows for ref in (row.one, row.other)}
    numbers = dict(Work.objects.filter(id__in=ids).values_list("id", "number"))
    return [(row, numbers.get(row.one, ""), numbers.get(row.other, "")) for row in rows]


def alike_with(work: Work) -> list[tuple[int, Work]]:
    """Works still taking part that were found alike: how many percent, and the work, the closest first."""
    rows = Likeness.objects.filter(Q(one=work.id) | Q(other=work.id)).order_by("-percent", "id")
    pairs = [(row.percent, row.other if row.one == work.id else row.one) for row in rows]
    gone = (rules.WITHDRAWN, rules.ASIDE)
    works = Work.objects.exclude(state__in=gone).in_bulk([ref for _percent, ref in pairs])
    return [(percent, works[ref]) for percent, ref in pairs if ref in works]


def has_closed(contest: Contest, *, at: datetime) -> bool:
    """Whether the last day on which works came in is over."""
    return at.astimezone(SHANGHAI).date() > contest.closes_on


def public_of(contest: Contest) -> list[Work]:
    """The works that are public, by award as the book lists them, then by number."""
    order = [award.code for award in book().contesting.awards]
    rows = Work.objects.filter(contest=contest, published=True).select_related("contest").order_by("number")
    return sorted(rows, key=lambda work: order.index(work.award) if work.award in order else len(order))


def unit_names(codes: Iterable[str]) -> dict[str, str]:
    """Units in the language of the moment, by code; what is no unit is left out."""
    return {unit.code: posts.unit_name(unit) for unit in Unit.objects.filter(code__in=set(codes))}


def units_of(place: str) -> list[tuple[str, str]]:
    """The units an author may be of, as choices."""
    rows = Unit.objects.filter(place__startswith=place).exclude(kind="group").order_by("place", "code")
    return [(unit.code, posts.unit_name(unit)) for unit in rows]


def keepers_of(person: str, *, at: datetime) -> list[tuple[str, str]]:
    """For which of her units, and which places, she may call: ``unit|place`` and the unit's name."""
    found = {}
    for held in posts.holdings(person, at=at):
        if posts.permit(person, "contests.call", held.place, at=at, unit=held.unit).yes:
            found[f"{held.unit}|{held.place}"] = held.unit
    names = unit_names(found.values())
    return [(key, names.get(unit, unit)) for key, unit in found.items()]


def call_of(ref: str, *, on: date) -> Contest | None:
    """The call, once it has begun; None before, and where there is none."""
    return Contest.objects.filter(id=ref, begins_on__lte=on).first()


def public_work(ref: str) -> Work | None:
    """A work that everybody may read; None otherwise."""
    return Work.objects.filter(id=ref, published=True).select_related("contest").first()


def reads_for(person: str) -> list[Contest]:
    """The contests for which she is a reader, the newest first."""
    refs = Reader.objects.filter(person=person).values_list("contest", flat=True)
    rows = Contest.objects.filter(id__in=list(refs)).order_by("-closes_on", "-id")
    return list(rows[: rules.CONTESTS_AT_MOST])

"""Lists, their lines without names, and who is the same person on two lists."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from bandeng.members import queries as members
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries as posts
from bandeng.posts.models import Unit
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.visits import rules
from bandeng.visits.models import Entry, Visit, VisitList
from bandeng.visits.queries.visits import called_posts


class Somebody(Protocol):
    """Somebody who is to be put on a list."""

    @property
    def category(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def home(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def post(self) -> str: ...
    @property
    def another(self) -> bool: ...


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line as everybody who sees the list reads it: no name. ``unit``: the branch's name."""

    id: str
    category: str
    place: str
    unit: str
    post: str
    state: str
    visited_on: date | None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A list with how many lines wait and how many were visited."""

    list: VisitList
    unit: str
    waiting: int
    visited: int


def lists_for(person: str, *, at: datetime) -> list[Standing]:
    """The lists she may see, the newest first."""
    rows = list(_seen_by(person, at=at).order_by("-begins_on", "-id")[: rules.LISTS_AT_MOST])
    counts = Counter(
        {
            (of, state): many
            for of, state, many in Entry.objects.filter(list__in=rows)
            .values_list("list", "state")
            .annotate(many=Count("id"))
        }
    )
    units = unit_names({row.unit for row in rows})
    return [
        Standing(
            list=row,
            unit=units.get(row.unit, ""),
            waiting=counts[row.id, rules.WAITING],
            visited=counts[row.id, rules.VISITED],
        )
        for row in rows
    ]


def standing_of(of: VisitList) -> Standing:
    """The same of one list."""
    counts = dict(Entry.objects.filter(list=of).values_list("state").annotate(many=Count("id")))
    waiting, visited = counts.get(rules.WAITING, 0), counts.get(rules.VISITED, 0)
    unit = unit_names([of.unit]).get(of.unit, "")
    return Standing(list=of, unit=unit, waiting=waiting, visited=visited)


def unit_names(codes: Iterable[str]) -> dict[str, str]:
    """Units in the language of the moment, by code; what is no unit is left out."""
    return {unit.code: posts.unit_name(unit) for unit in Unit.objects.filter(code__in=set(codes))}


def list_for(person: str, ref: str, *, at: datetime) -> VisitList:
    """The list, if she may see it. Raises VisitList.DoesNotExist."""
    return _seen_by(person, at=at).get(id=ref)


def sees(person: str, of: VisitList, *, at: datetime) -> bool:
    """Whether she may see this list."""
    return _seen_by(person, at=at).filter(id=of.id).exists()


def _seen_by(person: str, *, at: datetime) -> QuerySet[VisitList]:
    reach = posts.places_where(person, "visits.see", at=at)
    if book().visiting.overseer and book().visiting.overseer in reach.units:
        return VisitList.objects.all()
    found = Q(unit__in=reach.units)
    for place in reach.places:
        found |= Q(place__startswith=place)
    return VisitList.objects.filter(found)


def keepers_of(person: str, *, at: datetime) -> list[tuple[str, str]]:
    """For which of her units, and which places, she may open a list: ``unit|place`` and words."""
    found = {}
    for held in posts.holdings(person, at=at):
        if posts.permit(person, "visits.open_list", held.place, at=at, unit=held.unit).yes:
            found[f"{held.unit}|{held.place}"] = held.unit
    names = unit_names(found.values())
    return [(key, names.get(unit, unit)) for key, unit in found.items()]


def list_of(visit: Visit) -> VisitList:
    """The list on which somebody was visited."""
    return VisitList.objects.get(id=visit.list)


def entry_for(person: str, ref: str, *, at: datetime) -> Entry:
    """A line she has the duty for, or whose list she sees. Raises Entry.DoesNotExist."""
    entry = Entry.objects.select_related("list").get(id=ref)
    if entry.post in posts.seats_of(person, at=at):
        return entry
    if sees(person, entry.list, at=at):
        return entry
    raise Entry.DoesNotExist(ref)


def entries_of(of: VisitList, *, among: Sequence[str]) -> list[Entry]:
    """The lines of this list among these ids, with their list, in the order they came on it."""
    return list(Entry.objects.filter(list=of, id__in=list(among)).select_related("list").order_by("id"))


def lines_on(of: VisitList, *, most: int = rules.LIST_AT_MOST) -> list[Line]:
    """The lines that are on it, without names: by place, then as they came on it. Not in order of merit."""
    rows = list(Entry.objects.filter(list=of).exclude(state=rules.OFF).order_by("place", "id")[:most])
    labels = places.labels({row.place for row in rows})
    units = unit_names({row.unit for row in rows})
    going = called_posts({row.post for row in rows} - {"-"})
    return [
        Line(
            id=row.id,
            category=category_name(row.category),
            place=labels.get(row.place, ""),
            unit=units.get(row.unit, ""),
            post=going.get(row.post, ""),
            state=row.state,
            visited_on=row.visited_on,
        )
        for row in rows
    ]


def category_name(code: str) -> str:
    """In the language of the moment; the code where the book no longer has it."""
    category = book().visiting.category(code)
    return spoken(category) if category else code


def subjects_on(of: VisitList) -> set[str]:
    """Who is on it now."""
    rows = Entry.objects.filter(list=of).exclude(state=rules.OFF)
    return set(rows.values_list("subject", flat=True))


def lines_by_person(of: VisitList, people: Sequence[Somebody]) -> list[Entry | None]:
    """The line of each of these on this list, by who she is; None where she has none."""
    same = same_people(people)
    rows = Entry.objects.filter(list=of).exclude(state=rules.OFF)
    there = {row.subject: row for row in rows}
    return [there.get(who.subject or same.get(number, "")) for number, who in enumerate(people)]


def same_people(people: Sequence[Somebody]) -> dict[int, str]:
    """Who of these already stands on a list under the same name and branch (place, where there is none)."""
    wanted = {
        number: who
        for number, who in enumerate(people)
        if who.name.strip() and not who.subject and not who.another
    }
    if not wanted:
        return {}
    near = Q(unit__in={who.unit for who in wanted.values()} - {"-", ""})
    near |= Q(unit="-", place__in={who.place for who in wanted.values() if who.unit in ("-", "")})
    rows = list(Entry.objects.filter(near).exclude(called="-"))
    words = vault.read([row.called for row in rows])
    known = {(_where(row.unit, row.place), words.get(row.called, "")): row.subject for row in rows}
    keys = {number: (_where(who.unit, who.place), who.name.strip()) for number, who in wanted.items()}
    return {number: known[key] for number, key in keys.items() if key in known}


def _where(unit: str, place: str) -> str:
    return place if unit in ("-", "") else unit


@dataclass(frozen=True)
class Known:
    """Those of the places, units and posts typed for people that there are."""

    places: frozenset[str]
    units: frozenset[str]
    members: frozenset[str]


def known_of(people: Iterable[Somebody]) -> Known:
    """Two statements, however many people."""
    rows = list(people)
    wanted = {who.place for who in rows if who.place}
    units = unit_names({who.unit for who in rows})
    found = Place.objects.living().filter(path__in=wanted).values_list("path", flat=True)
    return Known(frozenset(found), frozenset(units), frozenset(_registered(rows)))


def _registered(people: Iterable[Somebody]) -> set[str]:
    """Those of the subjects that stand in the register; all, where this installation holds none."""
    subjects = {who.subject for who in people if who.subject}
    known = members.is_known([subject.removeprefix(rules.MEMBER) for subject in subjects])
    return {f"{rules.MEMBER}{ref}" for ref in known} if members.held() else subjects


def wrong_with(who: Somebody, of: VisitList, known: Known) -> dict[str, str]:
    """What keeps her from being put on this list."""
    issues = {}
    if book().visiting.category(who.category) is None:
        issues["category"] = _("请选是哪一类")
    if not who.subject and not who.name.strip():
        issues["name"] = _("请写姓名,或者从党员名册里选")
    if who.subject and who.subject not in known.members:
        issues["ref"] = _("党员名册里没有这个编号")
    if len(who.name) > rules.NAME_AT_MOST or len(who.home) > rules.HOME_AT_MOST:
        issues["name"] = _("写得太长了")
    if who.place and (who.place not in known.places or not who.place.startswith(of.place)):
        issues["place"] = _("没有这个社区,或者它不归这份名单管")
    if who.unit not in ("-", "") and who.unit not in known.units:
        issues["unit"] = _("没有这个支部")
    if who.post not in ("-", "") and who.post.partition("@")[0] not in _roles():
        issues["post"] = _("规则书里没有的岗位不去走访")
    return issues


def _roles() -> set[str]:
    return {each.role for each in book().visiting.visitors}

"""Awards for whoever may see them: at the desk of the unit, of its street, or of the body that gives it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from bandeng.honours import rules
from bandeng.honours.models import Award, Step
from bandeng.ledger.models import Fact
from bandeng.members import queries as members
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.models import Unit
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import MEMBER, TEAM


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An award as whoever may see it sees it: how the holder is called, the unit's name. ``reader``: the post
    that looked into the file, where that was needed (``""``: nobody has).
    """

    award: Award
    name: str
    unit: str
    card: members.Card | None = None
    reader: str = ""

    @property
    def id(self) -> str:
        return self.award.id


def desks_of(person: str, *, at: datetime, act: str = "honours.see") -> set[str]:
    """The desks at which the person may do this act."""
    roles = {grant.role for grant in posts.grants(act)}
    return {desk_of(held.post) for held in posts.holdings(person, at=at) if held.role in roles}


def seen_by(person: str, *, at: datetime) -> QuerySet[Award]:
    """All awards the person may see."""
    return Award.objects.at_desks(desks_of(person, at=at))


def award_for(person: str, ref: str, *, at: datetime) -> Award:
    """The award, for whoever may see it. Raises Award.DoesNotExist otherwise (a 404)."""
    return seen_by(person, at=at).get(id=ref)


def waiting_for(person: str, *, at: datetime) -> QuerySet[Award]:
    """What waits for a check at her desks."""
    desks = desks_of(person, at=at, act="honours.endorse")
    return Award.objects.waiting_at(desks).filter(state=rules.CHECKING).in_order()


def to_hand_over(person: str, *, at: datetime) -> QuerySet[Award]:
    """What was decided and is not yet in the holder's hands."""
    desks = desks_of(person, at=at, act="honours.hand_over")
    return Award.objects.at_desks(desks).filter(state=rules.DECIDED).in_order()


def to_take_back(person: str, *, at: datetime) -> QuerySet[Award]:
    """What her desk withdrew after it had been handed over, and what has not come back; no flags."""
    desks = desks_of(person, at=at, act="honours.take_back")
    decided = [each.code for each in book().honours if each.decides in desks and not each.passes_on]
    rows = Award.objects.filter(honour__in=decided, state=rules.WITHDRAWN, returned_on=None)
    return rows.exclude(handed_on=None).in_order()


def taken(honour: str, subjects: Iterable[str] | None = None) -> dict[str, list[Award]]:
    """Everybody's awards of this honour by subject (of these subjects), whatever their state."""
    rows = Award.objects.filter(honour=honour).exclude(subject=rules.NOBODY)
    if subjects is not None:
        rows = rows.filter(subject__in=list(subjects))
    found: dict[str, list[Award]] = {}
    for row in rows.order_by("id"):
        found.setdefault(row.subject, []).append(row)
    return found


def recorded_at(unit: str, honour: str, number: str) -> list[Shown]:
    """Teams and mere names of this unit that this decision was recorded for."""
    rows = Award.objects.given().filter(unit=unit, honour=honour, number=number, subject=rules.NOBODY)
    return shown(list(rows.order_by("id")))


def listed(awards: Sequence[Award], *, personal: bool = True) -> list[Shown]:
    """The same for a list that is read: place by place in the order of the book, then by name."""
    return sorted(shown(awards, personal=personal), key=in_a_list)


def in_a_list(row: Shown) -> tuple[object, ...]:
    """What the rows of a list are sorted by: teams first, place by place, then by name."""
    return row.award.kind != TEAM, row.award.place, rules.in_reading_order(row.name), row.id


@dataclass(frozen=True, kw_only=True)
class Group:
    """The rows of a list from one place; ``label``: its name (``""``: a short list, or one place's)."""

    label: str
    rows: list[Shown]


def by_place(rows: Sequence[Shown]) -> list[Group]:
    """A long list in parts, street by street (community by community where all are of one street)."""
    steps = rules.stretch_of([row.award.place for row in rows]) if len(rows) > rules.FOLDED_ABOVE else 0
    if not steps:
        return [Group(label="", rows=list(rows))]
    found: dict[str, list[Shown]] = {}
    for row in rows:
        found.setdefault(rules.upto(row.award.place, steps), []).append(row)
    names = places.labels(found)
    return [Group(label=names[path], rows=found[path]) for path in sorted(found)]


def shown(awards: Sequence[Award], *, personal: bool = True) -> list[Shown]:
    """With names; record the look of members first (``members.actions.look``).

    Without ``personal`` only teams have their names.
    """
    units = team_names({row.unit for row in awards} | {row.team for row in awards})
    cards = members.members(row.subject for row in awards if personal and row.kind == MEMBER)
    accounts = [row.subject for row in awards if personal and row.kind not in (MEMBER, TEAM)]
    names = people.names(ref for ref in accounts if ref != rules.NOBODY)
    words = vault.read(row.called for row in awards if personal and row.called != rules.NOBODY)
    readers = _readers(awards)
    return [
        Shown(
            award=row,
            name=_name(row, cards, names, words, units),
            unit=units.get(row.unit, row.unit),
            card=cards.get(row.subject),
            reader=readers.get(row.stream, ""),
        )
        for row in awards
    ]


def _readers(awards: Sequence[Award]) -> dict[str, str]:
    """The post that looked into each file, by the stream of the award."""
    streams = [row.stream for row in awards if row.why == rules.FILE and row.file_seen]
    if not streams:
        return {}
    facts = Fact.objects.among(streams).named("honours.endorsed").order_by("-id")
    return {fact.stream: fact.post for fact in facts if fact.body["file_seen"]}


def _name(
    row: Award,
    cards: dict[str, members.Card],
    names: dict[str, str],
    words: dict[str, str],
    units: dict[str, str],
) -> str:
    if row.kind == TEAM:
        return units.get(row.team, row.team)
    if row.kind == MEMBER:
        return cards[row.subject].name if row.subject in cards else ""
    return words.get(row.called, "") or names.get(row.subject, "")


def team_names(teams: Iterable[str]) -> dict[str, str]:
    """How teams are called: a unit by its name, any other team by what was written."""
    names = {team: team for team in teams}
    return names | {unit.code: posts.unit_name(unit) for unit in Unit.objects.filter(code__in=list(names))}


@dataclass(frozen=True, kw_only=True)
class Handing:
    """Where it was handed over (``""``: not said, or erased), and by which post."""

    where: str
    giver: str


def handing_of(award: Award) -> Handing | None:
    """How it came into the holder's hands, beside the day; None before. Record the look first."""
    if award.handed_on is None:
        return None
    fact = Fact.objects.of(award.stream).named("honours.handed_over").order_by("-id").first()
    where = vault.read([award.where]).get(award.where, "") if award.where != rules.NOBODY else ""
    return Handing(where=where, giver=fact.body["giver"] if fact else "")


def steps_of(award: Award) -> list[tuple[Step, str]]:
    """What was done with it, oldest first, each with its words as far as they are kept."""
    steps = list(Step.objects.filter(award=award.id).order_by("at", "id"))
    words = vault.read(step.words for step in steps if step.words != rules.NOBODY)
    return [(step, words.get(step.words, "")) for step in steps]

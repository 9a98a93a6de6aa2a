"""Members by reference and by organisation; what is personal is read from the vault.

Whoever shows a name, a day or an address to somebody records it with ``actions.look``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from bandeng.members.models import Member
from bandeng.members.rules import day_in
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.posts.models import Unit
from bandeng.rulebook.queries import book

ENTRIES = ("standing", "called", "born", "home", "died")


@dataclass(frozen=True, kw_only=True)
class Card:
    """A member. Words that were erased or never given are ``""``, days None.

    ``precision``: ``day`` or ``month`` (then the day of ``standing_on`` says nothing). ``basis``: code of the
    period of joining whose rule was followed, or ``file``; ``checker``: the post that entered it. ``unit``
    ``-``: of no organisation of this district.
    """

    ref: str
    unit: str
    group: str
    place: str
    standing_on: date | None
    precision: str
    basis: str
    checker: str
    checked_at: datetime
    name: str
    born: str
    home: str
    died_on: date | None
    erased: bool

    @property
    def has_died(self) -> bool:
        return self.died_on is not None


class NoSuchMember(LookupError):
    """Nobody has this reference."""


def member(ref: str) -> Card:
    """The member of this reference. Raises NoSuchMember."""
    found = members([ref])
    if not found:
        raise NoSuchMember(ref)
    return found[ref]


def members(refs: Iterable[str]) -> dict[str, Card]:
    """The members of these references; unknown ones are absent."""
    return {each.ref: each for each in _read(Member.objects.filter(id__in=list(refs)))}


def in_unit(code: str) -> list[Card]:
    """The living members of an organisation or group, by reference."""
    return _read(Member.objects.of([code]).living().by_ref())


def in_units(codes: Iterable[str]) -> list[Card]:
    """The living members of these organisations or groups, by reference."""
    return _read(Member.objects.of(codes).living().by_ref())


def everybody() -> list[Card]:
    """All living members of the district's organisations."""
    return _read(Member.objects.living().exclude(unit="-").by_ref())


def is_known(refs: Iterable[str]) -> set[str]:
    """Those of these references that are taken."""
    return set(Member.objects.filter(id__in=list(refs)).values_list("id", flat=True))


def _read(rows: Iterable[Member]) -> list[Card]:
    found = list(rows)
    words = vault.read(getattr(row, name) for row in found for name in ENTRIES if getattr(row, name) != "-")
    return [_member(row, words) for row in found]


def _member(row: Member, words: dict[str, str]) -> Card:
    return Card(
        ref=row.id,
        unit=row.unit,
        group=row.group,
        place=row.place,
        standing_on=day_in(words.get(row.standing, "")),
        precision=row.precision,
        basis=row.rule,
        checker=row.checker,
        checked_at=row.checked_at,
        name=words.get(row.called, ""),
        born=words.get(row.born, ""),
        home=words.get(row.home, ""),
        died_on=day_in(words.get(row.died, "")),
        erased=row.erased,
    )


def held() -> bool:
    """Whether this installation may hold members at all (``members.toml``)."""
    return book().members.held


def keeps_all(person: str, *, at: datetime) -> bool:
    """Whether she sits in the unit that keeps the district's register."""
    return book().members.keeper in _units(person, at)


def units_of(person: str, *, at: datetime) -> list[tuple[str, str]]:
    """The organisations whose members she may look at: code and name, by name; the keeper's are all."""
    codes = set(_units(person, at))
    if keeps_all(person, at=at):
        codes |= set(Member.objects.exclude(unit="-").values_list("unit", flat=True).distinct())
    units = Unit.objects.filter(code__in=codes).order_by("place", "code")
    return [(unit.code, posts.unit_name(unit)) for unit in units]


def _units(person: str, at: datetime) -> tuple[str, ...]:
    return posts.places_where(person, "members.look", at=at).units if held() else ()


def row_for(person: str, ref: str, *, at: datetime) -> Member:
    """The member, for whoever may look. Raises Member.DoesNotExist otherwise (a 404)."""
    if keeps_all(person, at=at):
        return Member.objects.get(id=ref)
    return Member.objects.of(_units(person, at)).get(id=ref)


def groups_of(unit: str) -> list[tuple[str, str]]:
    """The groups that lie where this organisation lies: code and name."""
    place = Unit.objects.filter(code=unit).values_list("place", flat=True)[:1]
    found = Unit.objects.filter(kind="group", place__in=place).order_by("code")
    return [(each.code, posts.unit_name(each)) for each in found]


def places_of(units: Iterable[str]) -> dict[str, str]:
    """The path of the place each of these units serves; unknown ones are absent."""
    return dict(Unit.objects.filter(code__in=list(units)).values_list("code", "place"))


def may_look(person: str, *, at: datetime) -> bool:
    """Whether there are members she may look at."""
    return bool(_units(person, at))


def name_of(unit: str) -> str:
    """A unit's name; ``""`` for ``-``, the code for one nobody knows."""
    found = Unit.objects.filter(code=unit).first()
    return posts.unit_name(found) if found else ("" if unit == "-" else unit)


def post_words(post: str) -> str:
    """A post as people know it: its role and unit."""
    role, _at, desk = post.partition("@")
    if not desk:
        return {"operator": _("管理员"), "clock": _("系统,按规则"), "resident": _("居民")}.get(post, post)
    return f"{name_of(desk)} {posts.role_name(role)}"

"""The filters somebody finds over the work list: her own and those her unit shares."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bandeng.cases.saved import SavedFilter
from bandeng.ledger import straight
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.posts.queries import Holding

STREAM = "filter:"


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A saved filter; ``ref`` names it in addresses, ``own``: it may be changed by whoever asks."""

    ref: str
    name: str
    query: str
    shared: bool
    own: bool


def filters_of(person: str, held: Collection[Holding]) -> list[Saved]:
    """Her own first, each kind in the order in which they were saved. Two questions at most."""
    rows = _open_to(person, sorted(posts.units_around(held)))
    names = vault.read(row.name for row in rows) if rows else {}
    found = [
        Saved(
            ref=row.id.removeprefix(STREAM),
            name=names[row.name],
            query=row.query,
            shared=row.shared,
            own=row.person == person,
        )
        for row in rows
        if row.name in names  # erased with whoever gave the name
    ]
    return sorted(found, key=lambda each: not each.own)


def _open_to(person: str, units: Sequence[str]) -> list[SavedFilter]:
    """Her own, and what others of these units share; written out, because every list asks it."""
    whose = f"person = %s OR (shared AND unit IN ({straight.placeholders(units)}))"
    sql = f"{straight.every(SavedFilter)} WHERE {whose} ORDER BY id"
    return [straight.made(SavedFilter, row) for row in straight.ask(sql, [person, *units])]


def own_filter(ref: str, person: str) -> SavedFilter | None:
    """The filter of this reference if this person saved it."""
    return SavedFilter.objects.filter(id=f"{STREAM}{ref}", person=person).first()


def count_of(person: str) -> int:
    """How many she has saved."""
    return SavedFilter.objects.filter(person=person).count()


def names_of(person: str, *, but: str = "") -> set[str]:
    """What those she has saved are called; without the one of this id."""
    rows = SavedFilter.objects.filter(person=person).exclude(id=but)
    return set(vault.read(rows.values_list("name", flat=True)).values())

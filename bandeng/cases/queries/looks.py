"""Who looked at how the people of a matter are reached: for them alone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.models import Case
from bandeng.cases.queries.sentence import desk_names
from bandeng.people.queries import mine
from bandeng.posts import queries as posts


@dataclass(frozen=True, kw_only=True)
class Looked:
    """``who``: the posts of whoever looked, as they were then; ``what`` as it was kept."""

    who: str
    what: str
    at: datetime


def at_reporter(case: Case) -> list[Looked]:
    """At the reporter and at whoever reported for her, since she did."""
    return _at([case.reporter, case.helper], since=case.reported_at)


def at_voice(persons: Iterable[str], *, since: datetime) -> list[Looked]:
    """At somebody who follows it and at her helper, since she does."""
    return _at(persons, since=since)


def _at(persons: Iterable[str], *, since: datetime) -> list[Looked]:
    """Several of them were shown at once: that is one look."""
    found = mine.looks_at([each for each in persons if each != "-"], since=since)
    once = list({(each.person, each.at, each.what): each for each in found}.values())
    held = posts.seats_when((each.person, each.at) for each in once)
    names = desk_names({post for seats in held.values() for post in seats})
    return [
        Looked(who=_named(held[each.person, each.at], names), what=each.what, at=each.at) for each in once
    ]


def _named(seats: Collection[str], names: dict[str, str]) -> str:
    return "、".join(dict.fromkeys(names[seat] for seat in seats if seat in names))

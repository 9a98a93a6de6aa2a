"""What a person has chosen, and what she can choose from here."""

from collections.abc import Mapping
from dataclasses import dataclass

from bandeng.notices.kinds import FOR_PEOPLE, FOR_POSTS
from bandeng.notices.models import Choice
from bandeng.notices.rules import BOOK, WAYS_OF_POSTS
from bandeng.notices.ways import configured
from bandeng.people import phones, vault
from bandeng.people import queries as people


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A choice as her own page shows it. ``phone`` is her number, masked (empty: none)."""

    ways: Mapping[str, list[str]]
    daily: bool
    quiet: str
    email: str
    phone: str


def chosen_by(person: str) -> Chosen:
    """How she wants to be told; by the page alone where she never said."""
    row = Choice.objects.filter(person=person).first()
    number = people.phone(person)
    phone = phones.masked(number) if phones.is_mobile(number) else ""
    if row is None:
        return Chosen(ways={}, daily=False, quiet=BOOK, email="", phone=phone)
    email = vault.read([row.email]).get(row.email, "")
    return Chosen(ways=row.by_topic, daily=row.daily, quiet=row.quiet, email=email, phone=phone)


def topics_for(*, desk: bool) -> tuple[str, ...]:
    """What somebody can choose by: residents the people's topics, whoever is in a post those of posts too."""
    return (*FOR_POSTS, *FOR_PEOPLE) if desk else FOR_PEOPLE


def ways_for(topic: str) -> tuple[str, ...]:
    """The ways this installation has for a topic."""
    return tuple(way for way in configured() if topic in FOR_POSTS or way not in WAYS_OF_POSTS)

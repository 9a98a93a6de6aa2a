"""The cast as cards: a name, a post, a place."""

from bandeng.demo import cast
from bandeng.people.web.one_click import Card


def cards() -> list[Card]:
    """One card for each role and one for a resident; nothing while the demo's people are not there."""
    return [*(_card(one) for one in cast.known()), *(_card(one, resident=True) for one in cast.residents())]


def _card(known: cast.Known, *, resident: bool = False) -> Card:
    return Card(
        username=known.username, name=known.name, post=known.role, place=known.place, resident=resident
    )

"""The cast as cards: a name, a post, a place."""

from bandeng.demo import cast
from bandeng.people.web.one_click import Card


def cards() -> list[Card]:
    """One card for each role, a resident's first; nothing while the demo's people are not there."""
    return [
        Card(username=known.username, name=known.name, post=known.role, place=known.place)
        for known in (*cast.residents(), *cast.known())
    ]

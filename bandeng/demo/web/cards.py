"""The cast as cards: a name, a post, a place."""

from bandeng.demo import cast
from bandeng.people import queries as people
from bandeng.people.models import Person
from bandeng.people.web.one_click import Card
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts.models import Unit
from bandeng.posts.queries import role_name


def cards() -> list[Card]:
    """One card for each role; nothing while the demo's people are not there."""
    usernames = [part.username for part in cast.PARTS]
    ids = dict(Person.objects.filter(username__in=usernames).values_list("username", "id"))
    names = people.names(ids.values())
    return [_card(part, names[ids[part.username]]) for part in cast.PARTS if part.username in ids]


def _card(part: cast.Part, name: str) -> Card:
    role, _at, desk = part.post.partition("@")
    return Card(username=part.username, name=name, post=role_name(role), place=_place(desk))


def _place(desk: str) -> str:
    unit = Unit.objects.filter(code=desk).first()
    if unit:
        return unit.name
    place = Place.objects.filter(code=desk).first()
    return places.label(place.path) if place else desk

"""Addresses found by their first words. Django tries every address of every room until one fits: a third of a
small page's time, once there are five hundred of them."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from django.urls import ResolverMatch, URLPattern, URLResolver
from django.urls.exceptions import Resolver404
from django.urls.resolvers import RoutePattern

Part = URLPattern | URLResolver
Words = tuple[str, ...]
MOST = 2  # words of an address that are looked at


class Indexed(URLResolver):
    """Resolvers of rooms as one, which asks only for addresses that begin as the wanted one does, in their
    order. What it answers is what the rooms would."""

    def __init__(self, rooms: Sequence[URLResolver]) -> None:
        super().__init__(RoutePattern(""), list(rooms))
        self.rooms = rooms

    def resolve(self, path: str) -> ResolverMatch:
        """The view of this address. Raises Resolver404."""
        words: Words = tuple(str(path).split("/", MOST)[:MOST])
        while words not in self._likely:
            words = words[:-1]
        for room in self._likely[words]:
            try:
                return room.resolve(path)
            except Resolver404:
                continue
        raise Resolver404({"path": path})

    @cached_property
    def _likely(self) -> dict[Words, list[URLResolver]]:
        beginnings = {words[:most] for _room, _part, words in self._parts for most in range(MOST + 1)}
        return {beginning: self._beginning(beginning) for beginning in beginnings}

    @cached_property
    def _parts(self) -> list[tuple[URLResolver, Part, Words]]:
        return [(room, part, _words(part)) for room in self.rooms for part in _patterns(room)]

    def _beginning(self, wanted: Words) -> list[URLResolver]:
        """The rooms with those of their addresses that a path of these first words may mean."""
        rooms: dict[URLResolver, list[Part]] = {}
        for room, part, words in self._parts:
            if words == wanted[: len(words)]:
                rooms.setdefault(room, []).append(part)
        return [
            URLResolver(RoutePattern(""), parts, app_name=room.app_name, namespace=room.namespace)
            for room, parts in rooms.items()
        ]


def _patterns(room: URLResolver) -> Iterator[Part]:
    """Those of a room; one that includes more of its own under no name is looked into."""
    for part in room.url_patterns:
        if isinstance(part, URLResolver) and not str(part.pattern) and not part.namespace:
            yield from _patterns(part)
        else:
            yield part


def _words(part: Part) -> Words:
    """The first whole words that are the same in all addresses of a pattern."""
    if not isinstance(part.pattern, RoutePattern):
        return ()
    fixed, varies, _rest = str(part.pattern).partition("<")
    words = fixed.split("/")
    is_whole = isinstance(part, URLPattern) and not varies
    return tuple(words if is_whole else words[:-1])[:MOST]

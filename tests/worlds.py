"""Worlds for tests: built once by acting, then lent to each test, which leaves no trace in them.

    @pytest.fixture
    def town(world: Lend) -> Iterator[Town]:
        with world(quiet_street) as town:
            yield town

The builder runs once per worker, in a copy of the test database, and really commits. Each test gets what the
builder returned, in that database, in a transaction that is rolled back. So what a builder returns must not
be changed by a test: ids and frozen values.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, TypeVar, cast

from django.db import connection

from tests import databases

Built = TypeVar("Built")


class Lend(Protocol):
    """Lends a world for one test."""

    def __call__(self, build: Callable[[], Built]) -> AbstractContextManager[Built]: ...


class Worlds:
    """The worlds that this worker has built so far, by their builder."""

    def __init__(self) -> None:
        self.built: dict[Callable[[], object], tuple[str, object]] = {}

    @contextmanager
    def lend(self, build: Callable[[], Built]) -> Iterator[Built]:
        if build not in self.built:
            self.built[build] = self._build(build)
        name, world = self.built[build]
        with databases.using(name, again=True), databases.rolled_back():
            yield cast(Built, world)

    def end(self) -> None:
        for name, _ in self.built.values():
            databases.drop(name)

    def _build(self, build: Callable[[], Built]) -> tuple[str, Built]:
        connection.close()
        name = databases.copy_of(str(connection.settings_dict["NAME"]))
        with databases.using(name):
            return name, build()

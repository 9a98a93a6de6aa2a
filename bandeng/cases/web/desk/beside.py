"""What rooms above put beside a matter and into the morning: a mediation of it, a day to look again.

@on_a_matter
def mediations(scene: Scene) -> Iterable[Beside]: ...

@in_the_morning
def looks(sitting: Sitting) -> Heap | None: ...
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.web.desk.steps.fields import Scene
from bandeng.posts.web.sitting import Sitting


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A line beside a matter: a title that leads on, and one quiet line."""

    title: str
    href: str
    meta: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """Something that waits in another room."""

    title: str
    href: str
    meta: str
    due_at: datetime | None
    late: bool


@dataclass(frozen=True, kw_only=True)
class Heap:
    """What waits in another room, under its title."""

    title: str
    rows: tuple[Row, ...]


OnAMatter = Callable[[Scene], Iterable[Beside]]
InTheMorning = Callable[[Sitting], Heap | None]
_MATTER: list[OnAMatter] = []
_MORNING: list[InTheMorning] = []


def on_a_matter(ask: OnAMatter) -> OnAMatter:
    """Show what ``ask`` answers beside a matter."""
    _MATTER.append(ask)
    return ask


def in_the_morning(ask: InTheMorning) -> InTheMorning:
    """Show what ``ask`` answers on this morning's page."""
    _MORNING.append(ask)
    return ask


def beside(scene: Scene) -> tuple[Beside, ...]:
    """Everything beside this matter for this reader."""
    return tuple(each for ask in _MATTER for each in ask(scene))


def heaps(sitting: Sitting) -> tuple[Heap, ...]:
    """What waits for her in other rooms."""
    found = [ask(sitting) for ask in _MORNING]
    return tuple(heap for heap in found if heap and heap.rows)

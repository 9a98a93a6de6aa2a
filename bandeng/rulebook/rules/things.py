"""What matters are about: categories of things, what can be wrong with them, in which steps it is mended."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A part of a case with its own clock: first make safe, then restore.

    The clock runs from the start of the case's clocks, or from the end of the stage ``after``. It never moves
    the limit of the whole case.
    """

    key: str
    zh: str
    en: str
    limit: str
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What is wrong with a thing: the row that carries the limit.

    ``key`` is ``<category>.<condition>``. ``unit`` is the department whose matter it is in the end, empty
    when the street ends it. ``small``: a grid may close it on the spot. ``urgent``: goes to those on
    call. ``words`` tell it from its neighbours in the category; ``phrases`` say thing and trouble in one.
    ``retired``: matters that bear it go on as they were; nothing new can bear it.
    """

    key: str
    category: str
    zh: str
    en: str
    limit: str
    stages: tuple[Stage, ...] = ()
    unit: str = ""
    small: bool = False
    urgent: bool = False
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class Category:
    """A thing that matters are about (a street lamp). ``words`` are its names as residents write them.

    ``persons``: words for whom it is about; they count only where no other thing is named.

    ``at_home``: its matters are about homes and persons; they are counted, and never put on a map.
    ``of_property``: they are about property companies, whose staff does not look after them.
    """

    code: str
    zh: str
    en: str
    parent: str
    words: tuple[str, ...]
    conditions: tuple[Condition, ...]
    persons: tuple[str, ...] = ()
    at_home: bool = False
    of_property: bool = False

    @property
    def offered(self) -> tuple[Condition, ...]:
        """Those a new matter can bear, in the order of the book."""
        return tuple(condition for condition in self.conditions if not condition.retired)

"""Reports as the book describes them: who writes and signs them, their head and tail, their words. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

BRIEF, DOCUMENT, PRESS, ANNUAL = "brief", "document", "press", "annual"
KINDS = (BRIEF, DOCUMENT, PRESS, ANNUAL)
MORES = ("多", "余")
FOLDER = "editions"


@dataclass(frozen=True, kw_only=True)
class Wording:
    """How a report words a figure: its classifier (场次), 多 or 余 when cut down, to which step (0: by
    itself).
    """

    figure: str
    classifier: str
    more: str = MORES[0]
    step: int = 0


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """A figure whose records nobody keeps yet: what it would count, said instead of a number."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report one can write. ``text`` is its template, ``file`` where that stands in the book.

    ``level``: the kind of place it is about. ``signers``: roles that may sign it off. ``head``: the name
    at its top. ``unit``: the unit
    whose staff have to do with it (empty: none). ``mark``: the word before the number of a document
    (``二七党建``). ``above``, ``beside``, ``below``: to whom it is reported, sent and issued (报、送、发).
    ``places``: codes of the only places it is about (empty: every one of its level).
    """

    code: str
    zh: str
    en: str
    kind: str
    level: str
    file: str
    head: str
    issuer: str
    signers: tuple[str, ...]
    unit: str = ""
    text: str = ""
    mark: str = ""
    above: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    wordings: tuple[Wording, ...] = ()

    def fits(self, level: str, place: str) -> bool:
        """Whether it can be about this place: its kind, and its code where the report is some places' own."""
        return self.level == level and (not self.places or place in self.places)

    def wording(self, figure: str) -> Wording | None:
        """How it words this figure; None where it says nothing."""
        return next((each for each in self.wordings if each.figure == figure), None)


@dataclass(frozen=True, kw_only=True)
class Reports:
    """All reports of a book. ``measured``: nouns beside which a number should be a figure.

    ``fonts``: the families of a kind of type (``body``, ``heading``) in Word files.
    """

    reports: tuple[Report, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    measured: tuple[str, ...] = ()
    fonts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _by_code(self) -> dict[str, Report]:
        return {report.code: report for report in self.reports}

    @cached_property
    def _awaited(self) -> dict[str, Awaited]:
        return {each.name: each for each in self.awaited}

    def report(self, code: str) -> Report | None:
        """The report of this code; None if the book has none."""
        return self._by_code.get(code)

    def waits_for(self, figure: str) -> Awaited | None:
        """What is said instead of a figure that nobody declares; None if the book does not name it."""
        return self._awaited.get(figure)

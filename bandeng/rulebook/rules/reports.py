"""Reports as the book describes them: who writes and signs them, their head and tail, their words. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

BRIEF, DOCUMENT, PRESS, ANNUAL = "brief", "document", "press", "annual"
KINDS = (BRIEF, DOCUMENT, PRESS, ANNUAL)
MORES = ("多", "余")
FACES = {
    "body": "仿宋_GB2312",
    "heading": "方正小标宋简体",
    "strong": "黑体",
    "second": "楷体_GB2312",
    "figures": "宋体",
}  # the faces of official papers: body, title, headings of the first and second level, page numbers
FOLDER = "editions"
PLACE = "{place}"  # in head, issuer and addressees: the name of the place it is about


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
    ``places``: codes of the only places it is about (empty: every one of its level). ``without_zeros``: lines
    of which every number is 0 are not printed.
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
    without_zeros: bool = False

    def fits(self, level: str, place: str) -> bool:
        """Whether it can be about this place: its kind, and its code where the report is some places' own."""
        return self.level == level and (not self.places or place in self.places)

    def series(self, place: str) -> str:
        """What its numbers run on in: those of one issuer and kind at a place, of a document its mark."""
        return f"{place}/{self.kind}/{self.mark if self.kind == DOCUMENT and self.mark else self.issuer}"

    def at(self, place: str) -> "Report":
        """The report with the name of the place it is about, where its words ask for it (``{place}``)."""
        return replace(
            self,
            head=self.head.replace(PLACE, place),
            issuer=self.issuer.replace(PLACE, place),
            mark=self.mark.replace(PLACE, place),
            above=tuple(each.replace(PLACE, place) for each in self.above),
            beside=tuple(each.replace(PLACE, place) for each in self.beside),
            below=tuple(each.replace(PLACE, place) for each in self.below),
        )

    def wording(self, figure: str) -> Wording | None:
        """How it words this figure; None where it says nothing."""
        return next((each for each in self.wordings if each.figure == figure), None)


@dataclass(frozen=True, kw_only=True)
class Reports:
    """All reports of a book. ``measured``: nouns beside which a number should be a figure.

    ``fonts``: families of type (``body``, ``heading``, ``strong``, ``second``, ``figures``) in Word and PDF.
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

    def face(self, name: str) -> str:
        """The family of this kind of type; that of official papers where the book says nothing."""
        return self.fonts.get(name) or FACES[name]

    def waits_for(self, figure: str) -> Awaited | None:
        """What is said instead of a figure that nobody declares; None if the book does not name it."""
        return self._awaited.get(figure)

"""A paper as plain values: what stands at its head and foot, and its parts."""

from dataclasses import dataclass
from datetime import date

from bandeng.rulebook.rules.reports import DOCUMENT, Report

HEADING, PARAGRAPH, ITEM, NUMBERED = "heading", "paragraph", "item", "numbered"
NOTE, BYLINE, TABLE, PICTURE, CHART = "note", "byline", "table", "picture", "chart"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Words of a line; a number has its address, and its place in the list of numbers."""

    text: str
    bold: bool = False
    address: str = ""
    number: int = -1


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A block with its numbers said. ``drawing``: a chart as SVG; ``picture``: a picture's digest."""

    kind: str
    level: int = 0
    pieces: Pieces = ()
    rows: tuple[tuple[Pieces, ...], ...] = ()
    drawing: str = ""
    picture: str = ""
    credit: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, kw_only=True)
class Head:
    """What stands at the head and tail. ``number`` None: not yet given. ``corrects``: the issue it corrects,
    in words. ``seal_text``: until when it holds. ``own_mark``: a document's number given by hand.
    """

    report: Report
    number: int | None = None
    year: int | None = None
    corrects: str = ""
    issued_on: date | None = None
    signed_by: str = ""
    seal_text: str = ""
    reference: str = ""
    own_mark: str = ""

    @property
    def issue(self) -> str:
        """``第3期``, ``第4期(更正2022年第3期)``; empty before it has a number."""
        corrects = f"(更正{self.corrects})" if self.corrects else ""
        return f"第{self.number}期{corrects}" if self.number else ""

    @property
    def mark(self) -> str:
        """The number of a document: ``二七党建〔2022〕3号``."""
        given = f"{self.report.mark}〔{self.year}〕{self.number}号"
        return self.own_mark or (given if self.number and self.report.mark else "")

    @property
    def addressees(self) -> tuple[str, ...]:
        """To whom a document is written (主送机关); a brief has no such line."""
        return self.report.above if self.report.kind == DOCUMENT else ()

    @property
    def tail(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """To whom it goes, each with its word: 报、送、发 of a brief, 抄送 of a document."""
        report = self.report
        if report.kind == DOCUMENT:
            rows = [("抄送", (*report.beside, *report.below))]
        else:
            rows = [("报", report.above), ("送", report.beside), ("发", report.below)]
        return tuple((word, to) for word, to in rows if to)

    @property
    def day(self) -> str:
        """The day of issue in words."""
        day = self.issued_on
        return f"{day.year}年{day.month}月{day.day}日" if day else ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The whole paper: its title apart from the parts below it."""

    head: Head
    title: str
    parts: tuple[Part, ...]

"""A report as plain values: what every file of it is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bandeng.editions.queries.photos import is_public
from bandeng.editions.queries.rendering import Rendered
from bandeng.editions.rules.charts import LATER, NOT_YET, Bar, Chart, svg
from bandeng.editions.rules.frames import Frame
from bandeng.editions.rules.numbers import SAID, Quoted
from bandeng.editions.rules.text import Block, Runs, blocks, title_of
from bandeng.papers.sheet import CHART, HEADING, PICTURE, TABLE, Part, Piece, Pieces
from bandeng.papers.sheet import Head as Head
from bandeng.papers.sheet import Sheet as Paper


@dataclass(frozen=True, kw_only=True)
class Sheet(Paper):
    """The whole report, with its numbers."""

    numbers: tuple[Quoted, ...]
    seal: int | None


def sheet(rendered: Rendered, head: Head, *, base: str | None = "") -> Sheet:
    """The report of this text. ``base``: what addresses begin with, empty inside the site; None: a paper of
    a site whose address nobody knows, without any.
    """
    title, whole = title_of(rendered.text), blocks(rendered.text)
    first = next((place for place, each in enumerate(whole) if each.kind == HEADING), None)
    rest = [block for place, block in enumerate(whole) if place != first]
    maker = _Maker(rendered, base)
    title_pieces = maker.pieces(whole[first].runs) if first is not None else ()
    return Sheet(
        head=head,
        title="".join(piece.text for piece in title_pieces) or title,
        parts=tuple(maker.parts(rest)),
        numbers=rendered.numbers,
        seal=rendered.seal,
    )


class _Maker:
    def __init__(self, rendered: Rendered, base: str | None) -> None:
        self.rendered, self.base = rendered, base

    def parts(self, found: Sequence[Block]) -> Iterator[Part]:
        for block in found:
            if block.kind == CHART:
                chart = self.rendered.charts[block.chart]
                yield Part(kind=CHART, drawing=self._drawing(chart), rows=self._bars(chart))
            elif block.kind == PICTURE and not is_public(block.source):
                continue
            elif block.kind == TABLE:
                yield Part(kind=TABLE, rows=tuple(tuple(map(self.pieces, row)) for row in block.rows))
            else:
                yield Part(
                    kind=block.kind,
                    level=block.level,
                    pieces=self.pieces(block.runs),
                    picture=block.source,
                    credit=block.credit,
                )

    def pieces(self, found: Runs) -> Pieces:
        return tuple(
            Piece(text=run.text, bold=run.bold) if run.number < 0 else self._number(run.number, run.bold)
            for run in found
        )

    def _number(self, place: int, bold: bool) -> Piece:
        said = self.rendered.numbers[place]
        return Piece(text=said.wording, bold=bold, address=self.address(said), number=place)

    def address(self, said: Quoted) -> str:
        """The page of the records behind a number, as they stood at the seal."""
        if self.base is None or said.state != SAID:
            return ""
        return address_of(said, self.rendered.seal, self.base)

    def _drawing(self, chart: Chart) -> str:
        bars = []
        for label, place in chart.bars:
            if place == LATER:
                bars.append(Bar(label=label, size=None, text=NOT_YET))
                continue
            said = self.rendered.numbers[place]
            size = _size(said.value) if said.state == SAID else None
            bars.append(Bar(label=label, size=size, text=said.wording))
        return svg(chart.title, bars)

    def _bars(self, chart: Chart) -> tuple[tuple[Pieces, ...], ...]:
        """The same numbers as a table: for who cannot see the bars, and for the links."""
        head = (Piece(text=""),), (Piece(text=chart.title),)
        return (head, *(((Piece(text=label),), (self._said(number),)) for label, number in chart.bars))

    def _said(self, number: int) -> Piece:
        return Piece(text=NOT_YET) if number == LATER else self._number(number, False)


def _size(value: str) -> float:
    part, _slash, whole = value.partition("/")
    return int(part) / int(whole) if whole else float(part)


def address_of(said: Quoted, seal: int | None, base: str = "") -> str:
    """The page of a number's records; its last day is a day that counts."""
    frame = Frame(said.first, said.after)
    last = frame.after - timedelta(days=1)
    pinned = f"&seal={seal}" if seal is not None else ""
    return f"{base}/figures/{said.figure}/?place={said.place}&from={said.first}&to={last}{pinned}"

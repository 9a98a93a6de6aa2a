"""A template piece by piece, each with the words it writes."""

import re

from bandeng.editions.queries.asking import Asking, Subject
from bandeng.editions.queries.reading import Readings
from bandeng.editions.rules import language
from bandeng.editions.rules.keeping import Drawn
from bandeng.editions.rules.numbers import CLOSE, unmarked, worded
from bandeng.editions.rules.pieces import CALL, WORDS, Piece, pieces
from bandeng.editions.rules.text import CHART_OPEN

_CHART = re.compile(rf"{CHART_OPEN}(\d+){CLOSE}")
_PICTURE = re.compile(r"!\[([^\]|]*)(?:\|([^\]]*))?\]\(picture:[0-9a-f]{64}\)")


def drawn(source: str, subject: Subject, *, seal: int | None = None) -> tuple[Drawn, ...]:
    """The pieces of a template as it reads at this seal. Raises Broken, NoSuchSeal."""
    text, readings = unmarked(source), Readings(seal)
    first = Asking(subject, readings, collecting=True)
    language.run(text, first.offered())
    readings.gather(first.questions)
    return tuple(_drawn(piece, subject, readings) for piece in pieces(text))


def _drawn(piece: Piece, subject: Subject, readings: Readings) -> Drawn:
    said = piece.source if piece.kind == WORDS else _said(piece.source, subject, readings)
    if piece.kind == CALL or not said.strip():
        return Drawn(piece=piece, text=said)
    inside = tuple(_drawn(each, subject, readings) for each in piece.inside)
    return Drawn(piece=piece, text="".join(each.text for each in inside) or said, inside=inside)


def _said(source: str, subject: Subject, readings: Readings) -> str:
    """What this part writes; a chart as its call, a picture as its caption, as both come back from a file."""
    asking = Asking(subject, readings, collecting=False)
    said = worded(language.run(source, asking.offered()), asking.numbers)
    return _PICTURE.sub(
        _caption, _CHART.sub(lambda found: f"{{{{ {asking.charts[int(found[1])].call} }}}}", said)
    )


def _caption(found: re.Match[str]) -> str:
    said = "  ".join(each for each in found.groups() if each)
    return f"~ {said}" if said else ""

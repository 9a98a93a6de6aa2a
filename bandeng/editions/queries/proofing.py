"""核稿: an edited text held against the report as it was made."""

from collections.abc import Sequence
from dataclasses import dataclass

from bandeng.editions.queries.rendering import Rendered
from bandeng.editions.queries.wording import NO_RECORDS
from bandeng.editions.rules.keeping import Drawn, kept
from bandeng.editions.rules.matching import Matched, by_hand, match, taken_back
from bandeng.editions.rules.numbers import CLOSE, OPEN, Quoted
from bandeng.papers.typography import wide
from bandeng.rulebook.queries import book

Placed = list[tuple[int, Quoted]]


@dataclass(frozen=True, kw_only=True)
class Proofed:
    """What became of every number; the edited text as the next version of the template; what of the
    template could not be kept in it.
    """

    matched: Matched
    text: str
    lost: tuple[Drawn, ...] = ()


def proof(text: str, made: Rendered, drawn: Sequence[Drawn] = ()) -> Proofed:
    """An edited text held against the report; ``drawn``: the pieces of its template with their words."""
    before, said = placed(made)
    edited = wide(text)
    silent = [line.text for line in made.left_out]
    matched = match(edited, before, said, nouns())
    again = kept(drawn, edited, silent, f"{NO_RECORDS}。")
    return Proofed(matched=matched, text=taken_back(edited, matched, said, again.edits), lost=again.lost)


def placed(made: Rendered) -> tuple[str, Placed]:
    """The text of a report with its numbers said, and where each of them stands in it."""
    parts: list[str] = []
    spots: dict[int, int] = {}
    length = 0
    for piece in _pieces(made.text):
        words = made.numbers[piece].wording if isinstance(piece, int) else piece
        if isinstance(piece, int):
            spots.setdefault(piece, length)
        parts.append(words)
        length += len(words)
    return "".join(parts), [(spots.get(place, -1), said) for place, said in enumerate(made.numbers)]


def _pieces(text: str) -> Sequence[str | int]:
    found: list[str | int] = []
    for part in text.split(OPEN):
        number, closed, rest = part.partition(CLOSE)
        if closed and number.isdecimal():
            found += [int(number), rest]
        else:
            found.append(part)
    return found


def typed_in(source: str) -> tuple[str, ...]:
    """Numbers before measured nouns that no figure says, each once, in their order."""
    return tuple(dict.fromkeys(words for _line, words in by_hand(source, nouns())))


def nouns() -> tuple[str, ...]:
    """Before these nouns a number counts something."""
    return book().reports.measured

"""A template's conditions kept in a text that came back: they stand again where their words do. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bandeng.editions.rules.pieces import WORDS, Piece

MOST = 4_000_000  # signs times signs that are compared one by one
_NARROW = str.maketrans("\uff0c\uff1a\uff1b\uff1f\uff01\uff08\uff09", ",:;?!()")


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A piece of a template and the words it wrote; ``inside``: of a condition that held, its pieces."""

    piece: Piece
    text: str
    inside: tuple["Drawn", ...] = ()


@dataclass(frozen=True)
class Edit:
    """What is put in a text instead of what stands from ``start`` until ``end``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is put back, and the pieces that could not be: their words were changed or are gone."""

    edits: tuple[Edit, ...] = ()
    lost: tuple[Drawn, ...] = ()


def kept(drawn: Sequence[Drawn], text: str, silent: Collection[str] = (), none: str = "") -> Kept:
    """Which calls and conditions of a template still fit ``text``, and which do not.

    ``silent``: lines that were not printed, since they only said noughts; they come back where they were, and
    ``none``, the line that stood for them, goes.
    """
    keeping = _Keeping("".join(each.text for each in drawn), text, silent)
    keeping.walk(drawn, 0)
    if keeping.silent:
        keeping.edits += [Edit(start, end, "") for start, end, line in _ranges(text) if line == none]
    return Kept(edits=tuple(keeping.edits), lost=tuple(keeping.lost))


def plain_line(line: str) -> str:
    """A line without the signs that mark headings, notes, lists and bold words, with narrow punctuation."""
    return line.replace("**", "").strip().lstrip("#>~- ").translate(_NARROW)


class _Keeping:
    def __init__(self, old: str, new: str, silent: Collection[str]) -> None:
        lines = {plain_line(line) for line in silent}
        self.silent = [(start, end) for start, end, line in _ranges(old) if plain_line(line) in lines]
        for start, end in self.silent:
            old = old[:start] + " " * (end - start) + old[end:]
        self.old, self.places = old, _aligned(old, new)
        self.edits: list[Edit] = []
        self.lost: list[Drawn] = []

    def walk(self, drawn: Sequence[Drawn], at: int) -> None:
        """Look at these pieces, the first of which began at ``at``."""
        spans = _spans(drawn, at)
        for each, start, end in spans:
            silent = any(first <= start and end <= last for first, last in self.silent)
            if each.piece.kind != WORDS and not each.piece.is_number and not silent:
                self._one(each, start)
            for line in self.silent:
                if start <= line[0] < end:
                    self._line(spans, *line)

    def _line(self, spans: Sequence[tuple[Drawn, int, int]], first: int, last: int) -> None:
        """A line that was not printed goes where what stood before it stands."""
        source = ""
        for each, start, end in spans:
            if each.piece.kind == WORDS:
                source += each.text[max(first - start, 0) : max(last - start, 0)]
            elif first <= start and end <= last:
                source += each.piece.source
            elif start < last and first < end:
                return  # part of a condition, which keeps it
        self._beside(first, source)

    def _one(self, each: Drawn, at: int) -> None:
        spots = [place for place in range(at, at + len(each.text)) if not self.old[place].isspace()]
        if not spots:
            if not self._beside(at, each.piece.source):
                self.lost.append(each)
            return
        news = [self.places.get(spot) for spot in spots]
        if news[0] is not None and news[-1] is not None and self._together(news):
            self.edits.append(Edit(news[0][0], news[-1][0] + 1, each.piece.source))
        elif each.inside and news[0] is not None and news[-1] is not None:
            self.edits.append(Edit(news[0][0], news[0][0], each.piece.tag))
            self.walk(each.inside, at)
            self.edits.append(Edit(news[-1][0] + 1, news[-1][0] + 1, "{% endif %}"))
        else:
            self.lost.append(each)

    @staticmethod
    def _together(news: "Sequence[tuple[int, int] | None]") -> bool:
        """Whether they still follow each other, with nothing but gaps between."""
        ranks = [new[1] for new in news if new]
        return len(ranks) == len(news) and ranks[-1] - ranks[0] == len(ranks) - 1

    def _beside(self, at: int, source: str) -> bool:
        """Put it where what stood beside this place stands; whether that is still there."""
        before = next((place for place in range(at - 1, -1, -1) if not self.old[place].isspace()), None)
        after = next((place for place in range(at, len(self.old)) if not self.old[place].isspace()), None)
        if before is not None and (new := self.places.get(before)):
            apart = "\n\n" if "\n" in self.old[before:at] else ""
            self.edits.append(Edit(new[0] + 1, new[0] + 1, apart + source))
        elif after is not None and (new := self.places.get(after)):
            apart = "\n\n" if "\n" in self.old[at:after] else ""
            self.edits.append(Edit(new[0], new[0], source + apart))
        else:
            return False
        return True


def _spans(drawn: Sequence[Drawn], at: int) -> list[tuple[Drawn, int, int]]:
    found = []
    for each in drawn:
        found.append((each, at, at + len(each.text)))
        at += len(each.text)
    return found


def _ranges(text: str) -> list[tuple[int, int, str]]:
    """The lines that say something, each with where it begins and ends."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((at, at + len(line.rstrip()), line.strip()))
        at += len(line)
    return found


def _aligned(old: str, new: str) -> dict[int, tuple[int, int]]:
    """Where each sign of the old text stands in the new one, and the how manieth sign that is; gaps aside."""
    ranks = {place: rank for rank, place in enumerate(_signs(new))}
    lines = _lines(old), _lines(new)
    befores, afters = ([line for _spots, line in each] for each in lines)
    found: dict[int, int] = {}
    matcher = SequenceMatcher(None, befores, afters, autojunk=False)
    for _tag, first, last, start, end in matcher.get_opcodes():
        olds = [spot for spots, _line in lines[0][first:last] for spot in spots]
        news = [spot for spots, _line in lines[1][start:end] for spot in spots]
        found.update(_paired(old, olds, new, news))
    return {spot: (place, ranks[place]) for spot, place in found.items()}


def _paired(old: str, olds: list[int], new: str, news: list[int]) -> Iterator[tuple[int, int]]:
    if len(olds) * len(news) > MOST:
        return
    ones, others = (
        "".join(text[at] for at in spots).translate(_NARROW) for text, spots in ((old, olds), (new, news))
    )
    for one, other, size in SequenceMatcher(None, ones, others, autojunk=False).get_matching_blocks():
        yield from zip(olds[one : one + size], news[other : other + size], strict=True)


def _lines(text: str) -> list[tuple[list[int], str]]:
    found = []
    for start, end, _line in _ranges(text):
        spots = [start + place for place in _signs(text[start:end])]
        found.append((spots, "".join(text[spot] for spot in spots).translate(_NARROW)))
    return found


def _signs(text: str) -> list[int]:
    return [place for place, sign in enumerate(text) if not sign.isspace()]

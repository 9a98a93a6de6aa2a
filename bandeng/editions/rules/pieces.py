"""A template cut where its language begins and ends: words, calls, and whole conditions. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError

from bandeng.editions.rules.language import NUMBERS, SANDBOX

WORDS, CALL, BLOCK = "words", "call", "block"
_NUMBERS = tuple(f"{name}(" for name in NUMBERS if name not in ("chart", "records"))


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a template. ``source`` as it is written; of a block with one branch also its tag, and
    what is ``inside``.
    """

    kind: str
    source: str
    tag: str = ""
    inside: tuple["Piece", ...] = ()

    @property
    def is_number(self) -> bool:
        """Whether it says one number and nothing else."""
        return self.kind == CALL and self.source.strip("{} ").startswith(_NUMBERS)


@dataclass(frozen=True)
class _Part:
    source: str
    name: str  # of a tag: if, for, else, elif, endif, endfor; words and calls by their kind


def pieces(source: str) -> tuple[Piece, ...]:
    """The template in its parts, in order; nothing of one that cannot be read."""
    try:
        parts = list(_parts(source))
    except TemplateSyntaxError:
        return ()
    if "".join(part.source for part in parts) != source:
        return ()
    return tuple(_pieces(parts))


def _parts(source: str) -> Iterator[_Part]:
    held, name = "", ""
    for _line, kind, value in SANDBOX.lex(source):
        if kind == "data":
            yield _Part(value, WORDS)
            continue
        held += value
        if kind == "variable_begin":
            name = CALL
        elif kind == "name" and not name:
            name = value
        elif kind in ("variable_end", "block_end"):
            yield _Part(held, name)
            held, name = "", ""


def _pieces(parts: Sequence[_Part]) -> Iterator[Piece]:
    at = 0
    while at < len(parts):
        end = _end(parts, at)
        source = "".join(part.source for part in parts[at:end])
        if end - at == 1:
            yield Piece(kind=CALL if parts[at].name == CALL else WORDS, source=source)
        elif parts[at].name == "if" and not _branches(parts[at + 1 : end - 1]):
            inside = tuple(_pieces(parts[at + 1 : end - 1]))
            yield Piece(kind=BLOCK, source=source, tag=parts[at].source, inside=inside)
        else:
            yield Piece(kind=BLOCK, source=source, tag=parts[at].source)
        at = end


def _end(parts: Sequence[_Part], at: int) -> int:
    """The place after the part, or after the end of the block that begins with it."""
    depth = 0
    for place in range(at, len(parts)):
        depth += (parts[place].name in ("if", "for")) - (parts[place].name in ("endif", "endfor"))
        if depth <= 0:
            return place + 1
    return len(parts)


def _branches(parts: Sequence[_Part]) -> bool:
    depth = 0
    for part in parts:
        depth += (part.name in ("if", "for")) - (part.name in ("endif", "endfor"))
        if not depth and part.name in ("else", "elif"):
            return True
    return False

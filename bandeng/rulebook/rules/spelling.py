"""Reading what people type: full-width, capitals, traditional characters, other words."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bandeng.rulebook.rules.book import Spelling

FIRST_CHINESE, LAST_CHINESE = "一", "鿿"


@dataclass(frozen=True)
class Plain:
    """A text in the book's own spelling. Character ``i`` was typed at ``at[i]``."""

    text: str
    typed: str
    at: tuple[tuple[int, int], ...]

    def quote(self, begin: int, end: int) -> str:
        """What the person typed for this stretch of plain text."""
        return self.typed[self.at[begin][0] : self.at[end - 1][1]]


def plainly(typed: str, spelling: Spelling) -> Plain:
    """The text in simplified characters, lower case, without spaces, other words replaced by the book's."""
    characters = list(_characters(typed, spelling))
    text = "".join(character for character, _ in characters)
    return _replace(Plain(text, typed, tuple(place for _, place in characters)), spelling)


def _characters(typed: str, spelling: Spelling) -> Iterator[tuple[str, tuple[int, int]]]:
    for number, written in enumerate(typed):
        if FIRST_CHINESE <= written <= LAST_CHINESE:  # nothing to normalise
            yield spelling.characters.get(written, written), (number, number + 1)
            continue
        for character in unicodedata.normalize("NFKC", written).lower():
            if not character.isspace():
                yield spelling.characters.get(character, character), (number, number + 1)


def _replace(plain: Plain, spelling: Spelling) -> Plain:
    out, at, number = "", list[tuple[int, int]](), 0
    while number < len(plain.text):
        others = spelling.by_first.get(plain.text[number], ())
        other = next((word for word in others if plain.text.startswith(word, number)), plain.text[number])
        word = spelling.words.get(other, other)
        span = (plain.at[number][0], plain.at[number + len(other) - 1][1])
        at += [span] * len(word) if word != other else plain.at[number : number + len(other)]
        out += word
        number += len(other)
    return Plain(out, plain.typed, tuple(at))

"""A number in a report: which question it answers, what the answer was, and how the text words it. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

SAID, AWAITED, WITHHELD, NOTHING = "said", "awaited", "withheld", "nothing"


@dataclass(frozen=True, kw_only=True, order=True)
class Question:
    """What a number answers: a figure, for a place (code), from the first day until the day after the
    last.
    """

    figure: str
    place: str
    first: date
    after: date

    @property
    def span(self) -> tuple[str, date, date]:
        """Place and period: questions that share them share a reading of the book."""
        return self.place, self.first, self.after


@dataclass(frozen=True, kw_only=True)
class Quoted:
    """A number as the text has it.

    ``call``: the function and its arguments as a template would write them. ``value``: ``530``, a share as
    ``17/20``, seconds; empty where there is none. ``state``: said, awaited (no records are kept yet),
    withheld (of so few that it could point at a person), nothing (a share of nothing). ``estimate``: the
    records are known to be incomplete. ``records``: how many stand behind it.
    """

    call: str
    figure: str
    place: str
    first: date
    after: date
    value: str
    unit: str
    wording: str
    records: int
    state: str = SAID
    estimate: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted, or there is nothing to take a share of."""
        return self.value == "0" or self.state == NOTHING

    @property
    def question(self) -> Question:
        """What it answers."""
        return Question(figure=self.figure, place=self.place, first=self.first, after=self.after)


OPEN, CLOSE = "\ue000", "\ue001"  # private characters round the place of a number in a text
_MARK = re.compile(rf"{OPEN}(\d+){CLOSE}")


def mark(place: int) -> str:
    """The mark in a text where its number of this place stands."""
    return f"{OPEN}{place}{CLOSE}"


def marked(text: str) -> list[int]:
    """The places of the numbers that stand in a text, in its order."""
    return [int(found) for found in _MARK.findall(text)]


def remarked(text: str, places: Mapping[int, int]) -> str:
    """The text with each number at its new place."""
    return _MARK.sub(lambda found: mark(places[int(found[1])]), text)


def worded(text: str, numbers: Sequence[Quoted]) -> str:
    """The text with its numbers said."""
    return _MARK.sub(lambda found: numbers[int(found[1])].wording, text)


def unmarked(text: str) -> str:
    """A text somebody typed, without characters that would pass for marks."""
    return "".join(sign for sign in text if not "\ue000" <= sign <= "\uf8ff")

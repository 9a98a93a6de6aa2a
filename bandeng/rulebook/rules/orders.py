"""Orders of others (12345, 数字城管) as the book describes them: their columns, words, dates, form. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

SENDERS = ("12345", "urban")  # channels of matters that have an order behind them
# Our names for the columns of an order as it comes in; number and words must be there.
HEADS = ("number", "words", "address", "place", "lon", "lat", "name", "phone", "due", "told", "kind")
NEEDED = ("number", "words")
# What a column of the answer says; ``theirs``: their own column of this head, as it came.
VALUES = (
    "number",
    "theirs",
    "unit",
    "result",
    "done",
    "done_at",
    "asked",
    "answer",
    "kind",
    "our_number",
    "name",
    "phone",
)
PERSONAL = ("name", "phone")
RESULTS = ("settled", "solved", "answered", "infeasible", "resolved", "unconfirmed", "upheld", "declined")
UNNAMED = "unnamed"  # in the place of ``solved`` where nobody can be asked; may be left out
DATUMS = ("wgs84", "gcj02", "bd09")
DATE_PARTS = ("%Y", "%m", "%d")


@dataclass(frozen=True, kw_only=True)
class AnswerColumn:
    """A column of the answer in their form: its head, and which fact stands below it (``VALUES``)."""

    head: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who sends orders. ``code`` is the channel of the matters.

    ``heads``: our name of a column → theirs, which are the labels of a pasted order too. ``kinds``: their
    word for what it is about → a condition of ours. ``results``: our result → their word. ``datum``: the
    system of their coordinates. ``residents``: what it sends was told by residents (else: its own people
    saw it).
    """

    code: str
    zh: str
    en: str
    dates: tuple[str, ...]
    heads: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    answer: tuple[AnswerColumn, ...]
    results: Mapping[str, str]
    datum: str = "wgs84"
    residents: bool = True

    @property
    def kept(self) -> tuple[str, ...]:
        """Their own columns that the answer repeats as they came."""
        return tuple(column.head for column in self.answer if column.value == "theirs")

    @property
    def is_personal(self) -> bool:
        """Whether their form asks for a name or a telephone number."""
        return any(column.value in PERSONAL for column in self.answer)

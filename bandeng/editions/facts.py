"""A report is drafted, rewritten, reviewed, signed off, frozen at a seal, published, taken back.

Texts lie in the vault: what somebody typed may name a person. Facts carry the numbers.
"""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@says(zh="起草了一份报告", en="A report was drafted", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class EditionDrafted:
    """A report of the rule book (``template``), from the day ``first`` until the day ``after`` the last.

    ``unit``: the unit that issues it, whose staff may review it (``-``: none). ``origin``: it begins with the
    rule book's template, or with the text of the issue that stands.
    """

    NAME: ClassVar = "editions.drafted"
    VERSION: ClassVar = 2
    template: str
    unit: str
    first: str
    after: str
    origin: str
    body: Kept


@says(zh="改了报告的文字", en="The words of a report were changed", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class EditionRewritten:
    """The next version; ``origin``: at the desk, or taken back from a Word file."""

    NAME: ClassVar = "editions.rewritten"
    VERSION: ClassVar = 1
    origin: str
    body: Kept


@says(zh="审核了报告", en="A report was reviewed", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class EditionReviewed:
    """Somebody who did not write this version read it; ``passed``, or sent back with a remark."""

    NAME: ClassVar = "editions.reviewed"
    VERSION: ClassVar = 1
    version: int
    passed: bool
    remark: Kept | None


@says(zh="签发人退回了报告", en="A report was sent back instead of being signed off", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class EditionSentBack:
    """A post that could have signed this reviewed version off says what is to be changed first."""

    NAME: ClassVar = "editions.sent_back"
    VERSION: ClassVar = 1
    version: int
    remark: Kept


@says(zh="签发了报告", en="A report was signed off", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class EditionSigned:
    """Signed off by a post that the rule book names for this report, with its numbers as they stood at this
    ``seal`` (0: it was signed before numbers stood with a signature).
    """

    NAME: ClassVar = "editions.signed"
    VERSION: ClassVar = 2
    version: int
    seal: int


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number as the frozen text has it; see ``rules.numbers.Quoted``."""

    call: str
    figure: str
    place: str
    first: str
    after: str
    value: str
    unit: str
    wording: str
    records: int
    state: str
    estimate: bool


@says(zh="报告的数字封存了", en="The numbers of a report were frozen at a seal", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class EditionFrozen:
    """From now on it says what the book said at this seal. ``issue`` counts in the year of the day of
    freezing, in its ``series``: of one issuer.

    ``body``: the text with the places of its numbers, and its charts.
    """

    NAME: ClassVar = "editions.frozen"
    VERSION: ClassVar = 1
    series: str
    year: int
    issue: int
    seal: int
    body: Kept
    numbers: tuple[Number, ...]


@says(zh="公布了报告", en="A report was published", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class EditionPublished:
    """Anybody may read it.

    ``corrects``: the edition of the same report, place and days that stood published until now, which stays
    readable (``-``: none did); ``correction`` counts how many of them there have been (0: it is none; -1: it
    was published before anybody asked).
    """

    NAME: ClassVar = "editions.published"
    VERSION: ClassVar = 2
    corrects: str
    correction: int


@says(zh="撤回了报告", en="A report was taken back", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class EditionWithdrawn:
    """Its words are shown no more; that there was one stays, and why it was taken back lies in the vault."""

    NAME: ClassVar = "editions.withdrawn"
    VERSION: ClassVar = 1
    why: Kept

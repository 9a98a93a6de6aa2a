"""A contest is called; works come in under numbers, are read, awarded, published, withdrawn."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@says(zh="发出征集", en="A contest was called", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ContestCalled:
    """A call of a unit: works may be sent in from ``begins_on`` to ``closes_on`` (local days, both in).

    ``title``, ``theme``, ``topics`` are public. ``longest``: characters at most (0: no limit). ``groups``:
    who may send in. ``serves``: streams it serves (``activity:…``). ``kept_until``: the last day on which
    what is not made public is kept.
    """

    NAME: ClassVar = "contests.called"
    VERSION: ClassVar = 1
    kind: str
    unit: str
    title: str
    theme: str
    topics: tuple[str, ...]
    begins_on: str
    closes_on: str
    longest: int
    groups: tuple[str, ...]
    serves: tuple[str, ...]
    kept_until: str


@says(zh="请了一位评审", en="A reader was appointed", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class ReaderAppointed:
    """This person reads works of the contest; ``units`` are those she belongs to."""

    NAME: ClassVar = "contests.appointed"
    VERSION: ClassVar = 1
    reader: str
    units: tuple[str, ...]


@says(zh="评审申报了要回避的", en="A reader declared her ties", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class TiesDeclared:
    """Units and persons whose works she does not read; ``known`` are names, in the vault. They are added to
    what she declared before."""

    NAME: ClassVar = "contests.declared"
    VERSION: ClassVar = 1
    reader: str
    units: tuple[str, ...]
    known: tuple[Kept, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a paper says on one topic (its place among the topics, from 0); the words lie in the vault."""

    topic: int
    part: Kept


@says(zh="收到一篇作品", en="A work came in", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class WorkSentIn:
    """A work under a blind ``number``. Author, guardian, how to reach her, title and text lie in the vault.

    ``unit``: the author's (``-``: not said). ``length`` in characters. ``publish``: the author agrees that it
    be read in public; ``named``: with her name. ``sender``: the account it came from (``-``: none).
    """

    NAME: ClassVar = "contests.sent_in"
    VERSION: ClassVar = 1
    contest: str
    number: str
    group: str
    unit: str
    author: Kept
    guardian: Kept | None
    reach: Kept | None
    heading: Kept
    whole: Kept | None
    parts: tuple[Part, ...]
    length: int
    publish: bool
    named: bool
    sender: str


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two works (their ids) and how many percent of the shorter stand in the longer."""

    one: str
    other: str
    percent: int


@says(zh="比对了作品有没有重复", en="The works were compared with each other", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class WorksCompared:
    """The pairs that are alike; how many works were compared."""

    NAME: ClassVar = "contests.compared"
    VERSION: ClassVar = 1
    works: int
    pairs: tuple[Pair, ...]


@says(zh="作品交给评审读", en="A work was given to readers", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class WorkDealt:
    """These readers, in addition to those before, read the work."""

    NAME: ClassVar = "contests.dealt"
    VERSION: ClassVar = 1
    readers: tuple[str, ...]


@says(zh="评审回避了这一篇", en="A reader withdrew from the work", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class ReaderRecused:
    """She does not read it because of a tie of the rule book."""

    NAME: ClassVar = "contests.recused"
    VERSION: ClassVar = 1
    reader: str
    tie: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What a reader gives for one criterion, from 0 to its most."""

    criterion: str
    given: int


@says(zh="评审读完打了分", en="A reader marked the work", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class WorkMarked:
    """Marks by criterion; the remark lies in the vault."""

    NAME: ClassVar = "contests.marked"
    VERSION: ClassVar = 1
    reader: str
    marks: tuple[Mark, ...]
    remark: Kept | None


@says(zh="这一篇不参加评选", en="The work was set aside", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class WorkSetAside:
    """It takes no further part (a copy of another); why lies in the vault."""

    NAME: ClassVar = "contests.set_aside"
    VERSION: ClassVar = 1
    why: Kept


@says(zh="作品获奖", en="The work received an award", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class WorkAwarded:
    """The lead unit's decision; why lies in the vault."""

    NAME: ClassVar = "contests.awarded"
    VERSION: ClassVar = 1
    award: str
    why: Kept


@says(zh="撤销了作品的奖", en="An award was revoked", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardRevoked:
    """The work has no award any more; why lies in the vault."""

    NAME: ClassVar = "contests.revoked"
    VERSION: ClassVar = 1
    why: Kept


@says(zh="作品公开给大家读", en="The work was published", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class WorkPublished:
    """Anybody may read it, as its author agreed."""

    NAME: ClassVar = "contests.published"
    VERSION: ClassVar = 1


@says(zh="作者撤回了作品", en="The author withdrew the work", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class WorkWithdrawn:
    """Its words and its author were wiped; it is neither read nor shown any more."""

    NAME: ClassVar = "contests.withdrawn"
    VERSION: ClassVar = 1
    wiped: int


@says(zh="没有公开的作品到期,抹去了", en="A work that was not published ran out and was wiped", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class WorkFaded:
    """Its last day has passed."""

    NAME: ClassVar = "contests.faded"
    VERSION: ClassVar = 1
    wiped: int

"""Reading the whole book again: each digest, each link, each seal. Stops at the first thing that is wrong."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.kernel import merkle
from bandeng.kernel.canonical import NO_DIGEST
from bandeng.ledger import reading
from bandeng.ledger.reading import BareFact, FactRow, Illegible, SealRow, envelope_bytes, hasher
from bandeng.ledger.sealing import leaf, seal_digest

Check = Callable[[], str | None]  # None when all is well, else one sentence saying what is wrong and where
Progress = Callable[[int, int], None]  # height read so far, height to be read
CHECKS: dict[str, Check] = {}
START = (0, NO_DIGEST)
CHANGED = gettext_lazy("第%(n)s条事实(%(stream)s 的第 %(turn)s 步)被改动过:内容和指纹对不上。")
UNLINKED = gettext_lazy("第%(n)s条事实(%(stream)s 的第 %(turn)s 步)和它前面的一步接不上。")
SLIPPED_IN = gettext_lazy("第%(n)s条事实(%(stream)s 的第 %(turn)s 步)是封存以后塞进来的。")


@dataclass(frozen=True, kw_only=True)
class Break:
    """The first thing that is wrong. ``what``: fact, link, seal or a check's name; ``number``: its height."""

    what: str
    number: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was read, and the first break. ``sealed`` is the height that the last seal fixes."""

    facts: int
    streams: int
    seals: int
    height: int
    sealed: int
    last_seal: str
    broken: Break | None = None

    @property
    def is_whole(self) -> bool:
        return self.broken is None


class Broken(Exception):
    """Reading stopped here."""

    def __init__(self, what: str, number: int, sentence: str) -> None:
        super().__init__(sentence)
        self.found = Break(what=what, number=number, sentence=sentence)


def also(name: str, check: Check) -> None:
    """Let ``verify`` ask this too: a room's promise about what facts point at (the vault's commitments)."""
    CHECKS[name] = check


def verify(progress: Progress | None = None) -> Report:
    """Read the book up to the height that is complete now. Changes nothing."""
    walk = Walk()
    try:
        walk.begin()
        walk.read_all(progress or (lambda done, all_of_it: None))
        walk.end()
        _ask_others()
    except Illegible as row:
        sentence = _("第%(n)s条事实读不出来了。") % {"n": row.number}
        return walk.report(Break(what="fact", number=row.number, sentence=sentence))
    except Broken as broken:
        return walk.report(broken.found)
    return walk.report()


class Walk:
    """The state of one reading: the head of every stream, and the seal whose facts are being read."""

    def __init__(self) -> None:
        self.heads: dict[str, tuple[int, str]] = {}
        self.count = self.height = 0
        self.seals: list[SealRow] = []
        self.checked = 0  # seals whose facts have been read
        self.leaves: list[bytes] = []

    def begin(self) -> None:
        """Check the chain of seals by itself, and see how far there is to read. Raises Broken."""
        try:
            self.seals = reading.seals()
        except Illegible as row:
            raise _seal_broken(row.number, _("第%(n)s号封存读不出来了。")) from None
        for before, seal in pairwise([SealRow(0, 0, 0, 0, "", "", "", "", NO_DIGEST), *self.seals]):
            _check_seal(before, seal)
        self.height = reading.complete_height()  # after the seals, so that it is not below what they fix

    def read_all(self, progress: Progress) -> None:
        """Read every fact up to the height. Raises Broken, Illegible."""
        for batch in reading.bare_facts(up_to=self.height):
            self.read(batch)
            progress(batch[-1][0], self.height)

    def read(self, batch: list[BareFact]) -> None:
        """Check each fact and its link. Raises Broken."""
        heads, row = self.heads, batch[0]
        try:
            for row in batch:
                stream, turn, previous, digest = row[1], row[2], row[13], row[14]
                if hasher(row[12])(envelope_bytes(row)).hexdigest() != digest:
                    raise _fact_broken("fact", row, CHANGED)
                if heads.get(stream, START) != (turn, previous):
                    raise _fact_broken("link", row, UNLINKED)
                heads[stream] = (turn + 1, digest)
        except (TypeError, ValueError):  # not text any more, or an algorithm that nobody knows
            raise _fact_broken("fact", row, CHANGED) from None
        self.count += len(batch)
        self._under_seals(batch)

    def end(self) -> None:
        """Check the seals that are still open. Raises Broken."""
        while self.checked < len(self.seals):
            self._close_seal()

    def report(self, broken: Break | None = None) -> Report:
        """What has been read so far."""
        last = self.seals[self.checked - 1] if self.checked else None
        return Report(
            facts=self.count,
            streams=len(self.heads),
            seals=self.checked,
            height=self.height,
            sealed=last.last if last else 0,
            last_seal=last.digest if last else "",
            broken=broken,
        )

    def _under_seals(self, batch: list[BareFact]) -> None:
        heights, begins = [row[0] for row in batch], 0
        while begins < len(batch) and self.checked < len(self.seals):
            seal = self.seals[self.checked]
            if heights[begins] < seal.first:
                raise _fact_broken("fact", batch[begins], SLIPPED_IN)
            ends = bisect_right(heights, seal.last)
            self.leaves += [leaf(row[0], row[14]) for row in batch[begins:ends]]
            if ends < len(batch):
                self._close_seal()
            begins = ends

    def _close_seal(self) -> None:
        seal = self.seals[self.checked]
        if len(self.leaves) != seal.facts:
            sentence = _("第%(n)s号封存下应有 %(count)s 条事实,现在是 %(found)s 条。")
            raise _seal_broken(seal.number, sentence, count=seal.facts, found=len(self.leaves))
        ends = [int.from_bytes(each[-8:], "big") for each in (self.leaves[0], self.leaves[-1])]
        if ends != [seal.first, seal.last] or merkle.root(self.leaves, seal.algorithm).hex() != seal.root:
            raise _seal_broken(seal.number, _("第%(n)s号封存和它下面的事实对不上。"))
        self.checked += 1
        self.leaves = []


def _check_seal(before: SealRow, seal: SealRow) -> None:
    try:
        holds = seal_digest(seal) == seal.digest
    except (TypeError, ValueError):
        holds = False
    if not holds:
        raise _seal_broken(seal.number, _("第%(n)s号封存被改动过:内容和指纹对不上。"))
    if (seal.number, seal.previous) != (before.number + 1, before.digest):
        raise _seal_broken(seal.number, _("第%(n)s号封存和前一号接不上。"))
    if not before.last < seal.first <= seal.last or not seal.facts:
        raise _seal_broken(seal.number, _("第%(n)s号封存的范围不对。"))


def _ask_others() -> None:
    for name, check in CHECKS.items():
        if sentence := check():
            raise Broken(name, 0, sentence)


def _fact_broken(what: str, bare: BareFact, sentence: Promise) -> Broken:
    row = FactRow(*bare)
    words = {"n": row.height, "stream": row.stream, "turn": row.turn}
    return Broken(what, row.height, str(sentence) % words)


def _seal_broken(number: int, sentence: str, count: int = 0, found: int = 0) -> Broken:
    return Broken("seal", number, sentence % {"n": number, "count": count, "found": found})

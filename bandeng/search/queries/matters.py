"""Matters and rulings by their words: found by grams, seen through permission, read before they are shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.models import Case, Ruling
from bandeng.cases.queries import sight
from bandeng.ledger import straight
from bandeng.people import vault
from bandeng.search.projections import CASE, RULING, keys_asked
from bandeng.search.rules import grams_asked, has, normal

PAGE = 20
OPENED = 200  # texts read from the vault in one request
BATCH = 200
SNIPPET = 60
LAST = 2**62
COUNTED = 500


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A matter (or a ruling) with what was found in it. ``at``: where it stands in the index."""

    at: int
    case: int
    height: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """Hits, newest first. ``more``: go on below this (0: nothing is left)."""

    hits: tuple[Hit, ...]
    more: int


def worded(person: str, wanted: Sequence[str], *, before: int, at: datetime) -> Page:
    """Matters she may see in which somebody wrote all of this."""

    def seen(ids: set[int]) -> set[int]:
        return set(sight.seen_by(person, at=at).filter(id__in=ids).values_list("id", flat=True))

    return _page(CASE, wanted, before or LAST, seen)


def ruled(wanted: Sequence[str], *, before: int) -> Page:
    """Rulings in whose reason or basis all of this stands; all staff may read them."""
    return _page(RULING, wanted, before or LAST, lambda ids: ids)


def numbered(person: str, asked: str, *, at: datetime) -> list[Case]:
    """Matters she may see whose number this is, or ends in this, or begins with it; newest first."""
    seen = sight.seen_by(person, at=at)
    whole = "".join(asked.split()).upper()
    last = whole.rpartition("-")[2]
    found = list(seen.filter(number=whole))
    if not found and last.isdecimal() and len(last) < 19:
        rows = seen.filter(id=int(last))
        found = [case for case in rows if normal(whole) in normal(case.number)]
    if not found and _looks_like_a_number(whole):
        found = list(seen.filter(number__contains=whole).newest_first()[:PAGE])
    return found


def of_conditions(person: str, codes: Sequence[str], *, at: datetime) -> list[Case]:
    """The newest matters she may see that are of these conditions."""
    if not codes:
        return []
    return list(sight.seen_by(person, at=at).filter(condition__in=codes).newest_first()[:PAGE])


def rulings_of(hits: Sequence[Hit]) -> dict[int, str]:
    """The numbers of rulings by the height of their fact."""
    return dict(Ruling.objects.filter(id__in=[hit.height for hit in hits]).values_list("id", "number"))


def numbers_of(hits: Sequence[Hit]) -> dict[int, Case]:
    """The matters of these hits."""
    return Case.objects.in_bulk([hit.case for hit in hits])


def _looks_like_a_number(text: str) -> bool:
    return len(text) > 2 and text.isascii() and all(part.isdecimal() or not part for part in text.split("-"))


def _page(kind: str, wanted: Sequence[str], before: int, seen: Callable[[set[int]], set[int]]) -> Page:
    if not wanted:
        return Page(hits=(), more=0)
    hits: dict[int, Hit] = {}
    opened, last = 0, 0
    for rows in candidates(kind, wanted, before):
        may = seen({case for _text, _entry, case, _height in rows})
        rows = [row for row in rows if row[2] in may]
        words = vault.read(row[1] for row in rows)
        for text, entry, case, height in rows:
            opened, last = opened + 1, text
            if entry in words and has(words[entry], list(wanted)):
                hits.setdefault(
                    case if kind == CASE else height,
                    Hit(at=text, case=case, height=height, text=words[entry][:SNIPPET]),
                )
            if len(hits) == PAGE or opened == OPENED:
                return Page(hits=tuple(hits.values()), more=last)
    return Page(hits=tuple(hits.values()), more=0)


Row = tuple[int, str, int, int]


def candidates(kind: str, wanted: Sequence[str], before: int) -> Iterator[list[Row]]:
    """Texts that have all the grams asked for, newest first, in batches; nobody has read them yet."""
    keys = sorted(keys_asked([kind + gram for gram in grams_asked(list(wanted))]), key=_rarity)
    while rows := _below(keys, before):
        yield rows
        before = rows[-1][0]


def _rarity(key: tuple[int, ...]) -> int:
    """How often a gram stands in the index, counted only so far as it matters."""
    few = f"SELECT 1 FROM search_gram WHERE gram IN ({straight.placeholders(key)}) LIMIT {COUNTED}"
    return int(straight.ask(f"SELECT COUNT(*) FROM ({few}) few", key)[0][0])


def _below(keys: Sequence[tuple[int, ...]], before: int) -> list[Row]:
    """The next texts that have all the grams: driven by the rarest, in the order of the index."""
    first, *others = keys
    also = "".join(
        " AND EXISTS (SELECT 1 FROM search_gram h WHERE h.text_id = g.text_id"
        f" AND h.gram IN ({straight.placeholders(other)}))"
        for other in others
    )
    sql = (
        "SELECT g.text_id, t.entry, t.case_id, t.height FROM search_gram g"
        " JOIN search_text t ON t.id = g.text_id"
        f" WHERE g.gram IN ({straight.placeholders(first)}) AND g.text_id < %s{also}"
        f" ORDER BY g.text_id DESC LIMIT {BATCH}"
    )
    given = [*first, before, *(key for other in others for key in other)]
    return [(int(t), str(e), int(c), int(h)) for t, e, c, h in straight.ask(sql, given)]

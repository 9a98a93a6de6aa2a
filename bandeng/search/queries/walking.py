"""Walking the texts that have all the grams asked for, newest first, in steps of which each costs the same.

Two ways. By words: along the rarest gram. By place: along the matters of one's grids or communities, where a
word that is said everywhere would lead past thousands that may not be seen. A place in a walk by words is
even, in one by place odd. Nobody has read the texts yet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bandeng.cases.queries.sight import Covered
from bandeng.ledger import straight
from bandeng.search.projections import CASE, keys_asked
from bandeng.search.rules import grams_asked

STRETCHES = 10  # in one request; whoever wants more goes on from where it ended
TEXTS, MATTERS = 2000, 1000  # in one stretch
STEP = 200
COUNTED = 500
LAST = 2**62

Key = tuple[int, ...]  # what a gram may be kept as: one for each version of the vault's key


class Row(NamedTuple):
    """A text that has the grams. ``at``: its place in the walk, which knows the way as well."""

    at: int
    entry: str
    case: int
    height: int


@dataclass(frozen=True, kw_only=True)
class Step:
    """What one step came upon; the next one begins below ``last`` (0: the walk is over)."""

    rows: list[Row]
    last: int


def walk(kind: str, wanted: Sequence[str], *, before: int, covered: Covered) -> Iterator[Step]:
    """So far as one request goes, from the top (0) or on from a place: then the same way as before."""
    keys = keys_asked([kind + gram for gram in grams_asked(list(wanted))])
    often = _rarity(keys)
    by_place = before % 2 if before else covered.few and kind == CASE and min(often.values()) == COUNTED
    if by_place:
        return _by_place(keys, before // 2 or LAST, covered)
    rarest_first = sorted(keys, key=often.__getitem__)
    few = often[rarest_first[0]] < COUNTED
    return _by_words(rarest_first, before // 2 or LAST, covered, few=few)


def _rarity(keys: Sequence[Key]) -> dict[Key, int]:
    """How often each gram stands in the index, counted only so far as it matters."""
    few = "SELECT 1 FROM search_gram WHERE gram IN ({}) LIMIT {}"
    each = [few.format(straight.placeholders(key), COUNTED) for key in keys]
    sql = "SELECT " + ", ".join(f"(SELECT COUNT(*) FROM ({some}) few)" for some in each)
    (counts,) = straight.ask(sql, [version for key in keys for version in key])
    return dict(zip(keys, map(int, counts), strict=True))


def _by_words(keys: Sequence[Key], before: int, covered: Covered, *, few: bool) -> Iterator[Step]:
    """``few``: the first gram stands in less texts than a stretch has; its end need not be looked for."""
    for _stretch in range(STRETCHES):
        last = 0 if few else _end_of_texts(keys[0], before)
        texts = _having(keys, before, last)
        for start in range(0, len(texts), STEP):
            some = texts[start : start + STEP]
            yield Step(rows=_texts(some, covered), last=some[-1] * 2)
        yield Step(rows=[], last=last * 2)
        if not last:
            return
        before = last


def _end_of_texts(key: Key, before: int) -> int:
    """The text at which this stretch ends. Each version is asked by itself: its texts lie in order."""
    one = "SELECT text_id FROM search_gram WHERE gram = %s AND text_id < %s ORDER BY text_id DESC LIMIT %s"
    each = " UNION ALL ".join([f"SELECT text_id FROM ({one}) version"] * len(key))
    sql = f"SELECT text_id FROM ({each}) texts ORDER BY text_id DESC LIMIT 1 OFFSET {TEXTS - 1}"
    found = straight.ask(sql, [value for version in key for value in (version, before, TEXTS)])
    return int(found[0][0]) if found else 0


def _having(keys: Sequence[Key], before: int, last: int) -> list[int]:
    """The texts of this stretch that have all the grams, newest first. Its bounds are said for each gram, so
    that no plan reads the whole of one that is said everywhere."""
    first, *others = keys
    sql = f"""
        SELECT g.text_id FROM search_gram g
        WHERE g.gram IN ({straight.placeholders(first)}) AND g.text_id < %s AND g.text_id >= %s
        {"".join(_also(other) for other in others)} ORDER BY g.text_id DESC
    """
    given = [*first, before, last, *(value for other in others for value in (*other, before, last))]
    return [int(text) for (text,) in straight.ask(sql, given)]


def _also(key: Key) -> str:
    asked = f"h.gram IN ({straight.placeholders(key)}) AND h.text_id < %s AND h.text_id >= %s"
    return f" AND EXISTS (SELECT 1 FROM search_gram h WHERE h.text_id = g.text_id AND {asked})"


def _texts(ids: Sequence[int], covered: Covered) -> list[Row]:
    join = f"JOIN cases_case c ON c.id = t.case_id AND {covered.sql}" if covered.sql else ""
    sql = f"""
        SELECT t.id * 2, t.entry, t.case_id, t.height FROM search_text t {join}
        WHERE t.id IN ({straight.placeholders(ids)}) ORDER BY t.id DESC
    """
    return [Row(*row) for row in straight.ask(sql, [*covered.given, *ids])]


def _by_place(keys: Sequence[Key], before: int, covered: Covered) -> Iterator[Step]:
    mine = f"""
        SELECT c.id FROM cases_case c WHERE c.id < %s AND {covered.sql} ORDER BY c.id DESC LIMIT {MATTERS}
    """
    for _stretch in range(STRETCHES):
        matters = [int(matter) for (matter,) in straight.ask(mine, [before, *covered.given])]
        for start in range(0, len(matters), STEP):
            some = matters[start : start + STEP]
            yield Step(rows=_texts_of(some, keys), last=some[-1] * 2 + 1)
        before = matters[-1] if len(matters) == MATTERS else 0
        yield Step(rows=[], last=before and before * 2 + 1)
        if not before:
            return


def _texts_of(matters: Sequence[int], keys: Sequence[Key]) -> list[Row]:
    """The texts of these matters that have all the grams."""
    have = "".join(
        " AND EXISTS (SELECT 1 FROM search_gram h WHERE h.text_id = t.id"
        f" AND h.gram IN ({straight.placeholders(key)}))"
        for key in keys
    )
    sql = f"""
        SELECT t.case_id * 2 + 1, t.entry, t.case_id, t.height FROM search_text t
        WHERE t.case_id IN ({straight.placeholders(matters)}) AND t.kind = %s{have}
        ORDER BY t.case_id DESC, t.id DESC
    """
    return [Row(*row) for row in straight.ask(sql, [*matters, CASE, *(v for key in keys for v in key)])]

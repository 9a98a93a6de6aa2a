"""Walking the texts that have all the grams asked for, newest first, in steps of which each costs the same.

Two ways. By words: along the rarest gram. By place: along the matters of one's grids or communities, where a
word that is said everywhere would lead past thousands that may not be seen. Nobody has read the texts yet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bandeng.cases.queries.sight import Covered
from bandeng.ledger import straight
from bandeng.search.projections import CASE, keys_asked
from bandeng.search.rules import grams_asked

STEPS = 10  # in one request; whoever wants more goes on from where it ended
TEXTS, MATTERS = 2000, 1000  # in one step
COUNTED = 500

Key = tuple[int, ...]  # what a gram may be kept as: one for each version of the vault's key


class Row(NamedTuple):
    """A text that has the grams. ``at``: its place in the walk."""

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
    """At most ten steps. The same person walks the same way again, so that she can go on from a place."""
    keys = keys_asked([kind + gram for gram in grams_asked(list(wanted))])
    step = _by_place if covered.few and kind == CASE else _by_words
    if step is _by_words:
        keys.sort(key=_rarity)
    for _number in range(STEPS):
        found = step(keys, before, covered)
        yield found
        before = found.last
        if not before:
            return


def _rarity(key: Key) -> int:
    """How often a gram stands in the index, counted only so far as it matters."""
    few = f"SELECT 1 FROM search_gram WHERE gram IN ({straight.placeholders(key)}) LIMIT {COUNTED}"
    return int(straight.ask(f"SELECT COUNT(*) FROM ({few}) few", key)[0][0])


def _by_words(keys: Sequence[Key], before: int, covered: Covered) -> Step:
    first, *others = keys
    last = _end_of_texts(first, before)
    join = "JOIN cases_case c ON c.id = t.case_id" if covered.sql else ""
    sql = f"""
        SELECT g.text_id, t.entry, t.case_id, t.height FROM search_gram g
        JOIN search_text t ON t.id = g.text_id {join}
        WHERE g.gram IN ({straight.placeholders(first)}) AND g.text_id < %s AND g.text_id >= %s
        {_and(covered)}{_have(others, "g.text_id")} ORDER BY g.text_id DESC
    """
    given = [*first, before, last, *covered.given, *_flat(others)]
    return Step(rows=[Row(*row) for row in straight.ask(sql, given)], last=last)


def _end_of_texts(key: Key, before: int) -> int:
    """The text at which this step ends. Each version is asked by itself: its texts lie in order."""
    one = "SELECT text_id FROM search_gram WHERE gram = %s AND text_id < %s ORDER BY text_id DESC LIMIT %s"
    each = " UNION ALL ".join([f"SELECT text_id FROM ({one}) version"] * len(key))
    sql = f"SELECT text_id FROM ({each}) texts ORDER BY text_id DESC LIMIT 1 OFFSET {TEXTS - 1}"
    found = straight.ask(sql, [value for version in key for value in (version, before, TEXTS)])
    return int(found[0][0]) if found else 0


def _by_place(keys: Sequence[Key], before: int, covered: Covered) -> Step:
    ends = f"""
        SELECT c.id FROM cases_case c WHERE c.id < %s{_and(covered)}
        ORDER BY c.id DESC LIMIT 1 OFFSET {MATTERS - 1}
    """
    found = straight.ask(ends, [before, *covered.given])
    last = int(found[0][0]) if found else 0
    sql = f"""
        SELECT c.id, t.entry, t.case_id, t.height FROM cases_case c JOIN search_text t ON t.case_id = c.id
        WHERE c.id < %s AND c.id >= %s AND t.kind = %s{_and(covered)}{_have(keys, "t.id")}
        ORDER BY c.id DESC, t.id DESC
    """
    given = [before, last, CASE, *covered.given, *_flat(keys)]
    return Step(rows=[Row(*row) for row in straight.ask(sql, given)], last=last)


def _and(covered: Covered) -> str:
    return f" AND {covered.sql}" if covered.sql else ""


def _have(keys: Sequence[Key], text: str) -> str:
    return "".join(
        f" AND EXISTS (SELECT 1 FROM search_gram h WHERE h.text_id = {text}"
        f" AND h.gram IN ({straight.placeholders(key)}))"
        for key in keys
    )


def _flat(keys: Sequence[Key]) -> list[int]:
    return [version for key in keys for version in key]

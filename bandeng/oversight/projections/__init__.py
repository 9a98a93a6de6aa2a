"""The rollup of oversight: what stands open and what happened last, matter by matter."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from bandeng.figures.projections import rollup
from bandeng.figures.projections.adding import add
from bandeng.figures.queries.scope import COLUMNS, Told
from bandeng.ledger import straight
from bandeng.ledger.models import FactQuerySet
from bandeng.oversight.models import Life, Place, Span, Stretch, Turn
from bandeng.oversight.projections.counting import KEYS, Key, count
from bandeng.oversight.projections.living import FOLDED, Living, Written

Item = TypeVar("Item")
Row = TypeVar("Row", Stretch, Turn)
Rows = dict[int, Row]
TOGETHER = 400  # of streams or rows in one statement


class Standing:
    """Folds the facts of matters."""

    name = "oversight"

    def fold(self, facts: FactQuerySet) -> None:
        """Fold these facts into the stretches and turns of their matters."""
        told = [Told(*row) for row in facts.named(*FOLDED).values_list(*COLUMNS)]
        lives, written = {fact.stream: Living(fact.stream) for fact in told}, Written()
        known = _remember(lives)
        for fact in told:
            lives[fact.stream].fold(fact, written)
        _write(written)
        _keep(lives.values(), known)

    def empty(self) -> None:
        """Forget every matter."""
        for table in (Stretch, Turn, Span, Place, Life):
            table._default_manager.all().delete()


def _remember(lives: dict[str, Living]) -> set[str]:
    """Bring them to where they stand; answers those of which something was folded before."""
    known: set[str] = set()
    for some in _some(sorted(lives)):
        for stream, text in straight.find(Life, {"stream": some}, "stream", "state_text"):
            lives[stream].remember(json.loads(text))
            known.add(stream)
    return known


def _write(written: Written) -> None:
    numbers: Counter[Key] = Counter()
    _change(Stretch, written.stretches, written.older_stretches, numbers)
    _change(Turn, written.turns, written.older_turns, numbers)
    add(Span, KEYS, numbers)
    rows = [Place(id=f"{stream}|{place}", stream=stream, place=place) for stream, place in written.places]
    Place.objects.bulk_create(rows, ignore_conflicts=True, batch_size=TOGETHER)


def _change(
    table: type[Row], new: Rows[Row], older: dict[int, dict[str, Any]], numbers: Counter[Key]
) -> None:
    """Write them; what they are among the numbers of days is taken away and added."""
    before: list[Row] = [
        row for some in _some(sorted(older)) for row in straight.objects(table, {"id": some})
    ]
    count(numbers, before, -1)
    for row in before:
        vars(row).update(older[row.pk])
        straight.change(table, {"id": row.pk}, older[row.pk])
    count(numbers, [*before, *new.values()], 1)
    straight.insert(*new.values())


def _keep(lives: Iterable[Living], known: set[str]) -> None:
    rows = [
        Life(stream=each.stream, state_text=json.dumps(each.state(), ensure_ascii=False)) for each in lives
    ]
    straight.insert(*(row for row in rows if row.stream not in known))
    for row in rows:
        if row.stream in known:
            straight.change(Life, {"stream": row.stream}, {"state_text": row.state_text})


def _some(items: Iterable[Item]) -> Iterator[list[Item]]:
    left = iter(items)
    while some := list(islice(left, TOGETHER)):
        yield some


rollup(Standing())

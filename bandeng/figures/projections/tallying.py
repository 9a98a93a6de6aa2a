"""How many facts of each name were said at each place and above it, day by day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from bandeng.figures.models import Tally
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import FactQuerySet

Key = tuple[str, str, date]
TOGETHER = 200  # rows in one statement


class Tallies:
    """The rollup of all plain counts."""

    name = "tallies"

    def fold(self, facts: FactQuerySet) -> None:
        """Add these facts to their days, at every level of the tree."""
        said = Counter(
            (place, name, at.astimezone(SHANGHAI).date())
            for place, name, at in facts.values_list("place", "name", "at").iterator(chunk_size=2000)
        )
        found: Counter[Key] = Counter()
        for (place, name, day), number in said.items():
            for level in _levels(place):
                found[level, name, day] += number
        _add(found)

    def empty(self) -> None:
        """Forget every day."""
        Tally.objects.all().delete()


@lru_cache(maxsize=4096)
def _levels(place: str) -> tuple[str, ...]:
    """The place and the places above it, by path; nothing where a fact has no place."""
    codes = place.split("/")[:-1]
    return tuple("/".join(codes[: depth + 1]) + "/" for depth in range(len(codes)))


def _add(found: Counter[Key]) -> None:
    for keys in _some(found):
        there = _there(keys)
        rows = [
            Tally(place=place, name=name, day=day, number=there.get((place, name, day), 0) + number)
            for (place, name, day), number in keys.items()
        ]
        Tally.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["place", "name", "day"], update_fields=["number"]
        )


def _there(keys: dict[Key, int]) -> dict[Key, int]:
    """What these rows hold by now."""
    places, names, days = (sorted({key[part] for key in keys}) for part in range(3))
    rows = Tally.objects.filter(place__in=places, name__in=names, day__gte=days[0], day__lte=days[-1])
    return {(row.place, row.name, row.day): row.number for row in rows}


def _some(found: Counter[Key]) -> Iterator[dict[Key, int]]:
    """So many keys at a time, those of one place together."""
    left = iter(sorted(found.items()))
    while some := dict(islice(left, TOGETHER)):
        yield some

"""How many facts of each name were said at each place and above it, day by day."""

from collections import Counter
from datetime import date
from functools import lru_cache

from bandeng.figures.models import Tally
from bandeng.figures.projections.adding import add
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import FactQuerySet

Key = tuple[str, str, date]


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
            for level in levels(place):
                found[level, name, day] += number
        add(Tally, ("place", "name", "day"), found)

    def empty(self) -> None:
        """Forget every day."""
        Tally.objects.all().delete()


@lru_cache(maxsize=4096)
def levels(place: str) -> tuple[str, ...]:
    """The place and the places above it, by path; nothing where a fact has no place."""
    codes = place.split("/")[:-1]
    return tuple("/".join(codes[: depth + 1]) + "/" for depth in range(len(codes)))

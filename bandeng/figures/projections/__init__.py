"""Rollups: tables that the worker folds from the facts said since, so that no page counts a year's facts.

They are no part of ``rebuild``: what they hold follows from facts alone, up to a height they remember, and
whoever reads them adds what was said since. A room registers its own:

    rollup(Standing())

Folding is one step after another, each in a transaction of its own, and each fact is folded once.
"""

from typing import Protocol

from django.db import transaction

from bandeng.figures.models import Reach
from bandeng.figures.projections.tallying import Tallies
from bandeng.ledger.models import Fact, FactQuerySet

STEP = 4000  # heights folded in one transaction: what writes to SQLite waits for it


class Rollup(Protocol):
    """Tables that are folded from facts."""

    name: str

    def fold(self, facts: FactQuerySet) -> None:
        """Fold these facts, which follow those folded before, into the tables."""

    def empty(self) -> None:
        """Forget everything."""


ROLLUPS: dict[str, Rollup] = {}


def rollup(made: Rollup) -> None:
    """The worker folds this one too."""
    ROLLUPS[made.name] = made


def fold(made: Rollup, *, up_to: int) -> int:
    """One step: fold the next facts up to this height. Answers how many heights there were."""
    with transaction.atomic():
        reached = _reached(made)
        end = min(up_to, reached.height + STEP)
        if end <= reached.height:
            return 0
        made.fold(Fact.objects.filter(id__gt=reached.height, id__lte=end).order_by("id"))
        Reach.objects.filter(pk=made.name).update(height=end)
    return end - reached.height


def forget(made: Rollup) -> None:
    """Empty it, to be folded from the first fact on."""
    with transaction.atomic():
        _reached(made)
        made.empty()
        Reach.objects.filter(pk=made.name).update(height=0)


def _reached(made: Rollup) -> Reach:
    """Its row, kept from others who would fold at the same time."""
    Reach.objects.get_or_create(rollup=made.name, defaults={"height": 0})
    return Reach.objects.select_for_update().get(rollup=made.name)


rollup(Tallies())

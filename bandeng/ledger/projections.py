"""Folding facts into tables. Rooms register their folds here; the pen and the rebuild run them.

    tables(Case, Follower)            # this room's projected tables, emptied and refilled by ``rebuild``

    @on("cases.assigned")
    def assigned(fact: Fact) -> None: ...

A fold accepts whatever was once said: it never judges, asks no clock, and reads nothing but the fact, other
projected tables and the earlier facts of its stream.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models

from bandeng.ledger.models import Fact

Fold = Callable[[Fact], None]
FOLDS: dict[str, list[Fold]] = defaultdict(list)
TABLES: list[type[models.Model]] = []
_REPLAYED: ContextVar[bool] = ContextVar("replayed", default=False)


def on(*names: str) -> Callable[[Fold], Fold]:
    """Run this fold for facts of these names, after the folds registered before it."""

    def register(fold: Fold) -> Fold:
        for name in names:
            FOLDS[name].append(fold)
        return fold

    return register


def tables(*models_: type[models.Model]) -> None:
    """Declare projected tables: emptied and replayed by ``rebuild``, compared by ``rebuild --check``."""
    TABLES.extend(models_)


def project(fact: Fact) -> None:
    """Fold one fact into every table that wants it."""
    for fold in FOLDS.get(fact.name, ()):
        fold(fact)


@contextmanager
def replaying() -> Iterator[None]:
    """What is folded in here was said before."""
    before = _REPLAYED.set(True)
    try:
        yield
    finally:
        _REPLAYED.reset(before)


def is_replay() -> bool:
    """Whether the fact being folded was said before. Only what leaves the tables may ask: a letter is written
    once, when its fact is said, and never again by a rebuild."""
    return _REPLAYED.get()

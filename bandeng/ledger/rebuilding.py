"""Emptying the projected tables and folding every fact into them again, from the first to the last."""

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile

from django.db import transaction

from bandeng.ledger import locks, straight, tables
from bandeng.ledger.gathering import gathering
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import project, replaying
from bandeng.ledger.tables import Aside, Comparison
from bandeng.ledger.upgrading import refuse_unreadable

BATCH = 2000
Progress = Callable[[int, int], None]  # facts folded so far, facts in all


class FoldFailed(Exception):
    """A fold could not take a fact that was once said. The sentence names the fact."""


@dataclass(frozen=True, kw_only=True)
class Rebuilt:
    """How many facts were folded, and (for a check) how each table compares with the live one."""

    facts: int
    tables: tuple[Comparison, ...]

    @property
    def is_equal(self) -> bool:
        return all(table.is_equal for table in self.tables)


def rebuild(progress: Progress | None = None) -> Rebuilt:
    """Empty the projected tables and replay the book, in one transaction: until it ends, readers see the old
    rows and writers wait. Raises Unreadable before anything is emptied, FoldFailed with nothing changed."""
    with transaction.atomic():
        locks.hold_writers()
        return Rebuilt(facts=_replay(progress), tables=())


def check(progress: Progress | None = None) -> Rebuilt:
    """Replay as ``rebuild`` does, compare every row with the live ones, and leave everything as it was."""
    with ExitStack() as stack, transaction.atomic():
        locks.hold_writers()
        kept = [Aside(table, stack.enter_context(TemporaryFile())) for table in tables.in_order()]
        with transaction.atomic():
            facts = _replay(progress)
            compared = tuple(aside.compare() for aside in kept)
            transaction.set_rollback(True)
    return Rebuilt(facts=facts, tables=compared)


def _replay(progress: Progress | None) -> int:
    refuse_unreadable(Fact.objects.values_list("name", "version").distinct())
    all_of_them = Fact.objects.count()
    tables.empty()
    done = 0
    with replaying(), gathering(tables.in_order()) as shelf:
        for batch in _batches():
            with _no_cleaning(), shelf.batch(fact.stream for fact in batch):
                for fact in batch:
                    _fold(fact)
            done += len(batch)
            if progress:
                progress(done, all_of_them)
    return done


@contextmanager
def _no_cleaning() -> Iterator[None]:
    """Python's search for rings of dead objects waits: a batch makes a hundred thousand that live."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _batches() -> Iterator[list[Fact]]:
    after = 0
    following = f"{straight.every(Fact)} WHERE id > %s ORDER BY id LIMIT %s"
    while batch := [straight.made(Fact, row) for row in straight.ask(following, [after, BATCH])]:
        after = batch[-1].id
        yield batch


def _fold(fact: Fact) -> None:
    try:
        project(fact)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        raise FoldFailed(f"fact {fact.id} ({fact.name}, {fact.stream}): {why}") from error

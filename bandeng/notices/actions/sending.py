"""What the worker does with letters: send what is due, once as far as we can know, and try again what failed.

A letter is marked ``sending`` and committed before its way is called. Who dies in between leaves it marked;
when its lease is over it goes again only by a way that sends the same key once, and is ``unknown`` otherwise,
for somebody to look at.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F

from bandeng.kernel.ids import new_id
from bandeng.notices import quiet, ways
from bandeng.notices.actions.gathering import gather
from bandeng.notices.models import Choice, Letter
from bandeng.notices.queries.letters import Dropped, message
from bandeng.notices.rules import BOOK, ENDED, LEASE, LETTERS_KEPT, STALE, TRIES, pause
from bandeng.notices.ways import Later, Message, Never, Unsure, Way

log = logging.getLogger("bandeng.notices")


@dataclass
class Round:
    """One round: the ways that answer, and what it did, letters by how they ended."""

    ways: dict[str, Way]
    ended: dict[str, int] = field(default_factory=dict)

    def count(self, state: str) -> None:
        self.ended[state] = self.ended.get(state, 0) + 1


def send_due(*, at: datetime, most: int = 50) -> dict[str, int]:
    """Send what is due by this moment, ``most`` letters at most. Safe to run in several processes at once.

    A way that does not answer is left alone for the rest of the round, so that the clocks need not wait.
    Answers how many letters ended how.
    """
    recover(at=at)
    refuse_stale(at=at)
    forget(at=at)
    gather(at=at)
    if not Letter.objects.in_state("waiting").due(at=at).exists():
        return {}
    done = Round(ways=ways.all_of_them())
    for _turn in range(most):
        taken = _take(at, done.ways)
        if taken is None:
            break
        letter, put = taken
        if put is not None:
            _send(letter, put, at, done)
        else:
            done.count("dropped")
    return done.ended


def recover(*, at: datetime) -> int:
    """Letters whose sending was never heard of again. Answers how many there were."""
    lost = Letter.objects.in_state("sending").filter(lease_until__lte=at)
    if not lost.exists():
        return 0
    again = [name for name, way in ways.all_of_them().items() if way.idempotent]
    resumed = lost.filter(way__in=again).update(state="waiting", due_at=at, why="interrupted", lease="-")
    unknown = lost.update(state="unknown", ended_at=at, why="interrupted", lease="-")
    return resumed + unknown


def refuse_stale(*, at: datetime) -> int:
    """Letters that should have gone out days ago and were never tried (a restored backup, a worker long dead)
    are given up: news of last week disturbs, and may have gone out from elsewhere. Answers how many."""
    stale = Letter.objects.in_state("waiting").filter(due_at__lte=at - STALE, tries=0)
    return stale.update(state="dead", ended_at=at, why="too late") if stale.exists() else 0


def forget(*, at: datetime, most: int = 500) -> int:
    """Letters that ended a year ago are deleted, some at a time. Answers how many."""
    old = Letter.objects.in_state(*ENDED).due(at=at - LETTERS_KEPT).order_by("due_at")
    ids = list(old.values_list("id", flat=True)[:most])
    return Letter.objects.filter(id__in=ids).delete()[0] if ids else 0


def _take(at: datetime, names: Iterable[str]) -> tuple[Letter, Message | None] | None:
    """The next letter that is due, put into words and marked as being sent; None where there is none."""
    due = Letter.objects.in_state("waiting").due(at=at).filter(way__in=names)
    if not due.exists():
        return None
    with transaction.atomic():
        skips = connection.features.has_select_for_update_skip_locked
        letter = due.order_by("due_at", "id").select_for_update(skip_locked=skips).first()
        if letter is None:
            return None
        try:
            put = message(letter, at=at)
        except Dropped as why:
            _mark(letter, state="dropped", ended_at=at, why=str(why))
            return letter, None
        letter.lease = new_id(at)
        _mark(letter, state="sending", lease=letter.lease, lease_until=at + LEASE, tries=F("tries") + 1)
        letter.tries += 1
    return letter, put


def _mark(letter: Letter, **columns: object) -> None:
    Letter.objects.filter(id=letter.id).update(**columns)


def _send(letter: Letter, put: Message, at: datetime, done: Round) -> None:
    """Call the way, outside any transaction, and write down how it ended."""
    way = done.ways[letter.way]
    try:
        way.send(put)
    except Never as why:
        _end(letter, "dead", str(why), at, done)
    except Later as why:
        del done.ways[letter.way]
        _again(letter, str(why), at, done)
    except Unsure as why:
        del done.ways[letter.way]
        _perhaps(letter, str(why), at, done, again=way.idempotent)
    except Exception as error:  # a way of the operator's own may raise anything; its words may name somebody
        _perhaps(letter, type(error).__name__, at, done, again=way.idempotent)
    else:
        _end(letter, "sent", "-", at, done)


def _perhaps(letter: Letter, why: str, at: datetime, done: Round, *, again: bool) -> None:
    if again:
        _again(letter, why, at, done)
    else:
        _end(letter, "unknown", why, at, done)


def _again(letter: Letter, why: str, at: datetime, done: Round) -> None:
    if letter.tries >= TRIES:
        _end(letter, "dead", why, at, done)
        return
    choice = Choice.objects.filter(person=letter.person).first()
    due_at = at + pause(letter.id, letter.tries)
    if not letter.urgent:
        due_at = quiet.open_from(due_at, choice.quiet if choice else BOOK, desk=letter.desk)
    mine = Letter.objects.in_state("sending").filter(id=letter.id, lease=letter.lease)
    mine.update(state="waiting", due_at=due_at, why=why[:40], lease="-")
    done.count("waiting")


def _end(letter: Letter, state: str, why: str, at: datetime, done: Round) -> None:
    """How it ended, unless somebody has meanwhile taken the lease for lost and looked at it."""
    mine = Letter.objects.filter(id=letter.id, lease=letter.lease)
    mine.update(state=state, ended_at=at, why=why[:40], lease="-")
    done.count(state)
    if state in {"dead", "unknown"}:
        log.warning("letter %s by %s is %s: %s", letter.id.partition(".")[0], letter.way, state, why[:40])

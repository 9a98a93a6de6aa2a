"""What a load balancer and a monitor want to know, asked of the database and the disk."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max, Min

from bandeng.inbox.models import Clock
from bandeng.ledger.models import Fact, Seal
from bandeng.notices.models import Letter
from bandeng.vitals import rules
from bandeng.vitals.models import Round


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One number for the monitor: its name, what it means, its value, and at most one label."""

    name: str
    meaning: str
    value: float
    label: tuple[str, str] | None = None


def standing(*, at: datetime) -> dict[str, bool]:
    """What must hold before people are sent here, each with whether it does. Never raises."""
    asked: dict[str, Callable[[], bool]] = {
        "database": _answers,
        "migrations": _is_migrated,
        "worker": lambda: rules.worker_is_there(_last_round(), at=at),
        "seals": lambda: rules.seals_go_on(_unsealed_since(), at=at),
        "disk": lambda: _free() >= rules.DISK_LEAST,
    }
    return {name: _holds(question) for name, question in asked.items()}


def _holds(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except (DatabaseError, OSError):
        return False


def _answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() is not None


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations or {})


def _is_migrated() -> bool:
    return _known_migrations() <= set(MigrationRecorder(connection).applied_migrations())


def _last_round() -> datetime | None:
    return Round.objects.values_list("ended_at", flat=True).first()


def _unsealed_since() -> datetime | None:
    """Since when something has waited for its seal; where it bears an old date, since the last seal."""
    last = Seal.objects.order_by("-id").values_list("last", "at").first()
    waiting = Fact.objects.filter(id__gt=last[0] if last else 0).order_by("id")
    first = waiting.values_list("at", flat=True).first()
    if first is None or last is None:
        return first
    return max(first, last[1])


def _free() -> int:
    return shutil.disk_usage(settings.DATA).free


def measured(*, at: datetime) -> list[Reading]:
    """What stands in the database or on the disk; what requests did is counted where it happens."""
    return [*_of_the_book(at), *_of_letters(at), *_of_the_worker(at), *_of_the_disk()]


def _of_the_book(at: datetime) -> list[Reading]:
    height = Fact.objects.aggregate(top=Max("id"))["top"] or 0
    sealed = Seal.objects.aggregate(top=Max("last"))["top"] or 0
    lag = _age(_unsealed_since(), at)
    return [
        Reading(name="facts", meaning="Height of the book: facts written so far.", value=height),
        Reading(name="facts_unsealed", meaning="Facts above the last seal.", value=max(0, height - sealed)),
        Reading(name="seal_lag_seconds", meaning="How long something has waited for its seal.", value=lag),
    ]


def _of_letters(at: datetime) -> list[Reading]:
    meaning = "Letters by what became of them; dead and unknown ones need somebody."
    counts = [
        Reading(
            name="letters",
            meaning=meaning,
            value=Letter.objects.in_state(state).count(),
            label=("state", state),
        )
        for state in ("waiting", "sending", "unknown", "dead")
    ]
    oldest = Letter.objects.in_state("waiting").due(at=at).aggregate(oldest=Min("due_at"))["oldest"]
    meaning = "How long the oldest letter has been due and not sent."
    return [*counts, Reading(name="oldest_letter_seconds", meaning=meaning, value=_age(oldest, at))]


def _of_the_worker(at: datetime) -> list[Reading]:
    last = Round.objects.values_list("ended_at", "milliseconds").first()
    oldest = Clock.objects.to_remind(at=at).exclude(kind__in=("confirm", "rest"))
    late = oldest.aggregate(oldest=Min("due_at"))["oldest"]
    meaning = "When the worker last came round, in seconds since 1970; 0: never."
    waits = "How long the oldest limit has passed without its reminder: the worker's arrears."
    took = "How long that round took."
    return [
        Reading(name="worker_round_timestamp", meaning=meaning, value=last[0].timestamp() if last else 0),
        Reading(name="worker_round_seconds", meaning=took, value=last[1] / 1000 if last else 0),
        Reading(name="oldest_task_seconds", meaning=waits, value=_age(late, at)),
    ]


def _of_the_disk() -> list[Reading]:
    return [Reading(name="disk_free_bytes", meaning="Free bytes where the data lie.", value=_free())]


def _age(since: datetime | None, at: datetime) -> float:
    return max(0.0, (at - since).total_seconds()) if since else 0.0

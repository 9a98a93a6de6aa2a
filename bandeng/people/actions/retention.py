"""What lapses: looks after three years, sign-in traces as soon as they are of no use."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Q

from bandeng.people import rules
from bandeng.people.models import Asking, Lock, Look, OpenSession, PhoneCode

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Lapsed:
    """How many rows of one kind are older than they may be."""

    what: str
    count: int


def retain(*, at: datetime, dry_run: bool) -> list[Lapsed]:
    """Delete what is kept no longer (or, dry, only count it)."""
    found = []
    for what, rows in _lapsed(at):
        found.append(Lapsed(what, rows.count()))
        if not dry_run:
            rows.delete()
    return found


def _lapsed(at: datetime) -> list[tuple[str, "models.QuerySet[models.Model]"]]:
    quiet = Q(until=None) | Q(until__lt=at)
    rows: list[tuple[str, models.QuerySet[models.Model]]] = [
        ("looks", Look.objects.filter(at__lt=at - rules.LOOKS_KEPT)),
        ("phone codes", PhoneCode.objects.filter(ends_at__lt=at)),
        ("requests counted", Asking.objects.filter(at__lt=at - A_DAY)),
        ("failures counted", Lock.objects.filter(quiet, failed_at__lt=at - rules.FAILURES_FORGOTTEN)),
        ("sessions listed", OpenSession.objects.filter(seen_at__lt=at - rules.IDLE)),
        ("sessions", Session.objects.filter(expire_date__lt=at)),
    ]
    return rows

"""What waits for whom, and the clocks that run; both projected by the rooms above."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F


def among(persons: Iterable[str]) -> str:
    """Several ids in one column: each between blanks (``-``: nobody)."""
    known = sorted({person for person in persons if person and person != "-"})
    return f" {' '.join(known)} " if known else "-"


class ToDoQuerySet(models.QuerySet["ToDo"]):
    def open(self) -> Self:
        return self.filter(done_at=None)

    def on_seats(self, seats: Iterable[str]) -> Self:
        """Waiting for whoever is in one of these posts."""
        return self.filter(seat__in=list(seats))

    def open_to(self, person: str) -> Self:
        """Without those this person may not take (she had a hand in the matter herself)."""
        return self.exclude(barred__contains=f" {person} ")

    def by_clock(self) -> Self:
        """Urgent first, then by what is due first; what has no limit last."""
        return self.order_by("-urgent", F("due_at").asc(nulls_last=True), "id")


class ToDo(models.Model):
    """One thing that waits for one post. ``kind`` is the verb that would settle it (``cases.accept``).

    ``barred``: the ids of those who must not be the one to do it, each between blanks (``-``: nobody).
    """

    id = models.CharField(primary_key=True, max_length=60)
    stream = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    seat = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    urgent = models.BooleanField(default=False)
    barred = models.TextField(default="-")
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    objects = ToDoQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["seat", "done_at", "due_at"], name="inbox_todo_seat"),
            models.Index(fields=["stream", "kind"], name="inbox_todo_stream"),
        ]


class ClockQuerySet(models.QuerySet["Clock"]):
    def running(self) -> Self:
        return self.filter(stopped_at=None)

    def to_warn(self, *, at: datetime) -> Self:
        return self.running().filter(warn_at__lte=at, due_at__gt=at, warned_at=None)

    def to_wake(self, *, at: datetime) -> Self:
        """Rests that are over."""
        return self.running().filter(kind="rest", due_at__lte=at)

    def to_expire(self, *, at: datetime) -> Self:
        """Clocks of the reporter's answer that have run out."""
        return self.running().filter(kind="confirm", due_at__lte=at)

    def to_remind(self, *, at: datetime) -> Self:
        return self.running().filter(due_at__lte=at, reminded_at=None)

    def to_supervise(self, *, at: datetime) -> Self:
        return self.running().filter(supervise_at__lte=at, supervised_at=None)


class Clock(models.Model):
    """A deadline that runs. All moments are as computed when it was started and stand in the fact.

    ``warn_at``: 70 % of the limit is used; ``due_at``: all of it; ``supervise_at``: the level above is told.
    ``seat`` is the post the clock runs for. ``extensions``: how many more limits it was given.
    """

    id = models.CharField(primary_key=True, max_length=60)
    stream = models.CharField(max_length=80)
    kind = models.CharField(max_length=30)
    seat = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    limit = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    warn_at = models.DateTimeField()
    due_at = models.DateTimeField()
    supervise_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    warned_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    supervised_at = models.DateTimeField(null=True)
    extensions = models.PositiveSmallIntegerField(default=0)

    objects = ClockQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["stopped_at", "due_at"], name="inbox_clock_due"),
            models.Index(fields=["stopped_at", "warn_at"], name="inbox_clock_warn"),
            models.Index(fields=["stream", "kind"], name="inbox_clock_stream"),
        ]


class Pause(models.Model):
    """A rest of what a stream is about, half-open; ``clocks``: ids of those that stood still, by commas."""

    id = models.CharField(primary_key=True, max_length=40)
    stream = models.CharField(max_length=80, db_index=True)
    clocks = models.CharField(max_length=400)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

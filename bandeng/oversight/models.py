"""What oversight looks at, folded from the facts of matters by the worker; a rollup, no projection.

All of it is about matters and places. Moments are UTC; ``FOREVER`` stands where an end is not known yet.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Self

from django.db import models

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)


class StretchQuerySet(models.QuerySet["Stretch"]):
    """Open matters, as they stood at a moment.

    What lasts and what has ended since are asked for apart: an index has those that last in their order.
    """

    def begun_by(self, ends_at: datetime) -> Self:
        """As what had been said before this moment left them; to be narrowed by their end."""
        return self.filter(since_at__lt=ends_at)

    def lasting(self) -> Self:
        return self.filter(until_at=FOREVER)

    def ended_from(self, ends_at: datetime) -> Self:
        return self.filter(until_at__gte=ends_at, until_at__lt=FOREVER)

    def under(self, place: str) -> Self:
        return self.filter(place__startswith=place)


class Stretch(models.Model):
    """A stretch of time in which a matter was open and all this stayed the same. ``id``: the fact's height.

    ``done``: reported done. ``spoken_at``: the last word on it; words less than ``SILENT_AFTER`` apart are in
    one stretch. ``place`` is where it was last opened; ``due_at`` the end of its limit (FOREVER: none).
    """

    id = models.BigIntegerField(primary_key=True)
    stream = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    since_at = models.DateTimeField()
    until_at = models.DateTimeField()
    done = models.BooleanField()
    resting = models.BooleanField()
    warn_at = models.DateTimeField()
    due_at = models.DateTimeField()
    spoken_at = models.DateTimeField()

    objects = StretchQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["until_at", "due_at"], name="oversight_stretch_due"),
            models.Index(fields=["until_at", "warn_at"], name="oversight_stretch_warn"),
            models.Index(fields=["until_at", "spoken_at"], name="oversight_stretch_spoken"),
            models.Index(fields=["until_at", "stream"], name="oversight_stretch_lasting"),
            models.Index(fields=["stream"], name="oversight_stretch_stream"),
        ]


class TurnQuerySet(models.QuerySet["Turn"]):
    """Turns of matters in a period; those that are still the last of their kind, and those that are not."""

    def in_period(self, begins_at: datetime, ends_at: datetime) -> Self:
        """In the period, as known at its end; to be narrowed by their end."""
        return self.filter(since_at__gte=begins_at, since_at__lt=ends_at, told_at__lt=ends_at)

    def lasting(self) -> Self:
        return self.filter(until_at=FOREVER)

    def ended_from(self, ends_at: datetime) -> Self:
        return self.filter(until_at__gte=ends_at, until_at__lt=FOREVER)

    def under(self, place: str) -> Self:
        return self.filter(place__startswith=place)


class Turn(models.Model):
    """Something happened to a matter, and was the last of its kind (``rules.Kind``) until ``until_at``.

    ``told_at``: from when on this is so; later than ``since_at`` where a later fact changed the marks.
    ``marked``: it is what its figure looks for. Of what was done: ``timed``, it had a limit; ``at_last``,
    little of it was left. ``seat``: the post that was asked for more time (``-``: none).
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.PositiveSmallIntegerField()
    stream = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    since_at = models.DateTimeField()
    told_at = models.DateTimeField()
    until_at = models.DateTimeField()
    marked = models.BooleanField()
    timed = models.BooleanField()
    at_last = models.BooleanField()
    seat = models.CharField(max_length=80, default="-")

    objects = TurnQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "until_at", "stream"], name="oversight_turn_lasting"),
            models.Index(fields=["stream"], name="oversight_turn_stream"),
        ]


class SpanQuerySet(models.QuerySet["Span"]):
    """Numbers of days."""

    def at_end(self, places: Iterable[str], day: date) -> Self:
        """Of these places (paths) and below, as what had been said before this day left them."""
        return self.filter(place__in=list(places), told__lt=day, until__gte=day)


class Span(models.Model):
    """How many stretches and turns there are of a kind, at or below a place (path), with the same days.

    The days (of Asia/Shanghai) on which they began, were told so, and ended: a question about whole days is
    answered by adding up, whatever the matters are.
    """

    id = models.BigAutoField(primary_key=True)
    place = models.CharField(max_length=120)
    kind = models.PositiveSmallIntegerField()
    until = models.DateField()
    since = models.DateField()
    told = models.DateField()
    number = models.BigIntegerField()

    objects = SpanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "kind", "until", "since", "told"], name="oversight_span_days"
            )
        ]


class Place(models.Model):
    """A place at which facts of a matter were said, for matters that were given to another place.

    Which of their facts count depends on the place that is asked about: they are counted fact by fact.
    """

    id = models.CharField(primary_key=True, max_length=220)
    stream = models.CharField(max_length=80, db_index=True)
    place = models.CharField(max_length=120, db_index=True)


class Life(models.Model):
    """Where the folding of a matter stands: a document, read and written whole, never asked into."""

    stream = models.CharField(primary_key=True, max_length=80)
    state_text = models.TextField()

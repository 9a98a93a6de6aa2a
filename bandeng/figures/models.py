"""Rollups: numbers folded from facts by the worker. What they hold can be folded again at any time."""

from datetime import date
from typing import Self

from django.db import models


class Reach(models.Model):
    """Up to which height of the book a rollup is folded; ``rollup`` is its name."""

    rollup = models.CharField(primary_key=True, max_length=40)
    height = models.BigIntegerField()


class TallyQuerySet(models.QuerySet["Tally"]):
    """Questions to the tallies that read aloud."""

    def of(self, place: str, *names: str) -> Self:
        """Of facts of these names said at the place of this path or below it."""
        return self.filter(place=place, name__in=names)

    def during(self, first: date, end: date) -> Self:
        """On days from the first to the one before the end."""
        return self.filter(day__gte=first, day__lt=end)


class Tally(models.Model):
    """How many facts of a name were said at or below a place (path) on a day (of Asia/Shanghai)."""

    id = models.BigAutoField(primary_key=True)
    place = models.CharField(max_length=120)
    name = models.CharField(max_length=60)
    day = models.DateField()
    number = models.BigIntegerField()

    objects = TallyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "name", "day"], name="figures_tally_place_name_day")
        ]


class MarkDay(models.Model):
    """How many marks of a kind there are at or below a place (path) with the same days (of Asia/Shanghai).

    ``since``: the day they lie on; they stand from the day after ``told`` to the end of ``until``, seen from
    the end of a day.
    """

    id = models.BigAutoField(primary_key=True)
    place = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    until = models.DateField()
    since = models.DateField()
    told = models.DateField()
    number = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "kind", "until", "since", "told"], name="figures_markday_days"
            )
        ]


class KeptMark(models.Model):
    """A mark kept by itself: it may lie ahead, or it has a subject or a value. ``also``: between blanks."""

    id = models.BigAutoField(primary_key=True)
    stream = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=40)
    also = models.CharField(max_length=120)
    place = models.CharField(max_length=120)
    on_at = models.DateTimeField()
    told_at = models.DateTimeField()
    until_at = models.DateTimeField()
    subject = models.CharField(max_length=120)
    value = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["kind", "on_at"], name="figures_keptmark_kind_on")]


class MovedStream(models.Model):
    """A place at which facts of a stream were said, for streams whose facts were said at several.

    Which of their facts count depends on the place that is asked about: they are counted fact by fact.
    """

    id = models.CharField(primary_key=True, max_length=250)
    family = models.CharField(max_length=40)
    stream = models.CharField(max_length=80, db_index=True)
    place = models.CharField(max_length=120, db_index=True)

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

"""Which rule book was adopted when; projected from facts."""

from datetime import date
from typing import Self

from django.db import models


class AdoptionQuerySet(models.QuerySet["Adoption"]):
    """Questions about adoptions that read aloud."""

    def of(self, district: str) -> Self:
        """Adoptions of this district."""
        return self.filter(district=district)

    def holding(self, *, on: date) -> Self:
        """Adopted by the end of this day and in effect on it, the one in force first."""
        return self.filter(adopted_on__lte=on, effective_from__lte=on).order_by("-effective_from", "-turn")


class Adoption(models.Model):
    """A rule book adopted by a district. ``adopted_on`` is the day in the district's zone."""

    id = models.CharField(primary_key=True, max_length=60)
    district = models.CharField(max_length=40, db_index=True)
    turn = models.PositiveIntegerField()
    version = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    effective_from = models.DateField()
    adopted_on = models.DateField()
    at = models.DateTimeField()

    objects = AdoptionQuerySet.as_manager()

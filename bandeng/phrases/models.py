"""Templates as they are now; projected from facts."""

from collections.abc import Iterable
from typing import Self

from django.db import models


class TemplateQuerySet(models.QuerySet["Template"]):
    def offered(self) -> Self:
        return self.filter(retired=False)

    def of_units(self, units: Iterable[str]) -> Self:
        return self.filter(unit__in=list(units))


class Template(models.Model):
    """A unit's template for one act. ``turn`` counts its versions; name and words are ids in the vault."""

    id = models.CharField(primary_key=True, max_length=80)
    turn = models.PositiveIntegerField()
    unit = models.CharField(max_length=60)
    verb = models.CharField(max_length=20)
    name = models.CharField(max_length=40)
    words = models.CharField(max_length=40)
    retired = models.BooleanField(default=False)
    since_at = models.DateTimeField()

    objects = TemplateQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["unit", "verb"], name="phrases_template_unit")]

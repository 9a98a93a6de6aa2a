"""Small things seen in passing, and their pictures."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q


class RepairQuerySet(models.QuerySet["Repair"]):
    def under(self, places: Iterable[str]) -> Self:
        """Those at or below one of these paths."""
        found = Q(pk__in=[])
        for place in places:
            found |= Q(place__startswith=place)
        return self.filter(found)


class Repair(models.Model):
    """A small thing seen in passing. ``state``: noted, undone, passed_on.

    ``place`` is the path of the grid, ``spot`` the code of a micro-grid, ``words`` an entry of the vault,
    ``matter`` the stream of the matter it became (``-``: none).
    """

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    spot = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    mended = models.BooleanField()
    words = models.CharField(max_length=60)
    matter = models.CharField(max_length=80, default="-")
    state = models.CharField(max_length=20)
    person = models.CharField(max_length=40)
    post = models.CharField(max_length=80)
    turn = models.IntegerField()
    at = models.DateTimeField()

    objects = RepairQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "at"], name="repairs_repair_place")]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"repair:{self.id}"


class RepairPicture(models.Model):
    """A picture of a repair, by its digest."""

    id = models.CharField(primary_key=True, max_length=140)
    repair = models.ForeignKey(Repair, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, db_index=True)

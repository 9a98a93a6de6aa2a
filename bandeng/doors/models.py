"""Doors and the visits to them; no list of persons."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q


class DoorQuerySet(models.QuerySet["Door"]):
    def under(self, places: Iterable[str]) -> Self:
        """Those at or below one of these paths."""
        found = Q(pk__in=[])
        for place in places:
            found |= Q(place__startswith=place)
        return self.filter(found)


class Door(models.Model):
    """A household as an address: ``place`` is the path of its grid, ``door`` the vault's entry."""

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    door = models.CharField(max_length=60)
    turn = models.IntegerField()
    asked_at = models.DateTimeField(null=True)
    promised_on = models.DateField(null=True)
    visited_at = models.DateTimeField(null=True)
    revisit_on = models.DateField(null=True)

    objects = DoorQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "id"], name="doors_door_place")]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"door:{self.id}"


class Visit(models.Model):
    """A visit; ``heard`` and ``promised`` are entries of the vault, ``matter`` a stream (``-``: none)."""

    id = models.CharField(primary_key=True, max_length=60)
    door = models.ForeignKey(Door, on_delete=models.CASCADE)
    purpose = models.CharField(max_length=30)
    heard = models.CharField(max_length=60)
    promised = models.CharField(max_length=60)
    promised_on = models.DateField(null=True)
    matter = models.CharField(max_length=80)
    post = models.CharField(max_length=80)
    at = models.DateTimeField()

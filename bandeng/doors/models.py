"""Doors, the visits to them, what was promised there and what may be kept; no list of persons."""

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
    """A household as an address: ``place`` is the path of its grid, ``door`` the vault's entry.

    ``promised_on`` is the day of its earliest open promise.
    """

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
    """A visit; ``heard`` is an entry of the vault, ``matter`` a stream (``-``: none).

    ``words_until``: the last day on which its words are kept (None: there are none any more).
    """

    id = models.CharField(primary_key=True, max_length=60)
    door = models.ForeignKey(Door, on_delete=models.CASCADE)
    purpose = models.CharField(max_length=60)
    heard = models.CharField(max_length=60)
    matter = models.CharField(max_length=80)
    post = models.CharField(max_length=80)
    words_until = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["words_until"], name="doors_visit_words_until")]


class Promise(models.Model):
    """What was promised at a visit, by when, and what became of it.

    ``state``: open, kept, missed, forgotten. ``words`` and ``why`` are entries of the vault (``-``: none).
    """

    id = models.CharField(primary_key=True, max_length=60)
    door = models.ForeignKey(Door, on_delete=models.CASCADE)
    visit = models.CharField(max_length=60)
    words = models.CharField(max_length=60)
    due_on = models.DateField()
    state = models.CharField(max_length=20)
    why = models.CharField(max_length=60)
    moved = models.BooleanField(default=False)


class Consent(models.Model):
    """What may be kept of a household until a day; ``what``, ``who``, ``words`` are entries of the vault."""

    id = models.CharField(primary_key=True, max_length=60)
    door = models.ForeignKey(Door, on_delete=models.CASCADE)
    what = models.CharField(max_length=60)
    who = models.CharField(max_length=60)
    words = models.CharField(max_length=60)
    until = models.DateField()
    state = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["state", "until"], name="doors_consent_until")]

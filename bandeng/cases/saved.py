"""Filters of the work list that somebody saved under a name; projected from facts."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    def open_to(self, person: str, units: Iterable[str]) -> Self:
        """Her own, and what others of these units share."""
        return self.filter(Q(person=person) | Q(shared=True, unit__in=list(units)))


class SavedFilter(models.Model):
    """``query`` is the filter as the address of the list has it, ``name`` the id of its name in the vault."""

    id = models.CharField(primary_key=True, max_length=80)
    turn = models.PositiveIntegerField()
    person = models.CharField(max_length=40, db_index=True)
    unit = models.CharField(max_length=60, db_index=True)
    query = models.CharField(max_length=400)
    name = models.CharField(max_length=40)
    shared = models.BooleanField()

    objects = SavedFilterQuerySet.as_manager()

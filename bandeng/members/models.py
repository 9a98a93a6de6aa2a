"""Members by their reference, and who looked; words are entries of the vault (``-``: none)."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q


class MemberQuerySet(models.QuerySet["Member"]):
    def of(self, units: Iterable[str]) -> Self:
        """Of these organisations or groups."""
        wanted = list(units)
        return self.filter(Q(unit__in=wanted) | Q(group__in=wanted))

    def living(self) -> Self:
        """Of whom no death is noted and nothing erased."""
        return self.filter(died="-", erased=False)

    def by_ref(self) -> Self:
        return self.order_by("id")


class Member(models.Model):
    """One member as the table has it: codes, and entries of the vault. ``unit`` ``-``: left the district."""

    id = models.CharField(primary_key=True, max_length=36)
    unit = models.CharField(max_length=60)
    group = models.CharField(max_length=60)
    place = models.CharField(max_length=120)
    standing = models.CharField(max_length=60)
    precision = models.CharField(max_length=10)
    rule = models.CharField(max_length=60)
    checker = models.CharField(max_length=80)
    checked_at = models.DateTimeField()
    called = models.CharField(max_length=60)
    born = models.CharField(max_length=60)
    home = models.CharField(max_length=60)
    died = models.CharField(max_length=60)
    erased = models.BooleanField(default=False)
    turn = models.IntegerField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["unit", "id"], name="members_unit"),
            models.Index(fields=["group", "id"], name="members_group"),
        ]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"member:{self.id}"


class Look(models.Model):
    """Somebody in a post looked at ``what`` of a member."""

    id = models.CharField(primary_key=True, max_length=60)
    member = models.CharField(max_length=36)
    post = models.CharField(max_length=80)
    what = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["member", "at"], name="members_look_member")]

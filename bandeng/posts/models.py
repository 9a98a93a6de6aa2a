"""Units, posts, who holds them and when; all projected from facts."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q


class Unit(models.Model):
    """An organisation. ``place`` is the path of the place it serves."""

    code = models.CharField(primary_key=True, max_length=60)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=120)
    phone = models.CharField(max_length=40)


class Membership(models.Model):
    """A person belongs to a unit (what eligibility for a post asks)."""

    id = models.CharField(primary_key=True, max_length=110)
    unit = models.ForeignKey(Unit, models.CASCADE, db_constraint=False)
    person_id = models.CharField(max_length=40, db_index=True)


class PostQuerySet(models.QuerySet["Post"]):
    def under(self, place: str) -> Self:
        """Posts at the place of this path or below."""
        return self.filter(place__startswith=place)

    def serving(self, paths: Iterable[str]) -> Self:
        """Posts exactly at one of these places."""
        return self.filter(place__in=list(paths))

    def vacant(self, *, at: datetime) -> Self:
        """Posts nobody holds at this moment."""
        return self.exclude(id__in=Appointment.objects.held(at=at).values("post_id"))


class Post(models.Model):
    """A role in a unit at a place. ``phone`` is the office's telephone, never a private one."""

    id = models.CharField(primary_key=True, max_length=80)
    role = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, models.CASCADE, db_constraint=False)
    place = models.CharField(max_length=120, db_index=True)
    phone = models.CharField(max_length=40)

    objects = PostQuerySet.as_manager()


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def held(self, *, at: datetime) -> Self:
        """In force at this moment."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at), begins_at__lte=at)


class Appointment(models.Model):
    """A person holds a post, or stands in for its holder (``deputy``); half-open in time."""

    id = models.CharField(primary_key=True, max_length=40)
    post = models.ForeignKey(Post, models.CASCADE, db_constraint=False)
    person_id = models.CharField(max_length=40)
    deputy = models.BooleanField(default=False)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person_id", "begins_at"], name="posts_appointment_person")]


class ShiftQuerySet(models.QuerySet["Shift"]):
    def running(self, *, at: datetime) -> Self:
        return self.filter(begins_at__lte=at, ends_at__gt=at)


class Shift(models.Model):
    """A post is on duty or on call in a half-open interval."""

    id = models.CharField(primary_key=True, max_length=40)
    post = models.ForeignKey(Post, models.CASCADE, db_constraint=False)
    kind = models.CharField(max_length=10)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects = ShiftQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["post", "ends_at"], name="posts_shift_post")]


class UnitHoursQuerySet(models.QuerySet["UnitHours"]):
    def known(self, *, at: datetime) -> Self:
        """Said by this moment, as they begin; of two for one day the one said later comes last."""
        return self.filter(said_at__lte=at).order_by("begins_at", "said_at", "id")


class UnitHours(models.Model):
    """The hours of a unit from a moment on. ``week``: a line for each day from Monday; "-": the book's."""

    id = models.CharField(primary_key=True, max_length=40)
    unit = models.ForeignKey(Unit, models.CASCADE, db_constraint=False)
    week = models.CharField(max_length=400)
    holidays = models.BooleanField()
    begins_at = models.DateTimeField()
    said_at = models.DateTimeField()

    objects = UnitHoursQuerySet.as_manager()

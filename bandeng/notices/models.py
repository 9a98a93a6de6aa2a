"""Notices, projected from facts; and what a person has read of them, which is nobody else's and no fact."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from bandeng.people.models import ID, Person
from bandeng.posts.models import Appointment

FRESH = timedelta(days=30)  # what is older is not counted as new any more


class NoticeQuerySet(models.QuerySet["Notice"]):
    def addressed_to(self, person: str, *, at: datetime) -> Self:
        """To herself, and to the posts she is in at this moment."""
        seats = Appointment.objects.held(at=at).filter(person_id=person).values_list("post_id")
        herself = Person.objects.get_queryset().filter(id=person).values_list("id")
        return self.filter(recipient__in=seats.union(herself, all=True))

    def unread_by(self, person: str, *, at: datetime) -> Self:
        """Newer than what she marked as read, not opened by her, and not older than thirty days."""
        mark = Reading.objects.filter(person=person).values("height")
        opened = Opened.objects.filter(id=Concat(OuterRef("id"), Value(f".{person}")))
        return self.filter(
            ~Exists(opened), height__gt=Coalesce(Subquery(mark), Value(0)), at__gt=at - FRESH, at__lte=at
        )

    def newest_first(self) -> Self:
        return self.order_by("-height", F("recipient").desc())


class Notice(models.Model):
    """Something changed, told to ``recipient``: a person's id or a post's. ``id`` is height and recipient.

    ``height`` is that of the fact that told it. Nothing of it is about a person: the words are made from
    ``kind`` and ``stream`` when it is shown.
    """

    id = models.CharField(primary_key=True, max_length=110)
    recipient = models.CharField(max_length=80)
    height = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    stream = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    urgent = models.BooleanField()
    at = models.DateTimeField()

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["recipient", "height"], name="notices_notice_recipient")]


class Reading(models.Model):
    """A person has read everything up to this height. Not a projection."""

    person = models.CharField(max_length=ID, primary_key=True)
    height = models.BigIntegerField()


class Opened(models.Model):
    """A person opened one notice (``id``: the notice's and hers) above her mark. Not a projection."""

    id = models.CharField(primary_key=True, max_length=150)
    person = models.CharField(max_length=ID, db_index=True)
    height = models.BigIntegerField()

"""Notices and choices, projected from facts; letters, and what a person has read, which are not."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from bandeng.people import queries as people
from bandeng.people.models import ID, Person
from bandeng.posts.models import Appointment

SHOWN = timedelta(days=180)  # what is older stands in the matters themselves
FRESH = timedelta(days=30)  # what is older is not counted as new any more


class NoticeQuerySet(models.QuerySet["Notice"]):
    def addressed_to(self, person: str, *, at: datetime) -> Self:
        """To herself, to the posts she is in at this moment, to the telephone a resident signs in with: of
        the last 180 days."""
        seats = Appointment.objects.held(at=at).filter(person_id=person).values_list("post_id")
        herself = Person.objects.get_queryset().filter(id=person).values_list("id")
        mine = seats.union(herself, people.same_number(person).values_list("id"), all=True)
        return self.filter(recipient__in=mine, at__gt=at - SHOWN)

    def unread_by(self, person: str, *, at: datetime) -> Self:
        """Newer than what she marked as read, not opened by her, and not older than thirty days."""
        mark = Reading.objects.filter(person=person).values("height")
        opened = Opened.objects.filter(id=Concat(OuterRef("id"), Value(f".{person}")))
        known = Coalesce(Subquery(mark), Value(0))
        return self.filter(~Exists(opened), height__gt=known, at__gt=at - FRESH)

    def newest_first(self) -> Self:
        return self.order_by("-height", F("recipient").desc())


class Notice(models.Model):
    """Something changed, told to ``recipient``: a person's id, a post's, or a telephone of a roll as an entry
    of the vault. ``id`` is height and recipient.

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
        indexes = [models.Index(fields=["recipient", "at"], name="notices_notice_told")]


class Reading(models.Model):
    """A person has read everything up to this height. Not a projection."""

    person = models.CharField(max_length=ID, primary_key=True)
    height = models.BigIntegerField()


class Opened(models.Model):
    """A person opened one notice (``id``: the notice's and hers) above her mark. Not a projection."""

    id = models.CharField(primary_key=True, max_length=150)
    person = models.CharField(max_length=ID, db_index=True)
    height = models.BigIntegerField()


class Choice(models.Model):
    """How a person wants to be told, as she last said it; whoever said nothing is told on the page alone.

    ``ways`` is a document: topic to ways. ``email`` and ``seal`` are her address in the vault (``-``: none).
    """

    person = models.CharField(max_length=ID, primary_key=True)
    ways = models.TextField()
    daily = models.BooleanField()
    quiet = models.CharField(max_length=12)
    language = models.CharField(max_length=10)
    email = models.CharField(max_length=ID, default="-")
    seal = models.CharField(max_length=64, default="-")

    @property
    def by_topic(self) -> dict[str, list[str]]:
        """The ways by topic."""
        found: dict[str, list[str]] = json.loads(self.ways)
        return found


class LetterQuerySet(models.QuerySet["Letter"]):
    def in_state(self, *states: str) -> Self:
        return self.filter(state__in=states)

    def due(self, *, at: datetime) -> Self:
        return self.filter(due_at__lte=at)

    def under(self, places: Iterable[str]) -> Self:
        """At or below one of these places."""
        covered = Q(pk__in=[])
        for place in places:
            covered |= Q(place__startswith=place)
        return self.filter(covered)


class Letter(models.Model):
    """What goes to a person by one way because of one fact. Not a projection: a rebuild never touches it.

    ``id`` is height, way and person, so that one fact writes one letter; of a letter that gathers a day, it
    begins with ``daily``. ``state``: waiting, gathering (for the day's letter ``gathered_in``), gathered,
    sending, sent, unknown (it was being sent when the worker ended, and perhaps went out), dead (given up),
    dropped (``why``: no longer wanted, no address). No word and no address is in it: they are put together
    when it is sent. ``lease`` names the sending that may say how it ended.
    """

    id = models.CharField(primary_key=True, max_length=90)
    person = models.CharField(max_length=ID, db_index=True)
    way = models.CharField(max_length=10)
    kind = models.CharField(max_length=60)
    stream = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    desk = models.BooleanField()
    urgent = models.BooleanField()
    written_at = models.DateTimeField()
    state = models.CharField(max_length=10)
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    lease = models.CharField(max_length=ID, default="-")
    lease_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=40, default="-")
    gathered_in = models.CharField(max_length=90, default="-", db_index=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"], name="notices_letter_due")]

"""The book: facts, and the seals that fix them."""

import json
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from django.db import models

from bandeng.ledger.upgrading import upgrade


class FactQuerySet(models.QuerySet["Fact"]):
    """Questions to the book that read aloud."""

    def named(self, *names: str) -> Self:
        return self.filter(name__in=names)

    def of(self, stream: str) -> Self:
        return self.filter(stream=stream).order_by("turn")

    def among(self, streams: Iterable[str]) -> Self:
        return self.filter(stream__in=list(streams))

    def under(self, place: str) -> Self:
        """Facts at the place of this path or below it."""
        return self.filter(place__startswith=place)

    def during(self, begins_at: datetime, ends_at: datetime) -> Self:
        """Half-open: a fact at ``ends_at`` is not in."""
        return self.filter(at__gte=begins_at, at__lt=ends_at)

    def up_to(self, height: int) -> Self:
        """Facts at or below this height of the book.

        The sum keeps SQLite from reading the book up to there instead of what an index finds.
        """
        return self.alias(height=models.F("id") + 0).filter(height__lte=height)


class Fact(models.Model):
    """Something that happened. Never changed, never deleted (the database refuses both).

    ``id`` is the height in this book; the identity beyond it is (district, ``stream``, ``turn``). ``at`` is
    the moment it happened as the server's clock had it, UTC. ``body_text`` is canonical JSON. ``command`` is
    the id of the submission that said it: the same submission again answers with this fact. ``digest`` covers
    every field but ``id``.
    """

    id = models.BigAutoField(primary_key=True)
    stream = models.CharField(max_length=80)
    turn = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120)
    person = models.CharField(max_length=40)
    post = models.CharField(max_length=80)
    act = models.CharField(max_length=60)
    at = models.DateTimeField()
    body_text = models.TextField()
    command = models.CharField(max_length=40, unique=True)
    algorithm = models.CharField(max_length=12)
    previous = models.CharField(max_length=128)
    digest = models.CharField(max_length=128)

    objects = FactQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "turn"], name="ledger_fact_turn")]
        indexes = [
            models.Index(fields=["name", "at"], name="ledger_fact_name_at"),
            models.Index(fields=["person", "at"], name="ledger_fact_person_at"),
        ]

    @cached_property
    def body(self) -> dict[str, Any]:
        """What was said, in today's shape: an old version has passed through its upgraders."""
        body = json.loads(self.body_text)
        assert isinstance(body, dict)
        return upgrade(self.name, self.version, body)


class Seal(models.Model):
    """All facts from ``first`` to ``last`` under one Merkle root, chained to the seal before."""

    id = models.PositiveIntegerField(primary_key=True)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    count = models.PositiveIntegerField()
    at = models.DateTimeField()
    algorithm = models.CharField(max_length=12)
    root = models.CharField(max_length=128)
    previous = models.CharField(max_length=128)
    digest = models.CharField(max_length=128)


class Picture(models.Model):
    """A cleaned picture, named by the digest of its bytes (SHA-256, hexadecimal). Not a projection.

    Facts name pictures by digest; the bytes lie behind Django's storage interface. ``width`` and ``height``
    are pixels; ``kind`` is ``jpeg``, or that of a published document (``pdf``, ``docx``, ``xlsx``), which has
    no pixels; ``size`` is in bytes. ``called``: the name of a document's file as it was sent (``""``: none),
    which goes with it where it is erased.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    called = models.CharField(max_length=120, default="")

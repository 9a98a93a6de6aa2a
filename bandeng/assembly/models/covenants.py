"""Covenants in versions."""

from django.db import models


class Covenant(models.Model):
    """A covenant of a place; ``newest``: the number of the newest version."""

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=60)
    newest = models.IntegerField()
    turn = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["place", "at"], name="assembly_covenant_place")]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"covenant:{self.id}"


class Version(models.Model):
    """A version. ``state``: draft, awaiting (the street), filed, holds, sent-back.

    ``meeting``: the stream of the meeting whose minutes say the numbers (``-``: none, or not adopted);
    ``pictures`` and ``record``: of the minutes on paper from which they were copied.
    """

    id = models.CharField(primary_key=True, max_length=60)
    covenant = models.ForeignKey(Covenant, on_delete=models.CASCADE)
    number = models.IntegerField()
    state = models.CharField(max_length=20)
    effective_on = models.DateField(null=True)
    adopted_on = models.DateField(null=True)
    rule = models.CharField(max_length=60)
    due = models.IntegerField(default=0)
    present = models.IntegerField(default=0)
    yes = models.IntegerField(default=0)
    no = models.IntegerField(default=0)
    abstain = models.IntegerField(default=0)
    ballot = models.CharField(max_length=80)
    meeting = models.CharField(max_length=80, default="-")
    pictures = models.TextField(default="")
    record = models.CharField(max_length=60, default="-")
    why = models.CharField(max_length=60)
    at = models.DateTimeField()


class Article(models.Model):
    """An article of a version."""

    id = models.CharField(primary_key=True, max_length=60)
    version = models.ForeignKey(Version, on_delete=models.CASCADE)
    number = models.IntegerField()
    text = models.CharField(max_length=60)
    why = models.CharField(max_length=60)

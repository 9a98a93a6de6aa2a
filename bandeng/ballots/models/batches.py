"""Batches of papers, projected from facts."""

from django.db import models

from bandeng.ballots.models.votes import Vote


class Batch(models.Model):
    """Papers counted together (``id``: vote, number). ``state``: counting, counted, closed.

    ``first_by``: who counted once (``-``: nobody) and got ``first``; ``differed``: the last two counts were
    not the same; ``counted``: what two agreed on; ``looked``: the numbers did not agree once, and it was
    counted anew.
    """

    id = models.CharField(primary_key=True, max_length=80)
    vote = models.ForeignKey(Vote, models.CASCADE, db_constraint=False)
    number = models.IntegerField()
    state = models.CharField(max_length=10)
    first = models.IntegerField(default=0)
    first_by = models.CharField(max_length=60, default="-")
    differed = models.BooleanField(default=False)
    counted = models.IntegerField(default=0)
    received = models.IntegerField()
    keyed = models.IntegerField(default=0)
    void = models.IntegerField(default=0)
    looked = models.BooleanField(default=False)
    turn = models.IntegerField()

    @property
    def stream(self) -> str:
        """Where its facts are."""
        return f"batch:{self.id}"


class Batched(models.Model):
    """A paper of a batch (``id``: vote, serial)."""

    id = models.CharField(primary_key=True, max_length=110)
    batch = models.ForeignKey(Batch, models.CASCADE, db_constraint=False)
    serial = models.CharField(max_length=40)

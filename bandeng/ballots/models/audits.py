"""The sample of a vote and its papers, projected from facts."""

from django.db import models

from bandeng.ballots.models.votes import Elector, Vote


class Sample(models.Model):
    """The draw of one vote (``id``: the vote's). ``recounted``: counted anew after all were compared."""

    id = models.CharField(primary_key=True, max_length=60)
    vote = models.ForeignKey(Vote, models.CASCADE, db_constraint=False)
    seed = models.CharField(max_length=60)
    anchor = models.CharField(max_length=128)
    papers = models.IntegerField()
    drawn = models.IntegerField()
    full = models.BooleanField()
    witnesses = models.IntegerField()
    recounted = models.BooleanField(default=False)
    at = models.DateTimeField()


class Check(models.Model):
    """A paper to be compared (``id``: vote, serial). ``state``: waiting, same, differs; ``choices``: entry.

    ``lot``: drawn by the dice; the others came in when one differed.
    """

    id = models.CharField(primary_key=True, max_length=110)
    vote = models.ForeignKey(Vote, models.CASCADE, db_constraint=False)
    elector = models.ForeignKey(Elector, models.CASCADE, db_constraint=False)
    serial = models.CharField(max_length=40)
    state = models.CharField(max_length=10)
    choices = models.CharField(max_length=60, default="-")
    lot = models.BooleanField()

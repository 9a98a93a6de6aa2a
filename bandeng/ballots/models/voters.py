"""Who is known by her telephone, the receipts of what was recorded, and what voters disputed."""

from django.db import models

from bandeng.ballots.models.votes import Elector


class Holder(models.Model):
    """A person whose telephone is the elector's: she signed in with it and is told of every recording."""

    id = models.CharField(primary_key=True, max_length=120)
    elector = models.ForeignKey(Elector, models.CASCADE, db_constraint=False)
    person = models.CharField(max_length=40)


class Receipt(models.Model):
    """The receipt of a recorded choice: vote and sixteen signs; and the height of its fact in the book."""

    id = models.CharField(primary_key=True, max_length=60)
    height = models.BigIntegerField()


class Dispute(models.Model):
    """A voter said that a ballot was not hers, or (``about``) that another votes for her home.

    ``outcome``: ``open``, ``stands``, ``void``.
    """

    id = models.CharField(primary_key=True, max_length=100)
    elector = models.ForeignKey(Elector, models.CASCADE, db_constraint=False)
    about = models.CharField(max_length=10, default="ballot")
    words = models.CharField(max_length=60)
    disputed_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, default="open")
    answer = models.CharField(max_length=60, default="-")
    answered_at = models.DateTimeField(null=True)

"""What is said against a roll, and how it was answered."""

from django.db import models

from bandeng.ballots.models.votes import Vote


class Objection(models.Model):
    """Words and reason are entries of the vault (``-``: no answer yet); ``number`` ``-``: who is missing.

    ``person``: who raised it herself, on line (``-``: it was said at the desk).
    """

    id = models.CharField(primary_key=True, max_length=40)
    vote = models.ForeignKey(Vote, models.CASCADE, db_constraint=False)
    number = models.CharField(max_length=20)
    about = models.CharField(max_length=20)
    words = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    upheld = models.BooleanField(default=False)
    why = models.CharField(max_length=60, default="-")
    person = models.CharField(max_length=40, default="-")

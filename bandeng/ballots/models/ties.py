"""How the tie of an election was settled, projected from facts."""

from django.db import models

from bandeng.ballots.models.votes import Vote


class Tie(models.Model):
    """The settled tie of one vote (``id``: the vote's). ``chosen``: keys of candidates between blanks.

    ``how`` is an entry of the vault; ``witnesses``: how many scrutineers were there.
    """

    id = models.CharField(primary_key=True, max_length=60)
    vote = models.ForeignKey(Vote, models.CASCADE, db_constraint=False)
    way = models.CharField(max_length=60)
    chosen = models.CharField(max_length=200)
    witnesses = models.IntegerField()
    how = models.CharField(max_length=60)
    at = models.DateTimeField()

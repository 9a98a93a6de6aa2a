"""Signed heads and scrutineers, projected from facts."""

from django.db import models

from bandeng.ballots.models.votes import Vote
from bandeng.ballots.rules import heads


class Head(models.Model):
    """A signed head; the fields of ``rules.heads.Head``, its digest, the public key and the signature."""

    id = models.CharField(primary_key=True, max_length=60)
    vote = models.ForeignKey(Vote, models.CASCADE, db_constraint=False)
    number = models.IntegerField()
    stage = models.CharField(max_length=20)
    entries = models.IntegerField()
    root = models.CharField(max_length=64)
    roll = models.CharField(max_length=64)
    seal = models.IntegerField()
    seal_digest = models.CharField(max_length=128)
    at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "number"], name="ballots_one_head")]

    @property
    def code(self) -> str:
        """Eight groups of four signs."""
        return heads.code(self.digest)

    @property
    def key_code(self) -> str:
        """The short code of the key that signed it."""
        return heads.key_code(self.key)

    def signed(self) -> heads.Head:
        """What was signed."""
        names = ("number", "stage", "entries", "root", "roll", "seal", "seal_digest", "at", "previous")
        return heads.Head(vote=self.vote_id, **{name: getattr(self, name) for name in names})


class Scrutineer(models.Model):
    """Who is told of the heads of a vote: a person's id or a post's."""

    id = models.CharField(primary_key=True, max_length=140)
    vote = models.ForeignKey(Vote, models.CASCADE, db_constraint=False)
    witness = models.CharField(max_length=80)

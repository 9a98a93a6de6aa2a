"""Votes, their items and electors, and the papers; projected from facts. Words are entries of the vault."""

from datetime import datetime

from django.db import models

from bandeng.ballots.rules.correcting import apart
from bandeng.ballots.rules.life import STANDS


class Vote(models.Model):
    """One vote. ``state``: prepared, rolled, posted, announced, closed, published; ``article`` ``-``: none.

    ``seats``: of an election, 0 where items are put; ``first_root``: of the roll as it was announced, where
    it was corrected before the opening (``-``: it was not).
    """

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    rule = models.CharField(max_length=60)
    state = models.CharField(max_length=20)
    binding = models.BooleanField()
    revote = models.BooleanField()
    deemed = models.CharField(max_length=20)
    article = models.CharField(max_length=60)
    root = models.CharField(max_length=64, default="-")
    first_root = models.CharField(max_length=64, default="-")
    seats = models.IntegerField(default=0)
    posted_at = models.DateTimeField(null=True)
    objections_until = models.DateTimeField(null=True)
    entities = models.IntegerField(default=0)
    area = models.BigIntegerField(default=0)
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    conflicts = models.IntegerField(default=0)
    undecided = models.IntegerField(default=0)
    could_change = models.BooleanField(default=False)
    prepared_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    days = models.IntegerField(default=0)
    turn = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["place", "prepared_at"], name="ballots_vote_place")]

    @property
    def stream(self) -> str:
        """The stream of its own facts; each elector has one of its own."""
        return f"vote:{self.id}"

    def is_open(self, *, at: datetime) -> bool:
        """Whether ballots are taken at this moment: from the opening until just before the close."""
        if self.state != "announced" or self.opens_at is None or self.closes_at is None:
            return False
        return self.opens_at <= at < self.closes_at

    def is_begun(self, *, at: datetime) -> bool:
        """Whether its opening is set and has come: the roll changes no more."""
        return self.opens_at is not None and self.opens_at <= at

    def is_over(self, *, at: datetime) -> bool:
        """Whether its end is set and has come: no ballot is taken any more."""
        return self.closes_at is not None and self.closes_at <= at

    def is_ahead(self, *, at: datetime) -> bool:
        """Whether its opening is set and still to come."""
        return self.opens_at is not None and at < self.opens_at


class Item(models.Model):
    """A question, and its result once the vote is closed (hundredths of a square metre, heads).

    A candidate is an item without words: ``name`` is the entry of the vault that has them (``-``: none).
    """

    id = models.CharField(primary_key=True, max_length=80)
    vote = models.ForeignKey(Vote, models.CASCADE, db_constraint=False)
    key = models.CharField(max_length=20)
    words = models.CharField(max_length=300)
    name = models.CharField(max_length=60, default="-")
    nominated_by = models.CharField(max_length=60, default="-")
    yes_area = models.BigIntegerField(default=0)
    yes_heads = models.IntegerField(default=0)
    no_area = models.BigIntegerField(default=0)
    no_heads = models.IntegerField(default=0)
    abstain_area = models.BigIntegerField(default=0)
    abstain_heads = models.IntegerField(default=0)
    deemed_area = models.BigIntegerField(default=0)
    deemed_heads = models.IntegerField(default=0)
    deemed_as = models.CharField(max_length=20, default="none")
    quorum = models.BooleanField(default=False)
    passed = models.BooleanField(default=False)


class Elector(models.Model):
    """One entity of a roll: one slot, one ballot that counts.

    ``areas``: of each of the units in the order of the rooms (``""``: of one unit the ``area``; of several
    not known apart). ``online`` and ``paper`` are entries of the vault with the choices (``-``: none);
    ``serial`` is of the paper that counts; ``locked``: the owner handed a paper in at the desk; ``keeps``:
    which of two that differ; ``reached``: handed to whom it reaches; ``by_agent``: the paper came from her
    agent; ``codes``: how many codes of the slip count no more;
    ``voter``: the telephone whose holder votes for all co-owners (``-``: any of them, ``nobody``: none on
    line); ``contested``: one of them objects to that. ``sold``: the home changed hands during the vote, and
    the ballot given before ``stands``, or it is voted ``anew`` (``-``: it did not).
    """

    id = models.CharField(primary_key=True, max_length=80)
    vote = models.ForeignKey(Vote, models.CASCADE, db_constraint=False)
    number = models.CharField(max_length=20)
    area = models.BigIntegerField()
    units = models.IntegerField()
    areas = models.TextField(default="")
    rooms = models.CharField(max_length=60)
    delivered = models.BooleanField(default=False)
    reached = models.BooleanField(default=False)
    serial = models.CharField(max_length=40, default="-")
    online = models.CharField(max_length=60, default="-")
    online_at = models.DateTimeField(null=True)
    online_seal = models.CharField(max_length=64, default="-")
    received = models.BooleanField(default=False)
    locked = models.BooleanField(default=False)
    by_agent = models.BooleanField(default=False)
    paper = models.CharField(max_length=60, default="-")
    differs = models.BooleanField(default=False)
    keeps = models.CharField(max_length=10, default="-")
    codes = models.IntegerField(default=0)
    voter = models.CharField(max_length=60, default="-")
    contested = models.BooleanField(default=False)
    sold = models.CharField(max_length=10, default="-")
    turn = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "number"], name="ballots_one_slot")]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"slot:{self.vote_id}:{self.number}"

    @property
    def is_settled_by_sale(self) -> bool:
        """Whether who sold it gave its ballot: that one counts, and nobody casts another."""
        return self.sold == STANDS and (self.online != "-" or self.received)

    @property
    def areas_apart(self) -> list[int]:
        """The area of each unit in hundredths, in the order of the rooms; empty where it is not known."""
        return apart(self.areas, units=self.units, whole=self.area)


class Telephone(models.Model):
    """A telephone of an elector, as an entry of the vault by which it can be found."""

    id = models.CharField(primary_key=True, max_length=60)
    elector = models.ForeignKey(Elector, models.CASCADE, db_constraint=False)


class Entry(models.Model):
    """One blind keying of a paper: by whom, of which body, and the entry of the vault with the choices."""

    id = models.CharField(primary_key=True, max_length=60)
    elector = models.ForeignKey(Elector, models.CASCADE, db_constraint=False)
    serial = models.CharField(max_length=40)
    person = models.CharField(max_length=40)
    unit = models.CharField(max_length=60)
    choices = models.CharField(max_length=60)


class Sheet(models.Model):
    """Every paper that was ever issued in a vote; a serial is never used twice."""

    id = models.CharField(primary_key=True, max_length=110)
    elector = models.ForeignKey(Elector, models.CASCADE, db_constraint=False)
    state = models.CharField(max_length=20)


class Picture(models.Model):
    """The digest of a paper's picture: no picture stands for two papers of a vote."""

    id = models.CharField(primary_key=True, max_length=140)

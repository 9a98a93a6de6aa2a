"""Contests, their readers, works under numbers, who reads what; words lie in the vault."""

from django.db import models


class Contest(models.Model):
    """A call. ``topics``, ``groups``, ``serves``: one a line. ``longest`` 0: no limit."""

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120, db_index=True)
    unit = models.CharField(max_length=60, db_index=True)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=80)
    theme = models.TextField()
    topics = models.TextField()
    begins_on = models.DateField()
    closes_on = models.DateField()
    longest = models.IntegerField()
    groups = models.TextField()
    serves = models.TextField()
    kept_until = models.DateField()
    turn = models.IntegerField()

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"contest:{self.id}"


class Reader(models.Model):
    """Somebody who reads for a contest; ``units`` and ``known`` (vault): her ties, one a line."""

    id = models.CharField(primary_key=True, max_length=110)
    contest = models.ForeignKey(Contest, models.CASCADE, db_constraint=False)
    person = models.CharField(max_length=60, db_index=True)
    declared = models.BooleanField(default=False)
    units = models.TextField()
    known = models.TextField()


class Work(models.Model):
    """A work. ``author`` to ``whole`` and ``why`` are entries of the vault (``-``: none)."""

    id = models.CharField(primary_key=True, max_length=60)
    contest = models.ForeignKey(Contest, models.CASCADE, db_constraint=False)
    place = models.CharField(max_length=120)
    number = models.CharField(max_length=10)
    group = models.CharField(max_length=40)
    unit = models.CharField(max_length=60)
    author = models.CharField(max_length=60)
    guardian = models.CharField(max_length=60)
    reach = models.CharField(max_length=60)
    heading = models.CharField(max_length=60)
    whole = models.CharField(max_length=60)
    length = models.IntegerField()
    publish = models.BooleanField()
    named = models.BooleanField()
    sender = models.CharField(max_length=60, db_index=True)
    state = models.CharField(max_length=12)
    award = models.CharField(max_length=40)
    why = models.CharField(max_length=60)
    published = models.BooleanField(default=False)
    faded = models.BooleanField(default=False)
    turn = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contest", "number"], name="contests_work_number")]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"work:{self.id}"


class Part(models.Model):
    """What a paper says on one topic: an entry of the vault."""

    id = models.CharField(primary_key=True, max_length=70)
    work = models.ForeignKey(Work, models.CASCADE, db_constraint=False)
    topic = models.IntegerField()
    words = models.CharField(max_length=60)


class Reading(models.Model):
    """A reader has, or had, this work to read. ``marks``: ``criterion=given``, one a line; ``given``: all."""

    id = models.CharField(primary_key=True, max_length=130)
    work = models.ForeignKey(Work, models.CASCADE, db_constraint=False)
    reader = models.CharField(max_length=60, db_index=True)
    state = models.CharField(max_length=10)
    marks = models.TextField()
    given = models.IntegerField()
    remark = models.CharField(max_length=60)
    tie = models.CharField(max_length=40)


class Likeness(models.Model):
    """Two works of a contest that were found alike, in percent of the shorter."""

    id = models.CharField(primary_key=True, max_length=130)
    contest = models.CharField(max_length=60, db_index=True)
    one = models.CharField(max_length=60)
    other = models.CharField(max_length=60)
    percent = models.IntegerField()

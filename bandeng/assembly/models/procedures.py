"""Procedures: where each stands, the steps taken, who saw the board, what residents say of the outcome."""

from django.db import models


class Procedure(models.Model):
    """A matter that is decided step by step. ``stage``: the present one, or how it ended (``rules.OVER``).

    ``why``: the words with which it was withdrawn (``-``: it was not).
    """

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    kind = models.CharField(max_length=60)
    sort = models.CharField(max_length=20)
    body = models.CharField(max_length=60)
    title = models.CharField(max_length=60)
    plan = models.CharField(max_length=60)
    stage = models.CharField(max_length=60)
    stage_at = models.DateTimeField()
    began_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=60, default="-")
    turn = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["place", "began_at"], name="assembly_procedure_place")]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"procedure:{self.id}"


class Step(models.Model):
    """A stage that was completed, or at which the matter was rejected.

    ``meeting``: the stream of the meeting whose minutes say the numbers (``-``: none). ``checked``: its day
    was odd, and it was said to be right.
    """

    id = models.CharField(primary_key=True, max_length=60)
    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE)
    stage = models.CharField(max_length=60)
    agreed = models.BooleanField()
    held_on = models.DateField()
    rule = models.CharField(max_length=60)
    due = models.IntegerField()
    present = models.IntegerField()
    yes = models.IntegerField()
    no = models.IntegerField()
    abstain = models.IntegerField()
    record = models.CharField(max_length=60)
    ballot = models.CharField(max_length=80)
    meeting = models.CharField(max_length=80, default="-")
    checked = models.BooleanField(default=False)
    pictures = models.TextField()
    post = models.CharField(max_length=80)
    at = models.DateTimeField()


class Balloted(models.Model):
    """A ballot to which a procedure or a covenant (``topic``: its stream) was put; ``ballot``: its stream."""

    id = models.CharField(primary_key=True, max_length=60)
    topic = models.CharField(max_length=80)
    ballot = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["topic", "at"], name="assembly_balloted_topic")]


class Witness(models.Model):
    """Somebody who saw the sheet of a stage on the board; a resident counts once she is ``known``."""

    id = models.CharField(primary_key=True, max_length=60)
    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE)
    stage = models.CharField(max_length=60)
    person = models.CharField(max_length=60)
    resident = models.BooleanField()
    known = models.BooleanField(default=True)
    pictures = models.TextField()
    at = models.DateTimeField()


class Judgement(models.Model):
    """What a resident says of the outcome: her last word; it counts once she is ``known`` to live there."""

    id = models.CharField(primary_key=True, max_length=80)
    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE)
    person = models.CharField(max_length=60)
    outcome = models.CharField(max_length=20)
    known = models.BooleanField(default=True)
    said = models.CharField(max_length=60)
    turn = models.IntegerField()

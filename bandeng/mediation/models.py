"""Mediations, their parties and the looks afterwards; words are entries of the vault (``-``: none)."""

from django.db import models


class Mediation(models.Model):
    """One mediation. ``seat`` is the mediator's post, ``case`` the stream of a matter (``-``: none).

    ``signed_on``: the day on a written settlement; until it is known ``confirm_by`` is no day of the law, but
    until when the signing is asked for.
    """

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    dispute = models.CharField(max_length=60)
    case = models.CharField(max_length=80, db_index=True)
    seat = models.CharField(max_length=80)
    state = models.CharField(max_length=20)
    story = models.CharField(max_length=60)
    points = models.CharField(max_length=60)
    form = models.CharField(max_length=20, default="-")
    agreement = models.CharField(max_length=60, default="-")
    way = models.CharField(max_length=60, default="-")
    why = models.CharField(max_length=60, default="-")
    told = models.CharField(max_length=80, default="-")
    due_on = models.DateField(null=True)
    look_on = models.DateField(null=True)
    confirm_by = models.DateField(null=True)
    signed_on = models.DateField(null=True)
    erased = models.BooleanField(default=False)
    turn = models.IntegerField()
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["seat", "opened_at"], name="mediation_seat"),
            models.Index(fields=["place", "opened_at"], name="mediation_place"),
        ]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"mediation:{self.id}"


class Party(models.Model):
    """One side, by its number."""

    id = models.CharField(primary_key=True, max_length=70)
    mediation = models.ForeignKey(Mediation, on_delete=models.CASCADE)
    number = models.PositiveSmallIntegerField()
    called = models.CharField(max_length=60)
    reach = models.CharField(max_length=60)


class Look(models.Model):
    """A look at a settlement afterwards."""

    id = models.CharField(primary_key=True, max_length=60)
    mediation = models.ForeignKey(Mediation, on_delete=models.CASCADE)
    result = models.CharField(max_length=20)
    words = models.CharField(max_length=60)
    next_on = models.DateField(null=True)
    post = models.CharField(max_length=80)
    at = models.DateTimeField()

"""Editions, their versions, what was said of them, and the numbers they were frozen with."""

from django.db import models

NOBODY = "-"


class Edition(models.Model):
    """One report of a place and a period. ``body`` is the entry of its newest text in the vault,
    ``frozen`` of the text it was frozen with (``-``: not yet). ``writer`` wrote the newest version.
    ``seal``: the one whose numbers were signed off. ``corrects``: the id of the edition it corrects, as
    correction number ``correction`` (0: none)."""

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    template = models.CharField(max_length=60)
    unit = models.CharField(max_length=60, db_index=True)
    first = models.DateField()
    after = models.DateField()
    state = models.CharField(max_length=20)
    version = models.IntegerField()
    writer = models.CharField(max_length=60)
    body = models.CharField(max_length=60)
    frozen = models.CharField(max_length=60, default=NOBODY)
    signed_by = models.CharField(max_length=80, default=NOBODY)
    series = models.CharField(max_length=200, default=NOBODY)
    year = models.IntegerField(null=True)
    issue = models.IntegerField(null=True)
    corrects = models.CharField(max_length=60, default=NOBODY)
    correction = models.IntegerField(default=0)
    seal = models.IntegerField(null=True)
    turn = models.IntegerField()
    drafted_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["place", "changed_at"], name="edition_place"),
            models.Index(fields=["year", "issue"], name="edition_issue"),
        ]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"edition:{self.id}"

    @property
    def numbered(self) -> tuple[str, str, int | None, int | None]:
        """What its public address says: code of the place, report, year and number."""
        return self.place.rstrip("/").rpartition("/")[2], self.template, self.year, self.issue


class Issue(models.Model):
    """The number of an edition in its series and year, ``…/2022/3``: each is given once."""

    id = models.CharField(primary_key=True, max_length=240)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")


class Publication(models.Model):
    """What stands published of a report, a place and its days, by the number of the correction: each once."""

    id = models.CharField(primary_key=True, max_length=240)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")


class Version(models.Model):
    """One version of a text; ``remark``: what its review or its signer said (``-``: nothing)."""

    id = models.CharField(primary_key=True, max_length=80)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()
    origin = models.CharField(max_length=20)
    body = models.CharField(max_length=60)
    person = models.CharField(max_length=60)
    post = models.CharField(max_length=80)
    at = models.DateTimeField()
    reviewed_by = models.CharField(max_length=60, default=NOBODY)
    passed = models.BooleanField(null=True)
    remark = models.CharField(max_length=60, default=NOBODY)


class Number(models.Model):
    """A number of a frozen edition, by its place in the text."""

    id = models.CharField(primary_key=True, max_length=80)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    spot = models.IntegerField()
    call = models.CharField(max_length=400)
    figure = models.CharField(max_length=80)
    place = models.CharField(max_length=60)
    first = models.DateField()
    after = models.DateField()
    value = models.CharField(max_length=40)
    unit = models.CharField(max_length=20)
    wording = models.CharField(max_length=200)
    records = models.IntegerField()
    state = models.CharField(max_length=20)
    estimate = models.BooleanField()

"""Lists of people to call upon, their lines, and the visits; names lie in the vault or the register."""

from django.db import models


class VisitList(models.Model):
    """A list of a unit. ``serves``: streams, one a line. ``names_until``: None once names are wiped."""

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120, db_index=True)
    unit = models.CharField(max_length=60, db_index=True)
    title = models.CharField(max_length=80)
    begins_on = models.DateField()
    ends_on = models.DateField()
    serves = models.TextField()
    names_until = models.DateField(null=True, db_index=True)
    turn = models.IntegerField()

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"visit-list:{self.id}"


class Entry(models.Model):
    """A line of a list. ``called``, ``home``: entries of the vault. ``post``: who goes (``-``: none)."""

    id = models.CharField(primary_key=True, max_length=60)
    list = models.ForeignKey(VisitList, models.CASCADE, db_constraint=False)
    subject = models.CharField(max_length=80)
    member = models.BooleanField()
    category = models.CharField(max_length=40)
    unit = models.CharField(max_length=60)
    place = models.CharField(max_length=120)
    called = models.CharField(max_length=60)
    home = models.CharField(max_length=60)
    post = models.CharField(max_length=80)
    state = models.CharField(max_length=10)
    visited_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["post", "state"], name="visits_entry_post"),
            models.Index(fields=["unit", "place"], name="visits_entry_unit"),
            models.Index(fields=["subject"], name="visits_entry_subject"),
        ]


class Visit(models.Model):
    """A visit to one person; ``state``: held, undone. ``words_until``: None once there are no words."""

    id = models.CharField(primary_key=True, max_length=60)
    list = models.CharField(max_length=60, db_index=True)
    entry = models.CharField(max_length=60, db_index=True)
    subject = models.CharField(max_length=80, db_index=True)
    place = models.CharField(max_length=120)
    visitor = models.CharField(max_length=80)
    beside = models.TextField()
    on = models.DateField()
    gift = models.CharField(max_length=40)
    matter = models.CharField(max_length=80)
    afterwards = models.BooleanField()
    state = models.CharField(max_length=10)
    words_until = models.DateField(null=True, db_index=True)
    turn = models.IntegerField()
    person = models.CharField(max_length=60)
    at = models.DateTimeField()

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"visit:{self.id}"


class Words(models.Model):
    """What was written in one line at a visit: an entry of the vault."""

    id = models.CharField(primary_key=True, max_length=110)
    visit = models.CharField(max_length=60, db_index=True)
    code = models.CharField(max_length=40)
    words = models.CharField(max_length=60)

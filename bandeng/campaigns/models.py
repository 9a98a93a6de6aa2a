"""Months, activities, tasks and their parts, what was held for them, helpers, labels."""

from django.db import models


class Campaign(models.Model):
    """A month: half-open days, the unit that leads it and its members (codes by commas, ``-``: none).

    ``ended_at``: when it was closed or withdrawn.
    """

    id = models.CharField(primary_key=True, max_length=40)
    place = models.CharField(max_length=120)
    pattern = models.CharField(max_length=40)
    title = models.CharField(max_length=160)
    title_en = models.CharField(max_length=200)
    theme = models.CharField(max_length=300)
    theme_en = models.CharField(max_length=400)
    begins_on = models.DateField()
    ends_on = models.DateField()
    lead = models.CharField(max_length=60)
    members = models.CharField(max_length=400)
    year_theme = models.CharField(max_length=160)
    year_theme_en = models.CharField(max_length=200)
    document = models.CharField(max_length=120, default="-")
    notice = models.CharField(max_length=200, default="-")
    issuer = models.CharField(max_length=60, default="-")
    issued_on = models.DateField(null=True)
    state = models.CharField(max_length=20, default="open")
    ended_at = models.DateTimeField(null=True)
    turn = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["begins_on", "id"], name="campaigns_begin")]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"campaign:{self.id}"


class Clause(models.Model):
    """A clause of the notice, by its place."""

    id = models.CharField(primary_key=True, max_length=60)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE)
    place = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=40)
    heading = models.CharField(max_length=200)


class Sheet(models.Model):
    """A picture of a page of the notice."""

    id = models.CharField(primary_key=True, max_length=60)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE)
    place = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, db_index=True)


class Activity(models.Model):
    """An activity of a month. Codes by commas (``-``: none).

    ``figure``: what counts its result. ``state``: open, or withdrawn for the reason ``why`` (a vault entry).
    """

    id = models.CharField(primary_key=True, max_length=40)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    title_en = models.CharField(max_length=200)
    lead = models.CharField(max_length=60)
    co = models.CharField(max_length=400)
    kinds = models.CharField(max_length=200)
    by = models.CharField(max_length=20)
    clause = models.CharField(max_length=60)
    pending = models.BooleanField()
    remark = models.CharField(max_length=300)
    remark_en = models.CharField(max_length=400)
    figure = models.CharField(max_length=80, default="-")
    state = models.CharField(max_length=20, default="open")
    why = models.CharField(max_length=40, default="-")


class Task(models.Model):
    """A task of an activity, due at the end of a day. ``kinds``: of its sessions (``-``: any); of those of
    ``own_speakers`` only where the unit's own secretary spoke.

    ``state``: open or withdrawn, since ``ended_at``, for the reason ``why`` (a vault entry, ``-``: none).
    """

    id = models.CharField(primary_key=True, max_length=40)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE)
    place = models.CharField(max_length=120)
    title = models.CharField(max_length=160)
    title_en = models.CharField(max_length=200)
    audience = models.CharField(max_length=40)
    kinds = models.CharField(max_length=200, default="-")
    own_speakers = models.CharField(max_length=200, default="-")
    due_on = models.DateField()
    wanted = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=20, default="open")
    ended_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=40, default="-")
    turn = models.IntegerField()

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"task:{self.id}"


class Duty(models.Model):
    """A unit's part of a task: what it has held and planned. ``seat``: where it waits (``-``: nowhere)."""

    id = models.CharField(primary_key=True, max_length=110)
    task = models.ForeignKey(Task, on_delete=models.CASCADE)
    unit = models.CharField(max_length=60)
    seat = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    held = models.PositiveIntegerField(default=0)
    planned = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=20)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["seat", "state"], name="campaigns_duty_seat"),
            models.Index(fields=["unit", "task"], name="campaigns_duty_unit"),
        ]


class Occasion(models.Model):
    """A session, a visit or a work that serves an activity, by its stream."""

    stream = models.CharField(primary_key=True, max_length=80)
    what = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=20)
    place = models.CharField(max_length=120)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["begins_at", "stream"], name="campaigns_occasion_begin")]


class Serving(models.Model):
    """An occasion serves an activity."""

    id = models.CharField(primary_key=True, max_length=130)
    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE)
    activity = models.CharField(max_length=40, db_index=True)


class Holding(models.Model):
    """A unit is among those that hold an occasion; ``own``: its own secretary speaks there."""

    id = models.CharField(primary_key=True, max_length=150)
    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE)
    unit = models.CharField(max_length=60, db_index=True)
    own = models.BooleanField(default=False)


class Assignment(models.Model):
    """Helpers of a unit at a community (``place``), half-open days."""

    id = models.CharField(primary_key=True, max_length=40)
    kind = models.CharField(max_length=20)
    home = models.CharField(max_length=60, db_index=True)
    place = models.CharField(max_length=120, db_index=True)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)
    turn = models.IntegerField()

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"assignment:{self.id}"


class Helper(models.Model):
    """A person of an assignment, and when her help ends (None: not agreed)."""

    id = models.CharField(primary_key=True, max_length=90)
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE)
    person = models.CharField(max_length=40, db_index=True)
    ends_on = models.DateField(null=True)


class Label(models.Model):
    """What the district says a label means; a label without a row has not been explained."""

    code = models.CharField(primary_key=True, max_length=40)
    meaning = models.TextField()
    turn = models.IntegerField()
    said_at = models.DateTimeField()

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"label:{self.code}"


class LabelLead(models.Model):
    """Where a label leads on."""

    id = models.CharField(primary_key=True, max_length=60)
    label = models.ForeignKey(Label, on_delete=models.CASCADE)
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    address = models.CharField(max_length=200)

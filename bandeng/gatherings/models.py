"""Sessions, their units, seats, arrivals and pictures; words are entries of the vault (``-``: none)."""

from datetime import datetime
from typing import Self

from django.db import models

from bandeng.gatherings.rules import CANCELLED, EVERYBODY, HELD, PLANNED, STRUCK


class SessionQuerySet(models.QuerySet["Session"]):
    def of_units(self, units: list[str]) -> Self:
        """Held by one of these, alone or with others."""
        return self.filter(id__in=Holder.objects.filter(unit__in=units).values("session_id"))

    def under(self, path: str) -> Self:
        """Held by a unit at or below the place of this path."""
        return self.filter(id__in=Holder.objects.filter(place__startswith=path).values("session_id"))

    def open_to_everybody(self) -> Self:
        return self.filter(open_to=EVERYBODY)

    def between(self, begins_at: datetime, ends_at: datetime) -> Self:
        """Beginning in this half-open span."""
        return self.filter(begins_at__gte=begins_at, begins_at__lt=ends_at)

    def coming(self, *, at: datetime) -> Self:
        """Planned, and not over."""
        return self.filter(state=PLANNED, ends_at__gt=at)

    def awaiting_word(self, *, at: datetime) -> Self:
        """Over by the clock, and nobody has said whether it was held."""
        return self.filter(state=PLANNED, ends_at__lte=at)

    def standing(self) -> Self:
        """Neither cancelled nor struck out."""
        return self.exclude(state__in=(CANCELLED, STRUCK))


class Session(models.Model):
    """One session. ``place`` is where its leading unit serves; ``capacity``: how many may sign up (0: any).

    ``taken``, ``waiting`` and ``arrived`` are counted by the folds. ``recorded_by`` is the post that entered
    a past session afterwards (``-``: it was planned here), at ``told_at``. ``changed_at``: when what is said
    of it in public changed last (None: before this was kept).
    """

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    family = models.CharField(max_length=40)
    title = models.CharField(max_length=80)
    state = models.CharField(max_length=12)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    venue = models.CharField(max_length=80)
    room = models.CharField(max_length=80)
    capacity = models.IntegerField()
    open_to = models.CharField(max_length=12)
    host = models.CharField(max_length=80)
    serves = models.CharField(max_length=400)
    told = models.CharField(max_length=60, default="-")
    why = models.CharField(max_length=60, default="-")
    taken = models.IntegerField(default=0)
    waiting = models.IntegerField(default=0)
    arrived = models.IntegerField(default=0)
    moved_at = models.DateTimeField(null=True)
    recorded_by = models.CharField(max_length=80, default="-")
    told_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    turn = models.IntegerField()

    objects = SessionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["begins_at", "id"], name="gatherings_session_begins"),
            models.Index(fields=["state", "ends_at"], name="gatherings_session_state"),
        ]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"session:{self.id}"

    @property
    def is_full(self) -> bool:
        """Whether whoever signs up now waits."""
        return 0 < self.capacity <= self.taken

    @property
    def is_struck(self) -> bool:
        """Whether it had been said to be held by mistake."""
        return self.state == STRUCK

    @property
    def is_planned(self) -> bool:
        return self.state == PLANNED

    @property
    def is_held(self) -> bool:
        return self.state == HELD


class Holder(models.Model):
    """A unit that holds a session; number 1 leads."""

    id = models.CharField(primary_key=True, max_length=80)
    session = models.ForeignKey(Session, on_delete=models.CASCADE)
    number = models.IntegerField()
    unit = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=120)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "session"], name="gatherings_holder_unit"),
            models.Index(fields=["place", "session"], name="gatherings_holder_place"),
        ]


class Serving(models.Model):
    """What a session serves: an opaque reference of whoever asked for it (``activity:…``, ``session:…``)."""

    id = models.CharField(primary_key=True, max_length=80)
    session = models.ForeignKey(Session, on_delete=models.CASCADE)
    what = models.CharField(max_length=80, db_index=True)


class Speech(models.Model):
    """Somebody speaks there."""

    id = models.CharField(primary_key=True, max_length=80)
    session = models.ForeignKey(Session, on_delete=models.CASCADE)
    number = models.IntegerField()
    unit = models.CharField(max_length=60)
    post = models.CharField(max_length=80)
    own = models.BooleanField()
    called = models.CharField(max_length=60)


class Line(models.Model):
    """A line of the kind's own; ``said`` is public, ``kept`` an entry of the vault (``-``: none)."""

    id = models.CharField(primary_key=True, max_length=110)
    session = models.ForeignKey(Session, on_delete=models.CASCADE)
    line = models.CharField(max_length=40)
    said = models.CharField(max_length=80)
    kept = models.CharField(max_length=60)


class Examination(models.Model):
    """A unit examined there, and how it came out."""

    id = models.CharField(primary_key=True, max_length=130)
    session = models.ForeignKey(Session, on_delete=models.CASCADE)
    number = models.IntegerField()
    unit = models.CharField(max_length=60)
    result = models.CharField(max_length=12)


class Seat(models.Model):
    """Somebody signed up: ``person`` (``-``: written down by the unit), or her child, ``called`` so."""

    id = models.CharField(primary_key=True, max_length=60)
    session = models.ForeignKey(Session, on_delete=models.CASCADE)
    number = models.IntegerField()
    person = models.CharField(max_length=60)
    called = models.CharField(max_length=60)
    child = models.BooleanField()
    consented = models.BooleanField()
    state = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["session", "state", "number"], name="gatherings_seat_session"),
            models.Index(fields=["person", "state"], name="gatherings_seat_person"),
        ]


class Attendance(models.Model):
    """Somebody came."""

    id = models.CharField(primary_key=True, max_length=60)
    session = models.ForeignKey(Session, on_delete=models.CASCADE)
    seat = models.CharField(max_length=60)
    person = models.CharField(max_length=60)
    called = models.CharField(max_length=60)
    child = models.BooleanField()
    consented = models.BooleanField()
    way = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "session"], name="gatherings_attendance_person")]


class Shot(models.Model):
    """A picture of a session. ``agreed``: see ``facts.PictureShown``; hidden ones have no row."""

    id = models.CharField(primary_key=True, max_length=130)
    session = models.ForeignKey(Session, on_delete=models.CASCADE)
    number = models.IntegerField()
    digest = models.CharField(max_length=64, db_index=True)
    agreed = models.CharField(max_length=12)
    caption = models.CharField(max_length=60)
    credit = models.CharField(max_length=60)
    at = models.DateTimeField()


class Fading(models.Model):
    """A picture that goes for good after ``until``; ``why``: it was ``hidden``, or is of a ``sheet``."""

    id = models.CharField(primary_key=True, max_length=130)
    session = models.ForeignKey(Session, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, db_index=True)
    why = models.CharField(max_length=12)
    until = models.DateField(db_index=True)
    at = models.DateTimeField()


class Feed(models.Model):
    """The address of a person's own calendar: which one stands. No row: her first."""

    person = models.CharField(primary_key=True, max_length=60)
    number = models.IntegerField()

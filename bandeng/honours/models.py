"""Rounds, awards, flags and objections; words are entries of the vault (``-``: none)."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

from bandeng.honours import rules


class Round(models.Model):
    """One time an honour is given. ``unit`` opened it; a notice has its days."""

    id = models.CharField(primary_key=True, max_length=60)
    honour = models.CharField(max_length=60, db_index=True)
    honour_class = models.CharField(max_length=20, default="-")
    unit = models.CharField(max_length=60)
    place = models.CharField(max_length=120)
    year = models.IntegerField()
    by_day = models.DateField(null=True)
    approved_by = models.CharField(max_length=120)
    approval = models.CharField(max_length=120)
    approval_until = models.DateField(null=True)
    notice_begins = models.DateField(null=True)
    notice_ends = models.DateField(null=True)
    named = models.BooleanField(default=False)
    number = models.CharField(max_length=120, default="-")
    decided_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    turn = models.IntegerField()

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"round:{self.id}"


class AwardQuerySet(models.QuerySet["Award"]):
    def at_desks(self, desks: Iterable[str]) -> Self:
        """Those that concern one of these desks: of the unit, its street, or whoever gives it."""
        wanted = list(desks)
        return self.filter(Q(unit__in=wanted) | Q(street__in=wanted) | Q(body__in=wanted))

    def waiting_at(self, desks: Iterable[str]) -> Self:
        """Those whose next step is one of these desks'."""
        return self.filter(desk__in=list(desks), state__in=[rules.CHECKING, rules.READY])

    def given(self) -> Self:
        """Decided, handed over or recorded, and not withdrawn."""
        return self.filter(state__in=rules.GIVEN)

    def in_order(self) -> Self:
        return self.order_by("place", "unit", "id")

    def following(self, last: "Award") -> Self:
        """Those that come after this one in the order of a list."""
        unit = Q(unit__gt=last.unit) | Q(unit=last.unit, id__gt=last.id)
        return self.filter(Q(place__gt=last.place) | Q(unit, place=last.place))


class Award(models.Model):
    """Somebody or a team, on the way to an honour or with it.

    ``desk``: whose step is next (``-``: nobody's). ``body``: the unit of the round, or whoever recorded it.
    ``grounds``: ``kind:ref`` one to a line. ``code``: of the certificate (``-``: none yet).
    ``returned_on``: on which day what had been handed over came back, after it was withdrawn.
    """

    id = models.CharField(primary_key=True, max_length=60)
    round = models.CharField(max_length=60, db_index=True)
    honour = models.CharField(max_length=60)
    honour_class = models.CharField(max_length=20, default="-")
    grade = models.CharField(max_length=60, default="-")
    kind = models.CharField(max_length=10)
    subject = models.CharField(max_length=60)
    team = models.CharField(max_length=120)
    called = models.CharField(max_length=60)
    unit = models.CharField(max_length=60)
    street = models.CharField(max_length=60)
    body = models.CharField(max_length=60)
    place = models.CharField(max_length=120)
    why = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    desk = models.CharField(max_length=60)
    grounds = models.TextField(default="-")
    file_seen = models.BooleanField(default=False)
    reason = models.CharField(max_length=60, default="-")
    post = models.CharField(max_length=80, default="-")
    number = models.CharField(max_length=120, default="-")
    decided_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    code = models.CharField(max_length=40, default="-", db_index=True)
    handed_on = models.DateField(null=True)
    how = models.CharField(max_length=20, default="-")
    where = models.CharField(max_length=60, default="-")
    returned_on = models.DateField(null=True)
    begun_at = models.DateTimeField()
    turn = models.IntegerField()

    objects = AwardQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["honour", "subject"], name="honours_award_subject"),
            models.Index(fields=["desk", "state"], name="honours_award_desk"),
            models.Index(fields=["unit", "state"], name="honours_award_unit"),
        ]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"award:{self.id}"

    @property
    def is_still_out(self) -> bool:
        """Whether it was withdrawn, and what had been handed over has not come back."""
        return self.state == rules.WITHDRAWN and self.handed_on is not None and self.returned_on is None


class Flag(models.Model):
    """One flag that passes on. ``award``: of whoever holds it (``-``: the unit that keeps it)."""

    id = models.CharField(primary_key=True, max_length=60)
    honour = models.CharField(max_length=60, db_index=True)
    called = models.CharField(max_length=120)
    unit = models.CharField(max_length=60)
    place = models.CharField(max_length=120)
    award = models.CharField(max_length=60, default="-")
    holder = models.CharField(max_length=120, default="-")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    turn = models.IntegerField()

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"flag:{self.id}"

    @property
    def is_out(self) -> bool:
        """Whether some team holds it."""
        return self.award != rules.NOBODY


class Holding(models.Model):
    """That a team held a flag: from the day ``since``, due back ``until``, given up on ``ended_on``."""

    id = models.CharField(primary_key=True, max_length=60)
    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="+")
    award = models.CharField(max_length=60)
    holder = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField()
    ended_on = models.DateField(null=True)


class Objection(models.Model):
    """What somebody (``person``) said against what is announced, and what was answered."""

    id = models.CharField(primary_key=True, max_length=60)
    round = models.CharField(max_length=60, db_index=True)
    award = models.CharField(max_length=60)
    said = models.CharField(max_length=60)
    reach = models.CharField(max_length=60)
    person = models.CharField(max_length=40, default="-")
    answer = models.CharField(max_length=60, default="-")
    upheld = models.BooleanField(null=True)
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    turn = models.IntegerField()

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"objection:{self.id}"


class Step(models.Model):
    """One thing that was done with an award: which, by which post, when; ``words`` in the vault."""

    id = models.CharField(primary_key=True, max_length=60)
    award = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    post = models.CharField(max_length=80)
    words = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["award", "at"], name="honours_step_award")]

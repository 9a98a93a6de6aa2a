"""Matters as they stand now; projected from facts."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, Self

from django.db import models
from django.db.models import Q

from bandeng.cases.rules import AWAITED_CALLS, OPEN_STATES
from bandeng.cases.ties import Recurrence


class Sight(Protocol):
    """What somebody may see: everything at and below these places, and what these units ever held."""

    @property
    def places(self) -> tuple[str, ...]: ...
    @property
    def units(self) -> tuple[str, ...]: ...


def ends_of(places: Iterable[str]) -> dict[str, list[str]]:
    """These paths as a case holds them: column (or ``district``) and codes."""
    found: dict[str, list[str]] = {}
    for place in places:
        codes = place.rstrip("/").split("/")
        column = {1: "district", 2: "street", 3: "community"}.get(len(codes), "grid")
        found.setdefault(column, []).append(codes[min(len(codes), 4) - 1])
    return found


class CaseQuerySet(models.QuerySet["Case"]):
    def under(self, place: str) -> Self:
        """At the place of this path or below it. The path lives on places; a case holds its ends."""
        codes = place.rstrip("/").split("/")
        column = {1: None, 2: "street", 3: "community", 4: "grid"}[min(len(codes), 4)]
        return self.filter(**{column: codes[min(len(codes), 4) - 1]}) if column else self.all()

    def seen_by(self, sight: Sight) -> Self:
        """What this sight covers, and nothing else."""
        ends = ends_of(sight.places)
        if "district" in ends:
            return self.all()
        covered = Q(pk__in=[])
        for column, codes in ends.items():
            covered |= Q(**{f"{column}__in": codes})
        if sight.units:
            covered |= Q(id__in=CaseUnit.objects.filter(unit__in=sight.units).values("case_id"))
        return self.filter(covered)

    def open(self) -> Self:
        return self.filter(state__in=OPEN_STATES)

    def recurrent(self) -> Self:
        """Those that came back: linked to an earlier one that had been closed."""
        return self.filter(id__in=Recurrence.objects.values("case_id"))

    def in_states(self, states: Iterable[str]) -> Self:
        return self.filter(state__in=list(states))

    def raised_during(self, begins_at: datetime, ends_at: datetime) -> Self:
        return self.filter(reported_at__gte=begins_at, reported_at__lt=ends_at)

    def of_reporter(self, person: str) -> Self:
        """Raised by this person, for her, or joined by her."""
        followed = Follower.objects.filter(person=person).values("case_id")
        return self.filter(Q(reporter=person) | Q(helper=person) | Q(id__in=followed))

    def newest_first(self) -> Self:
        return self.order_by("-id")


class Case(models.Model):
    """A matter. ``id`` is the height of the fact that raised it; ``number`` is made from it.

    ``due_at`` is the moment promised for the whole matter (or, before acceptance, for the acceptance);
    ``next_at`` the first of all limits that run, of a stage, a level or the whole, while somebody has to act.
    ``level`` and ``unit`` say who has it. ``sampled``: over, drawn, not looked at yet.
    Texts are ids in the vault (``-``: none). ``lon``/``lat`` are microdegrees rounded to about 50 m; 0 when
    there was no pin. ``followers`` have a voice each; ``supports`` counts persons: those with one telephone
    are one, and whoever has the reporter's is none.
    """

    id = models.BigIntegerField(primary_key=True)
    number = models.CharField(max_length=40, unique=True)
    stream = models.CharField(max_length=80, unique=True)
    turn = models.PositiveIntegerField()
    state = models.CharField(max_length=20)
    result = models.CharField(max_length=20, default="-")
    level = models.CharField(max_length=20)
    unit = models.CharField(max_length=60)
    seat = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    grid = models.CharField(max_length=40)
    community = models.CharField(max_length=40)
    street = models.CharField(max_length=40)
    lon = models.IntegerField()
    lat = models.IntegerField()
    words = models.CharField(max_length=40)
    address = models.CharField(max_length=40, default="-")
    pin = models.CharField(max_length=40, default="-")
    channel = models.CharField(max_length=20)
    source_number = models.CharField(max_length=60, default="-")
    source_due_at = models.DateTimeField(null=True)
    reporter = models.CharField(max_length=40, db_index=True)
    helper = models.CharField(max_length=40, default="-")
    handler = models.CharField(max_length=40, default="-")
    proposed = models.CharField(max_length=60, default="-")
    condition = models.CharField(max_length=60, default="-")
    danger = models.CharField(max_length=40, default="-")
    urgent = models.BooleanField(default=False)
    settled = models.BooleanField(default=False)
    sampled = models.BooleanField(default=False)
    answer = models.CharField(max_length=20, default="-")
    answer_channel = models.CharField(max_length=20, default="-")
    supports = models.PositiveIntegerField(default=0)
    followers = models.PositiveIntegerField(default=0)
    returns = models.PositiveIntegerField(default=0)
    reworks = models.PositiveIntegerField(default=0)
    contests = models.PositiveIntegerField(default=0)
    supervisions = models.PositiveIntegerField(default=0)
    reported_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    since_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["grid", "id"], name="cases_case_grid"),
            models.Index(fields=["community", "id"], name="cases_case_community"),
            models.Index(fields=["street", "id"], name="cases_case_street"),
            models.Index(fields=["state", "id"], name="cases_case_state"),
            models.Index(fields=["state", "next_at"], name="cases_case_next"),
            models.Index(fields=["state", "supports"], name="cases_case_voices"),
            models.Index(fields=["lon", "lat"], name="cases_case_pin"),
        ]

    def moment(self, at: datetime) -> datetime:
        """``at``, but never before the matter came to stand as it does (the machine's clock was set back)."""
        return max(at, self.since_at)


class CaseUnit(models.Model):
    """A unit has held the matter: it may go on seeing it."""

    id = models.CharField(primary_key=True, max_length=110)
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False)
    unit = models.CharField(max_length=60, db_index=True)


class Worker(models.Model):
    """A person worked on the matter (settled, resolved): she may not check or ask in it."""

    id = models.CharField(primary_key=True, max_length=80)
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False)
    person = models.CharField(max_length=40)


class Follower(models.Model):
    """A person follows the matter and may judge it: she said "me too", or her own was joined to it.

    ``helper`` is who said it for her, ``channel`` how it came, ``source_*`` a hot line's own. ``through`` is
    the number of her own matter where that was joined to this one (``-``: she has none). ``answer`` is her
    word on the last result. ``told_at``: when she told it, where it was entered later. ``one_with``: whose
    telephone she has, where that was here before (``-``: nobody's). Texts are ids in the vault (``-``: none).
    """

    id = models.CharField(primary_key=True, max_length=80)
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False)
    person = models.CharField(max_length=40, db_index=True)
    since_at = models.DateTimeField()
    helper = models.CharField(max_length=40, default="-")
    channel = models.CharField(max_length=20, default="web")
    words = models.CharField(max_length=40, default="-")
    address = models.CharField(max_length=40, default="-")
    source_number = models.CharField(max_length=60, default="-")
    source_due_at = models.DateTimeField(null=True)
    through = models.CharField(max_length=40, default="-")
    answer = models.CharField(max_length=20, default="-")
    answer_channel = models.CharField(max_length=20, default="-")
    told_at = models.DateTimeField(null=True)
    one_with = models.CharField(max_length=40, default="-")


class CasePicture(models.Model):
    """A picture. ``moment``: before (reporter), during, after (handler), check. ``public``: may be shown."""

    id = models.CharField(primary_key=True, max_length=110)
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False)
    digest = models.CharField(max_length=64, db_index=True)
    moment = models.CharField(max_length=10)
    public = models.BooleanField()
    at = models.DateTimeField()


class Whistle(models.Model):
    """Departments were called at once. ``id`` is the height of the fact; its words are ids in the vault."""

    id = models.BigIntegerField(primary_key=True)
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False)
    purpose = models.CharField(max_length=40)
    spot = models.CharField(max_length=40)
    meet_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class Call(models.Model):
    """One department of a whistle. ``state`` as in ``rules.CALLED``; ``number`` counts in the matter.

    ``called_at``: when it was to come; ``due_at``: by when it must have arrived, after that concluded.
    """

    id = models.CharField(primary_key=True, max_length=60)
    whistle = models.ForeignKey(Whistle, models.CASCADE, db_constraint=False)
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False)
    number = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=60)
    seat = models.CharField(max_length=80)
    state = models.CharField(max_length=20)
    disowned = models.BooleanField(default=False)
    called_at = models.DateTimeField()
    due_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)
    concluded_at = models.DateTimeField(null=True)

    @property
    def is_awaited(self) -> bool:
        """Whether it still has to come or to conclude."""
        return self.state in AWAITED_CALLS


class Referral(models.Model):
    """A ruling was asked for. ``first`` stays accountable until ``settled_at``: the ruled unit has signed."""

    id = models.BigIntegerField(primary_key=True)
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False)
    first = models.CharField(max_length=60)
    first_seat = models.CharField(max_length=80)
    ruled_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)


class PauseAsked(models.Model):
    """More time was asked for: an ``extension``, or a ``suspension`` ``until`` a moment. ``asker``: who did.

    ``reason`` is an id in the vault. ``decided_at`` without ``granted``: refused, or the matter moved on.
    """

    id = models.BigIntegerField(primary_key=True)
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False)
    kind = models.CharField(max_length=12)
    asker = models.CharField(max_length=40)
    seat = models.CharField(max_length=80)
    reason = models.CharField(max_length=40)
    until = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField()


class RulingQuerySet(models.QuerySet["Ruling"]):
    """Rulings, for lists that are narrowed step by step."""


class Ruling(models.Model):
    """Whose a matter is, and with it the like: same ``condition``, in this kind of place.

    ``superseded``: the id of the later ruling on the same question that stands in its stead (0: it stands).
    """

    id = models.BigIntegerField(primary_key=True)
    number = models.CharField(max_length=20)
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False)
    unit = models.CharField(max_length=60)
    condition = models.CharField(max_length=60)
    place_kind = models.CharField(max_length=12)
    reason = models.CharField(max_length=40)
    basis = models.CharField(max_length=40)
    ruled_at = models.DateTimeField()
    superseded = models.BigIntegerField(default=0)

    objects = RulingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["condition", "id"], name="cases_ruling_condition"),
            models.Index(fields=["unit", "id"], name="cases_ruling_unit"),
        ]

"""What speaks against ending a month, and who has to hear of it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from bandeng.campaigns import rules
from bandeng.campaigns.models import Activity, Campaign, Duty, Occasion, Task
from bandeng.campaigns.queries.months import title_of
from bandeng.campaigns.queries.occasions import Held, held_rows
from bandeng.gatherings.models import Session
from bandeng.kernel.periods import day_begins


def has_begun(one: Campaign) -> bool:
    """Whether a session was held for it, a visit paid or a work sent in, on whatever day."""
    return _for(one).filter(state=rules.HELD).exists()


def planned_for(one: Campaign) -> list[str]:
    """The streams of the sessions that are planned for it."""
    return _streams(_sessions(one).filter(state=rules.PLANNED))


def left_outside(one: Campaign, *, begins_on: date, ends_on: date) -> list[str]:
    """The streams of its sessions, planned or held, that would lie outside these half-open days."""
    return _streams(_outside(one, begins_on, ends_on))


def outside(one: Campaign, *, most: int = 60) -> list[Held]:
    """Its sessions and visits that lie outside its days and do not count, soonest first."""
    rows = _beyond(_for(one).filter(what__in=(rules.SESSIONS, rules.VISITS)), one.begins_on, one.ends_on)
    rows = rows.distinct().order_by("begins_at", "stream")
    return held_rows(list(rows[:most]))


def _outside(one: Campaign, begins_on: date, ends_on: date) -> QuerySet[Occasion]:
    return _beyond(_sessions(one), begins_on, ends_on)


def _beyond(rows: QuerySet[Occasion], begins_on: date, ends_on: date) -> QuerySet[Occasion]:
    beyond = Q(begins_at__lt=day_begins(begins_on)) | Q(begins_at__gte=day_begins(ends_on))
    return rows.filter(beyond).exclude(state=rules.CANCELLED)


def _sessions(one: Campaign) -> QuerySet[Occasion]:
    return _for(one).filter(what=rules.SESSIONS)


def _for(one: Campaign) -> QuerySet[Occasion]:
    served = Activity.objects.filter(campaign=one).values("id")
    return Occasion.objects.filter(serving__activity__in=served)


def _streams(rows: QuerySet[Occasion]) -> list[str]:
    return sorted(set(rows.values_list("stream", flat=True)))


def hosts_of(streams: Iterable[str]) -> list[str]:
    """The posts that host these sessions."""
    refs = [stream.partition(":")[2] for stream in streams]
    hosts = set(Session.objects.filter(id__in=refs).values_list("host", flat=True))
    return sorted(hosts - {"-"})


def seats_waiting(one: Campaign) -> list[str]:
    """The posts at which a part of one of its tasks waits."""
    return _seats(Duty.objects.filter(task__activity__campaign=one, task__state=rules.OPEN))


def is_served(one: Activity) -> bool:
    """Whether a session is planned or was held for it, a visit paid, a call made or a work sent in."""
    rows = Occasion.objects.filter(serving__activity=one.id)
    return rows.exclude(state=rules.CANCELLED).exists()


def seats_of_activity(one: Activity) -> list[str]:
    """The posts at which a part of one of its tasks waits."""
    return _seats(Duty.objects.filter(task__activity=one, task__state=rules.OPEN))


def seats_of_task(one: Task) -> list[str]:
    """The posts at which a part of this task waits."""
    return _seats(Duty.objects.filter(task=one))


def _seats(parts: QuerySet[Duty]) -> list[str]:
    """The posts at which one of these parts waits."""
    rows = parts.exclude(state=rules.DONE).exclude(seat="-")
    return sorted(set(rows.values_list("seat", flat=True)))


def times_recalled(activity: Activity, title: str, audience: str) -> int:
    """How often this task went to this audience and was withdrawn."""
    rows = Task.objects.filter(activity=activity, title=title, audience=audience)
    return rows.filter(state=rules.WITHDRAWN).count()


def titles_of(refs: Iterable[str]) -> dict[str, str]:
    """The titles of these months in the language of the moment."""
    return {row.id: title_of(row) for row in Campaign.objects.filter(id__in=list(refs))}

"""What has been done for each activity of a month, counted from the facts of other rooms."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from bandeng.campaigns import rules
from bandeng.campaigns.models import Activity, Campaign, Serving
from bandeng.kernel.periods import day_begins
from bandeng.visits import queries as visits


@dataclass(frozen=True, kw_only=True)
class Done:
    """Sessions held and planned, persons called upon (each once) and works that came in."""

    held: int = 0
    planned: int = 0
    persons: int = 0
    works: int = 0


def done_by_activity(one: Campaign) -> dict[str, Done]:
    """For each activity of a month what was done for it in the days of the month."""
    activities = list(Activity.objects.filter(campaign=one).values_list("id", flat=True))
    found = _occasions(one, activities)
    refs = [f"{rules.ACTIVITY}{activity}" for activity in activities]
    persons = visits.persons_for(refs, begins_on=one.begins_on, ends_on=one.ends_on)
    return {
        activity: Done(
            held=found[activity][rules.SESSIONS, rules.HELD],
            planned=found[activity][rules.SESSIONS, rules.PLANNED],
            persons=persons.get(ref, 0),
            works=found[activity][rules.WORKS, rules.HELD],
        )
        for activity, ref in zip(activities, refs, strict=True)
    }


def _occasions(one: Campaign, activities: list[str]) -> dict[str, Counter[tuple[str, str]]]:
    """What stands how for each activity; visits are counted by whom they were paid to."""
    rows = Serving.objects.filter(
        activity__in=activities,
        occasion__what__in=(rules.SESSIONS, rules.WORKS),
        occasion__begins_at__gte=day_begins(one.begins_on),
        occasion__begins_at__lt=day_begins(one.ends_on),
    ).values_list("activity", "occasion__what", "occasion__state")
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for activity, what, state in rows:
        found[activity][what, state] += 1
    return found

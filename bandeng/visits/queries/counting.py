"""How many persons were called upon for what a list serves."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from bandeng.visits import rules
from bandeng.visits.models import Visit, VisitList


def persons_for(refs: Iterable[str], *, begins_on: date, ends_on: date) -> dict[str, int]:
    """How many persons were called upon for each of these references in the half-open days, each once.

    By the day of the visit; what was taken back does not count.
    """
    wanted = set(refs)
    served: dict[str, list[str]] = {}
    for ref, serves in VisitList.objects.exclude(serves="").values_list("id", "serves"):
        if mine := sorted(wanted & set(serves.split("\n"))):
            served[ref] = mine
    rows = Visit.objects.filter(list__in=list(served), state=rules.HELD, on__gte=begins_on, on__lt=ends_on)
    persons: dict[str, set[str]] = defaultdict(set)
    for ref, subject in rows.values_list("list", "subject").distinct():
        for what in served[ref]:
            persons[what].add(subject)
    return {what: len(subjects) for what, subjects in persons.items()}

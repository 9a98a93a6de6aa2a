"""Matters fetched through permission: what may not be seen does not exist."""

from collections.abc import Iterable
from datetime import datetime

from bandeng.cases.models import Case, CaseQuerySet, Follower
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


def seen_by(person: str, *, at: datetime) -> CaseQuerySet:
    """Every matter this person may see in her posts at this moment."""
    return Case.objects.seen_by(posts.places_where(person, "cases.see", at=at))


def case_for(person: str, number: str, *, at: datetime) -> Case:
    """The matter of this number, for staff who may see it. Raises Case.DoesNotExist otherwise (a 404)."""
    return seen_by(person, at=at).get(number=number)


def case_numbered(number: str) -> Case:
    """The matter of this number, for its public page. Raises Case.DoesNotExist."""
    return Case.objects.get(number=number)


def find(number: str) -> Case | None:
    """The matter of this number, or None."""
    return Case.objects.filter(number=number).first()


def raised_by(command: str) -> Case | None:
    """The matter that this submission raised, or None when it has not led to one."""
    height = Fact.objects.filter(command=command, name="cases.reported").values_list("id", flat=True).first()
    return Case.objects.filter(id=height).first() if height else None


def about(height: int) -> Case | None:
    """The matter that the fact at this height is about, or None."""
    stream = Fact.objects.filter(id=height).values_list("stream", flat=True).first()
    return Case.objects.filter(stream=stream).first() if stream else None


def of_browser(ids: Iterable[int], person: str, *, most: int) -> list[Case]:
    """The matters with these ids, and those of the person (``""``: nobody), newest first."""
    own = Case.objects.filter(id__in=list(ids))
    if person:
        own = own | Case.objects.of_reporter(person)
    return list(own.distinct().newest_first()[:most])


def is_followed(case: Case, person: str) -> bool:
    """Whether this person already said "me too"."""
    return Follower.objects.filter(case=case, person=person).exists()


def may_contact(person: str, case: Case, *, at: datetime) -> bool:
    """Whether this person may see how to reach the reporter."""
    return posts.permit(person, "cases.contact", case.place, at=at, unit=case.unit).yes

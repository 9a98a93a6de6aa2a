"""Matters fetched through permission: what may not be seen does not exist."""

from datetime import datetime

from bandeng.cases.models import Case, CaseQuerySet
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


def may_contact(person: str, case: Case, *, at: datetime) -> bool:
    """Whether this person may see how to reach the reporter."""
    return posts.permit(person, "cases.contact", case.place, at=at, unit=case.unit).yes

"""Matters fetched through permission: what may not be seen does not exist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.models import Case, CaseQuerySet, Follower, ends_of
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts

OF_UNITS = "EXISTS (SELECT 1 FROM cases_caseunit u WHERE u.case_id = c.id AND u.unit IN"


def seen_by(person: str, *, at: datetime) -> CaseQuerySet:
    """Every matter this person may see in her posts at this moment."""
    return Case.objects.seen_by(posts.places_where(person, "cases.see", at=at))


@dataclass(frozen=True, kw_only=True)
class Covered:
    """The same for a written statement: what it asks of ``cases_case c`` (empty: nothing), and with what.

    ``few``: only communities or grids, whose matters are few enough to be walked one by one.
    """

    sql: str
    given: tuple[str, ...] = ()
    few: bool = False


def covered_by(person: str, *, at: datetime) -> Covered:
    """What this person may see, for a statement that is written out."""
    reach = posts.places_where(person, "cases.see", at=at)
    ends = ends_of(reach.places)
    if "district" in ends:
        return Covered(sql="")
    asked = [f"c.{column} IN ({straight.placeholders(codes)})" for column, codes in ends.items()]
    if reach.units:
        asked.append(f"{OF_UNITS} ({straight.placeholders(reach.units)}))")
    given = (*(code for codes in ends.values() for code in codes), *reach.units)
    few = bool(ends) and not reach.units and "street" not in ends
    return Covered(sql=f"({' OR '.join(asked)})" if asked else "1 = 0", given=given, few=few)


def case_for(person: str, number: str, *, at: datetime) -> Case:
    """The matter of this number, for staff who may see it. Raises Case.DoesNotExist otherwise (a 404)."""
    covered = covered_by(person, at=at)
    also = f" AND {covered.sql}" if covered.sql else ""
    found = straight.ask(f"{straight.every(Case)} c WHERE c.number = %s{also}", [number, *covered.given])
    if not found:
        raise Case.DoesNotExist(number)
    return straight.made(Case, found[0])


def sees(person: str, number: str, *, at: datetime) -> bool:
    """Whether staff may see the matter of this number."""
    covered = covered_by(person, at=at)
    also = f" AND {covered.sql}" if covered.sql else ""
    sql = f"SELECT 1 FROM cases_case c WHERE c.number = %s{also}"
    return bool(straight.ask(sql, [number, *covered.given]))


def case_numbered(number: str) -> Case:
    """The matter of this number, for its public page. Raises Case.DoesNotExist."""
    return Case.objects.get(number=number)


def find(number: str) -> Case | None:
    """The matter of this number, or None."""
    return straight.newest(Case, {"number": number})


def whole_number(said: str) -> str:
    """The whole number that ends so, with or without its year: a height is given once. As said where none."""
    year, _hyphen, height = said.rpartition("-")
    if not (height.isascii() and height.isdecimal() and len(height) < 19):
        return said
    found = straight.newest(Case, {"id": int(height)})
    return found.number if found and year in ("", found.number.split("-")[1]) else said


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

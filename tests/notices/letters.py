"""Somebody who wants letters, and matters that lead to them."""

from datetime import datetime

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo import cast
from bandeng.demo.town import GRID, Town
from bandeng.notices import actions as notices
from bandeng.notices.actions import Wanted
from bandeng.notices.models import Letter
from bandeng.people import queries as people
from tests.cases import journeys

ALL = ("progress", "judge", "outcome")
PHONE = cast.RESIDENT_PHONE
MAIL = "xiaoman@example.com"


def person() -> str:
    return people.person(cast.RESIDENT).id


def wants(
    town: Town,
    *,
    ways: tuple[str, ...] = ("sms",),
    daily: bool = False,
    quiet: str = "none",
    email: str = "",
) -> None:
    """The resident of the cast wants to be told of everything by these ways."""
    wanted = Wanted(ways=dict.fromkeys(ALL, ways), daily=daily, quiet=quiet, email=email)
    notices.choose(person=person(), wanted=wanted, at=town.noon)


def accepted(town: Town, *, at: datetime | None = None) -> Case:
    """A matter of hers that was accepted at this moment: one letter by each of her ways."""
    at = at or town.noon
    report = actions.Report(place=GRID, words="楼下路灯不亮", reporter=person())
    case = Case.objects.get(stream=actions.report(report=report, at=at).stream)
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=at)
    return town.again(case)


def states() -> list[str]:
    return list(Letter.objects.order_by("written_at", "id").values_list("state", flat=True))

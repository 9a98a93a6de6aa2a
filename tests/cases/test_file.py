"""Staff file for whoever called or came by."""

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo.town import GRID, OTHER_GRID, Town
from bandeng.kernel.refusals import NotYours
from bandeng.people import actions as people
from tests.cases import journeys


def _told(town: Town, place: str = GRID) -> actions.Report:
    return actions.Report(
        place=place,
        words="路灯不亮",
        reporter=people.guest(name="李婶", at=town.noon),
        helper=people.guest(name="小王", at=town.noon),
        channel="12345",
        source_number="ZZ1",
        source_due_at=town.noon + 12 * journeys.STEP,
    )


def test_the_source_and_the_helper_are_kept(town: Town) -> None:
    told = _told(town)
    fact = actions.file(report=told, by=town.staff, at=town.noon)
    case = Case.objects.get(stream=fact.stream)
    assert (case.channel, case.source_number, case.source_due_at) == ("12345", "ZZ1", told.source_due_at)
    assert (case.reporter, case.helper) == (told.reporter, told.helper)
    assert (fact.person, fact.post) == (town.staff, "community_staff@410103012002")


def test_nobody_files_for_another_street(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.file(report=_told(town, OTHER_GRID), by=town.staff, at=town.noon)


@pytest.mark.parametrize("post", ["department_staff@410103-cg", journeys.DESK])
def test_some_posts_do_not_file(town: Town, post: str) -> None:
    with pytest.raises(NotYours):
        actions.file(report=_told(town), by=town.holder(post), at=town.noon)

"""The same thing at the same place soon after it was closed is linked by itself; a wrong link is undone."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.ties import Recurrence
from bandeng.demo.town import GRID, Town
from bandeng.figures.queries import read
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.cases import journeys
from tests.cases.conftest import Desk

OTHER = GRID.replace("-01/", "-02/")


def came_back(town: Town, *, days: int = 5, condition: str = journeys.LAMP, grid: str = GRID) -> Case:
    """Raised and accepted so many days after noon."""
    at = town.noon + timedelta(days=days)
    case = town.case(at=at, grid=grid)
    by = town.leader if grid == GRID else town.staff
    actions.accept(case=case, condition=condition, by=by, at=at + journeys.STEP)
    return town.again(case)


def test_the_same_condition_at_the_same_place_is_linked_at_acceptance(town: Town) -> None:
    before = journeys.closed(town)
    case = came_back(town)
    link = Recurrence.objects.get()
    assert (link.case_id, link.earlier, link.days, link.by) == (case.id, before.id, 4, "condition")
    assert list(Case.objects.all().recurrent()) == [case]
    assert rebuilding.check().is_equal


@pytest.mark.parametrize(
    ("days", "condition", "linked"),
    [
        (89, journeys.LAMP, True),
        (92, journeys.LAMP, False),
        (29, "street-lamp.row-out", True),
        (32, "street-lamp.row-out", False),
        (5, "stairwell.lamp", False),
    ],
)
def test_the_days_are_those_of_the_rule_book(town: Town, days: int, condition: str, linked: bool) -> None:
    journeys.closed(town)
    came_back(town, days=days, condition=condition)
    assert Recurrence.objects.exists() == linked


def test_another_grid_counts_only_within_fifty_metres(town: Town) -> None:
    before = journeys.closed(town)
    came_back(town, grid=OTHER)  # the same pin, on the border of two grids
    assert Recurrence.objects.get().earlier == before.id
    Case.objects.filter(id=before.id).update(lon=before.lon + 2000)
    came_back(town, grid=OTHER, days=6)
    assert Recurrence.objects.count() == 1


def test_what_is_still_open_did_not_come_back(town: Town) -> None:
    journeys.accepted(town)
    came_back(town)
    assert not Recurrence.objects.exists()


def test_what_is_settled_on_the_spot_is_linked_too(town: Town) -> None:
    for days in (0, 3):
        at = town.noon + timedelta(days=days)
        case = town.case("楼道灯坏了", at=at)
        how = actions.Settling(words="拧紧了", condition="stairwell.lamp")
        actions.settle(case=case, how=how, by=town.leader, at=at + journeys.STEP)
    assert Recurrence.objects.get().case_id == case.id


def test_a_wrong_link_is_undone_with_a_reason_and_not_counted(town: Town) -> None:
    journeys.closed(town)
    case = came_back(town)
    month = (town.noon, town.noon + timedelta(days=30))
    assert read("cases.recurrent", place="410103/", during=month).value == 1
    at = town.noon + timedelta(days=6)
    with pytest.raises(NotYours):
        actions.unlink(case=case, words="两盏灯", by=town.leader, at=at)
    actions.unlink(case=case, words="两盏灯", by=town.staff, at=at)
    assert not Recurrence.objects.exists()
    assert read("cases.recurrent", place="410103/", during=month).value == 0
    with pytest.raises(NotNow):
        actions.unlink(case=town.again(case), words="两盏灯", by=town.staff, at=at)
    assert rebuilding.check().is_equal


def test_the_desk_shows_it_before_and_after(desk: Desk, town: Town) -> None:
    before = journeys.closed(town)
    case = town.case(at=town.noon + timedelta(days=5))
    browser = desk("shequ")
    page = browser.get(f"/desk/cases/{case.number}/").content.decode()
    assert "可能是它又发生了" in page
    assert before.number in page, "no clock stands before what happened last in the matter"
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon + timedelta(days=5))
    assert before.number in browser.get(f"/desk/cases/{case.number}/").content.decode()
    assert case.number in browser.get(f"/desk/cases/{before.number}/").content.decode()
    url = f"/desk/cases/{case.number}/unlinking/"
    said = {"turn": str(town.again(case).turn), "command": "undo", "words": "后面那一盏"}
    assert browser.post(url, said).status_code == 302
    assert "后面那一盏" in browser.get(f"/c/{case.number}/").content.decode()

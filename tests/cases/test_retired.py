"""A condition that the book has retired: matters that bear it go on, nothing new can bear it."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from bandeng.cases import actions
from bandeng.cases.web.desk.steps import asking
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook import classify
from bandeng.rulebook.queries import book
from tests.cases import journeys
from tests.cases.conftest import Desk

ROADS = "categories/roads.toml"
STEP = timedelta(minutes=10)
Retire = Callable[[str], None]


@pytest.fixture
def retire(tmp_path: Path, settings: Settings) -> Retire:
    """Puts ``retired = true`` after this line of the roads' file, and the book in force."""

    def put(line: str) -> None:
        folder = tmp_path / "book"
        shutil.copytree(settings.BANDENG_RULEBOOK, folder)
        file = folder / ROADS
        text = file.read_text("utf-8")
        assert text.count(line) == 1, line
        file.write_text(text.replace(line, f"{line}retired = true\n"), "utf-8")
        orders = folder / "orders.toml"
        orders.write_text(orders.read_text("utf-8").replace(journeys.LAMP, "road.hole"), "utf-8")
        settings.BANDENG_RULEBOOK = folder

    return put


ONE_OUT = 'key = "one-out"\n'
LAMPS = 'code = "street-lamp"\n'


def test_it_is_neither_proposed_nor_offered(retire: Retire) -> None:
    words = "三单元门口的路灯不亮"
    assert classify.propose(words)[0].condition.key == journeys.LAMP
    retire(ONE_OUT)
    assert journeys.LAMP not in [each.condition.key for each in classify.propose(words)]
    assert journeys.LAMP not in dict(asking.conditions())
    assert book().condition(journeys.LAMP).zh


def test_with_its_category_all_conditions_are_retired(retire: Retire) -> None:
    retire(LAMPS)
    assert not [row for row in book().offered if row.category == "street-lamp"]
    assert all(row.retired for row in book().category("street-lamp").conditions)
    assert classify.propose("路灯不亮") == []


def test_a_matter_that_bears_it_goes_on_to_the_end(town: Town, retire: Retire) -> None:
    case = journeys.accepted(town)
    retire(ONE_OUT)
    at = town.noon + timedelta(hours=1)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=at)
    failed = actions.Finding(passed=False, words="还是不亮")
    actions.check(case=town.again(case), finding=failed, by=town.staff, at=at + STEP)
    assert town.again(case).state == "handling"
    assert town.again(case).condition == journeys.LAMP


def test_it_cannot_be_given_to_a_matter_any_more(town: Town, retire: Retire) -> None:
    raised, accepted = town.case(), town.accepted("street-lamp.leaning")
    retire(ONE_OUT)
    at = town.noon + timedelta(hours=1)
    with pytest.raises(BadInput, match="停用"):
        actions.accept(case=raised, condition=journeys.LAMP, by=town.leader, at=at)
    with pytest.raises(BadInput, match="停用"):
        actions.reclassify(case=accepted, condition=journeys.LAMP, by=town.leader, at=at)
    parts = tuple(actions.Thing(condition=key, words="灯") for key in (journeys.LAMP, "stairwell.lamp"))
    with pytest.raises(BadInput):
        actions.divide(case=accepted, parts=parts, words="两盏", by=town.staff, at=at)


def test_rulings_about_it_can_still_be_looked_for(town: Town, retire: Retire, desk: Desk) -> None:
    retire(ONE_OUT)
    page = desk(town.staff).get("/desk/rulings/", {"condition": journeys.LAMP}).content.decode()
    assert f'value="{journeys.LAMP}" selected' in page


def test_a_matter_raised_with_it_is_accepted_under_another(town: Town, retire: Retire, desk: Desk) -> None:
    case = town.case()
    assert case.proposed == journeys.LAMP
    retire(ONE_OUT)
    page = desk(town.leader).get(f"/desk/cases/{case.number}/acceptance/").content.decode()
    assert f'value="{journeys.LAMP}"' not in page
    assert 'value="street-lamp.leaning"' in page

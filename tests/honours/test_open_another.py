"""A second round of one honour and year is asked about before it is opened."""

from bandeng.demo.town import Town
from bandeng.honours.models import Round
from tests.cases.conftest import Desk
from tests.honours.world import PUBLICITY, opened

ADDRESS = "/desk/honours/opening/"


def test_a_second_round_of_a_year_is_asked_about(town: Town, desk: Desk) -> None:
    opened(town, "volunteers", PUBLICITY)
    page, said = desk(town.holder(PUBLICITY)), {"honour": "volunteers", "year": "2022"}
    assert "另开一批" not in page.get(ADDRESS).content.decode()
    asked = page.post(ADDRESS, said)
    shown = asked.content.decode()
    assert asked.status_code == 422
    assert "2022年的已经开展过一批" in shown and "是不是同一批" in shown
    assert 'name="another"' in shown
    assert Round.objects.filter(honour="volunteers").count() == 1
    assert page.post(ADDRESS, said | {"another": "1"}).status_code == 302
    assert Round.objects.filter(honour="volunteers").count() == 2


def test_another_year_is_not_asked_about(town: Town, desk: Desk) -> None:
    opened(town, "volunteers", PUBLICITY)
    page = desk(town.holder(PUBLICITY))
    assert page.post(ADDRESS, {"honour": "volunteers", "year": "2023"}).status_code == 302


def test_the_same_submission_twice_is_one_round(town: Town, desk: Desk) -> None:
    page, said = desk(town.holder(PUBLICITY)), {"honour": "volunteers", "year": "2022", "command": "once"}
    assert [page.post(ADDRESS, said).status_code for _tap in range(2)] == [302, 302]
    assert Round.objects.filter(honour="volunteers").count() == 1

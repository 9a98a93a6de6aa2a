"""Every page of the desk opens for whoever sits there."""

import pytest

from bandeng.demo.town import Town
from tests.cases import journeys
from tests.cases.conftest import Desk

PAGES = ("/desk/", "/desk/inbox/", "/desk/cases/", "/desk/cases.csv")


@pytest.mark.parametrize("path", PAGES)
def test_staff_open_it(desk: Desk, town: Town, path: str) -> None:
    town.case()
    answer = desk("wanggezhang").get(path)
    assert answer.status_code == 200, answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_a_resident_is_told_that_it_is_for_staff(desk: Desk, path: str) -> None:
    assert desk("jumin").get(path).status_code == 403


def test_the_matter_has_a_page(desk: Desk, town: Town) -> None:
    case = town.case()
    leader = desk("wanggezhang")
    for part in ("", "clocks/", "refusals/", "contact/", "point.json", "acceptance/", "declining/", "note/"):
        answer = leader.get(f"/desk/cases/{case.number}/{part}")
        assert answer.status_code == 200, (part, answer.content.decode())


def test_a_step_that_ends_after_the_whole_says_which_comes_first(desk: Desk, town: Town) -> None:
    case = journeys.at_community(town)
    page = desk("shequ").get(f"/desk/cases/{case.number}/").content.decode()
    assert page.count("整件事先到期") == 1
    assert page.index("整件事办好") < page.index("社区办理")
    for address in (f"/desk/cases/{case.number}/clocks/", f"/c/{case.number}/why/"):
        assert desk("shequ").get(address).content.decode().count("整件事先到期") == 1


def test_the_matter_speaks_english(desk: Desk, town: Town) -> None:
    case, leader = town.case(), desk("wanggezhang")
    leader.cookies["lang"] = "en"
    page = leader.get(f"/desk/cases/{case.number}/").content.decode()
    assert "Street lamp · One lamp out (2 working days)" in page
    assert "It looks like" in page

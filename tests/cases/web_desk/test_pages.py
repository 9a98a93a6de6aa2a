"""Every page of the desk opens for whoever sits there."""

import pytest

from bandeng.demo.town import Town
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


def test_the_matter_speaks_english(desk: Desk, town: Town) -> None:
    case, leader = town.case(), desk("wanggezhang")
    leader.cookies["lang"] = "en"
    page = leader.get(f"/desk/cases/{case.number}/").content.decode()
    assert "Street lamp · One lamp out (2 working days)" in page
    assert "It looks like" in page

"""A refusal at the desk keeps the desk: her rail, her name and the way out."""

from django.test import Client

from bandeng.demo.town import Town
from tests.cases.conftest import Desk, desk, noon, town

__all__ = ["desk", "noon", "town"]
OUT = 'action="/sign-out/"'


def rail_of(page: str) -> list[str]:
    rail = page.partition('<nav class="rail"')[2].partition("</nav>")[0]
    return [part.partition('"')[0] for part in rail.split('href="')[1:]]


def test_whoever_may_not_keeps_her_own_rail_and_the_way_out(desk: Desk, town: Town) -> None:
    browser = desk("xunluoyuan")
    own = rail_of(browser.get("/desk/").content.decode())
    for address, status in (("/desk/doors/", 403), ("/desk/cases/nothing/", 404), ("/desk/nothing/", 404)):
        answer = browser.get(address)
        page = answer.content.decode()
        assert answer.status_code == status
        assert rail_of(page) == own, address
        assert OUT in page
        assert 'aria-current="page"' not in page


def test_whoever_is_in_no_post_sees_no_rail(desk: Desk, town: Town) -> None:
    answer = desk("jumin").get("/desk/")
    assert answer.status_code == 403
    assert rail_of(answer.content.decode()) == []


def test_nobody_signed_in_sees_a_page_all_the_same(town: Town) -> None:
    assert Client().get("/desk/nothing/").status_code == 404

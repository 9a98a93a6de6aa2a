"""Days that cannot be taken as said are said to be so, not changed in silence."""

import pytest
import time_machine
from django.test import Client

from bandeng.demo.town import Town

PAGES = ("/figures/cases.reported/", "/places/410103/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("from=2026-13-01&to=2026-12-31", "没有「2026-13-01」这一天"),
        ("from=2026-05-02&to=2026-05-01", "已经对调"),
        ("from=2026-05-01&to=99999-12-31", "「99999-12-31」的年份不在2000到2999"),
        ("from=0026-05-01&to=2026-05-02", "「0026-05-01」的年份不在2000到2999"),
        ("from=2026-W27&to=2026-08-01", "没有「2026-W27」这一天"),
    ],
)
def test_what_was_misread_is_said(town: Town, page: str, asked: str, said: str) -> None:
    assert said in Client().get(f"{page}?{asked}").content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_said_where_all_is_well(town: Town, page: str) -> None:
    told = Client().get(f"{page}?from=2026-05-01&to=2026-05-01").content.decode()
    assert "已经对调" not in told
    assert "没有「" not in told


@pytest.mark.parametrize("asked", ["from=2022-07-01&to=99999-12-31", "from=99999-01-01&to=2022-07-31"])
def test_a_day_that_cannot_be_taken_makes_no_period_of_the_other_alone(town: Town, asked: str) -> None:
    with time_machine.travel(town.noon, tick=False):
        told = Client().get(f"{PAGES[0]}?{asked}").content.decode()
    assert "2022年6月7日" in told
    assert "2022年7月31日" not in told


def test_a_seal_that_is_not_there_is_named(town: Town) -> None:
    page = Client().get("/figures/cases.reported/?from=abc&seal=9999")
    assert (page.status_code, "没有第9999号封存" in page.content.decode()) == (404, True)
    answer = Client().get("/figures/cases.reported/?from=abc&seal=9999&as=json")
    assert (answer.status_code, answer.json()["field"]) == (404, "seal")


@pytest.mark.parametrize(
    ("asked", "field", "said"),
    [
        ("from=2026-05-02&to=2026-05-01", "from", "「从」比「到」晚"),
        ("from=abc&seal=9999", "from", "没有「abc」这一天"),
        ("from=2026-05-01&to=abc", "to", "没有「abc」这一天"),
    ],
)
def test_a_program_is_told_which_word_is_wrong_and_of_nothing_that_was_not_done(
    town: Town, asked: str, field: str, said: str
) -> None:
    answer = Client().get(f"/api/v1/figures/cases.reported/?{asked}")
    assert (answer.status_code, answer.json()["field"]) == (400, field)
    assert answer.json()["error"] == said

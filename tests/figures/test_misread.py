"""Days that cannot be taken as said are said to be so, not changed in silence."""

import pytest
from django.test import Client

from bandeng.demo.town import Town

PAGES = ("/figures/cases.reported/", "/places/410103/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("from=2026-13-01&to=2026-12-31", "没有「2026-13-01」这一天"),
        ("from=2026-05-02&to=2026-05-01", "已经对调"),
    ],
)
def test_what_was_misread_is_said(town: Town, page: str, asked: str, said: str) -> None:
    assert said in Client().get(f"{page}?{asked}").content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_said_where_all_is_well(town: Town, page: str) -> None:
    told = Client().get(f"{page}?from=2026-05-01&to=2026-05-01").content.decode()
    assert "已经对调" not in told
    assert "没有「" not in told

"""Whoever is not signed in is shown where to sign in, not a form; an opinion that came is said so."""

import pytest
from django.test import Client

from bandeng.demo import cast
from bandeng.demo.town import Town
from tests.assembly.decided import begun
from tests.assembly.test_covenant import drafted
from tests.assembly.test_meeting import enrolled
from tests.cases.conftest import Desk


@pytest.mark.parametrize("what", ["decisions", "covenants", "places"])
def test_one_signs_in_first_and_reads_that_the_opinion_came(desk: Desk, town: Town, what: str) -> None:
    made = {"decisions": begun, "covenants": drafted}.get(what)
    page = f"/{what}/{made(town).id}/" if made else f"/places/{cast.GRID}/opinions/"
    to = f"{page}opinion/" if made else f"{page}addition/"
    shown = Client().get(page).content.decode()
    assert "登录后提意见" in shown
    assert f"next={page.replace('/', '%2F')}" in shown
    assert 'name="said"' not in shown
    resident = desk("jumin")
    assert 'name="said"' in resident.get(page).content.decode()
    answer = resident.post(to, {"said": "路灯高一点", "article": "0"})
    assert answer["Location"] == f"{page}?given=1#mine"
    page_after = resident.get(f"{page}?given=1").content.decode()
    assert "意见收到了" in page_after
    assert 'id="mine"' in page_after
    assert "意见收到了" not in resident.get(page).content.decode()
    assert "意见收到了" not in Client().get(f"{page}?given=1").content.decode()


def test_a_demand_is_raised_after_signing_in(desk: Desk, town: Town) -> None:
    enrolled(town)
    page = f"/places/{cast.COMMUNITY}/petitions/new/"
    shown = Client().get(page).content.decode()
    assert "登录后提议" in shown
    assert 'name="reason"' not in shown
    assert 'name="reason"' in desk("jumin").get(page).content.decode()

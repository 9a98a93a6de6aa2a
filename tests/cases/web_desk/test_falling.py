"""A step with which an application about the matter's time falls says so before it is taken."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.demo.town import Town
from tests.cases import journeys
from tests.cases.conftest import Desk

SAID = {"extension": "延期的申请还没有定", "suspension": "暂缓的申请还没有定"}


@pytest.mark.parametrize("kind", SAID)
def test_it_is_said_where_the_matter_goes_on(desk: Desk, town: Town, kind: str) -> None:
    case = journeys.accepted(town)
    client = desk("wanggezhang")
    pages = [f"/desk/cases/{case.number}/{noun}/" for noun in ("escalation", "resolution")]
    for page in pages:
        assert SAID[kind] not in client.get(page).content.decode()
    if kind == "extension":
        actions.ask_extension(case=case, reason="等厂家的配件到货", by=town.leader, at=town.noon)
    else:
        rest = actions.Resting(reason="等厂家的配件到货", until=town.noon + timedelta(days=9))
        actions.ask_suspension(case=case, what=rest, by=town.leader, at=town.noon)
    for page in pages:
        assert SAID[kind] in client.get(page).content.decode()
    assert SAID[kind] not in client.get(f"/desk/cases/{case.number}/note/").content.decode()

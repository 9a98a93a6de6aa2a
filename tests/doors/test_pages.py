"""What the page of a door says after a visit was written down."""

from bandeng.demo.town import GRID, Town
from bandeng.doors import actions
from tests.cases.conftest import Desk


def test_a_visit_that_is_noted_is_said_and_asks_for_no_other(desk: Desk, town: Town) -> None:
    fact = actions.add(place=GRID, door="12号楼3单元601", by=town.leader, at=town.noon)
    page, leader = f"/desk/doors/{fact.stream.partition(':')[2]}/", desk("wanggezhang")
    told = {"purpose": "greeting", "promised": "换灯泡", "promised_on": "2022-07-08"}
    told |= {"need": "楼道灯不亮", "consent": "1", "command": "one"}
    answer = leader.post(f"{page}visit/", told)
    assert (answer.status_code, answer["Location"]) == (302, f"{page}?done=visit")
    shown = leader.get(answer["Location"]).content.decode()
    head, _, form = shown.partition("这次走访")
    assert "记下了:" in head
    assert "换灯泡" in head
    assert "登记成事项:" in head
    assert "再记一次走访" in form
    assert "再记一次走访" not in leader.get(page).content.decode()
    wrong = leader.post(f"{page}visit/", {"purpose": ""})
    assert wrong.status_code == 422
    assert "再记一次走访" not in wrong.content.decode()

"""What the page of a door says after a visit was written down, and where somebody else was quicker."""

import re

from bandeng.demo.town import GRID, Town
from bandeng.doors import actions, queries
from bandeng.doors.models import Door, Visit
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


def _promised(town: Town) -> tuple[Door, str]:
    """A door with one promise, and the promise."""
    fact = actions.add(place=GRID, door="12号楼3单元601", by=town.leader, at=town.noon)
    door = Door.objects.get(id=fact.stream.partition(":")[2])
    what = actions.Visiting(purpose="greeting", promised="换灯泡", promised_on=town.noon.date())
    actions.visit(door=door, what=what, by=town.leader, at=town.noon)
    return door, queries.open_promises(door)[0].id


def _typed(page: str, promise: str, fate: str, **more: str) -> dict[str, str]:
    """The form as it was drawn, with what somebody chooses of the promise."""
    shown = re.search(f'name="shown-{re.escape(promise)}" value="([^"]+)"', page)
    assert shown
    return {"purpose": "promise", f"fate-{promise}": fate, f"shown-{promise}": shown[1], **more}


def test_whoever_comes_second_is_told_and_keeps_what_she_typed(desk: Desk, town: Town) -> None:
    door, promise = _promised(town)
    page, leader, mediator = f"/desk/doors/{door.id}/", desk("wanggezhang"), desk("tiaojieyuan")
    drawn = mediator.get(page).content.decode()
    assert leader.post(f"{page}visit/", _typed(drawn, promise, "kept")).status_code == 302
    typed = _typed(drawn, promise, "missed", heard="灯还是暗", **{f"why-{promise}": "没买到灯泡"})
    answer = mediator.post(f"{page}visit/", typed)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "有人比您先办了一步" in told
    assert "没办到,没买到灯泡" in told
    assert "灯还是暗" in told
    assert "办到了" in told.partition("您刚才选的、写的")[0]
    assert Visit.objects.count() == 2
    again = mediator.post(f"{page}visit/", {"purpose": "promise", "heard": "灯还是暗;没买到灯泡"})
    assert again.status_code == 302
    assert Visit.objects.count() == 3


def test_a_promise_that_was_moved_meanwhile_is_not_moved_unseen(desk: Desk, town: Town) -> None:
    door, promise = _promised(town)
    page, leader, mediator = f"/desk/doors/{door.id}/", desk("wanggezhang"), desk("tiaojieyuan")
    drawn = mediator.get(page).content.decode()
    moved = _typed(drawn, promise, "moved", **{f"on-{promise}": "2022-07-20"})
    assert leader.post(f"{page}visit/", moved).status_code == 302
    answer = mediator.post(f"{page}visit/", _typed(drawn, promise, "kept"))
    assert answer.status_code == 409
    assert queries.open_promises(door)[0].state == "open"
    fresh = mediator.get(page).content.decode()
    assert mediator.post(f"{page}visit/", _typed(fresh, promise, "kept")).status_code == 302
    assert queries.open_promises(door) == []

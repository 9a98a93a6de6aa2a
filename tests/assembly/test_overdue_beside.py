"""What is overdue in other rooms is told above the morning's parts, which count matters."""

from datetime import timedelta

import time_machine

from bandeng.assembly import actions
from bandeng.assembly.models import Promise
from bandeng.demo import cast
from bandeng.demo.town import GRID, Town
from tests.cases.conftest import Desk

DAY = timedelta(days=1)


def test_a_promise_past_its_day_is_told_above(desk: Desk, town: Town) -> None:
    day = town.noon.date()
    promise = actions.Promising(what="换灯", who="物业", due_on=day + 2 * DAY)
    what = actions.Talking(kind="bench-talk", where="石桌旁", said="灯暗", held_on=day, promises=(promise,))
    actions.talk(place=GRID, what=what, by=town.leader, at=town.noon)
    actions.entrust(
        promise=Promise.objects.get(), post=f"house_manager@{cast.GRID}", by=town.leader, at=town.noon
    )
    with time_machine.travel(town.noon + DAY, tick=False):
        assert "件逾期" not in desk("fangguanyuan").get("/desk/").content.decode()
    with time_machine.travel(town.noon + 5 * DAY, tick=False):
        assert "下面别的事里还有 1 件逾期" in desk("fangguanyuan").get("/desk/").content.decode()

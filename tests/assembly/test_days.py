"""The day of a form is the day in Erqi, before eight in the morning as well."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from bandeng.assembly import actions, queries
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput
from tests.assembly.decided import DAY, again, begun
from tests.assembly.test_covenant import drafted
from tests.cases.conftest import Desk

EARLY = datetime(2022, 7, 9, 23, 30, tzinfo=UTC)  # half past seven of the tenth in Erqi
ROOMS = Path(__file__).resolve().parents[2] / "bandeng"


def test_no_form_takes_the_day_of_another_zone() -> None:
    found = [
        str(file.relative_to(ROOMS))
        for part in ("web", "actions")
        for file in ROOMS.glob(f"*/{part}/**/*.py")
        if "at.date()"
        in file.read_text("utf-8").replace("begins_at.date()", "").replace("ends_at.date()", "")
    ]
    assert found == []


@time_machine.travel(EARLY, tick=False)
def test_before_eight_it_is_today_already(desk: Desk, town: Town) -> None:
    one, covenant = begun(town), drafted(town)
    staff = desk("shequ")
    for page in (f"procedures/{one.id}", f"covenants/{covenant.id}"):
        shown = staff.get(f"/desk/assembly/{page}/").content.decode()
        assert 'value="2022-07-09"' not in shown


def test_a_step_without_a_day_is_of_today(desk: Desk, town: Town) -> None:
    one = begun(town)
    with time_machine.travel(EARLY + 6 * DAY, tick=False):
        said = {"stage": "collect", "record": "都说可以"}
        assert desk("shequ").post(f"/desk/assembly/procedures/{one.id}/step/", said).status_code == 302
    told = queries.deciding(again(one), at=EARLY + 6 * DAY)
    step = told.stages[0].step
    assert step
    assert step.held_on.isoformat() == "2022-07-16"


def test_a_day_ahead_is_refused_in_words_that_leave_today(town: Town) -> None:
    one, at = begun(town), town.noon + 8 * DAY
    what = actions.Stepping(stage="collect", held_on=at.date() + DAY, record="好")
    with pytest.raises(BadInput) as refused:
        actions.advance(procedure=again(one), what=what, by=town.staff, at=at)
    assert "今天或者更早" in refused.value.issues["held_on"]

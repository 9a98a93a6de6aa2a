"""Steps are written down later than they were taken; days that are odd are asked about once."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Procedure
from bandeng.assembly.web import words
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from tests.assembly.decided import AGREED, DAY, again, begun, step
from tests.cases.conftest import Desk

FOUR = "four-deliberate-two-public"
HOUR = timedelta(hours=1)
TICKED = '<input type="checkbox" id="f-days" name="days" value="%s" checked>'


def told(town: Town, one: Procedure, at: datetime, held_on: date) -> str:
    what = actions.Stepping(stage=again(one).stage, held_on=held_on, record="都同意")
    with pytest.raises(BadInput) as refused:
        actions.advance(procedure=again(one), what=what, by=town.staff, at=at)
    return refused.value.issues["held_on"]


def test_a_step_is_written_down_after_the_next_was_taken(town: Town) -> None:
    one, day = begun(town, kind=FOUR), town.noon.date()
    step(town, one, town.noon + 9 * DAY, held_on=day + 2 * DAY)
    step(town, one, town.noon + 9 * DAY, held_on=day + 5 * DAY)
    days = [each.step.held_on for each in queries.deciding(again(one), at=town.noon).stages if each.step]
    assert days == [day + 2 * DAY, day + 5 * DAY]


def test_no_step_lies_before_the_last(town: Town) -> None:
    one, day = begun(town, kind=FOUR), town.noon.date()
    step(town, one, town.noon + 9 * DAY, held_on=day + 4 * DAY)
    assert "7月" in told(town, one, town.noon + 9 * DAY, day + 3 * DAY)


def test_a_stage_is_not_over_before_its_days_are(town: Town) -> None:
    one, at = begun(town), town.noon + 9 * DAY
    assert "或者以后的日子" in told(town, one, at, town.noon.date() + 6 * DAY)
    step(town, one, at, held_on=town.noon.date() + 7 * DAY)


def test_two_steps_on_one_day_are_asked_about(desk: Desk, town: Town) -> None:
    one = begun(town, kind=FOUR)
    with time_machine.travel(town.noon + 3 * DAY, tick=False):
        staff = desk("shequ")
        address, day = f"/desk/assembly/procedures/{one.id}/step/", (town.noon + 3 * DAY).date().isoformat()
        first = {"stage": "propose", "record": "支部提议装充电桩", "held_on": day}
        assert staff.post(address, first).status_code == 302
        second = {"stage": "consult", "record": "两委都同意", "held_on": day}
        asked = staff.post(address, second)
        assert asked.status_code == 422
        assert "和上一步是同一天" in asked.content.decode()
        assert "两委都同意" in asked.content.decode()
        assert staff.post(address, {**second, "days": day}).status_code == 302
    assert again(one).stage == "members"


NUMBERS = {"due": "100", "present": "60", "yes": "40", "no": "15", "abstain": "5"}
HURRIED = "依法要提前 10 天通知;离上一步 1 天,社区核对过日子。"


def at_the_meeting(town: Town) -> tuple[Procedure, datetime]:
    """A matter whose meeting is next, and the day after the step before."""
    one, at = begun(town), town.noon + 8 * DAY
    for _stage in range(3):
        step(town, one, at)
        at += DAY
    return one, at


def test_a_meeting_without_time_for_its_notice_is_asked_about_and_told(desk: Desk, town: Town) -> None:
    one, at = at_the_meeting(town)
    with time_machine.travel(at + HOUR, tick=False):
        staff, page = desk("shequ"), f"/desk/assembly/procedures/{one.id}/"
        met = {"stage": "resolve", "record": "都同意装", "held_on": at.date().isoformat(), **NUMBERS}
        asked = staff.post(f"{page}step/", met)
        assert asked.status_code == 422
        assert "要提前 10 天通知" in asked.content.decode()
        assert staff.post(f"{page}step/", {**met, "days": met["held_on"]}).status_code == 302
        public = f"/decisions/{one.id}/"
        for address in (page, public, f"{public}sheets/1/"):
            assert HURRIED in staff.get(address).content.decode()
    assert Fact.objects.of(one.stream).named("assembly.advanced").reverse()[0].body["checked"] is True


def test_a_meeting_that_nobody_was_asked_about_is_told_without_a_check(town: Town) -> None:
    one, at = at_the_meeting(town)
    step(town, one, at, hands=AGREED)
    taken = queries.deciding(again(one), at=at).stages[3].step
    assert taken is not None
    assert words.hurried(taken) == "依法要提前 10 天通知;离上一步 1 天。"


def test_a_meeting_with_time_for_its_notice_has_nothing_to_tell(town: Town) -> None:
    one, at = at_the_meeting(town)
    step(town, one, at + 9 * DAY, hands=AGREED)
    taken = queries.deciding(again(one), at=at).stages[3].step
    assert taken is not None
    assert words.hurried(taken) == ""


def test_everything_wrong_is_told_in_one_go_and_the_tick_stays(desk: Desk, town: Town) -> None:
    one, at = at_the_meeting(town)
    with time_machine.travel(at + HOUR, tick=False):
        staff, address = desk("shequ"), f"/desk/assembly/procedures/{one.id}/step/"
        met = {"stage": "resolve", "record": "", "held_on": at.date().isoformat(), **NUMBERS, "abstain": "4"}
        told = staff.post(address, met).content.decode()
        for name in ("days", "sum", "record"):
            assert f'href="#f-{name}"' in told
        assert "同意 40、不同意 15、弃权 4,加起来不是到会的 60 位" in told
        assert "抄下记录,或者放上照片,有一样就行" in told
        told = staff.post(address, {**met, "days": met["held_on"]}).content.decode()
        assert TICKED % met["held_on"] in told
        assert 'href="#f-days"' not in told
        day_before = (at - DAY).date().isoformat()
        told = staff.post(address, {**met, "held_on": day_before, "days": met["held_on"]}).content.decode()
        assert 'href="#f-days"' in told
        assert TICKED % day_before not in told


def test_a_number_that_cannot_be_read_is_told_beside_the_rest(desk: Desk, town: Town) -> None:
    one, at = at_the_meeting(town)
    with time_machine.travel(at + HOUR, tick=False):
        met = {"stage": "resolve", "record": "", "held_on": at.date().isoformat(), **NUMBERS, "yes": "四十"}
        told = desk("shequ").post(f"/desk/assembly/procedures/{one.id}/step/", met).content.decode()
    for name in ("days", "yes", "record"):
        assert f'href="#f-{name}"' in told
    assert 'href="#f-sum"' not in told


def test_the_street_checks_on_the_same_day_unasked(desk: Desk, town: Town) -> None:
    one, at = begun(town, kind="covenant-revision"), town.noon + 8 * DAY
    step(town, one, at)
    step(town, one, at)
    step(town, one, at, hands=AGREED)
    with time_machine.travel(at, tick=False):
        said = {"stage": "legality", "record": "没有抵触", "held_on": at.date().isoformat()}
        address = f"/desk/assembly/procedures/{one.id}/step/"
        assert desk("jiedao").post(address, said).status_code == 302

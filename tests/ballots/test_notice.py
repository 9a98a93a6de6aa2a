"""A binding vote is announced with its lawful notice and open long enough; what no law says is asked once."""

from datetime import timedelta

import pytest

from bandeng.ballots import actions
from bandeng.ballots.models import Vote
from bandeng.kernel.refusals import BadInput
from tests.ballots.conftest import DAY, VOTERS, Begin, Voting
from tests.cases.conftest import Desk

MINUTE = timedelta(minutes=1)


def rolled(prepared: Begin, **told: object) -> Voting:
    voting = prepared(**told)
    actions.take_roll(vote=voting.vote, voters=VOTERS, by=voting.town.staff, at=voting.town.noon)
    return voting


def announced(voting: Voting, days: int, window: timedelta) -> Vote:
    noon, opens_at = voting.town.noon, voting.town.noon + days * DAY
    closes_at, by = opens_at + window, voting.town.staff
    actions.announce(vote=voting.vote, opens_at=opens_at, closes_at=closes_at, by=by, at=noon)
    return voting.vote


@pytest.mark.parametrize(
    ("rule", "days", "open_days"),
    [("civil-code-278-general", 15, 5), ("civil-code-278-special", 15, 5)]
    + [("residents-meeting", 10, 1), ("household-representatives-meeting", 10, 1)],
)
def test_notice_and_window_of_the_law(prepared: Begin, rule: str, days: int, open_days: int) -> None:
    voting = rolled(prepared, rule=rule)
    with pytest.raises(BadInput) as early:
        announced(voting, days - 1, 7 * DAY)
    assert f"依法要在{days}天以前公告" in early.value.issues["opens_at"]
    for window in (MINUTE, open_days * DAY - MINUTE):
        with pytest.raises(BadInput) as short:
            announced(voting, days, window)
        assert f"至少能投{open_days}天" in short.value.issues["closes_at"]
    assert announced(voting, days, open_days * DAY).state == "announced"


def test_a_poll_may_be_short(prepared: Begin) -> None:
    assert announced(rolled(prepared, binding=False), 0, MINUTE).state == "announced"


def test_where_no_law_says_haste_is_asked_about_once(prepared: Begin, desk: Desk) -> None:
    voting = rolled(prepared, rule="residents-representatives")
    here, staff = f"/desk/votes/{voting.vote_id}/announcement/", desk("shequ")
    times = {"opens_at": "2022-07-06T12:05", "closes_at": "2022-07-06T12:06"}
    asked = staff.post(here, times)
    page = asked.content.decode()
    assert asked.status_code == 422 and 'name="sooner"' in page
    assert "公告到开始只有0天,开居民代表会议要提前10天通知。从开始到结束不到一小时。" in page
    assert staff.post(here, times | {"sooner": "yes"}).status_code == 302


def test_a_vote_in_good_time_is_not_asked_about(prepared: Begin, desk: Desk) -> None:
    voting = rolled(prepared, rule="residents-representatives")
    times = {"opens_at": "2022-07-16T12:00", "closes_at": "2022-07-16T14:00"}
    assert desk("shequ").post(f"/desk/votes/{voting.vote_id}/announcement/", times).status_code == 302

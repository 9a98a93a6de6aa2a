"""A session is planned by whoever belongs to its unit, held, moved, cancelled."""

from dataclasses import replace

import pytest

from bandeng.demo.town import Town
from bandeng.gatherings import actions, queries
from bandeng.gatherings.models import Holder, Line, Session
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding, verifying
from bandeng.notices import queries as notices
from bandeng.people import vault
from tests.gatherings import sessions
from tests.gatherings.sessions import BRANCH, DAY, FILM, GROUP, HOUR, SECRETARY, again, planned, when


def test_a_secretary_plans_for_her_unit(town: Town) -> None:
    session = planned(town)
    assert (session.state, session.title, session.family) == ("planned", "观摩《太行丰碑》", "culture")
    assert queries.units_of([session.id])[session.id] == ("冯春社区小区党支部",)
    assert rebuilding.check().is_equal


def test_nobody_plans_for_a_unit_that_is_not_hers(town: Town) -> None:
    what = replace(FILM, units=("410103-zzb",), **when(town))
    with pytest.raises(NotYours):
        actions.plan(what=what, by=town.holder(SECRETARY), at=town.noon)


def test_a_session_of_two_units_is_one(town: Town) -> None:
    session = planned(town, what=replace(FILM, units=(BRANCH, GROUP)))
    assert list(Holder.objects.filter(session=session).order_by("number").values_list("unit", flat=True)) == [
        BRANCH,
        GROUP,
    ]
    assert Session.objects.count() == 1
    leader = town.holder(f"group_leader@{GROUP}")
    actions.hold(session=session, by=leader, at=session.ends_at)
    assert again(session).is_held


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "party"}, "kind"),
        ({"title": " "}, "title"),
        ({"venue": ""}, "venue"),
        ({"units": ()}, "units"),
        ({"units": ("nobody",)}, "units"),
        ({"lines": {}}, "line-film"),
        ({"capacity": -1}, "capacity"),
        ({"kind": "oath", "lines": {}}, "open_to"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(town: Town, change: dict[str, object], field: str) -> None:
    what = replace(FILM, **(when(town) | change))  # type: ignore[arg-type]
    with pytest.raises(BadInput) as refused:
        actions.plan(what=what, by=town.holder(SECRETARY), at=town.noon)
    assert field in refused.value.issues
    assert not Session.objects.exists()


def test_a_period_that_ends_before_it_begins_is_refused(town: Town) -> None:
    what = replace(FILM, begins_at=town.noon + DAY, ends_at=town.noon + DAY - HOUR)
    with pytest.raises(BadInput) as refused:
        actions.plan(what=what, by=town.holder(SECRETARY), at=town.noon)
    assert refused.value.issues["ends_at"] == "结束时间要在开始时间以后"
    session = planned(town)
    moving = actions.Moving(begins_at=town.noon + DAY, ends_at=town.noon, venue="操场")
    with pytest.raises(BadInput):
        actions.move(session=session, what=moving, by=town.holder(SECRETARY), at=town.noon)


def test_a_day_of_the_past_is_entered_afterwards_instead(town: Town) -> None:
    what = replace(FILM, begins_at=town.noon - DAY, ends_at=town.noon - DAY + HOUR)
    with pytest.raises(BadInput) as refused:
        actions.plan(what=what, by=town.holder(SECRETARY), at=town.noon)
    assert "补录" in refused.value.issues["begins_at"]


def test_a_year_written_wrong_is_asked_about(town: Town) -> None:
    begins_at = town.noon + 800 * DAY
    with pytest.raises(BadInput) as refused:
        what = replace(FILM, begins_at=begins_at, ends_at=begins_at + HOUR)
        actions.plan(what=what, by=town.holder(SECRETARY), at=town.noon)
    assert "年份" in refused.value.issues["begins_at"]
    begins_at = town.noon - 8000 * DAY
    with pytest.raises(BadInput) as refused:
        sessions.recorded(
            town, "study", units=(BRANCH,), by=SECRETARY, begins_at=begins_at, ends_at=begins_at + HOUR
        )
    assert "年份" in refused.value.issues["begins_at"]


def test_a_session_is_held_in_five_lines_at_most(town: Town) -> None:
    what = replace(FILM, kind="comment", lines={}, open_to="own")
    session = planned(town, what=what)
    lines = {"asked": "楼道里的灯谁来管?", "promised": "本周内请物业换好"}
    with pytest.raises(BadInput) as refused:
        actions.hold(session=session, by=town.holder(SECRETARY), at=session.ends_at)
    assert set(refused.value.issues) == {"line-asked", "line-promised"}
    sessions.held(town, session, actions.Outcome(lines=lines, told="大家都说了话"))
    rows = Line.objects.filter(session=session)
    assert {row.said for row in rows} == {"-"}
    kept = vault.read(row.kept for row in rows)
    assert set(kept.values()) == set(lines.values())
    assert [line.said for line in queries.lines_of(again(session), inside=True)] == list(lines.values())
    assert queries.lines_of(again(session), inside=False) == []


def test_what_was_planned_stays_where_nothing_else_was_said(town: Town) -> None:
    session = sessions.held(town, planned(town))
    assert [line.said for line in queries.lines_of(session, inside=False)] == ["太行丰碑"]
    assert rebuilding.check().is_equal


def test_nothing_is_held_before_it_begins_or_twice(town: Town) -> None:
    session = planned(town)
    with pytest.raises(NotNow):
        actions.hold(session=session, by=town.holder(SECRETARY), at=town.noon)
    session = sessions.held(town, session)
    with pytest.raises(NotNow):
        actions.hold(session=session, by=town.holder(SECRETARY), at=session.ends_at)


def test_whoever_signed_up_is_told_when_it_moves_and_when_it_is_cancelled(town: Town) -> None:
    session, person = planned(town), sessions.resident()
    actions.sign_up(session=session, by=person, at=town.noon)
    moving = actions.Moving(
        begins_at=session.begins_at + DAY, ends_at=session.ends_at + DAY, venue="小广场", why="会场要修"
    )
    by = town.holder(SECRETARY)
    actions.move(session=again(session), what=moving, by=by, at=town.noon + HOUR)
    lines = notices.page_of(person, at=town.noon + 2 * HOUR).lines
    assert [line.words for line in lines] == ["您报名的活动改了时间或地点,请看新的安排"]
    assert lines[0].title == "观摩《太行丰碑》"
    actions.cancel(session=again(session), why="下大雨", by=by, at=town.noon + 2 * HOUR)
    lines = notices.page_of(person, at=town.noon + 3 * HOUR).lines
    assert lines[0].words == "您报名的活动取消了"
    assert again(session).state == "cancelled"
    assert rebuilding.check().is_equal


def test_a_cancellation_says_why(town: Town) -> None:
    with pytest.raises(BadInput):
        actions.cancel(session=planned(town), why=" ", by=town.holder(SECRETARY), at=town.noon)


def test_a_reminder_goes_out_once_a_day(town: Town) -> None:
    session, by = planned(town), town.holder(SECRETARY)
    actions.sign_up(session=session, by=sessions.resident(), at=town.noon)
    actions.remind(session=again(session), by=by, at=town.noon)
    with pytest.raises(NotNow):
        actions.remind(session=again(session), by=by, at=town.noon + HOUR)
    assert notices.unread(sessions.resident(), at=town.noon + HOUR) == 1


def test_the_same_form_sent_twice_is_one_session(town: Town) -> None:
    what = replace(FILM, **when(town))
    facts = [
        actions.plan(what=what, by=town.holder(SECRETARY), at=town.noon, command="once") for _time in range(2)
    ]
    assert facts[0].id == facts[1].id
    assert Session.objects.count() == 1


def test_the_book_is_whole_and_holds_no_words_of_persons(town: Town) -> None:
    session = sessions.held(town, planned(town), actions.Outcome(told="老周唱了一段豫剧"))
    actions.cancel(session=session, why="记错了", by=town.holder(SECRETARY), at=session.ends_at + HOUR)
    assert verifying.verify().facts
    assert rebuilding.check().is_equal


def test_a_festival_has_parts_in_the_streets(town: Town) -> None:
    whole = planned(town, what=replace(FILM, kind="festival", title="社区文化艺术节", lines={}))
    part = planned(
        town, what=replace(FILM, kind="festival", title="冯春社区专场", lines={}, serves=(whole.stream,))
    )
    assert queries.shown(whole, inside=False)["parts"] == [part]
    assert queries.shown(part, inside=False)["wholes"] == [whole]
    actions.cancel(session=part, why="下雨", by=town.holder(SECRETARY), at=town.noon)
    assert queries.shown(whole, inside=False)["parts"] == []
    assert rebuilding.check().is_equal

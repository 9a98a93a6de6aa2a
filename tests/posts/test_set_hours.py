"""A unit's own working hours: set by whoever keeps its roster, and counted from their day on."""

from datetime import date, datetime, timedelta

import pytest

from bandeng.cases.queries import clocks
from bandeng.demo.town import Town
from bandeng.kernel.calendar import Hours, WorkCalendar
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger.models import Fact
from bandeng.ledger.rebuilding import check
from bandeng.posts import actions, queries, weeks
from bandeng.rulebook.queries import book
from tests.cases.conftest import Desk
from tests.cases.journeys import handed_to_community

STREET = "410103012"
STAFF = f"street_staff@{STREET}"
DESK = "department_desk@410103-cg"
LATE = ("09:00-12:00 13:00-17:00",) * 5 + ("", "")


def new(begins_on: date, week: tuple[str, ...] = LATE, *, holidays: bool = True) -> actions.NewHours:
    return actions.NewHours(week=week, holidays=holidays, begins_on=begins_on, basis="街道办〔2022〕9号")


def when(day: int, hour: int, minute: int = 0, *, month: int = 7) -> datetime:
    return datetime(2022, month, day, hour, minute, tzinfo=SHANGHAI)


def spans(post: str, begins_at: datetime, ends_at: datetime, at: datetime) -> list[str]:
    found = queries.desk_hours(post, at=at).intervals(begins_at, ends_at)
    return [f"{a:%d %H:%M}-{b:%d %H:%M}" for a, b in found]


def test_the_new_hours_hold_from_the_first_moment_of_their_day(town: Town, noon: datetime) -> None:
    leader = town.holder(f"street_leader@{STREET}")
    actions.set_hours(unit=STREET, hours=new(date(2022, 7, 7)), by=leader, at=noon)
    assert spans(STAFF, when(6, 12), when(7, 24 - 1), noon) == [
        "06 14:00-06 18:00",
        "07 09:00-07 12:00",
        "07 13:00-07 17:00",
    ]


def test_round_the_clock_hours_end_at_the_edge_and_not_a_moment_later(town: Town, noon: datetime) -> None:
    leader = town.holder(f"street_leader@{STREET}")
    watch = ("00:00-24:00",) * 7
    actions.set_hours(unit=STREET, hours=new(date(2022, 7, 7), watch), by=leader, at=noon)
    actions.set_hours(unit=STREET, hours=new(date(2022, 7, 8), ()), by=leader, at=noon)
    assert spans(STAFF, when(6, 18), when(8, 9), noon) == ["07 00:00-08 00:00", "08 08:00-08 09:00"]


def test_a_day_worked_in_exchange_counts_as_monday_unless_holidays_are_ignored() -> None:
    calendar, saturday, off = WorkCalendar.load(), date(2022, 10, 8), date(2022, 10, 3)
    week = ("10:00-11:00", *[""] * 4, "08:00-09:00", "")
    keeping, ignoring = (weeks.hours_of(week, holidays=holidays) for holidays in (True, False))
    assert keeping.of_day(saturday, calendar) == Hours.of_day(keeping, date(2022, 7, 4), calendar)
    assert keeping.of_day(off, calendar) == ()
    assert [a.hour for a, _b in ignoring.of_day(saturday, calendar)] == [8]
    assert [a.hour for a, _b in ignoring.of_day(off, calendar)] == [10]


def test_signing_and_steps_run_in_the_units_hours_and_the_whole_case_does_not(
    town: Town, noon: datetime
) -> None:
    before = {
        kind: clocks.ticking(kind, seat=STAFF, limit="4 工作时", at=when(7, 8)) for kind in ("sign", "whole")
    }
    leader = town.holder(f"street_leader@{STREET}")
    actions.set_hours(unit=STREET, hours=new(date(2022, 7, 7)), by=leader, at=noon)
    after = {
        kind: clocks.ticking(kind, seat=STAFF, limit="4 工作时", at=when(7, 8)) for kind in ("sign", "whole")
    }
    assert before["sign"].due_at == when(7, 12)
    assert after["sign"].due_at == when(7, 14)
    assert after["whole"] == before["whole"]


def test_acceptance_runs_in_the_units_hours(town: Town, noon: datetime) -> None:
    unit, leader = "410103012002-committees", "grid_leader@410103012002-01"
    secretary = town.holder("community_secretary@410103012002")
    actions.set_hours(unit=unit, hours=new(date(2022, 7, 7)), by=secretary, at=noon)
    found = clocks.acceptance(leader, urgent=False, at=when(7, 8))
    assert found.due_at == when(7, 9) + book().limits.acceptance
    assert not queries.is_on_duty(leader, at=when(7, 8, 59))
    assert queries.is_on_duty(leader, at=when(7, 9))
    assert not queries.is_on_duty(leader, at=when(7, 12))


def test_what_was_set_later_is_not_known_to_a_clock_that_runs_already(town: Town, noon: datetime) -> None:
    leader = town.holder(f"street_leader@{STREET}")
    later = noon + timedelta(hours=1)
    actions.set_hours(unit=STREET, hours=new(date(2022, 7, 7)), by=leader, at=later)
    span = (when(7, 8), when(7, 12))
    assert spans(STAFF, *span, noon) == ["07 08:00-07 12:00"]
    assert spans(STAFF, *span, later) == ["07 09:00-07 12:00"]
    assert "街道的作息" not in queries.hours_words(STAFF, duty=False, span=span, at=noon)
    assert "09:00-12:00 13:00-17:00" in queries.hours_words(STAFF, duty=False, span=span, at=later)


def test_of_two_for_one_day_the_later_said_holds(town: Town, noon: datetime) -> None:
    leader = town.holder(f"street_leader@{STREET}")
    actions.set_hours(unit=STREET, hours=new(date(2022, 7, 7)), by=leader, at=noon)
    early = ("07:00-11:00",) * 7
    actions.set_hours(unit=STREET, hours=new(date(2022, 7, 7), early), by=leader, at=noon + timedelta(1 / 24))
    assert spans(STAFF, when(7, 0), when(7, 20), noon + timedelta(hours=2)) == ["07 07:00-07 11:00"]
    assert len(queries.own_hours(STREET, at=noon + timedelta(hours=2))) == 1


def test_a_rebuild_gives_the_same_hours(town: Town, noon: datetime) -> None:
    leader = town.holder(f"street_leader@{STREET}")
    actions.set_hours(unit=STREET, hours=new(date(2022, 7, 7)), by=leader, at=noon)
    actions.set_hours(unit=STREET, hours=new(date(2022, 7, 9), ()), by=leader, at=noon)
    assert check().is_equal


def test_a_department_sets_its_own_and_no_other(town: Town, noon: datetime) -> None:
    by = town.holder(DESK)
    actions.set_hours(unit="410103-cg", hours=new(date(2022, 7, 7)), by=by, at=noon)
    with pytest.raises(NotYours):
        actions.set_hours(unit=STREET, hours=new(date(2022, 7, 7)), by=by, at=noon)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8:00—12:00、14:00-18:00", "08:00-12:00 14:00-18:00"),
        (" 00:00-24:00", "00:00-24:00"),
        ("", ""),
        ("08:00-12:00 12:00-13:00", None),
        ("12:00-08:00", None),
        ("08:00-24:01", None),
        ("8-12", None),
        ("08:60-12:00", None),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, kept: str | None) -> None:
    if kept is not None:
        assert weeks.tidy(typed) == kept
        return
    with pytest.raises(ValueError, match=r".*"):
        weeks.tidy(typed)


def test_what_cannot_be_is_said_by_field(town: Town, noon: datetime) -> None:
    leader = town.holder(f"street_leader@{STREET}")
    week = ("18:00-08:00", *[""] * 6)
    wrong = actions.NewHours(week=week, holidays=True, begins_on=noon.date(), basis=" ")
    with pytest.raises(BadInput) as refused:
        actions.set_hours(unit=STREET, hours=wrong, by=leader, at=noon)
    assert set(refused.value.issues) == {"day0", "begins_on", "basis"}
    with pytest.raises(BadInput, match="至少"):
        actions.set_hours(unit=STREET, hours=new(date(2022, 7, 7), ("",) * 7), by=leader, at=noon)


def test_the_page_sets_them_once(desk: Desk, town: Town) -> None:
    url = "/desk/units/410103012002-committees/hours/"
    form = {f"day{day}": text for day, text in enumerate(LATE)}
    form |= {"kind": "own", "holidays": "1", "begins_on": "2022-07-07", "basis": "会议纪要", "command": "c1"}
    secretary = desk("shuji")
    before = Fact.objects.count()
    assert [secretary.post(url, form).status_code for _time in range(2)] == [302, 302]
    assert Fact.objects.count() == before + 1
    assert "周一至周五 09:00-12:00 13:00-17:00" in secretary.get(url).content.decode()
    assert "会议纪要" not in str(list(Fact.objects.values_list("body_text", flat=True)))
    assert secretary.post(url, {**form, "day0": "x", "command": "c2"}).status_code == 422


def test_why_a_deadline_is_what_it_is_names_the_hours(desk: Desk, town: Town) -> None:
    secretary = town.holder("community_secretary@410103012002")
    day_before = town.noon - timedelta(days=1)
    actions.set_hours(unit="410103012002", hours=new(date(2022, 7, 6)), by=secretary, at=day_before)
    case = handed_to_community(town)
    page = desk("jumin").get(f"/c/{case.number}/why/").content.decode()
    assert "冯春社区的作息(从 2022-07-06 起):周一至周五 09:00-12:00 13:00-17:00" in page
    assert "本区的工作时间:周一至周五 08:00-12:00 14:00-18:00" in page
    assert "网格值班:周一到周五" in page


def test_who_may_not_set_them_reads_why(desk: Desk, town: Town) -> None:
    url = f"/desk/units/{STREET}/hours/"
    page = desk("wanggezhang").get(url).content.decode()
    assert "不能「定作息」" in page
    assert desk("wanggezhang").post(url, {"begins_on": "2022-07-07", "basis": "x"}).status_code == 403
    assert desk("wanggezhang").get("/desk/units/nowhere/hours/").status_code == 404

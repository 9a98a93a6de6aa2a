"""The official calendar, held against an independent list of the same notices."""

from datetime import date, timedelta

import chinese_calendar

from bandeng.kernel.calendar import Reason, WorkCalendar

CHINA = WorkCalendar.load()


def test_every_day_of_2022_to_2026_is_worked_or_off_as_announced() -> None:
    day, wrong = date(2022, 1, 1), []
    while day < date(2027, 1, 1):
        if CHINA.is_working(day) != chinese_calendar.is_workday(day):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []


def test_every_year_names_its_notice() -> None:
    assert sorted(CHINA.sources) == [2022, 2023, 2024, 2025, 2026]
    assert all("国办发明电" in source and f"{year}年" in source for year, source in CHINA.sources.items())


def test_a_district_lays_its_own_days_over_it() -> None:
    flood, market = date(2026, 7, 20), date(2026, 7, 25)
    own = CHINA.with_days({flood: Reason("防汛", "flood")}, {market: Reason("庙会值班", "fair")})
    assert not own.is_working(flood)
    assert own.is_working(market)
    assert CHINA.is_working(flood)
    assert not CHINA.is_working(market)

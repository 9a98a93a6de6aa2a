"""Weeks of a chart or a table: one without a record is 0, one to come says that it has no number yet."""

from datetime import date

from bandeng.demo.town import Town
from bandeng.editions.papers.plain import as_markdown
from bandeng.editions.papers.sheet import Head, sheet
from bandeng.editions.queries.asking import Subject
from bandeng.editions.queries.rendering import Rendered, render
from bandeng.editions.rules.frames import Frame
from bandeng.papers.sheet import CHART
from bandeng.places import queries as places
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.reports import Report

CHARTED = "{{ chart('cases.reported', by='week') }}"
TABLED = "{{ table(['cases.reported'], by='week') }}"


def of(text: str, first: date, after: date) -> Rendered:
    return render(text, Subject(report=_report(), place=places.place("410103"), frame=Frame(first, after)))


def _report() -> Report:
    report = book().reports.report("activity-month")
    assert report
    return report


def test_weeks_without_a_record_stand_as_nought(town: Town) -> None:
    town.case()
    made = of(CHARTED, date(2022, 6, 22), date(2022, 7, 13))
    (chart,) = made.charts
    assert [made.numbers[each].wording for each in chart.numbers] == ["0", "0", "1"]
    assert "还没有数" not in as_markdown(made)


def test_weeks_to_come_say_so_in_the_drawing_and_in_its_table(town: Town) -> None:
    town.case()
    made = of(CHARTED, date(2022, 7, 1), date(2022, 8, 1))
    (drawn,) = [part for part in sheet(made, Head(report=_report())).parts if part.kind == CHART]
    assert drawn.drawing.count("还没有数") == 2 * 4  # said aloud, and beside the place of the bar
    assert [row[1][0].text for row in drawn.rows][1:] == ["1", *["还没有数"] * 4]


def test_a_table_names_them_below(town: Town) -> None:
    town.case()
    said = as_markdown(of(TABLED, date(2022, 6, 22), date(2022, 7, 20)))
    assert "没有记录的:6.22–6.28、6.29–7.5。" in said
    assert "还没有数的:7.13–7.19。" in said


def test_a_period_to_come_is_not_without_records(town: Town) -> None:
    said = as_markdown(of(TABLED, date(2022, 8, 1), date(2022, 8, 8)))
    assert "没有记录" not in said
    assert "还没有数的:8.1–8.7。" in said

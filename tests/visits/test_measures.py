"""Persons once, visits each; by the day of the visit; what was taken back counts nowhere."""

from datetime import datetime, timedelta

from bandeng.demo.town import Town
from bandeng.figures import words
from bandeng.figures.queries import read
from bandeng.figures.web import exporting, showing
from bandeng.figures.words import entered
from bandeng.visits import actions
from bandeng.visits.measures import FEW
from bandeng.visits.models import Visit
from tests.visits.worlds import (
    KEEPER,
    STREET,
    STREET_LEADER,
    STREET_STAFF,
    opened,
    put,
    somebody,
    visited,
)

DAY = timedelta(days=1)


def _read(town: Town, name: str, *, place: str = "410103/", begins: datetime | None = None) -> object:
    during = (begins or town.noon - 3 * DAY, town.noon + 25 * DAY)
    return read(f"visits.{name}", place=place, during=during).value


def test_a_person_on_both_lists_visited_twice_is_one(town: Town) -> None:
    district = opened(town)
    street = opened(town, unit="410103012", place=STREET, by=STREET_STAFF)
    one, other = put(town, district, somebody("甲"), somebody("乙"))
    (same,) = put(town, street, somebody("甲", post=STREET_LEADER), by=STREET_STAFF)
    assert same.subject == one.subject
    visited(town, district, one, other)
    visited(town, street, same, visitor=STREET_LEADER, by=STREET_STAFF)
    visited(town, district, one, on=town.noon.date() - DAY)
    assert (_read(town, "members"), _read(town, "held")) == (2, 4)
    assert _read(town, "members", place="410103/410103005/") == 0


def test_only_members_and_only_leaders_count_as_members_called_upon(town: Town) -> None:
    of = opened(town)
    family, veteran = put(town, of, somebody("甲", category="family"), somebody("乙"))
    visited(town, of, family)
    visited(town, of, veteran, visitor=STREET_STAFF, by=STREET_STAFF)
    assert (_read(town, "members"), _read(town, "held")) == (0, 2)


def test_what_was_taken_back_does_not_count_and_the_late_counts_on_its_day(town: Town) -> None:
    of = opened(town)
    one, other = put(town, of, somebody("甲"), somebody("乙"))
    visited(town, of, one)
    actions.undo(visit=Visit.objects.get(), cause="wrong", by=town.holder(KEEPER), at=town.noon)
    what = actions.Round(entries=(other.id,), visitor=STREET_LEADER, on=town.noon.date())
    late = town.noon + 30 * DAY
    actions.visit(of=of, what=what, by=town.holder(STREET_LEADER), at=late)
    assert (_read(town, "members"), _read(town, "held")) == (1, 1)
    assert _read(town, "members", begins=town.noon + 2 * DAY) == 0


def test_a_need_filed_on_a_visit_counts_until_the_visit_is_taken_back(town: Town) -> None:
    of = opened(town)
    one, other = put(town, of, somebody("甲"), somebody("乙"))
    visited(town, of, one, need="楼道灯坏了", consent=True)
    visited(town, of, other)
    assert (_read(town, "needs"), _read(town, "held")) == (1, 2)
    visit = Visit.objects.exclude(matter="-").get()
    actions.undo(visit=visit, cause="wrong", by=town.holder(KEEPER), at=town.noon)
    assert _read(town, "needs") == 0


def test_a_record_bears_the_day_of_the_visit_and_says_when_it_came_late(town: Town) -> None:
    of = opened(town)
    (one,) = put(town, of, somebody("甲"))
    visited(town, of, one, on=town.noon.date() - 2 * DAY)
    during = (town.noon - 3 * DAY, town.noon + 25 * DAY)
    for name in ("visits.members", "visits.held"):
        (record,) = read(name, place="410103/", during=during).evidence
        assert record.at.date() == town.noon.date() - 2 * DAY
        assert entered(record.at, record.told_at) == "7月6日补录"


def test_the_records_show_that_a_person_visited_twice_is_one(town: Town) -> None:
    of = opened(town)
    many = put(town, of, *(somebody(f"老人{number}") for number in range(FEW)))
    visited(town, of, *many)
    visited(town, of, many[0], on=town.noon.date() - DAY)
    during = (town.noon - 3 * DAY, town.noon + 25 * DAY)
    reading = read("visits.members", place="410103/", during=during)
    assert len(reading.evidence) == FEW + 1
    column = [row[6] for row in exporting.rows(reading, site="")]
    assert sorted({int(number) for number in column}) == list(range(1, FEW + 1))
    assert {each["subject"] for each in exporting.as_public(reading)["records"]} == set(range(1, FEW + 1))
    assert words.records_of(reading.figure)[0] == "走访慰问了一位"
    few = read("visits.members", place="410103/", during=(town.noon - 3 * DAY, town.noon - DAY / 2))
    assert few.withheld
    assert not showing.subjects(few)

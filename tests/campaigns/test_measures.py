"""What counts in a month, and what does not though a naive rule would count it."""

from datetime import date, datetime

from django.test import Client

from bandeng.campaigns import actions
from bandeng.campaigns.models import Assignment
from bandeng.demo import cast
from bandeng.demo.town import COMMUNITY, Town
from bandeng.figures import actions as figures
from bandeng.figures.queries import read
from bandeng.kernel.periods import day_begins
from bandeng.ledger import sealing
from bandeng.people import queries as people
from tests.campaigns.months import (
    AFTER,
    BRANCH,
    DAY,
    FIRST,
    HOUR,
    cancelled,
    held,
    number,
    planned,
    recorded,
    unasked,
)

JULY = day_begins(FIRST), day_begins(AFTER)
AUGUST = JULY[1], day_begins(date(2022, 9, 1))
FAR = "410103005001-branch"
NEXT_DOOR = "410103/410103012/410103012001/"
OTHER_STREET = "410103/410103005/"


def value(name: str, *, place: str = "410103/", during: tuple[datetime, datetime] = JULY) -> object:
    return read(name, place=place, during=during).value


def test_ten_activities_in_july_and_none_in_august(town: Town) -> None:
    reading = read("activities.activities", place="410103/", during=JULY)
    assert (reading.value, len(reading.evidence)) == (10, 10)
    assert value("activities.activities", during=AUGUST) == 0


def test_what_was_held_counts_once_and_nothing_else_does(town: Town) -> None:
    held(town, planned(town))
    held(town, planned(town, BRANCH, "410103012001-branch"))
    recorded(town, town.noon - 3 * DAY)
    planned(town)
    cancelled(town, planned(town))
    back = planned(town)
    held(town, back)
    cancelled(town, back)
    with unasked():
        recorded(town, JULY[1] + HOUR)
        recorded(town, JULY[0] - HOUR)
    recorded(town, town.noon - DAY, serves="activity:of-another-month")
    reading = read("activities.sessions", place="410103/", during=JULY)
    assert (reading.value, len(reading.evidence)) == (3, 3)
    assert value("activities.sessions", place=OTHER_STREET) == 0
    assert value("activities.sessions", during=AUGUST) == 0


def test_one_of_two_streets_counts_in_each_and_stands_in_both_calendars(town: Town, client: Client) -> None:
    held(town, planned(town, BRANCH, FAR))
    places = ("410103/", "410103/410103012/", OTHER_STREET)
    assert [value("activities.sessions", place=place) for place in places] == [1, 1, 1]
    day = f"{town.noon + DAY:%Y-%m-%d}"
    page = f"/campaigns/{number(1).campaign_id}/calendar/?day={day}&place="
    for street in ("410103012", "410103005"):
        assert "蜜蜂张南社区" in client.get(page + street).content.decode()


def test_a_session_that_serves_two_activities_is_one(town: Town) -> None:
    recorded(town, town.noon - DAY, serves=f"activity:{number(1).id}")
    assert value("activities.sessions") == 1


def test_a_session_counts_before_the_worker_has_folded_it_and_after(town: Town) -> None:
    number(1)
    figures.roll_up_again()
    recorded(town, town.noon - DAY)
    assert value("activities.sessions") == 1
    held(town, planned(town))
    figures.roll_up()
    assert value("activities.sessions") == 2


def test_told_later_changes_later_seals_only(town: Town) -> None:
    held(town, planned(town))
    seal = sealing.seal(at=town.noon + 3 * DAY)
    assert seal
    recorded(town, town.noon - 3 * DAY)
    assert value("activities.sessions") == 2
    assert read("activities.sessions", place="410103/", during=JULY, seal=seal.pk).value == 1


def assigned(
    town: Town, *called: str, kind: str = "cadre", home: str = cast.STREET, place: str = COMMUNITY
) -> Assignment:
    what = actions.Helping(
        kind=kind, home=home, begins_on=date(2022, 7, 4), ends_on=date(2022, 7, 20), called=called
    )
    by = town.holder(f"street_staff@{cast.STREET}")
    fact = actions.assign(place=place, what=what, by=by, at=town.noon)
    return Assignment.objects.get(id=fact.stream.partition(":")[2])


def test_helpers_are_persons_and_count_once(town: Town) -> None:
    assigned(town, "高一", "高二")
    assigned(town, "高二", "高三", place=NEXT_DOOR)
    assigned(town, "万一", kind="partner_worker", home=BRANCH)
    assert value("assignments.cadres") == 3
    assert value("assignments.partner_workers") == 1
    assert value("assignments.cadres", place=COMMUNITY) == 2
    assert value("assignments.cadres", place=OTHER_STREET) == 0
    assert value("assignments.cadres", during=AUGUST) == 0


def test_whose_help_ended_before_the_period_does_not_count(town: Town) -> None:
    one = assigned(town, "高一", "高二")
    names = people.names(person for person in one.helper_set.values_list("person", flat=True))
    gone = next(ref for ref, name in names.items() if name == "高一")
    by = town.holder(f"street_staff@{cast.STREET}")
    actions.end(assignment=one, ends_on=date(2022, 7, 8), persons=[gone], by=by, at=town.noon)
    later = day_begins(date(2022, 7, 10)), day_begins(date(2022, 7, 31))
    assert value("assignments.cadres", during=later) == 1
    assert value("assignments.cadres") == 2

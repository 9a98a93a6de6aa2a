"""A part of a festival counts for what its whole is for; a session of another district for nothing here."""

from bandeng.campaigns import queries
from bandeng.campaigns.models import Campaign, Duty
from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.figures import actions as figures
from bandeng.gatherings import actions as gatherings
from bandeng.ledger import rebuilding
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.posts import actions as posts
from bandeng.posts.facts import HolderLine, MemberLine, PostLine, UnitLine
from tests.campaigns.months import BRANCH, DAY, HOUR, LINES, held, number, planned, recorded, sent
from tests.campaigns.test_measures import value
from tests.campaigns.test_pages import text
from tests.cases.conftest import Desk

NEXT, STRANGERS = "410104/", "410104-branch"


def strangers(town: Town) -> None:
    """A branch of the next district stands on the roster."""
    unit = UnitLine(
        code=STRANGERS,
        name="邻区党支部",
        name_en="Next branch",
        kind="branch",
        place=NEXT,
        phone="-",
    )
    secretary = f"secretary@{STRANGERS}"
    person = people.enrol(["邻区的书记"], at=town.noon)[0]
    roster = posts.Roster(
        units=(unit,),
        posts=(PostLine(id=secretary, role="secretary", unit=STRANGERS, place=NEXT, phone="-"),),
        members=(MemberLine(unit=STRANGERS, person=person),),
        holders=(HolderLine(post=secretary, person=person, begins_at=town.noon),),
    )
    posts.take_roster(place=NEXT, roster=roster, at=town.noon)


def test_a_part_does_the_task_and_counts_in_the_month(town: Town, month: Campaign) -> None:
    figures.roll_up_again()
    sent(town)
    whole = planned(town)
    part = planned(town, serves=whole.stream)
    assert part.serves == f"{whole.stream},{whole.serves}"
    held(town, part)
    duty = Duty.objects.get(unit=BRANCH)
    assert (duty.held, duty.planned, duty.state) == (1, 1, "done")
    recorded(town, town.noon - DAY, serves=whole.stream)
    assert queries.held_count(month) == 2
    assert value("activities.sessions") == 2
    figures.roll_up()
    assert value("activities.sessions") == 2
    assert rebuilding.check().is_equal


def test_what_another_district_holds_is_no_session_of_the_month(town: Town, month: Campaign) -> None:
    strangers(town)
    alone = gatherings.Recording(
        kind="study",
        title="参观纪念馆",
        units=(STRANGERS,),
        begins_at=town.noon - DAY,
        ends_at=town.noon - DAY + HOUR,
        venue="邻区纪念馆",
        serves=(f"activity:{number(1).id}",),
        lines=LINES,
    )
    gatherings.record(what=alone, by=town.holder(f"secretary@{STRANGERS}"), at=town.noon)
    recorded(town, town.noon - DAY, BRANCH, STRANGERS)
    (only,) = queries.held_of_month(month)[0]
    assert (queries.held_count(month), value("activities.sessions")) == (1, 1)
    assert only.place.startswith("410103/")
    assert queries.done_by_activity(month)[number(1).id].held == 1
    assert places.label(NEXT) == "别的区县"
    assert rebuilding.check().is_equal


def test_a_unit_finds_from_its_task_the_festival_to_hold_a_part_of(
    town: Town, month: Campaign, desk: Desk
) -> None:
    task, whole = sent(town), planned(town, kind="festival")
    form = f"/desk/gatherings/new/?serves=session%3A{whole.id}"
    assert "在「参观纪念馆」下面加一场" in text(desk, "zhibushuji", f"/desk/tasks/{task.id}/")
    assert form in text(desk, "zhibushuji", f"/desk/tasks/{task.id}/")
    public = f"/gatherings/{whole.id}/"
    assert "在它下面加一场" in text(desk, "shequ", public)
    assert "在它下面加一场" not in text(desk, cast.RESIDENT, public)
    part = planned(town, kind="festival", serves=whole.stream)
    assert "在它下面加一场" not in text(desk, "shequ", f"/gatherings/{part.id}/")

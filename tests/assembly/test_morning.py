"""What waits in this room stands in the morning of whoever may do it."""

from datetime import datetime

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Covenant, Petition
from bandeng.assembly.queries.waiting import (
    DEMANDED,
    FILED,
    LEGALITY,
    SENT_BACK,
    UNCHECKED,
    UNFILED,
    UNHEARD,
    UNWRITTEN,
)
from bandeng.demo import cast
from bandeng.demo.town import COMMUNITY, GRID, Town
from bandeng.posts import queries as posts
from tests.assembly import test_covenant, test_paper, test_review_stage
from tests.assembly.decided import AGREED, DAY, begun, neighbour
from tests.assembly.test_meeting import KIND, called, enrolled
from tests.cases.conftest import Desk

STREET = f"street_staff@{cast.STREET}"


def waiting(person: str, at: datetime) -> list[str]:
    return [each.what for each in queries.waiting_for(posts.holdings(person, at=at), at=at)]


def test_a_demand_that_has_enough_waits_until_the_meeting_is_called(town: Town) -> None:
    enrolled(town, 20)
    at = town.noon
    raised = actions.petition(place=COMMUNITY, kind=KIND, reason="停车", by=neighbour(at, 1), at=at)
    assert waiting(town.staff, at) == []
    petition = Petition.objects.get(id=raised.stream.partition(":")[2])
    actions.support(petition=petition, by=neighbour(at, 2), at=at)
    assert waiting(town.staff, at) == [DEMANDED]
    assert waiting(town.leader, at) == []
    meeting = called(town, 11, petition=petition.id)
    assert waiting(town.staff, at) == []
    assert waiting(town.staff, meeting.begins_at + DAY) == [UNWRITTEN]


def test_signatures_wait_for_another_body(town: Town) -> None:
    test_paper.taken_in(town, test_paper.minuted(town))
    at = town.noon + 30 * DAY
    assert waiting(town.staff, at) == []
    assert waiting(town.holder(STREET), at) == [UNCHECKED]


def test_a_covenant_waits_for_its_filing_and_its_check(town: Town) -> None:
    at, street = town.noon, town.holder(STREET)
    what = actions.Drafting(kind="charter", title="章程", articles=[actions.Drafted(text="先征求意见")])
    ref = actions.draft(place=COMMUNITY, what=what, by=town.staff, at=at).stream.partition(":")[2]
    before, said = at.date() - DAY, "念过一遍,举手通过"
    adopting = actions.Adopting(held_on=before, effective_on=at.date(), hands=AGREED, record=said)
    actions.adopt(covenant=Covenant.objects.get(id=ref), what=adopting, by=town.staff, at=at)
    assert (waiting(town.staff, at), waiting(street, at)) == ([UNFILED], [])
    actions.file_covenant(covenant=Covenant.objects.get(id=ref), by=town.staff, at=at)
    assert (waiting(town.staff, at), waiting(street, at)) == ([], [FILED])
    actions.review(covenant=Covenant.objects.get(id=ref), lawful=True, by=street, at=at)
    assert waiting(street, at) == []


def test_a_stage_that_is_checked_waits_for_the_street(town: Town) -> None:
    _one, at = test_review_stage.checked_next(town)
    assert (waiting(town.staff, at), waiting(town.holder(STREET), at)) == ([], [LEGALITY])


def test_opinions_wait_for_the_community_and_not_for_the_street(desk: Desk, town: Town) -> None:
    one, at = begun(town), town.noon
    for topic, said in ((one.stream, "高一点"), (one.stream, "亮一点"), ("-", "没有阴凉")):
        what = actions.Speaking(place=GRID if topic == "-" else COMMUNITY, said=said, topic=topic)
        actions.speak(what=what, by=neighbour(at, len(said) + ord(said[0])), at=at)
    assert waiting(town.staff, at) == [UNHEARD, UNHEARD]
    assert waiting(town.holder(STREET), at) == []
    assert waiting(town.leader, at) == []
    for username in ("shequ", "shuji"):
        morning = desk(username).get("/desk/").content.decode()
        assert "“给车棚装充电桩”有 2 条意见等答复" in morning
        assert f"/desk/assembly/procedures/{one.id}/opinions/" in morning
        assert f"/desk/assembly/places/{cast.COMMUNITY}/opinions/" in morning


def test_a_covenant_that_was_sent_back_waits_until_the_next_draft(town: Town) -> None:
    covenant = test_covenant.checked(
        town, test_covenant.adopted(town, test_covenant.drafted(town), 0), 0, lawful=False, why="第一条抵触"
    )
    assert waiting(town.staff, town.noon) == [SENT_BACK]
    test_covenant.revise(town, covenant, 1)
    assert waiting(town.staff, town.noon) == []


def test_the_overview_counts_what_its_pages_show(desk: Desk, town: Town) -> None:
    at = town.noon
    for place, said in ((GRID, "没有阴凉"), (COMMUNITY, "垃圾房太远")):
        actions.speak(what=actions.Speaking(place=place, said=said), by=neighbour(at, ord(said[0])), at=at)
    of_community, of_grid = queries.spoken_places(town.staff, at=at)
    assert (of_community.waiting, of_grid.waiting) == (2, 1)
    assert len(queries.groups_of("-", place=COMMUNITY)) == 2
    assert len(queries.groups_of("-", place=GRID)) == 1
    begun(town)
    assert "2 条等答复" in desk("shequ").get("/desk/assembly/").content.decode()


def test_the_morning_says_what_to_do_and_leads_there(desk: Desk, town: Town) -> None:
    enrolled(town, 20)
    at = town.noon
    raised = actions.petition(place=COMMUNITY, kind=KIND, reason="停车", by=neighbour(at, 1), at=at)
    ref = raised.stream.partition(":")[2]
    actions.support(petition=Petition.objects.get(id=ref), by=neighbour(at, 2), at=at)
    page = f"/desk/assembly/meetings/new/?petition={ref}"
    morning = desk("shequ").get("/desk/").content.decode()
    assert "居民提议开居民会议,够数了,应当通知开会" in morning
    assert page in morning
    assert f'value="{ref}" selected' in desk("shequ").get(page).content.decode()

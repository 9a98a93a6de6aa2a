"""Whoever comes is counted against a roll that was taken in: the estate's owners, the households."""

from datetime import datetime

import pytest
from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Meeting
from bandeng.assembly.queries.rolled import doors_of, roll_for, turnout_of
from bandeng.ballots import actions as ballots
from bandeng.ballots.models import Vote
from bandeng.ballots.sheets import Voter
from bandeng.demo.town import COMMUNITY, GRID, Town
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import rebuilding
from bandeng.rulebook.queries import book
from tests.assembly import voted
from tests.assembly.decided import neighbour
from tests.assembly.test_meeting import again, called, enrolled
from tests.cases.conftest import Desk

OWNERS, RESIDENTS = "owners-meeting", "residents-meeting"
HOUSEHOLDS, SEATS = "household-representatives-meeting", "residents-representatives"
NORTH = (("1-101", 8000), ("1-102", 9000), ("1-103", 10000))


def posted(town: Town, title: str, rule: str, voters: tuple[Voter, ...], at: datetime | None = None) -> str:
    """A roll that hangs out; the id of its vote."""
    at = at or town.noon
    stream = voted.prepared(town, at, title=title, rule=rule)
    vote = Vote.objects.get(id=stream.partition(":")[2])
    ballots.take_roll(vote=vote, voters=voters, by=town.staff, at=at)
    ballots.post(ballots.Doing(vote=Vote.objects.get(id=vote.id), by=town.staff, at=at))
    return vote.id


def estate(town: Town, title: str, rooms: tuple[tuple[str, int], ...] = NORTH) -> str:
    voters = tuple(
        Voter(number=f"E{n:04d}", area=area, units=(room,)) for n, (room, area) in enumerate(rooms, 1)
    )
    return posted(town, title, voted.GENERAL, voters)


def households(town: Town, many: int = 5) -> str:
    voters = tuple(Voter(number=f"E{n:04d}", area=0, units=(f"2-{n}01",)) for n in range(1, many + 1))
    return posted(town, "每户派代表", HOUSEHOLDS, voters)


def came(town: Town, meeting: Meeting, *rooms: str) -> None:
    for room in rooms:
        actions.attend(meeting=again(meeting), room=room, by=town.staff, at=meeting.begins_at)


def test_owners_demand_their_meeting_by_the_roll_of_a_vote(town: Town) -> None:
    kind = book().deliberation.gathering(OWNERS)
    assert kind
    assert OWNERS in [each.code for each in queries.unrolled_to_demand(COMMUNITY)]
    rooms = tuple((f"1-{n}01", 8000) for n in range(1, 12))
    estate(town, "北院")
    estate(town, "大院", rooms)
    assert queries.heads_of(COMMUNITY, kind) == 11
    assert (OWNERS, 3) in [(each.code, many) for each, many in queries.kinds_to_demand(COMMUNITY)]
    fact = actions.petition(
        place=COMMUNITY, kind=OWNERS, reason="换物业", by=neighbour(town.noon, 1), at=town.noon
    )
    assert (fact.body["heads"], fact.body["needed"]) == (11, 3)


def test_an_owners_meeting_is_of_the_estate_that_was_picked(town: Town) -> None:
    north, south = estate(town, "北院"), estate(town, "南院", (("9-101", 5000), ("9-102", 6000)))
    meeting = called(town, 15, kind=OWNERS, roll=north)
    assert (meeting.roll, meeting.due) == (north, 3)
    assert doors_of(meeting) == ["1-101", "1-102", "1-103"]
    with pytest.raises(BadInput) as refused:
        came(town, meeting, "9-101")
    assert "名册上没有" in refused.value.issues["room"]
    came(town, meeting, "1-101", "1号楼102")
    assert called(town, 16, kind=OWNERS, roll=south).due == 2
    assert doors_of(called(town, 17, kind=OWNERS)) == [], "of two estates none is taken by chance"
    assert rebuilding.check().is_equal


def test_owners_who_came_are_weighed_against_the_ballot_that_decides(town: Town, desk: Desk) -> None:
    two = Voter(number="E0001", area=17000, units=("1-101", "1-102"))
    roll = posted(town, "北院", voted.GENERAL, (two, Voter(number="E0002", area=10000, units=("1-103",))))
    meeting = called(town, 15, kind=OWNERS, roll=roll)
    came(town, meeting, "1-101")
    found = turnout_of(again(meeting), roll_for(again(meeting)))
    assert found and (found.heads, found.of_heads, found.heads_needed) == (1, 2, 2)
    assert (found.area, found.of_area, found.area_needed) == (17000, 27000, 18000)
    page = desk("shequ").get(f"/desk/assembly/meetings/{meeting.id}/").content.decode()
    assert "已到 1 户,名册 3 户" in page
    assert "到会的业主 1 人、170.00 ㎡(名册一共 2 人、270.00 ㎡)" in page
    assert "要 2 人、180.00 ㎡ 参加才算数" in page


def test_a_residents_meeting_counts_the_households_of_its_roll(town: Town, desk: Desk) -> None:
    meeting = called(town, roll=households(town))
    assert meeting.due == 5 and queries.met(meeting).needed == 3
    with pytest.raises(BadInput):
        came(town, meeting, "7-701")
    came(town, meeting, "2-101", "2-201", "2-301")
    page = desk("shequ").get(f"/desk/assembly/meetings/{meeting.id}/").content.decode()
    assert "按“每户派代表”的名册算,一共 5" in page and "够数了" in page
    sheet = desk("shequ").get(f"/desk/assembly/meetings/{meeting.id}/sheet/").content.decode()
    assert all(f"2-{n}01" in sheet for n in range(1, 6)), "the doors stand on the sheet"
    assert "2-101" not in Client().get(f"/meetings/{meeting.id}/").content.decode()


def test_of_a_roll_of_residents_the_doors_count(town: Town) -> None:
    voters = tuple(
        Voter(number=f"E{n:04d}", area=0, units=(room,)) for n, room in enumerate(("1-1", "1-1", "1-2"), 1)
    )
    assert called(town, roll=posted(town, "居民", RESIDENTS, voters)).due == 2


def test_representatives_are_counted_and_come_from_any_door(town: Town) -> None:
    voters = tuple(Voter(number=f"E{n:04d}", area=0, units=(f"{n}",)) for n in range(1, 4))
    roll = posted(town, "代表", SEATS, voters)
    meeting = called(town, kind="residents-representatives-meeting", roll=roll)
    assert meeting.due == 3 and doors_of(meeting) == []
    came(town, meeting, "5-505")


def test_a_number_that_was_noted_counts_where_no_roll_was_picked(town: Town, desk: Desk) -> None:
    only = households(town)
    assert called(town).roll == only, "the only one there is"
    enrolled(town, 40)
    meeting = called(town, 11)
    assert (meeting.roll, meeting.due) == ("-", 40)
    page = desk("shequ").get(f"/desk/assembly/meetings/{meeting.id}/").content.decode()
    assert "没有录入的名册" in page and "这里核不了" in page


@pytest.mark.parametrize("kind", [RESIDENTS, "hearing"])
def test_a_roll_of_others_is_refused(town: Town, kind: str) -> None:
    enrolled(town)
    with pytest.raises(BadInput) as refused:
        called(town, 15, kind=kind, roll=estate(town, "北院"))
    told = {RESIDENTS: "这本名册不是这种会的", "hearing": "不用选"}
    assert told[kind] in refused.value.issues["roll"]


def test_a_meeting_of_a_grid_can_take_the_roll_of_its_community(town: Town) -> None:
    what = actions.Calling(
        kind=OWNERS,
        begins_at=again(called(town, 15, kind="hearing")).begins_at,
        where="院里",
        agenda="议物业",
        roll=estate(town, "北院"),
    )
    fact = actions.call(place=f"{COMMUNITY}{GRID}/", what=what, by=town.staff, at=town.noon)
    assert fact.body["due"] == 3


def test_the_form_offers_the_rolls(town: Town, desk: Desk) -> None:
    north = estate(town, "北院选物业")
    page = desk("shequ").get("/desk/assembly/meetings/new/").content.decode()
    assert f'value="{north}"' in page and "北院选物业(业主共同决定:一般事项,3 户" in page
    form = {"kind": OWNERS, "on": "2022-07-30", "clock": "19:00", "where": "院里", "agenda": "议物业"}
    form["place"] = COMMUNITY
    wrong = desk("shequ").post("/desk/assembly/meetings/addition/", form | {"kind": RESIDENTS, "roll": north})
    assert wrong.status_code == 422 and "这本名册不是这种会的" in wrong.content.decode()
    assert desk("shequ").post("/desk/assembly/meetings/addition/", form | {"roll": north}).status_code == 302
    assert Meeting.objects.get(kind=OWNERS).roll == north

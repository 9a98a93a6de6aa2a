"""A telephone that signs in shows no residence: voices count once it is known who lives here."""

import pytest
from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Petition, Resident
from bandeng.ballots import actions as ballots
from bandeng.ballots.models import Vote
from bandeng.ballots.sheets import Voter
from bandeng.demo.town import COMMUNITY, GRID, Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from tests.assembly import voted
from tests.assembly.decided import DAY, begun, neighbour, resolved, seen_by_two, step, stranger
from tests.assembly.decided import again as later
from tests.assembly.test_meeting import KIND, again, attended, called, enrolled, minuted
from tests.cases.conftest import Desk

PAGE = "/desk/assembly/residents/"


def demanded(town: Town, by: str) -> Petition:
    fact = actions.petition(place=COMMUNITY, kind=KIND, reason="议停车", by=by, at=town.noon)
    return Petition.objects.get(id=fact.stream.partition(":")[2])


def check(town: Town, who: str, door: str = "3-2-501", **changed: object) -> Fact:
    told = {"place": COMMUNITY, "person": who, "door": door, "by": town.staff, "at": town.noon, **changed}
    return actions.check(**told)  # type: ignore[arg-type]


def test_strangers_call_no_meeting(town: Town) -> None:
    enrolled(town, 11)
    one, other = stranger(town.noon, 1), stranger(town.noon, 2)
    petition = demanded(town, one)
    actions.support(petition=petition, by=other, at=town.noon)
    told = queries.demanded(Petition.objects.get())
    assert (told.needed, told.supports, told.waiting, told.reached_at) == (2, 0, 2, None)
    page = Client().get(f"/petitions/{petition.id}/").content.decode()
    assert "还有 2 位待核对" in page
    assert "够数了,应当召开" not in page
    check(town, one)
    check(town, other, "3号楼2单元502")
    told = queries.demanded(Petition.objects.get())
    assert (told.supports, told.waiting) == (2, 0)
    assert "够数了,应当召开" in Client().get(f"/petitions/{petition.id}/").content.decode()
    assert rebuilding.check().is_equal


def test_strangers_seal_no_minutes(desk: Desk, town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    attended(town, meeting, 3)
    meeting, who = minuted(town, meeting), stranger(town.noon, 1)
    at = meeting.begins_at
    with pytest.raises(NotNow, match="当面核对"):
        actions.cosign(meeting=meeting, seal=meeting.seal, by=who, at=at)
    assert "当面核对" in desk("jumin").get(f"/meetings/{meeting.id}/").content.decode()
    check(town, who, "9-9-909")
    browser = Client()
    browser.force_login(people.person(who))
    page = browser.get(f"/meetings/{meeting.id}/").content.decode()
    assert "到会的户里没有您家" in page
    assert f"/meetings/{meeting.id}/signing/" not in page, "no button that would be refused"
    with pytest.raises(NotNow, match="没有您家"):
        actions.cosign(meeting=meeting, seal=meeting.seal, by=who, at=at)
    actions.cosign(meeting=meeting, seal=meeting.seal, by=neighbour(town.noon, 2), at=at)
    assert again(meeting).signatures == 1


def test_whoever_stands_on_a_roll_with_her_number_is_known(town: Town) -> None:
    who = stranger(town.noon, 7)
    assert not queries.is_known(who, GRID)
    vote = Vote.objects.get(id=voted.prepared(town, town.noon).partition(":")[2])
    voter = Voter(number="E0001", area=8001, units=("3号楼2单元501",), phones=("13900000007",))
    ballots.take_roll(vote=vote, voters=(voter,), by=town.staff, at=town.noon)
    ballots.post(ballots.Doing(vote=Vote.objects.get(id=vote.id), by=town.staff, at=town.noon))
    assert queries.is_known(who, GRID)
    assert queries.doors_known(who, GRID) == {"3-2-501"}


def test_it_is_the_community_that_checks_once_and_says_where(town: Town) -> None:
    who = stranger(town.noon, 1)
    with pytest.raises(NotYours):
        check(town, who, by=town.leader)
    for wrong in ({"door": " "}, {"who": ""}):
        with pytest.raises(BadInput):
            check(town, **{"who": who, **wrong})  # type: ignore[arg-type]
    check(town, who)
    with pytest.raises(NotNow):
        check(town, who)
    assert "3-2-501" not in Fact.objects.get(name="assembly.checked").body_text, "doors lie in the vault"


def test_the_page_takes_her_number_and_her_door(desk: Desk, town: Town) -> None:
    who, staff = stranger(town.noon, 1), desk("shequ")
    assert "出示证件" in staff.get(PAGE).content.decode()
    wrong = staff.post(f"{PAGE}addition/", {"phone": "13700009999", "room": "3-2-501"})
    assert wrong.status_code == 422
    assert "还没有登录过" in wrong.content.decode()
    assert staff.post(f"{PAGE}addition/", {"phone": "139 0000 0001", "room": "3-2-501"}).status_code == 302
    assert Resident.objects.get().person == who


def test_a_stranger_who_saw_the_sheet_counts_once_she_is_checked(town: Town) -> None:
    one = begun(town)
    at, who = resolved(town, one), [stranger(town.noon, number) for number in range(2)]
    for each in who:
        actions.confirm(procedure=later(one), by=each, at=at)
    assert queries.unchecked_of(later(one)).saw == 2
    assert {lack.gate for lack in queries.deciding(later(one), at=at).lacks} == {"board", "days"}
    page = Client().get(f"/decisions/{one.id}/").content.decode()
    assert "另有 2 位说看到了,待社区当面核对" in page
    check(town, who[0], at=at)
    check(town, who[1], "3-2-502", at=at)
    assert queries.unchecked_of(later(one)).saw == 0
    assert {lack.gate for lack in queries.deciding(later(one), at=at).lacks} == {"days"}
    step(town, one, at + 15 * DAY)
    assert rebuilding.check().is_equal


def test_a_stranger_s_judgement_waits_for_the_check(town: Town) -> None:
    one = begun(town)
    at, who = resolved(town, one), stranger(town.noon, 1)
    seen_by_two(town, one, at)
    at += 15 * DAY
    step(town, one, at)
    actions.judge(procedure=later(one), outcome="satisfied", by=who, at=at)
    assert queries.judgements_of(one)["satisfied"] == 0
    assert "另有 1 位评了,待社区当面核对" in Client().get(f"/decisions/{one.id}/").content.decode()
    check(town, who, at=at)
    assert queries.judgements_of(one)["satisfied"] == 1
    assert queries.unchecked_of(later(one)).judged == 0
    assert rebuilding.check().is_equal

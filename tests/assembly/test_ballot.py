"""A matter is put to a ballot in one step; only a ballot that was held, counted and passed decides it."""

from datetime import datetime

import pytest
from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.actions.words import local_day
from bandeng.assembly.models import Covenant, Procedure, Step
from bandeng.ballots import actions as ballots
from bandeng.ballots.models import Vote
from bandeng.demo.town import GRID, Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.assembly.decided import DAY, again, begun, step
from tests.assembly.test_covenant import adopted, drafted
from tests.assembly.voted import GENERAL, held, prepared, put
from tests.cases.conftest import Desk

ELECTION = "owners-committee-election"


def at_the_vote(town: Town) -> tuple[Procedure, datetime]:
    """A property company is to be chosen: opinions answered, offers compared."""
    one, at = begun(town, kind="property-company", sort="owners", body="owners-committee"), town.noon
    for _stage in ("collect", "compare"):
        at += 8 * DAY
        step(town, one, at)
    return again(one), at


def refusal(town: Town, one: Procedure, at: datetime, stream: str) -> str:
    with pytest.raises(BadInput) as wrong:
        step(town, one, at, ballot=stream)
    return wrong.value.issues["ballot"]


def test_it_is_put_to_a_ballot_and_the_ballot_decides(town: Town) -> None:
    one, at = at_the_vote(town)
    stream = put(town, one, at)
    with pytest.raises(NotNow):
        put(town, again(one), at)
    assert "没有结束" in refusal(town, one, at, stream)
    at = held(town, stream, at, "yes", "yes", "no")
    more = actions.Promising(what="送一年物业费", who="物业", due_on=at.date() + 9 * DAY)
    step(town, one, at + DAY, ballot=stream, record="都选第二家", promises=(more,))
    assert again(one).decided_at == at + DAY
    assert Step.objects.get(stage="vote").record == "-", "the ballot says it, nothing typed does"
    assert not queries.promised_in(again(one), at=at)
    assert Step.objects.get(stage="vote").held_on == local_day(at), "the day is the ballot's, not the form's"
    assert rebuilding.check().is_equal


def test_a_ballot_that_did_not_pass_ends_it(town: Town) -> None:
    one, at = at_the_vote(town)
    stream = put(town, one, at)
    at = held(town, stream, at, "yes", "no", "no")
    assert "没有通过" in refusal(town, one, at, stream)
    what = actions.Stepping(stage="vote", held_on=at.date(), ballot=stream, record="多数不同意")
    actions.reject(procedure=again(one), what=what, by=town.staff, at=at)
    assert again(one).stage == "rejected"


def test_a_ballot_that_passed_is_not_recorded_as_refused(town: Town) -> None:
    one, at = at_the_vote(town)
    stream = put(town, one, at)
    at = held(town, stream, at, "yes", "yes", "yes")
    what = actions.Stepping(stage="vote", held_on=at.date(), ballot=stream)
    with pytest.raises(BadInput) as wrong:
        actions.reject(procedure=again(one), what=what, by=town.staff, at=at)
    assert "是通过的" in wrong.value.issues["ballot"]


def test_another_ballot_does_not_decide_and_the_reason_is_said(town: Town) -> None:
    early = prepared(town, town.noon - DAY)
    one, at = at_the_vote(town)
    poll = prepared(town, at, binding=False)
    rule = prepared(town, at, rule="civil-code-278-special")
    gone = prepared(town, at)
    ballots.withdraw(vote=_vote(gone), why="写错了", by=town.staff, at=at)
    found = {
        "": "选一下",
        "vote:nothing": "没有这一次",
        "ballot:0192-abcd": "没有这一次",
        early: "开始以前",
        poll: "没有法律效力",
        rule: "不是规则书里写的",
        gone: "撤回",
    }
    for stream, told in found.items():
        assert told in refusal(town, one, at, stream), stream


def _vote(stream: str) -> Vote:
    return Vote.objects.get(id=stream.partition(":")[2])


def test_what_no_ballot_decides_is_not_put_to_one(town: Town) -> None:
    with pytest.raises(NotNow):
        put(town, begun(town), town.noon)
    with pytest.raises(NotNow):
        put(town, adopted(town, drafted(town), 0), town.noon)
    with pytest.raises(BadInput):
        put(town, drafted(town), town.noon)
    one = begun(town, kind="property-company", sort="owners", body="owners-committee")
    what = actions.Putting(title="选聘物业", items=("选聘第一家",), rule="civil-code-278-special")
    with pytest.raises(BadInput):
        actions.ballot(topic=one, what=what, by=town.staff, at=town.noon)
    with pytest.raises(NotYours):
        what = actions.Putting(title="选聘物业", items=("选聘第一家",), rule=GENERAL)
        actions.ballot(topic=one, what=what, by=town.leader, at=town.noon)


def test_owners_adopt_a_management_covenant_by_a_ballot(town: Town) -> None:
    covenant = drafted(town, "management-covenant")
    stream = put(town, covenant, town.noon)
    at = held(town, stream, town.noon, "yes", "yes", "yes")
    with pytest.raises(BadInput):
        adopted(town, covenant, 30, ballot=prepared(town, town.noon))
    adopted(town, covenant, (at - town.noon).days, ballot=stream)
    version = queries.newest(Covenant.objects.get(id=covenant.id))
    assert version.state == "holds"
    how = queries.adopted(version)
    assert how and how.vote and how.vote.agreed
    assert rebuilding.check().is_equal


def test_the_page_puts_it_to_a_ballot_and_leads_to_it(desk: Desk, town: Town) -> None:
    one = begun(town, kind="property-company", sort="owners", body="owners-committee")
    page, staff = f"/desk/assembly/procedures/{one.id}/", desk("shequ")
    assert "交付表决" in staff.get(page).content.decode()
    wrong = staff.post(f"{page}ballot/", {"ballot_title": "选聘物业", "items": "", "rule": GENERAL})
    assert wrong.status_code == 422
    assert "选聘物业" in wrong.content.decode()
    typed = {"ballot_title": "选聘物业", "items": "选聘第一家\n同意收费", "rule": GENERAL}
    silent = staff.post(f"{page}ballot/", typed | {"deemed": "majority"})
    assert (silent.status_code, "要抄上议事规则的那一条" in silent.content.decode()) == (422, True)
    typed |= {"deemed": "majority", "article": "第十二条:跟从多数"}
    put_ = staff.post(f"{page}ballot/", typed)
    vote = Vote.objects.get(title="选聘物业")
    assert (put_.status_code, put_["Location"]) == (302, f"/desk/votes/{vote.id}/")
    assert (vote.revote, vote.deemed) == (False, "majority")
    there = staff.get(put_["Location"]).content.decode()
    assert f'这次表决为的是:<a href="{page}">{queries.deciding(one, at=town.noon).title}</a>' in there
    shown = staff.get(page).content.decode()
    assert "表决在准备" in shown
    assert "/desk/votes/" in shown
    assert staff.post(f"{page}ballot/", typed).status_code == 409
    assert desk("wanggezhang").post(f"{page}ballot/", typed).status_code in (403, 404)


def test_an_election_is_put_to_one_without_questions(desk: Desk, town: Town) -> None:
    one = begun(town, kind="owners-committee-election", sort="owners", body="owners-committee")
    page, staff = f"/desk/assembly/procedures/{one.id}/", desk("shequ")
    shown = staff.get(page).content.decode()
    assert "这是选举:不写事项" in shown
    assert 'name="items"' not in shown
    typed = {"ballot_title": "选举第一届业主委员会", "rule": ELECTION, "command": "one"}
    assert staff.post(f"{page}ballot/", typed).status_code == 302
    vote = Vote.objects.get(rule=ELECTION)
    assert vote.title == "选举第一届业主委员会"
    assert f"/desk/votes/{vote.id}/" in staff.get(page).content.decode()


def test_everybody_reads_the_numbers_of_the_ballot(town: Town) -> None:
    one, at = at_the_vote(town)
    stream = put(town, one, at)
    at = held(town, stream, at, "yes", "yes", "no")
    step(town, one, at, ballot=stream)
    public = Client().get(f"/decisions/{one.id}/").content.decode()
    assert f"/votes/{stream.partition(':')[2]}/" in public
    assert "表决通过了" in public
    sheet = Client().get(f"/decisions/{one.id}/sheets/1/").content.decode()
    assert "面积:全部" in sheet
    assert GRID not in sheet

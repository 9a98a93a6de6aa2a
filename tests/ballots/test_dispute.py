"""A household says that a ballot is not its own; the community answers before anything is counted."""

from datetime import datetime

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, opening, queries, slips
from bandeng.ballots.models import Dispute, Sheet
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.notices.models import Notice
from bandeng.people import actions as people
from tests.ballots.conftest import NO, YES, Begin, Voting
from tests.cases.conftest import Desk

WORDS = "我家没有投过"


def disputed(voting: Voting, place: int = 1) -> None:
    slot, at = voting.slot(place), voting.opens_at
    code = slips.code_of(slot.stream, slot.codes)
    actions.dispute(elector=slot, code=code, words=WORDS, by=people.guest(at=at), at=at)


def answered(voting: Voting, outcome: str, place: int = 1, *, at: datetime | None = None) -> None:
    by, at = voting.town.staff, at or voting.opens_at
    actions.answer(elector=voting.slot(place), outcome=outcome, words="查过送票记录", by=by, at=at)


def test_nothing_is_counted_before_the_answer(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    disputed(voting)
    with pytest.raises(NotNow, match="先答复,再计票"):
        voting.close()
    assert actions.close_due(at=voting.closes_at) == 0
    answered(voting, "stands")
    assert voting.close().state == "closed"


def test_the_posts_of_the_community_are_told(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    disputed(voting)
    told = set(Notice.objects.filter(kind="ballots.disputed").values_list("recipient", flat=True))
    assert told == {"community_secretary@410103012002", "community_staff@410103012002"}


def test_a_void_ballot_counts_no_more_and_its_code_neither(announced: Begin) -> None:
    voting = announced()
    old = slips.code_of(voting.slot(1).stream)
    voting.cast(1, YES)
    disputed(voting)
    answered(voting, "void")
    slot = voting.slot(1)
    assert queries.own(slot).what == "nothing"
    guest, at = people.guest(at=voting.opens_at), voting.opens_at
    with pytest.raises(NotYours, match="对不上"):
        actions.cast(elector=slot, code=old, choices=YES, by=guest, at=at)
    fresh = slips.code_of(slot.stream, slot.codes)
    actions.cast(elector=slot, code=fresh, choices=NO, by=guest, at=at)
    assert queries.own(voting.slot(1)).choices == NO


def test_a_void_paper_is_replaced_by_another(announced: Begin) -> None:
    voting = announced()
    voting.hand_in(1, where="desk")
    voting.keyed(1, YES, YES)
    disputed(voting)
    answered(voting, "void")
    states = dict(Sheet.objects.filter(elector=voting.slot(1)).values_list("id", "state"))
    assert list(states.values()) == ["spoiled", "issued"]
    assert not voting.slot(1).locked


def test_one_question_at_a_time_and_none_after_the_count(announced: Begin) -> None:
    voting = announced()
    disputed(voting)
    with pytest.raises(NotNow, match="还没有答复"):
        disputed(voting)
    answered(voting, "stands")
    with pytest.raises(NotNow, match="没有等答复"):
        answered(voting, "stands")
    voting.close()
    with pytest.raises(NotNow, match="书面提出"):
        disputed(voting)


@pytest.mark.parametrize("words", ["", "  ", "长" * 301])
def test_words_are_wanted(announced: Begin, words: str) -> None:
    voting = announced()
    slot, at = voting.slot(1), voting.opens_at
    with pytest.raises(BadInput):
        code = slips.code_of(slot.stream)
        actions.dispute(elector=slot, code=code, words=words, by=people.guest(at=at), at=at)
    disputed(voting)
    with pytest.raises(BadInput):
        actions.answer(elector=voting.slot(1), outcome="perhaps", words="好", by=voting.town.staff, at=at)


def test_another_households_code_disputes_nothing(announced: Begin) -> None:
    voting = announced()
    at, other = voting.opens_at, slips.code_of(voting.slot(2).stream)
    with pytest.raises(NotYours):
        actions.dispute(elector=voting.slot(1), code=other, words=WORDS, by=people.guest(at=at), at=at)


def test_a_grid_leader_does_not_answer(announced: Begin) -> None:
    voting = announced()
    disputed(voting)
    with pytest.raises(NotYours):
        by, at = voting.town.leader, voting.opens_at
        actions.answer(elector=voting.slot(1), outcome="void", words="查过", by=by, at=at)


def test_on_a_phone_and_at_the_desk(announced: Begin, desk: Desk, frozen: time_machine.Traveller) -> None:
    voting = announced()
    voting.cast(1, YES)
    frozen.move_to(voting.opens_at)
    phone, here = Client(), f"/votes/{voting.vote_id}/"
    phone.post(f"{here}ballot/", {"number": "E0001", "code": slips.code_of(voting.slot(1).stream)})
    wrong = phone.post(f"{here}dispute/", {"words": "长" * 301})
    assert wrong.status_code == 422
    assert "长" * 301 in wrong.content.decode(), "what was typed stays"
    assert phone.post(f"{here}dispute/", {"words": WORDS}).status_code == 302
    assert "等社区答复" in phone.get(f"{here}ballot/").content.decode()
    staff, there = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    assert WORDS in staff.get(there).content.decode()
    form = {"number": "E0001", "outcome": "", "words": "查过送票记录"}
    refused = staff.post(f"{there}answer/", form)
    assert refused.status_code == 422
    assert "查过送票记录" in refused.content.decode()
    assert staff.post(f"{there}answer/", form | {"outcome": "void"}).status_code == 302
    assert Dispute.objects.get().outcome == "void"
    closed = phone.get(f"{here}ballot/").content.decode()
    assert "用选票上的号和投票码" in closed, "the old code opens nothing any more"
    one = staff.get(f"{there}slips/?n=E0001").content.decode()
    assert slips.spaced(slips.code_of(voting.slot(1).stream, 1)) in one
    assert "E0002" not in one


def test_after_the_close_nobody_is_told_to_vote_again(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    voting.hand_in(1, where="desk")
    voting.keyed(1, YES, YES)
    voting.cast(2, YES)
    for place in (1, 2):
        disputed(voting, place)
    answered(voting, "void", 2)
    assert Notice.objects.filter(kind="ballots.voided").exists()
    frozen.move_to(voting.closes_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    page = staff.get(here).content.decode()
    assert "作废,不计入;投票已经结束,不能重新投" in page and "可以重新投" not in page
    answered(voting, "void", at=voting.closes_at)
    assert set(Sheet.objects.filter(elector=voting.slot(1)).values_list("state", flat=True)) == {"spoiled"}
    late = Notice.objects.filter(kind="ballots.voided_late")
    assert late.exists() and Notice.objects.filter(kind="ballots.voided").count() > 0
    phone, mine = Client(), f"/votes/{voting.vote_id}/ballot/"
    for place, told in ((1, "答复了:作废,不计入。投票已经结束,不能重新投"), (2, "答复了:作废<")):
        slot = voting.slot(place)
        phone.post(mine, {"number": slot.number, "code": slips.code_of(slot.stream, slot.codes)})
        shown = phone.get(mine).content.decode()
        assert told in shown and "原来的票作废了,不计入" in shown and "可以重新投" not in shown
    voting.close()
    counted = phone.get(mine).content.decode()
    assert "原来的票作废了,没有计入" in counted
    assert "请向社区或街道书面提出" in counted and "记的不是我家投的" not in counted


def test_everybody_reads_how_many_were_voided_and_why(announced: Begin) -> None:
    voting = announced()
    for place in (1, 2, 3):
        voting.cast(place, YES)
    voting.hand_in(4)
    by, at = voting.town.staff, voting.opens_at
    actions.spoil(elector=voting.slot(4), serial="E0004-1", why="lost", by=by, at=at)
    for place, outcome, when in ((1, "void", at), (2, "void", voting.closes_at), (3, "stands", at)):
        disputed(voting, place)
        answered(voting, outcome, place, at=when)
    disputed(voting, 5)
    answered(voting, "void", 5)  # nothing was recorded at this number
    public = f"/votes/{voting.vote_id}/"
    assert "作废了" not in Client().get(public).content.decode(), "nothing before the count"
    voting.close()
    for address in (public, f"{public}sheet/"):
        page = Client().get(address).content.decode()
        assert "2 个号的票作废了:有人说不是自己家投的,查了确实不是。" in page
        assert "其中 1 个是投票结束以后作废的,不能重新投,没有计入。" in page
        assert "补发过 1 张纸票,旧的作废:丢了 1 张。" in page and "-101" not in page
    told = opening.totals(voting.vote)["voided"]
    assert told == {"ballot": {"numbers": 2, "late": 1}, "papers": {"lost": 1}}

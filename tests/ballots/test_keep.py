"""Where on line and paper differ she sees both and says which counts; who took the paper does not."""

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, queries, slips
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.people import actions as people
from tests.ballots.conftest import AREAS, DAY, NO, YES, Begin, Voting

STREET = "street_staff@410103012"


def differing(voting: Voting) -> Voting:
    voting.cast(1, YES)
    voting.hand_in(1)
    voting.keyed(1, NO, NO)
    return voting


def keep(voting: Voting, keeps: str) -> None:
    slot, at = voting.slot(1), voting.opens_at
    code = slips.code_of(slot.stream, slot.codes)
    actions.keep(elector=slot, code=code, keeps=keeps, by=people.guest(at=at), at=at)


def settle(voting: Voting, by: str, keeps: str = "paper") -> None:
    actions.settle(elector=voting.slot(1), keeps=keeps, how="telephone", by=by, at=voting.opens_at)


def test_her_own_word_stands_and_the_last_of_it(announced: Begin) -> None:
    voting = differing(announced())
    settle(voting, voting.town.holder(STREET))
    assert queries.own(voting.slot(1)).choices == NO
    for keeps, choices in (("online", YES), ("paper", NO), ("online", YES)):
        keep(voting, keeps)
        assert queries.own(voting.slot(1)).choices == choices
    with pytest.raises(NotNow, match="已经问清楚"):
        settle(voting, voting.town.holder(STREET))


def test_a_number_in_conflict_takes_no_part_until_its_voter_has_said(announced: Begin) -> None:
    voting = announced()
    voting.cast(2, YES)
    differing(voting)
    shown = queries.turnout(voting.vote)
    assert (shown.heads, shown.area) == (1, AREAS[1])
    keep(voting, "paper")
    shown = queries.turnout(voting.vote)
    assert (shown.heads, shown.area) == (2, AREAS[0] + AREAS[1])


def test_who_took_or_keyed_the_paper_does_not_settle_it(announced: Begin) -> None:
    voting = differing(announced())
    with pytest.raises(NotYours, match="请另一个人来问"):
        settle(voting, voting.town.staff)
    settle(voting, voting.town.holder(STREET))


def test_a_paper_of_a_poll_does_not_turn_a_ballot_by_one_hand(announced: Begin) -> None:
    """It needs its picture and two entries where the voter has cast on line, too."""
    voting = announced(binding=False)
    voting.cast(1, YES)
    back = actions.Returned(serial=voting.deliver(1), where="door")
    by, at = voting.town.staff, voting.opens_at
    with pytest.raises(BadInput) as refused:
        actions.receive(elector=voting.slot(1), back=back, by=by, at=at)
    assert "picture" in refused.value.issues
    back = actions.Returned(serial="E0001-1", where="door", picture="a" * 64)
    actions.receive(elector=voting.slot(1), back=back, by=by, at=at)
    actions.key(elector=voting.slot(1), choices=NO, by=by, at=at)
    assert voting.slot(1).paper == "-", "one entry of two"
    actions.key(elector=voting.slot(1), choices=NO, by=voting.town.leader, at=at)
    assert queries.own(voting.slot(1)).what == "conflict"


def test_a_paper_that_is_not_proved_is_settled_by_the_voter_alone(announced: Begin) -> None:
    voting = announced(binding=False)
    back = actions.Returned(serial=voting.deliver(1), where="door")
    actions.receive(elector=voting.slot(1), back=back, by=voting.town.staff, at=voting.opens_at)
    actions.key(elector=voting.slot(1), choices=NO, by=voting.town.staff, at=voting.opens_at)
    voting.cast(1, YES)
    with pytest.raises(NotNow, match="没有照片"):
        settle(voting, voting.town.holder(STREET))
    keep(voting, "paper")
    assert queries.own(voting.slot(1)).choices == NO


def test_nothing_is_said_where_nothing_differs_or_the_days_are_over(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    with pytest.raises(NotNow, match="没有两张不一样"):
        keep(voting, "paper")
    voting.hand_in(1)
    voting.keyed(1, NO, NO)
    with pytest.raises(BadInput):
        keep(voting, "both")
    slot = voting.slot(1)
    told = {"keeps": "paper", "by": people.guest(at=voting.opens_at)}
    with pytest.raises(NotYours):
        actions.keep(elector=slot, code="0000 0000", at=voting.opens_at, **told)
    with pytest.raises(NotNow, match="没有说清楚的不计入"):
        actions.keep(elector=slot, code=slips.code_of(slot.stream), at=voting.closes_at + 3 * DAY, **told)


def test_she_sees_both_on_her_page_and_says_it_there(
    announced: Begin, frozen: time_machine.Traveller
) -> None:
    voting = differing(announced())
    frozen.move_to(voting.opens_at)
    phone, here = Client(), f"/votes/{voting.vote_id}/"
    phone.post(f"{here}ballot/", {"number": "E0001", "code": slips.code_of(voting.slot(1).stream)})
    page = phone.get(f"{here}ballot/").content.decode()
    two = page.partition("网上和纸质的不一样</h2>")[2].partition("</section>")[0]
    assert "<strong>同意</strong>" in two and "<strong>不同意</strong>" in two
    assert "那以前不计票;您说了以后,投票一结束就可能计票" in two
    lacking = phone.post(f"{here}keeping/", {})
    assert (lacking.status_code, "请选以哪一张为准" in lacking.content.decode()) == (422, True)
    settle(voting, voting.town.holder(STREET))
    page = phone.get(f"{here}ballot/").content.decode()
    assert "社区记下了:问过您家,以纸质的为准" in page and "记的不是我家投的" in page
    assert "那以前不计票" in page, "recorded for her it is waited for, too"
    assert phone.post(f"{here}keeping/", {"keeps": "online"}).status_code == 302
    page = phone.get(f"{here}ballot/").content.decode()
    assert "您说了:以网上的为准" in page
    assert "计票以前在这里再说" in page and "那以前不计票" not in page
    assert actions.close_due(at=voting.closes_at) == 0, "the batch was not checked"
    voting.checked()
    assert actions.close_due(at=voting.closes_at) == 1, "she has said it: nobody waits"
    assert Client().post(f"{here}keeping/", {"keeps": "paper"}).status_code == 302

"""A vote from its preparation to its result: who may, when, and what counts of a slot."""

from datetime import timedelta

import pytest
from django.test import Client

from bandeng.ballots import actions, queries, slips
from bandeng.ballots.models import Item
from bandeng.ballots.rules.roots import roll_root
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from tests.ballots.conftest import ABSTAIN, AREAS, NO, VOTERS, YES, Begin, Voting

MOMENT = timedelta(seconds=1)


def result(voting: Voting) -> tuple[bool, bool, tuple[int, int], tuple[int, int]]:
    item = Item.objects.get(vote=voting.vote)
    return item.quorum, item.passed, (item.yes_area, item.yes_heads), (item.no_area, item.no_heads)


def test_a_vote_on_line_is_counted_by_area_and_heads(announced: Begin) -> None:
    voting = announced()
    for place, choices in ((1, YES), (2, YES), (3, YES), (4, NO)):
        voting.cast(place, choices)
    vote = voting.close()
    assert result(voting) == (True, True, (24910, 3), (10000, 1))
    assert (vote.conflicts, vote.undecided, vote.could_change) == (0, 0, False)
    assert vote.root == roll_root([(voter.number, voter.area, 1) for voter in VOTERS])


def test_nothing_is_counted_before_the_close(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    with pytest.raises(NotNow, match="还没有结束"):
        actions.close(vote=voting.vote, by=voting.town.staff, at=voting.closes_at - MOMENT)
    assert queries.turnout(voting.vote).heads == 1
    assert not any("yes" in str(fact.body) for fact in Fact.objects.filter(name__startswith="ballots."))


@pytest.mark.parametrize(("moment", "told"), [(-MOMENT, "还没有开始"), (7 * timedelta(days=1), "已经结束")])
def test_a_ballot_outside_the_window_is_refused(announced: Begin, moment: timedelta, told: str) -> None:
    voting = announced()
    with pytest.raises(NotNow, match=told):
        voting.cast(1, YES, at=voting.opens_at + moment)


def test_the_last_ballot_on_line_counts_and_both_stay_in_the_book(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    voting.cast(1, NO)
    assert queries.own(voting.slot(1)).choices == NO
    assert Fact.objects.named("ballots.cast").count() == 2


def test_where_a_vote_says_so_a_ballot_is_final(announced: Begin) -> None:
    voting = announced(revote=False)
    voting.cast(1, YES)
    with pytest.raises(NotNow, match="投出不能改"):
        voting.cast(1, NO)


def test_two_telephones_in_the_same_moment_cast_one_ballot(announced: Begin) -> None:
    voting = announced()
    slot, at = voting.slot(1), voting.opens_at
    code = slips.code_of(slot.stream)
    actions.cast(elector=slot, code=code, choices=YES, by=people.guest(at=at), at=at)
    with pytest.raises(Stale):
        actions.cast(elector=slot, code=code, choices=NO, by=people.guest(at=at), at=at)
    assert queries.own(voting.slot(1)).choices == YES


def test_a_wrong_code_opens_nothing(announced: Begin) -> None:
    voting = announced()
    other = slips.code_of(voting.slot(2).stream)
    with pytest.raises(NotYours, match="对不上"):
        actions.cast(
            elector=voting.slot(1),
            code=other,
            choices=YES,
            by=people.guest(at=voting.opens_at),
            at=voting.opens_at,
        )


@pytest.mark.parametrize("choices", [{}, {"1": "maybe"}, {"2": "yes"}])
def test_every_item_wants_a_choice(announced: Begin, choices: dict[str, str]) -> None:
    with pytest.raises(BadInput) as refused:
        announced().cast(1, choices)
    assert list(refused.value.issues) == ["item-1"]


def test_a_paper_handed_in_at_the_desk_locks_the_slot(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    voting.hand_in(1, where="desk")
    voting.keyed(1, NO, NO)
    assert queries.own(voting.slot(1)).choices == NO
    with pytest.raises(NotNow, match="以纸质的为准"):
        voting.cast(1, YES)


def test_paper_from_the_door_with_the_same_choice_is_one_ballot(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    voting.hand_in(1)
    voting.keyed(1, YES, YES)
    voting.close()
    assert result(voting)[2] == (AREAS[0], 1)


def test_paper_from_the_door_that_differs_takes_no_part_until_the_voter_was_asked(announced: Begin) -> None:
    voting = announced()
    for place in (2, 3, 4):
        voting.cast(place, YES)
    voting.cast(1, YES)
    voting.hand_in(1)
    voting.keyed(1, NO, NO)
    assert [slot.number for slot in queries.in_conflict(voting.vote)] == ["E0001"]
    by = voting.town.holder("street_staff@410103012")
    actions.settle(elector=voting.slot(1), keeps="paper", how="telephone", by=by, at=voting.opens_at)
    voting.close(at=voting.closes_at + timedelta(days=3))
    assert result(voting) == (True, True, (26105, 3), (AREAS[0], 1))


def test_the_report_says_whether_open_conflicts_could_turn_the_result(announced: Begin) -> None:
    voting = announced()
    for place, choices in ((2, YES), (3, NO), (4, YES)):
        voting.cast(place, choices)
    voting.cast(1, YES)
    voting.hand_in(1)
    voting.keyed(1, NO, NO)
    vote = voting.close(at=voting.closes_at + timedelta(days=3))
    assert (vote.conflicts, vote.undecided, vote.could_change) == (1, 0, True)
    told = Client().get(f"/votes/{vote.id}/").content.decode()
    assert "到计票时还没有问清楚,它们加在一起可能改变结果。" in told, "nobody can say any more which counts"


def test_two_entries_that_differ_go_to_a_third_person(announced: Begin) -> None:
    voting = announced()
    voting.hand_in(1)
    slot = voting.keyed(1, YES, ABSTAIN)
    assert slot.differs
    with pytest.raises(NotYours, match="第三个人"):
        actions.adjudicate(elector=slot, choices=YES, by=voting.town.leader, at=voting.opens_at)
    street = voting.town.holder("street_staff@410103012")
    actions.adjudicate(elector=slot, choices=YES, by=street, at=voting.opens_at)
    assert queries.own(voting.slot(1)).choices == YES


def test_one_person_or_one_body_cannot_key_both(announced: Begin) -> None:
    voting = announced()
    slot = voting.hand_in(1)
    voting.counted()
    actions.key(elector=slot, choices=YES, by=voting.town.staff, at=voting.opens_at)
    with pytest.raises(NotYours, match="另一个人"):
        actions.key(elector=voting.slot(1), choices=YES, by=voting.town.staff, at=voting.opens_at)
    secretary = voting.town.holder("community_secretary@410103012002")
    with pytest.raises(NotYours, match="两个单位"):
        actions.key(elector=voting.slot(1), choices=YES, by=secretary, at=voting.opens_at)


def test_a_poll_without_legal_effect_is_keyed_once(announced: Begin) -> None:
    voting = announced(binding=False)
    back = actions.Returned(serial=voting.deliver(1), where="door")
    actions.receive(elector=voting.slot(1), back=back, by=voting.town.staff, at=voting.opens_at)
    actions.key(elector=voting.slot(1), choices=YES, by=voting.town.staff, at=voting.opens_at)
    assert queries.own(voting.slot(1)).choices == YES


def test_a_paper_comes_back_once_and_its_picture_stands_for_one(announced: Begin) -> None:
    voting = announced()
    voting.hand_in(1, picture="a" * 64)
    again = actions.Returned(serial="E0001-1", where="door", picture="b" * 64)
    with pytest.raises(NotNow, match="只收一次"):
        actions.receive(elector=voting.slot(1), back=again, by=voting.town.staff, at=voting.opens_at)
    with pytest.raises(BadInput, match="已经用过"):
        voting.hand_in(2, picture="a" * 64)


def test_a_binding_vote_wants_the_picture_before_the_keying(announced: Begin) -> None:
    voting = announced()
    back = actions.Returned(serial=voting.deliver(1), where="door")
    with pytest.raises(BadInput) as refused:
        actions.receive(elector=voting.slot(1), back=back, by=voting.town.staff, at=voting.opens_at)
    assert "picture" in refused.value.issues


def test_a_serial_of_another_slot_is_not_known_here(announced: Begin) -> None:
    voting = announced()
    voting.deliver(2)
    back = actions.Returned(serial="E0002-1", where="desk", picture="c" * 64)
    with pytest.raises(BadInput, match="没有发过"):
        actions.receive(elector=voting.slot(1), back=back, by=voting.town.staff, at=voting.opens_at)


def test_a_spoiled_paper_counts_no_more(announced: Begin) -> None:
    voting = announced()
    voting.hand_in(1)
    voting.keyed(1, NO, NO)
    by, at = voting.town.staff, voting.opens_at
    actions.spoil(elector=voting.slot(1), serial="E0001-1", why="written-badly", by=by, at=at)
    assert queries.own(voting.slot(1)).what == "nothing"
    old = actions.Returned(serial="E0001-1", where="desk", picture="d" * 64)
    with pytest.raises(NotNow, match="作废"):
        actions.receive(elector=voting.slot(1), back=old, by=by, at=at)
    new = actions.Returned(serial="E0001-2", where="desk", picture="e" * 64)
    actions.receive(elector=voting.slot(1), back=new, by=by, at=at)
    voting.keyed(1, YES, YES)
    assert queries.own(voting.slot(1)).choices == YES


def test_the_roll_is_frozen_once_it_is_announced(announced: Begin) -> None:
    voting = announced()
    what = actions.Correction(number="E0001", area="99", why="登记簿上不是这个数")
    with pytest.raises(NotNow):
        actions.correct(vote=voting.vote, what=what, by=voting.town.staff, at=voting.opens_at)


def test_an_objection_corrects_the_roll_before(prepared: Begin) -> None:
    voting = prepared()
    by, at = voting.town.staff, voting.town.noon
    actions.take_roll(vote=voting.vote, voters=VOTERS, by=by, at=at)
    what = actions.Correction(number="E0001", area="99.99", why="登记簿上不是这个数")
    actions.correct(vote=voting.vote, what=what, by=by, at=at)
    assert voting.slot(1).area == 9999
    assert voting.vote.area == sum(AREAS) - AREAS[0] + 9999
    for wrong in ("0", "-1", "99.999", "1,099"):
        with pytest.raises(BadInput):
            bad = actions.Correction(number="E0001", area=wrong, why="登记簿上不是这个数")
            actions.correct(vote=voting.vote, what=bad, by=by, at=at)


def test_the_same_item_is_not_put_twice(prepared: Begin) -> None:
    with pytest.raises(BadInput) as refused:
        prepared(items=("装晾衣杆", "换大门", " 装晾衣杆 "))
    assert "写得一样" in refused.value.issues["items"]


def test_a_secret_election_cannot_be_prepared(prepared: Begin) -> None:
    with pytest.raises(NotNow, match="无记名"):
        prepared(rule="residents-committee-election")


def test_silence_wants_a_rule_that_lets_it_and_its_article(prepared: Begin) -> None:
    with pytest.raises(BadInput) as refused:
        prepared(deemed="majority")
    assert "article" in refused.value.issues
    with pytest.raises(BadInput) as refused:
        prepared(rule="civil-code-278-special", deemed="majority", article="第八条")
    assert "deemed" in refused.value.issues


def test_the_silent_are_those_that_were_handed_a_ballot(announced: Begin) -> None:
    voting = announced(deemed="majority", article="议事规则第十二条:送达后不表态的,算作同意多数意见")
    voting.cast(1, YES)
    voting.cast(2, YES)
    for place in (3, 4):
        voting.deliver(place)
    voting.close()
    item = Item.objects.get(vote=voting.vote)
    assert (item.deemed_as, item.deemed_heads, item.passed) == ("yes", 2, True)
    assert (item.yes_area, item.yes_heads) == (AREAS[0] + AREAS[1], 2), "shown apart"


def test_the_clock_counts_when_the_time_has_come(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    assert actions.close_due(at=voting.closes_at - MOMENT) == 0
    assert actions.close_due(at=voting.closes_at) == 1
    assert voting.vote.state == "closed"
    assert actions.close_due(at=voting.closes_at) == 0


def test_the_clock_waits_for_papers_that_are_not_keyed(announced: Begin) -> None:
    voting = announced()
    voting.hand_in(1)
    assert actions.close_due(at=voting.closes_at) == 0
    vote = voting.close()
    assert (vote.undecided, vote.could_change) == (1, False)


def test_a_result_hangs_at_the_board_for_fifteen_days_at_least(announced: Begin) -> None:
    voting = announced()
    voting.close()
    with pytest.raises(BadInput, match="15"):
        actions.publish(vote=voting.vote, days=7, by=voting.town.staff, at=voting.closes_at)
    actions.publish(vote=voting.vote, days=15, by=voting.town.staff, at=voting.closes_at)
    assert voting.vote.state == "published"


def test_who_has_no_post_for_it_runs_no_vote(announced: Begin) -> None:
    voting = announced()
    patroller = voting.town.holder("patroller@410103012002-01")
    with pytest.raises(NotYours):
        actions.close(vote=voting.vote, by=patroller, at=voting.closes_at)

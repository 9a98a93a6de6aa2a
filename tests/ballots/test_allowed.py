"""The desk of a vote shows the forms somebody may send, and says who may do the rest."""

import time_machine

from bandeng.ballots.web import allowed
from bandeng.posts import queries as posts
from bandeng.rulebook.rules.acts_of_votes import VOTES
from tests.ballots.conftest import DAY, YES, Begin
from tests.cases.conftest import Desk


def test_a_grid_leader_sees_what_she_may_do_and_who_runs_the_vote(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    here = f"/desk/votes/{voting.vote_id}/"
    page = desk("wanggezhang").get(here).content.decode()
    for noun in ("delivery", "return"):
        assert f"{here}{noun}/" in page
    for noun in ("spoiling", "empowerment", "new-owner", "witness", "withdrawal", "amendment", "objection"):
        assert f"{here}{noun}/" not in page
    assert "这次表决由" in page
    assert "这次表决由" not in desk("shequ").get(here).content.decode()
    frozen.move_to(voting.closes_at)
    assert f"{here}count/" not in desk("wanggezhang").get(here).content.decode()
    assert f"{here}count/" in desk("shequ").get(here).content.decode()


def test_what_is_shown_is_what_the_charter_lets_her_do(announced: Begin) -> None:
    """Held against the hand itself, for whoever runs a vote and for whoever walks round."""
    voting = announced()
    for person in (voting.town.staff, voting.town.leader):
        may = allowed.context(voting.vote, person, voting.opens_at)["may"]
        reach = {act: posts.places_where(person, act, at=voting.opens_at).places for act in VOTES}
        here = {act.partition(".")[2] for act, places in reach.items() if places}
        assert may <= here  # type: ignore[operator]
        certain = {
            act.partition(".")[2]
            for act in VOTES
            if posts.permit(person, act, voting.vote.place, at=voting.opens_at).yes
        }
        assert certain <= may  # type: ignore[operator]


def test_a_finished_ballot_is_spoken_of_as_finished(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    voting.cast(1, YES)
    voting.close()
    frozen.move_to(voting.closes_at + DAY)
    page = desk("shequ").get(f"/votes/{voting.vote_id}/").content.decode()
    assert "参加了" in page
    assert "已经参加" not in page
    assert "网上可以改投" not in page

"""A vote can be taken back until it opens, and not afterwards."""

import pytest

from bandeng.ballots import actions, queries
from bandeng.ballots.models import Vote
from bandeng.kernel.refusals import BadInput, NotNow
from tests.ballots.conftest import YES, Begin


def test_before_it_opens_it_is_withdrawn_with_a_reason(announced: Begin) -> None:
    voting = announced()
    by, at = voting.town.staff, voting.town.noon
    with pytest.raises(BadInput):
        actions.withdraw(vote=voting.vote, why=" ", by=by, at=at)
    actions.withdraw(vote=voting.vote, why="标题写错了", by=by, at=at)
    assert voting.vote.state == "withdrawn"
    with pytest.raises(Vote.DoesNotExist):
        queries.public_vote(voting.vote_id)
    with pytest.raises(NotNow, match="已经结束"):
        voting.cast(1, YES)


def test_once_it_is_open_it_stands(announced: Begin) -> None:
    voting = announced()
    with pytest.raises(NotNow, match="已经开始"):
        actions.withdraw(vote=voting.vote, why="标题写错了", by=voting.town.staff, at=voting.opens_at)

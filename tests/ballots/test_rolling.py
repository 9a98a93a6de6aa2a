"""Before the roll is frozen: posted, objected to, all answered; after it only until the opening."""

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, queries
from bandeng.ballots.models import Objection
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.models import Fact
from tests.ballots.conftest import AREAS, DAY, VOTERS, YES, Begin, Voting
from tests.cases.conftest import Desk

AREA = actions.Against(number="E0001", about="area", words="房本上写的不是这个数")


def doing(voting: Voting, *, days: int = 0, by: str = "") -> actions.Doing:
    return actions.Doing(vote=voting.vote, by=by or voting.town.staff, at=voting.town.noon + days * DAY)


@pytest.fixture
def rolled(prepared: Begin) -> Begin:
    def begin(**more: object) -> Voting:
        voting = prepared(**more)
        actions.take_roll(vote=voting.vote, voters=VOTERS, by=voting.town.staff, at=voting.town.noon)
        return voting

    return begin


def announce(voting: Voting) -> None:
    times = {"opens_at": voting.opens_at, "closes_at": voting.closes_at}
    actions.announce(vote=voting.vote, **times, by=voting.town.staff, at=voting.town.noon)


def test_the_roll_is_not_frozen_before_every_objection_is_answered(rolled: Begin) -> None:
    voting = rolled()
    actions.post(doing(voting))
    assert queries.public_vote(voting.vote_id).state == "posted"
    actions.object_to(doing(voting), what=AREA)
    with pytest.raises(NotNow, match="还有 1 条对名册的异议没有答复"):
        announce(voting)
    objection = Objection.objects.get()
    with pytest.raises(BadInput):
        actions.rule(doing(voting), objection=objection.id, upheld=True, why=" ")
    actions.rule(doing(voting), objection=objection.id, upheld=False, why="登记簿上就是这个数")
    with pytest.raises(NotNow, match="已经答复"):
        actions.rule(doing(voting), objection=objection.id, upheld=True, why="再看一遍")
    announce(voting)
    assert voting.vote.state == "announced"
    assert "房本" not in "".join(Fact.objects.values_list("body_text", flat=True))


@pytest.mark.parametrize(
    ("what", "field"),
    [
        (actions.Against(number="E0099", about="area", words="不对"), "against"),
        (actions.Against(number="", about="area", words="不对"), "against"),
        (actions.Against(number="E0001", about="colour", words="不对"), "about"),
        (actions.Against(number="E0001", about="area", words=" "), "objection"),
    ],
)
def test_an_objection_says_of_which_number_what_is_wrong(
    rolled: Begin, what: actions.Against, field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        actions.object_to(doing(rolled()), what=what)
    assert list(refused.value.issues) == [field]


def test_somebody_missing_is_put_on_the_roll_and_a_stranger_taken_off(rolled: Begin) -> None:
    voting = rolled()
    actions.object_to(doing(voting), what=actions.Against(number="", about="missing", words="漏了我家"))
    missing = actions.Missing(area="66.60", units=("9-101",), phones=("13600001111",), why="漏了")
    actions.list_voter(doing(voting), what=missing)
    added = voting.slot(6)
    assert (added.area, queries.rooms(voting.vote)["E0006"]) == (6660, "9-101")
    actions.strike(doing(voting), number="E0006", why="写重了")
    assert (voting.vote.entities, voting.vote.area) == (5, sum(AREAS))
    actions.list_voter(doing(voting), what=missing)
    assert voting.slot(7).area == 6660, "no number is used twice"
    with pytest.raises(BadInput):
        actions.strike(doing(voting), number="E0006", why="已经没有了")
    with pytest.raises(BadInput):
        actions.list_voter(doing(voting), what=actions.Missing(area="0", units=("1",), phones=(), why="漏了"))
    with pytest.raises(BadInput):
        actions.list_voter(doing(voting), what=actions.Missing(area="1", units=(), phones=(), why="漏了"))
    with pytest.raises(BadInput) as refused:
        odd = actions.Missing(area="1", units=("1",), phones=("1381111",), why="漏了")
        actions.list_voter(doing(voting), what=odd)
    assert "phones" in refused.value.issues


def test_after_the_freezing_a_correction_publishes_a_new_root_until_the_opening(rolled: Begin) -> None:
    voting = rolled()
    with pytest.raises(NotNow):
        actions.amend(doing(voting), number="E0001", area="90.00", why="还没有公告")
    announce(voting)
    before = voting.vote.root
    with pytest.raises(NotNow):
        actions.strike(doing(voting), number="E0001", why="公告以后不能去掉")
    actions.amend(doing(voting, days=1), number="E0001", area="90.00", why="登记簿上是这个数")
    vote = voting.vote
    assert vote.root != before
    assert (vote.first_root, voting.slot(1).area) == (before, 9000)
    with pytest.raises(NotNow, match="投票已经开始"):
        actions.amend(doing(voting, days=16), number="E0001", area="91.00", why="晚了")
    with pytest.raises(NotNow, match="投票已经开始"):
        actions.object_to(doing(voting, days=16), what=AREA)
    for wrong in ("0", "1,000", "90.001", ""):
        with pytest.raises(BadInput):
            actions.amend(doing(voting, days=1), number="E0001", area=wrong, why="看不懂")


def test_who_has_no_post_for_it_touches_no_roll(rolled: Begin) -> None:
    voting = rolled()
    patroller = voting.town.holder("patroller@410103012002-01")
    with pytest.raises(NotYours):
        actions.object_to(doing(voting, by=patroller), what=AREA)


def test_a_vote_of_items_needs_no_posting_and_has_no_candidates(rolled: Begin) -> None:
    voting = rolled()
    by, at = voting.town.staff, voting.town.noon
    with pytest.raises(NotNow, match="没有候选人"):
        actions.nominate(vote=voting.vote, name="甲", nominator="self", by=by, at=at)
    announce(voting)
    voting.cast(1, YES)


def upheld(voting: Voting, what: actions.Against) -> None:
    objection = str(actions.object_to(doing(voting), what=what).body["objection"])
    actions.rule(doing(voting), objection=objection, upheld=True, why="看了房本")


def test_the_roll_is_not_frozen_before_what_was_upheld_is_carried_out(rolled: Begin) -> None:
    voting = rolled()
    upheld(voting, AREA)
    with pytest.raises(NotNow, match="还没有照着改名册.E0001"):
        announce(voting)
    other = actions.Correction(number="E0002", area="88.00", why="另一户")
    actions.correct(vote=voting.vote, what=other, by=voting.town.staff, at=voting.town.noon)
    with pytest.raises(NotNow, match="E0001"):
        announce(voting)
    right = actions.Correction(number="E0001", area="88.00", why="房本")
    actions.correct(vote=voting.vote, what=right, by=voting.town.staff, at=voting.town.noon)
    announce(voting)
    assert voting.vote.state == "announced"


def test_each_who_was_missing_is_put_on_before_the_roll_is_frozen(rolled: Begin) -> None:
    voting = rolled()
    for words in ("漏了我家", "也漏了我家"):
        upheld(voting, actions.Against(number="", about="missing", words=words))
    for room in ("9-101", "9-102"):
        with pytest.raises(NotNow, match="漏了人"):
            announce(voting)
        missing = actions.Missing(area="66.60", units=(room,), phones=(), why="漏了")
        actions.list_voter(doing(voting), what=missing)
    announce(voting)
    assert voting.vote.entities == 7


def test_a_new_roll_carries_out_what_was_upheld(rolled: Begin) -> None:
    voting = rolled()
    upheld(voting, AREA)
    by, at = voting.town.staff, voting.town.noon + DAY / 24
    actions.take_roll(vote=voting.vote, voters=VOTERS, by=by, at=at)
    announce(voting)


def test_the_desk_says_what_is_still_to_be_carried_out(rolled: Begin, desk: Desk) -> None:
    voting = rolled()
    upheld(voting, AREA)
    page = desk(voting.town.staff).get(f"/desk/votes/{voting.vote_id}/").content.decode()
    assert "异议成立了(E0001),名册还没有改" in page


def test_without_days_in_the_rule_objections_are_taken_until_voting_opens(
    rolled: Begin, frozen: time_machine.Traveller
) -> None:
    voting = rolled()
    actions.post(doing(voting))
    assert voting.vote.objections_until is None
    frozen.move_to(voting.town.noon)
    here = f"/votes/{voting.vote_id}/"
    for page in ("/votes/", here, f"{here}sheet/", f"{here}objections/"):
        assert Client().get(page).status_code == 200
    assert "开始投票以前都可以提" in Client().get(here).content.decode()
    announce(voting)
    late = actions.Doing(vote=voting.vote, by=voting.town.staff, at=voting.opens_at)
    just = actions.Doing(vote=voting.vote, by=voting.town.staff, at=voting.opens_at - DAY / 86400)
    actions.object_to(just, what=AREA)
    late.vote.refresh_from_db()
    with pytest.raises(NotNow, match="投票已经开始"):
        actions.object_to(late, what=AREA)

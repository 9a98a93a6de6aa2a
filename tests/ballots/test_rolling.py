"""Before the roll is frozen: posted, objected to, all answered; after it only until the opening."""

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from bandeng.ballots import actions, queries
from bandeng.ballots.models import Objection
from bandeng.ballots.queries import numbering
from bandeng.ballots.rules.numbering import Held, kept_numbers
from bandeng.ballots.sheets import Voter
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.models import Fact
from tests.ballots.conftest import AREAS, DAY, OWNER, VOTERS, WIFE, YES, Begin, Voting
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
    assert "异议成立了(E0001 · 1-101),名册还没有改" in page


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


def voter(number: int, *units: str, phones: tuple[str, ...] = (), area: int = 9000) -> Voter:
    return Voter(number=f"E{number:04d}", area=area, units=units, phones=phones)


def take(voting: Voting, *voters: Voter) -> dict[str, str]:
    actions.take_roll(vote=voting.vote, voters=voters, by=voting.town.staff, at=voting.town.noon)
    return {rooms: number for number, rooms in queries.rooms(voting.vote).items()}


def test_a_number_stays_with_its_rooms_when_the_roll_is_taken_in_again(prepared: Begin) -> None:
    """Drawn anew, the objection to one household would be carried out at another."""
    voting = prepared()
    take(voting, voter(1, "1-101"), voter(2, "1-102"), voter(3, "1-103", "1-104", "1-105"))
    actions.object_to(doing(voting), what=actions.Against(number="E0002", about="area", words="面积写少了"))
    sold = (voter(1, "1-105"), voter(2, "1-103", "1-104"), voter(3, "1-102"), voter(4, "1-101"))
    now = take(voting, *sold)
    assert (now["1-101"], now["1-102"], now["1-103 1-104"]) == ("E0001", "E0002", "E0003")
    assert now["1-105"] == "E0004", "sold since: the number stays with most of the rooms"
    said = queries.objections(voting.vote)
    (meant,) = numbering.meant(voting.vote, said).values()
    assert (meant.rooms, meant.now, meant.moved) == (("1-102",), ("E0002",), False)


def test_a_named_number_whose_rooms_are_gone_is_given_to_nobody_else(prepared: Begin, desk: Desk) -> None:
    voting = prepared()
    take(voting, voter(1, "1-101"), voter(2, "1-102"))
    actions.object_to(doing(voting), what=actions.Against(number="E0002", about="area", words="面积写少了"))
    now = take(voting, voter(1, "1-101"), voter(2, "1-202"), voter(3, "1-203"))
    assert now == {"1-101": "E0001", "1-202": "E0003", "1-203": "E0004"}
    page = desk("shequ").get(f"/desk/votes/{voting.vote_id}/").content.decode()
    assert "异议:E0002 · 1-102" in page
    assert "提的时候 E0002 是 1-102,现在名册上没有了" in page


def test_residents_of_one_room_are_told_apart_by_their_telephones(prepared: Begin) -> None:
    """Where nothing tells, both numbers are drawn anew, and one that was named says whose it was."""
    voting = prepared(rule="residents-meeting", items=("装充电棚",))
    first, second = voter(1, "1-101", phones=(OWNER,)), voter(2, "1-101", phones=(WIFE,))
    take(voting, first, second, voter(3, "2-101"), voter(4, "2-101"))
    actions.object_to(doing(voting), what=actions.Against(number="E0004", about="other", words="搬走了"))
    again = (voter(3, "2-101"), voter(2, "2-101"), voter(4, "1-101", phones=(OWNER,)))
    take(voting, *again, voter(1, "1-101", phones=(WIFE,)))
    held = {each.number: (each.units, each.phones) for each in numbering.held(voting.vote)}
    assert held["E0001"] == (("1-101",), (OWNER,))
    assert held["E0002"] == (("1-101",), (WIFE,))
    assert sorted(held) == ["E0001", "E0002", "E0003", "E0005"]


def test_whoever_is_put_on_gets_a_number_that_nobody_had(rolled: Begin) -> None:
    voting = rolled()
    actions.strike(doing(voting), number="E0005", why="写了两遍")
    missing = actions.Missing(area="60.00", units=("9-101",), phones=(), why="房本在这里")
    actions.list_voter(doing(voting), what=missing)
    assert queries.rooms(voting.vote)["E0006"] == "9-101"


@given(st.data())
def test_numbers_are_never_given_twice_and_named_ones_to_nobody_new(data: st.DataObject) -> None:
    rooms = st.lists(st.integers(1, 12), unique=True, min_size=1, max_size=12)

    def roll() -> list[Held]:
        return [
            Held(number=f"E{place:04d}", units=(str(room),)) for place, room in enumerate(data.draw(rooms), 1)
        ]

    old, new = roll(), roll()
    named = data.draw(st.sets(st.sampled_from([each.number for each in old])))
    numbers = kept_numbers(old, new, named=named)
    before = {each.units: each.number for each in old}
    assert len(set(numbers)) == len(new)
    for each, number in zip(new, numbers, strict=True):
        assert number == before.get(each.units, number)
        assert each.units in before or number not in named

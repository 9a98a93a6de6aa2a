"""The owners' committee: candidates posted for seven days, each voter marks as many as there are seats."""

from pathlib import Path

import pytest

from bandeng.ballots import actions, elections, queries
from bandeng.ballots.models import Item
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from tests.ballots.conftest import DAY, VOTERS, Begin, Voting
from tests.ballots.test_bundle import unpacked, verify

NAMES = ("张一", "李二", "王三")


def marks(chosen: str) -> dict[str, str]:
    return {str(n): "yes" if str(n) in chosen else "abstain" for n in range(1, len(NAMES) + 1)}


@pytest.fixture
def election(prepared: Begin) -> Voting:
    voting = prepared(rule="owners-committee-election", items=(), title="选举业主委员会")
    by, at = voting.town.staff, voting.town.noon
    for name in NAMES:
        actions.nominate(vote=voting.vote, name=name, nominator="joint", by=by, at=at)
    actions.take_roll(vote=voting.vote, voters=VOTERS, by=by, at=at)
    return voting


def doing(voting: Voting) -> actions.Doing:
    return actions.Doing(vote=voting.vote, by=voting.town.staff, at=voting.town.noon)


def announce(voting: Voting, *, days: int = 5) -> None:
    at = voting.town.noon + days * DAY
    voting.opens_at = at + 16 * DAY
    times = {"opens_at": voting.opens_at, "closes_at": voting.closes_at}
    actions.announce(vote=voting.vote, **times, by=voting.town.staff, at=at)


@pytest.fixture
def running(election: Voting) -> Voting:
    actions.post(doing(election), seats=2)
    announce(election)
    return election


def test_more_seats_than_voters_are_refused_and_fewer_candidates_asked_about(election: Voting) -> None:
    with pytest.raises(BadInput) as refused:
        actions.post(doing(election), seats=len(VOTERS) + 1)
    assert "名册上一共 5 个表决人" in refused.value.issues["seats"]
    with pytest.raises(BadInput) as refused:
        actions.post(doing(election), seats=4)
    assert "候选人 3 位,名额 4 个" in refused.value.issues["fewer"]
    told = {"name": "赵四", "nominator": "party", "by": election.town.staff, "at": election.town.noon}
    actions.nominate(vote=election.vote, **told)
    actions.post(doing(election), seats=4)
    with pytest.raises(NotNow):
        actions.nominate(vote=election.vote, **(told | {"name": "钱五"}))
    assert election.vote.seats == 4


def test_whoever_was_asked_may_post_with_fewer_candidates(election: Voting) -> None:
    actions.post(doing(election), seats=4, fewer=True)
    assert election.vote.seats == 4


def test_an_election_from_the_posting_to_the_seats(running: Voting) -> None:
    for place, chosen in ((1, "12"), (2, "12"), (3, "13"), (4, "1")):
        running.cast(place, marks(chosen))
    running.hand_in(5)
    running.keyed(5, marks("23"), marks("23"))
    vote = running.close()
    found = elections.outcome(vote)
    assert [found.names[key] for key in found.elected.elected] == ["张一", "李二"]
    assert found.told == [
        "选 2 名,当选:张一、李二。",
    ]
    assert [item.words for item in queries.items(vote)] == list(NAMES)
    rebuilding.check()


def test_the_bundle_of_an_election_is_counted_again(running: Voting, tmp_path: Path) -> None:
    for place, chosen in ((1, "12"), (2, "12"), (3, "13"), (4, "1"), (5, "")):
        running.cast(place, marks(chosen))
    folder = unpacked(running, tmp_path)
    code, said = verify(folder)
    assert code == 0, said
    assert "候选人 1〈张一〉:过半,和公布的一样。" in said and "通过" not in said
    assert "1 of 2 seats are filled, as announced: 张一." in said
    assert "2 个名额当选 1 名,和公布的一样:张一。" in said
    file = folder / "totals.json"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace('"elected": [\n  "1"', '"elected": [\n  "2"'), "utf-8")
    code, said = verify(folder)
    assert (code, "to others than was announced" in said) == (1, True)
    file.write_text(whole, "utf-8")
    scheme = folder / "scheme.json"
    scheme.write_text(scheme.read_text("utf-8").replace('"seats": 2', '"seats": 1'), "utf-8")
    assert "marks more than 1 candidates" in verify(folder)[1]


def test_a_ballot_marks_as_many_as_there_are_seats_and_may_be_blank(running: Voting) -> None:
    with pytest.raises(BadInput) as refused:
        running.cast(1, marks("123"))
    assert refused.value.issues == {"item-1": "选了3个,最多选2个"}
    with pytest.raises(BadInput, match="每一项都要选"):
        running.cast(1, {})
    running.cast(1, marks(""))
    assert queries.own(running.slot(1)).what == "online"


def test_it_is_posted_before_it_is_announced_and_for_seven_days(election: Voting) -> None:
    with pytest.raises(NotNow, match="先公示候选人和名册"):
        announce(election)
    with pytest.raises(BadInput) as refused:
        actions.post(doing(election), seats=0)
    assert "seats" in refused.value.issues
    actions.post(doing(election), seats=2)
    with pytest.raises(NotNow, match="听异议到"):
        announce(election, days=4)
    by, at = election.town.staff, election.town.noon
    with pytest.raises(NotNow):
        actions.nominate(vote=election.vote, name="赵四", nominator="self", by=by, at=at)
    announce(election)


def test_a_poll_without_legal_effect_waits_for_the_posting_too(prepared: Begin) -> None:
    voting = prepared(rule="owners-committee-election", items=(), binding=False)
    by, at = voting.town.staff, voting.town.noon
    actions.nominate(vote=voting.vote, name="张一", nominator="party", by=by, at=at)
    actions.take_roll(vote=voting.vote, voters=VOTERS, by=by, at=at)
    actions.post(doing(voting), seats=1)
    with pytest.raises(BadInput) as refused:
        times = {"opens_at": at + 6 * DAY, "closes_at": at + 9 * DAY}
        actions.announce(vote=voting.vote, **times, by=by, at=at + 5 * DAY)
    assert "候选人要公示7天" in refused.value.issues["opens_at"]


def test_without_candidates_nothing_is_posted(prepared: Begin) -> None:
    voting = prepared(rule="owners-committee-election", items=())
    actions.take_roll(vote=voting.vote, voters=VOTERS, by=voting.town.staff, at=voting.town.noon)
    with pytest.raises(BadInput) as refused:
        actions.post(doing(voting), seats=2)
    assert refused.value.issues == {"seats": "先写上候选人,再公示"}


@pytest.mark.parametrize(
    ("name", "nominator", "field"),
    [("", "self", "candidate"), ("张一", "self", "candidate"), ("赵四", "friends", "nominator")],
)
def test_a_candidate_has_a_name_of_her_own_and_somebody_who_put_her_forward(
    election: Voting, name: str, nominator: str, field: str
) -> None:
    by, at = election.town.staff, election.town.noon
    with pytest.raises(BadInput) as refused:
        actions.nominate(vote=election.vote, name=name, nominator=nominator, by=by, at=at)
    assert list(refused.value.issues) == [field]


def test_a_candidate_may_stand_down_and_her_number_is_not_given_again(election: Voting) -> None:
    by, at = election.town.staff, election.town.noon
    actions.stand_down(vote=election.vote, key="3", why="herself", by=by, at=at)
    with pytest.raises(BadInput):
        actions.stand_down(vote=election.vote, key="3", why="herself", by=by, at=at)
    actions.nominate(vote=election.vote, name="赵四", nominator="self", by=by, at=at)
    assert [item.key for item in queries.items(election.vote)] == ["1", "2", "4"]


def test_items_are_not_written_for_an_election_nor_left_out_otherwise(prepared: Begin) -> None:
    with pytest.raises(BadInput):
        prepared(rule="owners-committee-election", items=("某人",))
    with pytest.raises(BadInput):
        prepared(items=())


def test_no_name_of_a_candidate_stands_in_the_book(election: Voting) -> None:
    told = "".join(Fact.objects.values_list("body_text", flat=True))
    assert not any(name in told for name in NAMES)
    assert Item.objects.filter(vote=election.vote, words="").count() == len(NAMES)


def test_a_tie_at_the_last_seat_is_told(running: Voting) -> None:
    for place, chosen in ((2, "1"), (3, "1"), (4, "1"), (5, "1")):
        running.cast(place, marks(chosen))
    vote = running.close()
    assert elections.outcome(vote).told == ["选 2 名,当选:张一。", "还空着 1 个名额,没有别人过半。"]

"""Written proxies, whom a ballot reaches, and homes that change hands while a vote runs."""

from datetime import timedelta

import pytest

from bandeng.ballots import actions, queries, slips
from bandeng.ballots.models import Item
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from tests.ballots.conftest import AREAS, DAY, NO, YES, Begin, Voting

MOMENT = timedelta(microseconds=1)


def empower(voting: Voting, place: int, **more: str) -> None:
    told = {"name": "吴五", "phone": "13600005555", "relation": "family", "form": "f" * 64}
    what = actions.Empowering(**(told | more))
    actions.empower(elector=voting.slot(place), what=what, by=voting.town.staff, at=voting.opens_at)


def by_agent(voting: Voting, place: int) -> None:
    voting.hand_in(place, where="agent")
    voting.keyed(place, NO, NO)


def test_an_agent_hands_a_paper_in_and_the_result_says_so(announced: Begin) -> None:
    voting = announced()
    empower(voting, 1)
    by_agent(voting, 1)
    assert queries.own(voting.slot(1)).choices == NO
    voting.cast(2, YES)
    vote = voting.close()
    assert queries.cast_by_agents(vote) == 1
    rebuilding.check()
    assert "吴五" not in "".join(Fact.objects.values_list("body_text", flat=True))


def test_what_the_voter_casts_herself_goes_before_her_agents_paper(announced: Begin) -> None:
    voting = announced()
    empower(voting, 1)
    by_agent(voting, 1)
    voting.cast(1, YES)
    assert (queries.own(voting.slot(1)).what, queries.own(voting.slot(1)).choices) == ("online", YES)
    assert not queries.in_conflict(voting.vote)
    assert queries.cast_by_agents(voting.close()) == 0


def test_the_owner_who_comes_herself_gets_a_paper_of_her_own(announced: Begin) -> None:
    voting = announced()
    empower(voting, 1)
    by_agent(voting, 1)
    by, at = voting.town.staff, voting.opens_at
    actions.spoil(elector=voting.slot(1), serial="E0001-1", why="owner-came", by=by, at=at)
    back = actions.Returned(serial="E0001-2", where="desk", picture="d" * 64)
    actions.receive(elector=voting.slot(1), back=back, by=by, at=at)
    voting.keyed(1, YES, YES)
    slot = voting.slot(1)
    assert (slot.by_agent, slot.locked, queries.own(slot).choices) == (False, True, YES)


def test_one_agent_acts_for_three_at_most(announced: Begin) -> None:
    voting = announced()
    for place in (1, 2, 3):
        empower(voting, place)
    with pytest.raises(BadInput) as refused:
        empower(voting, 4, phone="136 0000 5555".replace(" ", ""), name="吴五五")
    assert "一个人最多替3家" in refused.value.issues["agent_phone"]
    empower(voting, 4, phone="13600006666")
    by, at = voting.town.staff, voting.opens_at
    actions.disempower(elector=voting.slot(1), why="another", by=by, at=at)
    empower(voting, 5)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"relation": "property-company"}, "relation"),
        ({"relation": "friend"}, "relation"),
        ({"name": " "}, "agent"),
        ({"phone": "没有"}, "agent_phone"),
        ({"form": ""}, "form"),
    ],
)
def test_a_proxy_is_written_and_not_of_the_property_company(
    announced: Begin, more: dict[str, str], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        empower(announced(), 1, **more)
    assert list(refused.value.issues) == [field]


def test_without_a_filed_form_no_agents_paper_is_taken(announced: Begin) -> None:
    voting = announced()
    with pytest.raises(BadInput, match="没有登记书面委托"):
        voting.hand_in(1, where="agent")
    empower(voting, 2)
    with pytest.raises(NotNow, match="已经委托了一个人"):
        empower(voting, 2, phone="13600007777")
    by, at = voting.town.staff, voting.opens_at
    actions.disempower(elector=voting.slot(2), why="herself", by=by, at=at)
    with pytest.raises(NotNow, match="没有登记委托"):
        actions.disempower(elector=voting.slot(2), why="herself", by=by, at=at)
    with pytest.raises(BadInput, match="没有登记书面委托"):
        voting.hand_in(2, where="agent")


def test_where_the_law_wants_the_person_nobody_acts_for_her(announced: Begin) -> None:
    with pytest.raises(NotNow, match="不能委托"):
        empower(announced(rule="residents-representatives"), 1)


def test_a_ballot_left_with_a_tenant_makes_nobody_silent(announced: Begin) -> None:
    voting = announced(deemed="majority", article="议事规则第十二条")
    for place in (1, 2):
        voting.cast(place, YES)
    by, at = voting.town.staff, voting.opens_at
    actions.deliver(elector=voting.slot(3), how="door", to="other", by=by, at=at)
    actions.deliver(elector=voting.slot(4), how="door", to="other", by=by, at=at)
    actions.deliver(elector=voting.slot(4), how="hand", to="owner", by=by, at=at)
    assert voting.slot(4).reached
    assert Fact.objects.filter(stream=voting.slot(4).stream).last().body["serial"] == "E0004-1"  # type: ignore[union-attr]
    with pytest.raises(NotNow, match="已经送过了"):
        actions.deliver(elector=voting.slot(4), how="hand", to="owner", by=by, at=at)
    voting.close()
    item = Item.objects.get(vote=voting.vote)
    assert (item.deemed_heads, item.deemed_area) == (1, AREAS[3])


def change_hands(voting: Voting, place: int) -> None:
    told = {"phones": ["13600009999"], "why": "看了新的房本"}
    by, at = voting.town.staff, voting.opens_at
    actions.change_hands(elector=voting.slot(place), **told, by=by, at=at)  # type: ignore[arg-type]


def test_a_ballot_given_before_the_sale_stands(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    change_hands(voting, 1)
    assert queries.own(voting.slot(1)).choices == YES
    voting.hand_in(2)
    change_hands(voting, 2)
    assert voting.slot(2).received
    rebuilding.check()


def test_otherwise_the_new_owner_votes_and_the_old_code_opens_nothing(announced: Begin) -> None:
    voting = announced()
    voting.deliver(1)
    change_hands(voting, 1)
    slot, at = voting.slot(1), voting.opens_at
    with pytest.raises(NotYours, match="对不上"):
        old = slips.code_of(slot.stream)
        actions.cast(elector=slot, code=old, choices=YES, by=people.guest(at=at), at=at)
    assert voting.deliver(1)
    back = actions.Returned(serial="E0001-1", where="desk", picture="a" * 64)
    with pytest.raises(NotNow, match="作废"):
        actions.receive(elector=voting.slot(1), back=back, by=voting.town.staff, at=at)
    code = slips.code_of(slot.stream, slot.codes)
    actions.cast(elector=voting.slot(1), code=code, choices=NO, by=people.guest(at=at), at=at)
    assert queries.own(voting.slot(1)).choices == NO
    rebuilding.check()


def test_before_the_opening_and_without_a_ground_nothing_changes_hands(announced: Begin) -> None:
    voting = announced()
    told = {"phones": [], "by": voting.town.staff}
    with pytest.raises(NotNow):
        actions.change_hands(elector=voting.slot(1), why="卖了", at=voting.town.noon, **told)  # type: ignore[arg-type]
    with pytest.raises(BadInput):
        actions.change_hands(elector=voting.slot(1), why="", at=voting.opens_at, **told)  # type: ignore[arg-type]


def test_a_voter_who_votes_again_after_a_settlement_is_asked_again(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    voting.hand_in(1)
    voting.keyed(1, NO, NO)
    by, at = voting.town.holder("street_staff@410103012"), voting.opens_at
    actions.settle(elector=voting.slot(1), keeps="paper", how="telephone", by=by, at=at)
    assert queries.own(voting.slot(1)).choices == NO
    voting.cast(1, YES)
    assert queries.own(voting.slot(1)).what == "conflict"


def test_a_voter_with_two_ballots_is_waited_for_three_days(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    voting.hand_in(1)
    voting.keyed(1, NO, NO)
    voting.checked()
    late = voting.closes_at + 3 * DAY
    assert actions.close_due(at=late - MOMENT) == 0
    told = {"keeps": "paper", "how": "telephone", "by": voting.town.holder("street_staff@410103012")}
    with pytest.raises(NotNow, match="没有说清楚的不计入"):
        actions.settle(elector=voting.slot(1), at=late, **told)
    assert actions.close_due(at=late) == 1
    assert (voting.vote.conflicts, voting.vote.state) == (1, "closed")

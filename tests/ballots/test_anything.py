"""Whatever is done to a vote in whatever order: nobody counts twice, and the close is the close."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandeng.ballots import actions, queries, slips
from bandeng.ballots.models import Elector, Item, Sheet
from bandeng.kernel.refusals import Refusal
from bandeng.ledger import rebuilding
from bandeng.people import actions as people
from tests import databases
from tests.ballots.conftest import AREAS, Begin, Voting

MOMENT = timedelta(minutes=1)
CHOICES = ("yes", "no", "abstain")
VERBS = ("cast", "deliver", "receive", "key", "adjudicate", "settle", "keep", "spoil", "empower", "sell")
steps = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(1, 3), st.sampled_from(CHOICES), st.integers(0, 11)),
    max_size=25,
)


class Doing:
    """Takes steps at the slots of one vote; what is refused is refused."""

    def __init__(self, voting: Voting) -> None:
        self.voting, self.turn = voting, 0

    def take(self, verb: str, place: int, choice: str, way: int) -> None:
        self.turn += 1
        at = self.voting.opens_at + self.turn * MOMENT
        step: Callable[..., Any] = getattr(self, verb)
        try:
            step(self.voting.slot(place), {"1": choice}, way, at)
        except Refusal:
            return

    def cast(self, slot: Elector, choices: dict[str, str], _way: int, at: Any) -> None:
        code, guest = slips.code_of(slot.stream, slot.codes), people.guest(at=at)
        actions.cast(elector=slot, code=code, choices=choices, by=guest, at=at)

    def deliver(self, slot: Elector, _choices: dict[str, str], way: int, at: Any) -> None:
        to = ("owner", "household", "other")[way % 3]
        actions.deliver(elector=slot, how="door", to=to, by=self.voting.town.staff, at=at)

    def receive(self, slot: Elector, _choices: dict[str, str], way: int, at: Any) -> None:
        serials = [row.id.rpartition(":")[2] for row in Sheet.objects.filter(elector=slot).order_by("id")]
        where, serial = ("desk", "door", "agent")[way % 3], serials[way % len(serials)] if serials else "-"
        back = actions.Returned(serial=serial, where=where, picture=f"{self.turn:064x}")
        actions.receive(elector=slot, back=back, by=self.voting.town.staff, at=at)

    def key(self, slot: Elector, choices: dict[str, str], way: int, at: Any) -> None:
        by = (self.voting.town.staff, self.voting.town.leader)[way % 2]
        actions.key(elector=slot, choices=choices, by=by, at=at)

    def adjudicate(self, slot: Elector, choices: dict[str, str], _way: int, at: Any) -> None:
        third = self.voting.town.holder("street_staff@410103012")
        actions.adjudicate(elector=slot, choices=choices, by=third, at=at)

    def settle(self, slot: Elector, _choices: dict[str, str], way: int, at: Any) -> None:
        keeps = ("online", "paper")[way % 2]
        by = self.voting.town.holder("street_leader@410103012")
        actions.settle(elector=slot, keeps=keeps, how="telephone", by=by, at=at)

    def keep(self, slot: Elector, _choices: dict[str, str], way: int, at: Any) -> None:
        code, guest = slips.code_of(slot.stream, slot.codes), people.guest(at=at)
        actions.keep(elector=slot, code=code, keeps=("paper", "online")[way % 2], by=guest, at=at)

    def spoil(self, slot: Elector, _choices: dict[str, str], way: int, at: Any) -> None:
        why = ("written-badly", "lost")[way % 2]
        serial = f"{slot.number}-{way % 3 + 1}"
        actions.spoil(elector=slot, serial=serial, why=why, by=self.voting.town.staff, at=at)

    def empower(self, slot: Elector, _choices: dict[str, str], _way: int, at: Any) -> None:
        what = actions.Empowering(name="吴五", phone="13600005555", relation="family", form="f" * 64)
        actions.empower(elector=slot, what=what, by=self.voting.town.staff, at=at)

    def sell(self, slot: Elector, _choices: dict[str, str], _way: int, at: Any) -> None:
        by = self.voting.town.staff
        actions.change_hands(elector=slot, phones=["13600009999"], why="新房本", by=by, at=at)


@pytest.fixture
def begun(announced: Begin) -> Voting:
    return announced(deemed="abstain", article="议事规则第十二条")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(before=steps, after=steps)
def test_no_order_of_steps_counts_anybody_twice_and_after_the_close_nothing_moves(
    begun: Voting, before: list[tuple[str, int, str, int]], after: list[tuple[str, int, str, int]]
) -> None:
    with databases.rolled_back():
        doing = Doing(begun)
        for step in before:
            doing.take(*step)
        stood = {row.number: queries.own(row) for row in Elector.objects.filter(vote=begun.vote_id)}
        vote = begun.close(at=begun.closes_at + timedelta(days=3))  # whoever had to be asked was waited for
        item = Item.objects.get(vote=vote)
        sides = ("yes", "no", "abstain", "deemed")
        heads = sum(getattr(item, f"{side}_heads") for side in sides)
        assert heads + vote.conflicts + vote.undecided <= len(AREAS)
        assert sum(getattr(item, f"{side}_area") for side in sides) <= sum(AREAS)
        for side in CHOICES:
            said = [number for number, each in stood.items() if each.choices == {"1": side}]
            assert getattr(item, f"{side}_heads") == len(said)
        doing.turn = 10 * 24 * 60  # the moment of the count, and later
        for step in after:
            doing.take(*step)
        counted = {number: each.choices for number, each in stood.items()}
        now = {row.number: queries.own(row).choices for row in Elector.objects.filter(vote=vote.id)}
        assert now == counted
        rebuilding.check()

"""A tie at the last seat is settled by people, and how they did it is recorded once."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, elections, queries
from bandeng.ballots.web.bundling import packed
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from tests.ballots.conftest import DAY, VOTERS, Begin, Voting
from tests.ballots.test_bundle import verify
from tests.ballots.test_election import NAMES, announce, doing, marks
from tests.cases.conftest import Desk

WITNESSES = ("house_manager@410103012002-01", "patroller@410103012002-01")
HOW = "在社区会议室,两位监票人在场,张一的爱人抽的"
SAME = tuple(replace(voter, area=10000) for voter in VOTERS)


@pytest.fixture
def tied(prepared: Begin) -> Voting:
    """Three candidates with three votes each for two seats, counted; two scrutineers."""
    voting = prepared(rule="owners-committee-election", items=(), title="选举业主委员会")
    by, at = voting.town.staff, voting.town.noon
    for name in NAMES:
        actions.nominate(vote=voting.vote, name=name, nominator="joint", by=by, at=at)
    actions.take_roll(vote=voting.vote, voters=SAME, by=by, at=at)
    actions.post(doing(voting), seats=2)
    announce(voting)
    for place, chosen in enumerate(("12", "13", "23", "12", "3"), 1):
        voting.cast(place, marks(chosen))
    for post in WITNESSES:
        actions.name_witness(vote=voting.vote, post=post, by=by, at=voting.opens_at)
    return voting


def settle(voting: Voting, by: str = "", **more: Any) -> Fact:
    told = {"way": "lot", "chosen": ("3", "1"), "witnesses": WITNESSES, "how": HOW}
    what, at = actions.TieBreaking(**(told | more)), voting.closes_at + DAY
    return actions.settle_tie(vote=voting.vote, what=what, by=by or voting.town.staff, at=at)


def unpacked_now(voting: Voting, folder: Path) -> Path:
    """The bundle of a vote that was counted before."""
    with zipfile.ZipFile(BytesIO(packed(voting.vote))) as box:
        box.extractall(folder)
    return folder


def test_what_people_settled_is_the_outcome(tied: Voting) -> None:
    vote = tied.close()
    assert elections.outcome(vote).elected.tied == ("1", "2", "3")
    fact = settle(tied)
    assert fact.body["chosen"] == ["1", "3"]
    found = elections.outcome(tied.vote)
    assert found.told[:3] == [
        "选 2 名,当选:张一、王三。",
        "过半但名额已满,依次候补:李二。",
        "张一、李二、王三 得票一样,只剩 2 个名额:当众抽签,定下 张一、王三。",
    ]
    assert found.told[3].startswith("2 位监票人在场,")
    assert queries.seats_as_counted(tied.vote).tied, "the count itself stays as it was"
    rebuilding.check()


def test_it_is_settled_once_by_whom_the_book_names_and_after_the_count(tied: Voting) -> None:
    with pytest.raises(NotNow):
        settle(tied)
    tied.close()
    with pytest.raises(NotYours):
        settle(tied, by=tied.town.leader)
    settle(tied)
    with pytest.raises(NotNow, match="只记一次"):
        settle(tied)


def test_after_the_publication_as_well(tied: Voting) -> None:
    tied.close()
    actions.publish(vote=tied.vote, days=15, by=tied.town.staff, at=tied.closes_at)
    settle(tied, way="yielded", witnesses=())
    found = elections.outcome(tied.vote)
    assert found.told[-1].endswith("其他几位书面退让,定下 张一、王三。")
    assert found.elected.alternates == (), "who gave way stands by no more"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"way": "coin"}, "way"),
        ({"chosen": ("1",)}, "chosen"),
        ({"chosen": ("1", "9")}, "chosen"),
        ({"chosen": ("1", "1")}, "chosen"),
        ({"witnesses": WITNESSES[:1]}, "tie_witnesses"),
        ({"witnesses": (*WITNESSES, "nobody@410103012002-01")}, "tie_witnesses"),
        ({"how": " "}, "tie_how"),
    ],
)
def test_what_is_lacking_is_told_at_its_field(tied: Voting, wrong: dict[str, object], field: str) -> None:
    tied.close()
    with pytest.raises(BadInput) as refused:
        settle(tied, **wrong)
    assert list(refused.value.issues) == [field]


def test_without_a_tie_nothing_is_settled(tied: Voting, announced: Begin) -> None:
    other = announced()
    for place in range(1, 6):
        other.cast(place, {"1": "yes"})
    other.close()
    with pytest.raises(NotNow, match="没有票数一样"):
        settle(other)


def test_the_bundle_tells_it_and_a_false_one_is_found(tied: Voting, tmp_path: Path) -> None:
    tied.close()
    settle(tied)
    folder = unpacked_now(tied, tmp_path)
    code, said = verify(folder)
    assert (code, "The tie was settled by people" in said) == (0, True), said
    file = folder / "totals.json"
    file.write_text(file.read_text("utf-8").replace('"way": "lot"', '"way": "lot", "x": 1'), "utf-8")
    whole = file.read_text("utf-8")
    start = whole.index('"tie"')
    file.write_text(whole[:start] + whole[start:].replace('"3"', '"9"', 1), "utf-8")
    code, said = verify(folder)
    assert (code, "others than those who tied" in said) == (1, True)


def test_at_the_desk(tied: Voting, desk: Desk, frozen: time_machine.Traveller) -> None:
    tied.close()
    frozen.move_to(tied.closes_at + DAY)
    staff, here = desk("shequ"), f"/desk/votes/{tied.vote_id}/"
    assert "系统不抽签" in staff.get(here).content.decode()
    form = {"way": "lot", "chosen": ["1"], "tie_witnesses": list(WITNESSES), "tie_how": HOW}
    told = staff.post(f"{here}tie/", form)
    page = told.content.decode()
    assert (told.status_code, "请勾 2 位" in page, HOW in page) == (422, True, True)
    assert staff.post(f"{here}tie/", form | {"chosen": ["1", "2"]}).status_code == 302
    assert HOW in staff.get(here).content.decode()
    public = Client().get(f"/votes/{tied.vote_id}/").content.decode()
    assert "当众抽签,定下 张一、李二" in public
    assert HOW not in public, "how it was in words is for the desk"


def test_scrutineers_are_found_while_a_published_tie_waits(tied: Voting, desk: Desk) -> None:
    vote, at = tied.close(), tied.closes_at + DAY
    for post in WITNESSES:
        actions.release_witness(vote=tied.vote, witness=post, by=tied.town.staff, at=at)
    actions.publish(vote=tied.vote, days=15, by=tied.town.staff, at=at)
    page = desk("shequ").get(f"/desk/votes/{vote.id}/").content.decode()
    assert "请这一位监票" in page
    for post in WITNESSES:
        actions.name_witness(vote=tied.vote, post=post, by=tied.town.staff, at=at)
    settle(tied)
    with pytest.raises(NotNow, match="不再改"):
        actions.release_witness(vote=tied.vote, witness=WITNESSES[0], by=tied.town.staff, at=at)

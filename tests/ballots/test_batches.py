"""Papers are counted by two before they are keyed; numbers that differ are looked at again, then told."""

import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, queries
from bandeng.ballots.web import batches
from bandeng.ballots.web.bundling import packed
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.ballots.conftest import YES, Begin, Voting
from tests.ballots.test_bundle import unpacked, verify
from tests.cases.conftest import Desk


def count(voting: Voting, by: str, counted: str) -> None:
    actions.count_batch(vote=voting.vote, counted=counted, by=by, at=voting.opens_at)


def key(voting: Voting, place: int, by: str) -> None:
    actions.key(elector=voting.slot(place), choices=YES, by=by, at=voting.opens_at)


def twice(voting: Voting, counted: str) -> None:
    for person in (voting.town.staff, voting.town.leader):
        count(voting, person, counted)


def check(voting: Voting, at: datetime) -> None:
    (batch,) = queries.batches_of(voting.vote)
    actions.check_batch(batch=batch, by=voting.town.staff, at=at)


def carried(voting: Voting) -> list[dict[str, Any]]:
    with zipfile.ZipFile(BytesIO(packed(voting.vote))) as box:
        return list(json.loads(box.read("batches.json")))


def test_keying_waits_for_two_equal_counts(announced: Begin) -> None:
    voting = announced()
    staff, leader = voting.town.staff, voting.town.leader
    voting.hand_in(1)
    voting.hand_in(2)
    with pytest.raises(NotNow, match="还没有数好"):
        key(voting, 1, staff)
    count(voting, staff, "2")
    with pytest.raises(NotYours, match="另一个人"):
        count(voting, staff, "2")
    count(voting, leader, "3")
    assert queries.batches_of(voting.vote)[0].differed
    with pytest.raises(NotNow, match="还没有数好"):
        key(voting, 1, staff)
    count(voting, leader, "2")
    count(voting, staff, "2")
    key(voting, 1, staff)


@pytest.mark.parametrize("counted", ["", "-1", "两张", "10001"])
def test_a_count_is_a_number(announced: Begin, counted: str) -> None:
    voting = announced()
    voting.hand_in(1)
    with pytest.raises(BadInput):
        count(voting, voting.town.staff, counted)


def test_a_later_paper_goes_into_the_next_batch(announced: Begin) -> None:
    voting = announced()
    voting.hand_in(1)
    voting.counted()
    voting.hand_in(2)
    assert queries.uncounted(voting.vote) == {"E0002-1"}
    voting.counted()
    assert [each.number for each in queries.batches_of(voting.vote)] == [1, 2]
    with pytest.raises(NotNow, match="没有要数的"):
        count(voting, voting.town.staff, "1")


def test_a_batch_is_checked_when_all_of_it_is_keyed(announced: Begin) -> None:
    voting = announced()
    voting.hand_in(1)
    voting.counted()
    with pytest.raises(NotNow, match="还有 1 张"):
        check(voting, voting.opens_at)
    with pytest.raises(NotNow, match="还有 1 张没有录"):
        check(voting, voting.closes_at)
    with pytest.raises(NotNow, match="第 1 批纸票还有 1 张没有录:录好了核对张数,再计票"):
        actions.close(vote=voting.vote, by=voting.town.staff, at=voting.closes_at)
    assert actions.close_due(at=voting.closes_at) == 0
    voting.keyed(1, YES, YES)
    with pytest.raises(NotNow, match="第 1 批纸票还没有核对"):
        actions.close(vote=voting.vote, by=voting.town.staff, at=voting.closes_at)
    check(voting, voting.opens_at)
    assert queries.batches_of(voting.vote)[0].state == "closed"
    assert actions.close_due(at=voting.closes_at) == 1
    assert not batches.notes(voting.vote)


def test_numbers_that_differ_are_looked_at_again(announced: Begin) -> None:
    """A paper more than is recorded: found at once, counted anew before anybody keys."""
    voting = announced()
    voting.hand_in(1)
    twice(voting, "2")
    check(voting, voting.opens_at)
    with pytest.raises(NotNow, match="还没有数好"):
        key(voting, 1, voting.town.staff)
    twice(voting, "1")
    voting.keyed(1, YES, YES)
    check(voting, voting.opens_at)
    voting.close()
    assert not batches.notes(voting.vote)
    (row,) = carried(voting)
    assert (row["counted"], row["received"], row["keyed"], row["equal"]) == (1, 1, 1, True)
    assert row["serials"] == ["E0001-1"]


def test_the_desk_waits_for_what_is_not_keyed(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    """No mismatch is told, nothing can be checked and the forms of keying stay, open or over."""
    voting = announced()
    for place in (1, 2):
        voting.hand_in(place)
    twice(voting, "2")
    for moment in (voting.opens_at, voting.closes_at):
        frozen.move_to(moment)
        page = desk(voting.town.staff).get(f"/desk/votes/{voting.vote_id}/").content.decode()
        assert "还有 2 张没有录:录好了,才能核对。" in page
        assert "对不上" not in page and ">核对这一批<" not in page
        assert page.count('/keying/"') == 2
    assert "第 1 批纸票还有 2 张没有录:录好了核对张数,再计票" in page
    desk(voting.town.staff).post(f"/desk/votes/{voting.vote_id}/batch-check/", {"batch": "1"})
    assert queries.batches_of(voting.vote)[0].state == "counted"


def test_papers_that_are_gone_after_the_close_are_told(announced: Begin, client: Client) -> None:
    voting = announced()
    for place in (1, 2):
        voting.hand_in(place)
    twice(voting, "2")
    for person in (voting.town.staff, voting.town.leader):
        key(voting, 1, person)
    for counted in ("", "1"):
        if counted:
            twice(voting, counted)
        (batch,) = queries.batches_of(voting.vote)
        with pytest.raises(NotNow, match="还有 1 张没有录"):
            actions.check_batch(batch=batch, by=voting.town.staff, at=voting.opens_at, gone=True)
        actions.check_batch(batch=batch, by=voting.town.staff, at=voting.closes_at, gone=True)
    actions.close(vote=voting.vote, by=voting.town.staff, at=voting.closes_at)
    assert "手数 1 张,登记收回 2 张,录好 1 张" in client.get(f"/votes/{voting.vote_id}/").content.decode()


def test_what_stays_different_is_told_in_public(announced: Begin, client: Client) -> None:
    voting = announced()
    voting.hand_in(1)
    twice(voting, "2")
    voting.keyed(1, YES, YES)
    check(voting, voting.opens_at)
    twice(voting, "2")
    check(voting, voting.opens_at)
    voting.close()
    assert "手数 2 张,登记收回 1 张,录好 1 张" in client.get(f"/votes/{voting.vote_id}/").content.decode()
    assert carried(voting)[0]["equal"] is False


def test_a_paper_that_became_void_is_none_too_few(announced: Begin) -> None:
    voting = announced()
    for place in (1, 2):
        voting.hand_in(place)
    twice(voting, "2")
    by, at = voting.town.staff, voting.opens_at
    actions.spoil(elector=voting.slot(2), serial="E0002-1", why="owner-came", by=by, at=at)
    voting.keyed(1, YES, YES)
    check(voting, voting.opens_at)
    assert queries.totals_of(queries.batches_of(voting.vote)[0]).equal


@pytest.mark.parametrize("told", [{"binding": False}, {"rule": "residents-representatives"}])
def test_a_small_or_an_unbinding_vote_has_none(announced: Begin, told: dict[str, object]) -> None:
    voting = announced(**told)
    voting.hand_in(1)
    with pytest.raises(NotNow, match="不用数"):
        count(voting, voting.town.staff, "1")
    key(voting, 1, voting.town.staff)


Rows = list[dict[str, Any]]


def a_number_changed(batches: Rows) -> None:
    batches[0]["counted"] = 2


def a_batch_taken_out(batches: Rows) -> None:
    batches.pop(0)


def a_paper_taken_out(batches: Rows) -> None:
    batches[0]["serials"].pop(0)


@pytest.mark.parametrize(
    ("forge", "told"),
    [
        (a_number_changed, "The numbers of batch 1"),
        (a_batch_taken_out, "A batch of papers is missing"),
        (a_paper_taken_out, "The numbers of batch 1"),
    ],
)
def test_forged_batches_are_found_out(
    announced: Begin, tmp_path: Path, forge: Callable[[Rows], None], told: str
) -> None:
    voting = announced()
    for place in (1, 2):
        voting.hand_in(place)
        voting.keyed(place, YES, YES)
    folder = unpacked(voting, tmp_path)
    code, said = verify(folder)
    assert (code, "2 batches with 2 papers" in said) == (0, True), said
    batches = json.loads((folder / "batches.json").read_text("utf-8"))
    forge(batches)
    (folder / "batches.json").write_text(json.dumps(batches), "utf-8")
    code, said = verify(folder)
    assert (code, told in said) == (1, True), said

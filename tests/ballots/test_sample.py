"""Papers are drawn by dice before witnesses and compared; without that no binding result goes out."""

import json
import zipfile
from collections.abc import Callable
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from bandeng.ballots import actions, headkey, queries
from bandeng.ballots.models import Item
from bandeng.ballots.queries import watchers
from bandeng.ballots.rules import auditing
from bandeng.ballots.web.bundling import packed
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.people import actions as people
from bandeng.posts import queries as posts
from tests.ballots.conftest import NO, YES, Begin, Voting
from tests.ballots.test_bundle import verify
from tests.cases.conftest import Desk

DICE = "3162 4512 3366 5421 6153"
WITNESSES = ("house_manager@410103012002-01", "patroller@410103012002-01")
STREET, LEADER = "street_staff@410103012", "grid_leader@410103012002-01"


@pytest.mark.parametrize(
    ("papers", "sizes"), [(300, (189, 117, 54, 28)), (1000, (258, 138, 57, 29)), (3000, (284, 145, 58, 29))]
)
def test_sizes_are_those_of_the_table(papers: int, sizes: tuple[int, ...]) -> None:
    shares = (1, 2, 5, 10)
    assert tuple(auditing.size(papers, Fraction(share, 100)) for share in shares) == sizes


@given(st.sets(st.text("E0123456789-", min_size=1, max_size=8), max_size=40), st.integers(0, 40))
def test_the_draw_is_repeated_and_grows(serials: set[str], many: int) -> None:
    drawn = auditing.drawn(serials, many, anchor="a", seed="1" * 20)
    assert drawn == sorted(drawn) == auditing.drawn(sorted(serials), many, anchor="a", seed="1" * 20)
    assert set(drawn) <= set(auditing.drawn(serials, many + 1, anchor="a", seed="1" * 20)) <= serials


@pytest.mark.parametrize("text", ["", "1234", "7" * 20, "1" * 61, "一二三四五六" * 4])
def test_what_no_dice_throw_is_refused(text: str) -> None:
    assert auditing.dice(text) == ""


@pytest.fixture
def closed(announced: Begin, head_key: headkey.HeadKey) -> Voting:
    """Three papers and an online ballot, counted; the closing head is signed."""
    voting = announced()
    for place in (1, 2, 3):
        voting.hand_in(place, where="desk")
        voting.keyed(place, YES, YES)
    voting.cast(4, NO)
    voting.close()
    for post in WITNESSES:
        by, at = voting.town.staff, voting.closes_at
        actions.name_witness(vote=voting.vote, post=post, by=by, at=at)
    voting.sign(at=voting.closes_at)
    return voting


def draw(voting: Voting, **more: Any) -> None:
    told = {"dice": DICE, "witnesses": WITNESSES, "by": voting.town.staff, "at": voting.closes_at}
    actions.draw_sample(vote=voting.vote, **(told | more))


def compare(voting: Voting, serial: str, choices: dict[str, str], *, sure: bool = False) -> None:
    what = actions.Reading(choices=choices, sure=sure)
    by = voting.town.holder(STREET)
    actions.compare(check=queries.check(voting.vote, serial), what=what, by=by, at=voting.closes_at)


def publish(voting: Voting) -> None:
    actions.publish(vote=voting.vote, days=15, by=voting.town.staff, at=voting.closes_at)


def test_a_binding_result_goes_out_only_after_the_sample(closed: Voting) -> None:
    with pytest.raises(NotNow, match="先抽样核对"):
        publish(closed)
    draw(closed)
    with pytest.raises(NotNow, match="还有 3 张"):
        publish(closed)
    with pytest.raises(NotNow, match="只抽一次"):
        draw(closed)
    for serial in ("E0001-1", "E0002-1", "E0003-1"):
        compare(closed, serial, YES)
    publish(closed)
    assert closed.vote.state == "published"


def test_without_papers_there_is_nothing_to_sample(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    voting.close()
    with pytest.raises(NotNow, match="没有要核对"):
        draw(voting)
    publish(voting)


def test_the_dice_wait_for_the_closing_head(announced: Begin, head_key: headkey.HeadKey) -> None:
    voting = announced()
    voting.hand_in(1)
    voting.keyed(1, YES, YES)
    voting.sign()
    with pytest.raises(NotNow, match="计票以后"):
        draw(voting)
    voting.close()
    with pytest.raises(NotNow, match="封存码还没有签出来"):
        draw(voting)


def test_bad_dice_and_missing_witnesses_are_refused(closed: Voting) -> None:
    with pytest.raises(BadInput) as refused:
        draw(closed, dice="123", witnesses=(WITNESSES[0], "stranger"))
    assert set(refused.value.issues) == {"dice", "witnesses"}


def test_throws_that_nobody_threw_are_refused(closed: Voting) -> None:
    for dice in ("6" * 20, "12" * 12):
        with pytest.raises(BadInput) as refused:
            draw(closed, dice=dice)
        assert "不像是掷出来的" in refused.value.issues["dice"]
    draw(closed, dice="12" * 12 + "3")


def test_whoever_worked_at_the_vote_watches_over_nothing(closed: Voting) -> None:
    by, at = closed.town.staff, closed.closes_at
    for post in ("community_staff@410103012002", LEADER):
        with pytest.raises(BadInput) as refused:
            actions.name_witness(vote=closed.vote, post=post, by=by, at=at)
        assert "不监票" in refused.value.issues["post"]


def test_a_scrutineer_who_keys_is_no_witness_at_the_dice(announced: Begin, head_key: headkey.HeadKey) -> None:
    voting = announced()
    by, at = voting.town.staff, voting.closes_at
    for post in (*WITNESSES, LEADER):
        actions.name_witness(vote=voting.vote, post=post, by=by, at=voting.opens_at)
    voting.hand_in(1)
    voting.keyed(1, YES, YES)
    voting.close()
    voting.sign(at=at)
    with pytest.raises(BadInput) as refused:
        draw(voting, witnesses=(WITNESSES[0], LEADER))
    assert "监票人要另外的人" in refused.value.issues["witnesses"]
    draw(voting)


def test_one_of_those_at_the_dice_is_of_another_body(closed: Voting) -> None:
    by, at, street = closed.town.staff, closed.closes_at, closed.town.holder(STREET)
    inside = "community_secretary@410103012002"
    actions.name_witness(vote=closed.vote, post=inside, by=by, at=at)
    owner = str(people.register(kind="resident", name="", phone="13800001111", at=at).pk)
    with pytest.raises(BadInput) as refused:
        draw(closed, witnesses=(inside, owner))
    assert "没有请的" in refused.value.issues["witnesses"]
    actions.name_witness(vote=closed.vote, phone="13800001111", by=by, at=at)
    units = {held.unit for held in posts.holders([inside, "community_staff@410103012002"], at=at)}
    assert len(units) == 1
    assert not watchers.is_from_outside([inside], units.pop(), at=at)
    with pytest.raises(BadInput):
        draw(closed, by=street, witnesses=(STREET, owner))
    draw(closed, witnesses=(inside, owner))


def test_whoever_keyed_a_paper_does_not_compare_it(closed: Voting) -> None:
    draw(closed)
    check, what = queries.check(closed.vote, "E0001-1"), actions.Reading(choices=YES)
    for person in (closed.town.staff, closed.town.leader):
        with pytest.raises(NotYours, match="没有录过"):
            actions.compare(check=check, what=what, by=person, at=closed.closes_at)
    compare(closed, "E0001-1", YES)
    with pytest.raises(NotNow, match="已经核对过"):
        compare(closed, "E0001-1", YES)


def test_a_paper_that_differs_is_read_again_and_all_is_counted_anew(closed: Voting) -> None:
    draw(closed)
    with pytest.raises(BadInput) as first:
        compare(closed, "E0001-1", NO)
    assert "sure" in first.value.issues
    compare(closed, "E0001-1", NO, sure=True)
    for serial in ("E0002-1", "E0003-1"):
        compare(closed, serial, YES)
    with pytest.raises(NotNow, match="请重新计票"):
        publish(closed)
    actions.recount(vote=closed.vote, by=closed.town.staff, at=closed.closes_at)
    item = Item.objects.get(vote=closed.vote)
    assert (item.yes_heads, item.no_heads) == (2, 2)
    with pytest.raises(NotNow, match="没有要重新计"):
        actions.recount(vote=closed.vote, by=closed.town.staff, at=closed.closes_at)
    publish(closed)


def test_one_that_differs_makes_all_of_them_be_compared(
    announced: Begin, head_key: headkey.HeadKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries.audits, "size", lambda _papers: 1)
    voting = announced()
    for place in (1, 2, 3):
        voting.hand_in(place)
        voting.keyed(place, YES, YES)
    voting.close()
    for post in WITNESSES:
        actions.name_witness(vote=voting.vote, post=post, by=voting.town.staff, at=voting.closes_at)
    voting.sign(at=voting.closes_at)
    draw(voting)
    (only,) = queries.checks_of(voting.vote)
    compare(voting, only.serial, NO, sure=True)
    standing = queries.sample_standing(voting.vote)
    assert (standing.waiting, standing.differs) == (2, 1)


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda audit: audit["checks"][0].update(outcome="same"), "What came of the sample"),
        (lambda audit: audit["checks"].pop(), "What came of the sample"),
        (lambda audit: audit.update(seed="1" * 20), "The dice of the sample"),
        (lambda audit: audit["serials"].pop(), "not those that the dice draw"),
        (lambda audit: audit["papers"].append("E0099-1"), "papers that never came back"),
    ],
)
def test_a_forged_outcome_is_found_out(closed: Voting, tmp_path: Path, change: Change, told: str) -> None:
    draw(closed)
    compare(closed, "E0001-1", NO, sure=True)
    for serial in ("E0002-1", "E0003-1"):
        compare(closed, serial, YES)
    actions.recount(vote=closed.vote, by=closed.town.staff, at=closed.closes_at)
    publish(closed)
    closed.sign(at=closed.closes_at)
    zipfile.ZipFile(BytesIO(packed(closed.vote))).extractall(tmp_path)
    code, said = verify(tmp_path)
    assert code == 0, said
    assert "3 of 3 papers were drawn by dice; 1 differ." in said
    file = tmp_path / "audit.json"
    audit = json.loads(file.read_text("utf-8"))
    change(audit)
    file.write_text(json.dumps(audit), "utf-8")
    code, said = verify(tmp_path)
    assert code == 1
    assert told in said


def test_the_sample_at_the_desk(closed: Voting, desk: Desk, frozen: time_machine.Traveller) -> None:
    frozen.move_to(closed.closes_at)
    staff, street, here = desk("shequ"), desk("jiedao"), f"/desk/votes/{closed.vote_id}/"
    assert "共 3 张纸质选票,要抽 3 张" in staff.get(here).content.decode()
    bad = staff.post(f"{here}sample/", {"dice": "12", "witnesses": list(WITNESSES)})
    assert bad.status_code == 422
    assert "至少二十次" in bad.content.decode()
    assert staff.post(f"{here}sample/", {"dice": DICE, "witnesses": list(WITNESSES)}).status_code == 302
    assert "核对 E0001-1" not in staff.get(here).content.decode(), "she keyed it"
    assert "核对 E0001-1" in street.get(here).content.decode()
    differs = street.post(f"{here}comparison/", {"serial": "E0001-1", "item-1": "no"})
    assert differs.status_code == 422
    assert "又看了一遍纸" in differs.content.decode()
    for serial in ("E0001-1", "E0002-1", "E0003-1"):
        done = street.post(f"{here}comparison/", {"serial": serial, "item-1": "yes"})
        assert done.status_code == 302
    assert "都和记录一样" in staff.get(f"/votes/{closed.vote_id}/").content.decode()
    assert staff.post(f"{here}publication/", {"days": "15"}).status_code == 302

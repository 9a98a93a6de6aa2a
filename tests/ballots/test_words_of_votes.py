"""What a vote says beside its numbers: how many may be chosen, how long before, which entry, where."""

from pathlib import Path

import time_machine
from django.test import Client

from bandeng.ballots import actions, slips
from bandeng.ballots.queries import households
from bandeng.ballots.web import watching
from bandeng.notices import queries as notices
from tests.ballots.conftest import OWNER, VOTERS, YES, Begin, Voting
from tests.ballots.test_bundle import unpacked, verify
from tests.ballots.test_election import election, running
from tests.ballots.test_identify import resident
from tests.cases.conftest import Desk

__all__ = ["election", "running"]
SEATS = "选 2 名,每人最多选 2 个。"


def test_an_election_says_everywhere_how_many_may_be_chosen(
    running: Voting, frozen: time_machine.Traveller
) -> None:
    frozen.move_to(running.opens_at)
    here, phone = f"/votes/{running.vote_id}/", Client()
    slot = running.slot(1)
    phone.post(f"{here}ballot/", {"number": slot.number, "code": slips.code_of(slot.stream)})
    for page in ("", "sheet/", "ballot/"):
        assert SEATS in phone.get(here + page).content.decode(), page
    assert "候选人</h2>" in phone.get(here).content.decode()


def test_the_form_says_how_long_before_it_is_announced_and_where_no_law_does(
    prepared: Begin, desk: Desk
) -> None:
    staff = desk("shequ")
    for told, words in (
        ({"rule": "civil-code-278-general"}, "要在开始投票 15 天以前公告,至少能投 5 天。"),
        ({"rule": "residents-representatives"}, "没有写表决要提前几天公告,所以这里不拦"),
        ({"binding": False}, "没有法律效力的,什么时候公告没有规定"),
    ):
        voting = prepared(**told)
        actions.take_roll(vote=voting.vote, voters=VOTERS, by=voting.town.staff, at=voting.town.noon)
        assert words in staff.get(f"/desk/votes/{voting.vote_id}/").content.decode()


def test_which_of_two_entries_it_was(announced: Begin) -> None:
    voting = announced()
    voting.hand_in(1)
    voting.keyed(1, YES, YES)
    said = [words for _at, words in households.history(voting.slot(1))]
    assert said[:2] == ["纸质选票录了第二遍", "纸质选票录了第一遍,另一个单位还要再录一遍"]
    poll = announced(binding=False)
    poll.hand_in(1)
    actions.key(elector=poll.slot(1), choices=YES, by=poll.town.staff, at=poll.opens_at)
    assert households.history(poll.slot(1))[0][1] == "录入了一张纸质选票", "a poll is keyed once"


def test_a_household_is_told_of_the_community_that_votes_not_of_the_grid(announced: Begin) -> None:
    voting = announced()
    owner = resident(voting, OWNER)
    actions.identify(elector=voting.slot(1), by=owner.id, at=voting.opens_at)
    slot, by = voting.slot(1), voting.town.leader
    actions.deliver(elector=slot, how="door", to="owner", by=by, at=voting.opens_at)
    where = {line.where for line in notices.page_of(owner.id, at=voting.opens_at).lines}
    assert where and not any("网格" in place for place in where)


def test_who_else_may_compare_names_others(announced: Begin) -> None:
    voting = announced()
    others = watching._others(voting.vote, voting.town.staff, {"E0001-1"}, voting.closes_at)
    assert others and not any(post.startswith("community_staff@") for post in others)


def test_the_program_says_what_it_did_not_compare(announced: Begin, tmp_path: Path) -> None:
    voting = announced()
    voting.cast(1, YES)
    code, said = verify(unpacked(voting, tmp_path))
    assert code == 0, said
    assert "名册的摘要和包里写的一样" in said and "用 --root 对照才知道" in said
    assert "名册的摘要和公告的一样" not in said
    code, said = verify(tmp_path, "--root", voting.vote.root)
    assert code == 0 and "名册的摘要和您抄下来的一样" in said and "才知道" not in said.partition("\n")[0]

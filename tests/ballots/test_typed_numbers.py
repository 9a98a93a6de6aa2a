"""A number or a serial that no camera reads is typed as people write it; it stays one paper."""

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import slips
from bandeng.ballots.rules.numbering import read_number, read_serial
from bandeng.ballots.web.own import TRIES_PER_SLOT
from tests.ballots.conftest import Begin, photo
from tests.cases.conftest import Desk

SAME = ("3", "0003", "e3", "E3", " e 0003 ", "３", "Ｅ０００３", "3号", "E0003")


@pytest.mark.parametrize("written", SAME)
def test_a_number_is_read_however_it_is_written(written: str) -> None:
    assert read_number(written) == "E0003"


@pytest.mark.parametrize("written", ("3-1", "e3-1", "E0003-1", "0003—1", "３－１", "e 3 - 1", "E0003-01"))
def test_a_serial_is_read_however_it_is_written(written: str) -> None:
    assert read_serial(written) == ("E0003", "1")


def test_what_is_no_number_stays_what_it_is() -> None:
    assert read_number(" banana ") == "BANANA"
    assert read_number("3-1") == "3-1", "a paper is no number"
    assert read_number("") == ""
    assert read_number("9" * 30) == "9" * 30
    assert read_serial("E0003-1-1") == ("E0003-1-1", "")
    assert read_number("12345") == "E12345"


@pytest.mark.parametrize("written", SAME)
def test_a_paper_goes_out_and_back_by_its_number_alone(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller, written: str
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    told = {"number": written, "how": "hand", "to": "owner"}
    assert staff.post(f"{here}delivery/", told).status_code == 302
    back = {"serial": written, "where": "desk", "picture": photo()}
    assert staff.post(f"{here}return/", back).status_code == 302
    assert voting.slot(3).serial == "E0003-1"


def test_a_paper_not_handed_over_is_told_so_and_its_number_is_there(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    answer = desk("shequ").post(f"/desk/votes/{voting.vote_id}/return/", {"serial": "3", "where": "desk"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "E0003-1 还没有记送到" in page
    assert 'value="E0003"' in page.split('id="f-delivery-number"')[1].split(">")[0]


def test_of_two_papers_the_number_alone_says_none(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    voting.deliver(3)
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    assert staff.post(f"{here}spoiling/", {"serial": "3", "why": "damaged"}).status_code == 302
    back = {"where": "desk", "picture": photo()}
    told = staff.post(f"{here}return/", back | {"serial": "3"})
    assert told.status_code == 422
    assert "E0003 不止一张选票,请照手里这一张写全,比如 E0003-2" in told.content.decode()
    back["picture"] = photo()
    assert staff.post(f"{here}return/", back | {"serial": "3-1"}).status_code == 409, "the old one is void"
    back["picture"] = photo()
    assert staff.post(f"{here}return/", back | {"serial": "3-2"}).status_code == 302
    assert voting.slot(3).serial == "E0003-2"


def test_a_number_belongs_to_its_own_vote(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting, other = announced(), announced()
    other.deliver(3)
    frozen.move_to(voting.opens_at)
    answer = desk("shequ").post(f"/desk/votes/{voting.vote_id}/return/", {"serial": "3", "where": "desk"})
    assert answer.status_code == 422 and voting.slot(3).serial == "-"


def test_a_voter_opens_her_ballot_by_the_short_number_and_tries_are_counted_together(
    announced: Begin, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    page, code = f"/votes/{voting.vote_id}/ballot/", slips.code_of(voting.slot(3).stream)
    assert Client().post(page, {"number": "3", "code": code}).status_code == 302
    for at in range(TRIES_PER_SLOT):
        Client().post(page, {"number": SAME[at % len(SAME)], "code": "00000000"}, REMOTE_ADDR=f"10.0.0.{at}")
    late = Client().post(page, {"number": "E0003", "code": code}, REMOTE_ADDR="10.0.1.1")
    assert late.status_code == 429, "another spelling is no other try"


def test_keying_takes_the_short_serial(announced: Begin, desk: Desk, frozen: time_machine.Traveller) -> None:
    voting = announced()
    voting.hand_in(3)
    voting.counted()
    frozen.move_to(voting.opens_at)
    keying = f"/desk/votes/{voting.vote_id}/keying/"
    assert desk("shequ").post(keying, {"serial": "3", "item-1": "yes"}).status_code == 302
    assert voting.slot(3).paper == "-", "the second entry is another body's"

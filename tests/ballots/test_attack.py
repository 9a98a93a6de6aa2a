"""What is sent by mistake or in bad faith: each refused with a sentence, and one ballot of a voter counts."""

import re
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, queries, slips
from bandeng.kernel.refusals import NotNow
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from tests.ballots.conftest import DAY, NO, VOTERS, YES, Begin, Voting, photo
from tests.cases.conftest import Desk

MOMENT = timedelta(seconds=1)


def opened(voting: Voting, place: int) -> Client:
    """A telephone on which this voter has opened her ballot."""
    phone, code = Client(), slips.code_of(voting.slot(place).stream)
    told = phone.post(f"/votes/{voting.vote_id}/ballot/", {"number": f"E{place:04d}", "code": code})
    assert told.status_code == 302
    return phone


def in_conflict(voting: Voting, place: int = 1) -> None:
    voting.cast(place, YES)
    voting.hand_in(place)
    voting.keyed(place, NO, NO)


def test_nobody_counts_before_the_days_to_settle_are_over(announced: Begin) -> None:
    voting = announced()
    in_conflict(voting)
    until = voting.closes_at + 3 * DAY
    with pytest.raises(NotNow, match="等本人说到"):
        voting.close(at=until - MOMENT)
    assert voting.vote.state == "announced"
    assert voting.close(at=until).conflicts == 1


def test_a_voter_who_said_it_herself_is_waited_for_no_longer(announced: Begin) -> None:
    voting = announced()
    in_conflict(voting)
    slot, at = voting.slot(1), voting.closes_at
    actions.keep(elector=slot, code=slips.code_of(slot.stream), keeps="paper", by=people.guest(at=at), at=at)
    assert voting.close().conflicts == 0


def test_a_voter_for_whom_it_was_recorded_may_still_say_it(announced: Begin) -> None:
    voting = announced()
    in_conflict(voting)
    at, until = voting.closes_at, voting.closes_at + 3 * DAY
    by = voting.town.holder("street_staff@410103012")
    actions.settle(elector=voting.slot(1), keeps="paper", how="telephone", by=by, at=at)
    with pytest.raises(NotNow, match="等本人说到"):
        voting.close(at=until - MOMENT)
    slot = voting.slot(1)
    code, guest = slips.code_of(slot.stream), people.guest(at=at)
    actions.keep(elector=slot, code=code, keeps="online", by=guest, at=until - MOMENT)
    assert queries.own(voting.slot(1)).choices == YES
    assert voting.close(at=until - MOMENT).conflicts == 0


@pytest.mark.parametrize("late", [timedelta(), MOMENT])
def test_a_ballot_at_the_close_or_a_second_later_is_refused(
    announced: Begin, frozen: time_machine.Traveller, late: timedelta
) -> None:
    voting = announced()
    frozen.move_to(voting.closes_at - MOMENT)
    phone, here = opened(voting, 1), f"/votes/{voting.vote_id}/casting/"
    assert phone.post(here, {"item-1": "yes"}).status_code == 302
    frozen.move_to(voting.closes_at + late)
    told = phone.post(here, {"item-1": "no"})
    assert (told.status_code, "已经结束" in told.content.decode()) == (409, True)
    assert Fact.objects.named("ballots.cast").count() == 1


def test_a_serial_comes_back_once_and_a_picture_is_of_one_paper(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    first, second = voting.deliver(1), voting.deliver(2)
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/return/"

    def back(serial: str, picture: str) -> tuple[int, str]:
        told = staff.post(here, {"serial": serial, "where": "door", "picture": photo(picture)})
        return told.status_code, told.content.decode()

    assert back(first, "one")[0] == 302
    status, page = back(first, "two")
    assert (status, "只收一次" in page) == (409, True)
    status, page = back(second, "one")
    assert (status, "已经用过" in page) == (422, True)


def doubled(page: str) -> list[str]:
    return [ref for ref, times in Counter(re.findall(r'\sid="([^"]+)"', page)).items() if times > 1]


def test_no_desk_page_of_a_vote_has_an_id_twice(
    prepared: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = prepared()
    here, by, noon = f"/desk/votes/{voting.vote_id}/", voting.town.staff, voting.town.noon

    def pages(moment: object = noon) -> str:
        frozen.move_to(moment)  # type: ignore[arg-type]
        page = desk("shequ").get(here).content.decode()
        assert doubled(page) == [], voting.vote.state
        return page

    pages()
    actions.take_roll(vote=voting.vote, voters=VOTERS, by=by, at=noon)
    pages()
    opens_at, closes_at = voting.opens_at, voting.closes_at
    actions.announce(vote=voting.vote, opens_at=opens_at, closes_at=closes_at, by=by, at=noon)
    pages()
    in_conflict(voting, 1)
    in_conflict(voting, 2)
    voting.hand_in(3)
    voting.hand_in(4)
    assert "网上和纸质的不一样" in pages(voting.opens_at)
    voting.close(at=voting.closes_at + 3 * DAY)
    pages(voting.closes_at + 3 * DAY)


def test_who_may_not_print_the_slips_is_led_to_none(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    here = f"/desk/votes/{voting.vote_id}/"
    for who, may in (("shequ", True), ("wanggezhang", False)):
        page = desk(who).get(here).content.decode()
        assert (f"{here}slips/" in page, desk(who).get(f"{here}slips/").status_code == 200) == (may, may)

"""A receipt is looked up in the book: whether it is there and sealed, never whose it is or what it says."""

import time_machine
from django.test import Client

from bandeng.ballots import opening, slips, telling
from bandeng.ledger import sealing
from tests.ballots.conftest import NO, YES, Begin, Voting


def test_a_receipt_is_found_before_and_after_the_seal(
    announced: Begin, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    voting.cast(1, YES)
    frozen.move_to(voting.opens_at)
    here = f"/votes/{voting.vote_id}/receipt/"
    code = telling.receipt(voting.slot(1).online_seal)
    page = Client().post(here, {"code": code}).content.decode()
    assert "这个回执码在账本里" in page
    assert "还没有封存" in page
    sealing.seal(at=voting.opens_at)
    page = Client().post(here, {"code": code.replace(" ", "").upper()}).content.decode()
    assert "号封存" in page and "/proof/" in page
    assert "和公告栏上的封存码不是一回事" in page
    assert "E0001" not in page and "同意" not in page


def test_an_earlier_receipt_does_not_tell_that_another_took_its_place(announced: Begin) -> None:
    voting = announced()
    voting.cast(1, YES)
    first = telling.receipt(voting.slot(1).online_seal)
    voting.cast(1, NO)
    page = Client().post(f"/votes/{voting.vote_id}/receipt/", {"code": first}).content.decode()
    assert "这个回执码在账本里" in page


def test_what_is_no_receipt_is_told_and_kept(announced: Begin) -> None:
    voting = announced()
    for typed in ("abcd", "zzzz zzzz zzzz zzzz", "0123 4567 89ab cdef", "%"):
        page = Client().post(f"/votes/{voting.vote_id}/receipt/", {"code": typed})
        assert page.status_code == 404
        assert "没有这个回执码" in page.content.decode()
        assert typed in page.content.decode()


def test_nobody_opens_anothers_ballot(announced: Begin, frozen: time_machine.Traveller) -> None:
    voting = announced()
    voting.cast(2, YES)
    frozen.move_to(voting.opens_at)
    phone, here = Client(), f"/votes/{voting.vote_id}/"
    phone.post(f"{here}ballot/", {"number": "E0001", "code": slips.code_of(voting.slot(1).stream)})
    page = phone.get(f"{here}ballot/?n=E0002").content.decode()
    assert telling.receipt(voting.slot(2).online_seal) not in page
    for number in ("E0002", "E0777"):  # another's, and one that is not on the roll
        told = phone.post(f"{here}ballot/", {"number": number, "code": "1"})
        assert (told.status_code, "号和码对不上" in told.content.decode()) == (404, True)


def own_page(voting: Voting, place: int) -> str:
    phone, slot = Client(), voting.slot(place)
    here = f"/votes/{voting.vote_id}/ballot/"
    phone.post(here, {"number": slot.number, "code": slips.code_of(slot.stream)})
    return phone.get(here).content.decode()


def test_the_receipt_is_of_the_ballot_that_counts(announced: Begin, frozen: time_machine.Traveller) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    voting.cast(1, YES)
    voting.hand_in(1, where="desk")
    voting.keyed(1, NO, NO)
    on_line = telling.receipt(voting.slot(1).online_seal)
    page = own_page(voting, 1)
    assert "网上那张不计入,以纸质那张为准。" in page and on_line not in page
    vote = voting.close()
    frozen.move_to(voting.closes_at)
    (counted,) = opening.ballots(vote)
    page = own_page(voting, 1)
    assert "网上那张没有计入,计的是纸质那张。" in page
    assert telling.receipt(counted["seal"]) in page and on_line not in page
    found = Client().post(f"/votes/{vote.id}/receipt/", {"code": counted["seal"][:16]})
    assert found.status_code == 200


def test_a_receipt_that_is_not_counted_promises_no_place_in_the_bundle(
    announced: Begin, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    voting.cast(1, YES)
    voting.hand_in(1)
    voting.keyed(1, NO, NO)
    page = own_page(voting, 1)
    assert "以哪张为准还没有定" in page and "在核对包里找这个号" not in page
    at = voting.closes_at + (voting.closes_at - voting.opens_at)
    vote = voting.close(at=at)
    frozen.move_to(at)
    assert not opening.ballots(vote)
    page = own_page(voting, 1)
    assert "它没有计入,核对包里没有" in page

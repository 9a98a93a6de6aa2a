"""A voter is known by the telephone she signed in with, matched against the roll."""

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions
from bandeng.ballots.models import Holder, Telephone
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.people.models import Person
from tests.ballots.conftest import OF_TWO, OWNER, WIFE, Begin, Voting


def resident(voting: Voting, phone: str) -> Person:
    return people.register(name="", kind="resident", phone=phone, at=voting.town.noon)


def signed(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_roll_opens_to_whoever_signs_in_with_its_telephone(
    announced: Begin, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    phone, here = signed(resident(voting, OWNER)), f"/votes/{voting.vote_id}/"
    assert "选聘物业服务企业" in phone.get("/me/").content.decode()
    assert "E0001" in phone.get("/votes/mine/").content.decode()
    assert "打开 E0001 号的票" in phone.get(f"{here}ballot/").content.decode()
    assert phone.post(f"{here}identity/", {"number": "E0001"}).status_code == 302
    assert phone.post(f"{here}casting/", {"item-1": "yes"}).status_code == 302
    assert voting.slot(1).online != "-"
    assert Holder.objects.get().elector_id == voting.slot(1).id
    again = signed(Person.objects.get(id=Holder.objects.get().person))
    assert again.post(f"{here}identity/", {"number": "E0001"}).status_code == 302
    assert "以网上投的为准" in again.get(f"{here}ballot/").content.decode()
    assert Fact.objects.named("ballots.identified").count() == 1, "recorded once"


def test_no_telephone_stands_in_a_table_or_in_the_book(announced: Begin) -> None:
    voting = announced()
    actions.identify(elector=voting.slot(1), by=resident(voting, OWNER).id, at=voting.opens_at)
    rows = [str(row) for row in (*Telephone.objects.values_list(), *Holder.objects.values_list())]
    assert not any(OWNER in text for text in (*rows, *Fact.objects.values_list("body_text", flat=True)))


def test_a_telephone_of_no_line_is_told_what_to_do(announced: Begin, frozen: time_machine.Traveller) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    stranger, here = signed(resident(voting, "13700000009")), f"/votes/{voting.vote_id}/"
    page = stranger.get(f"{here}ballot/").content.decode()
    assert "137****0009 不在这次表决的名册上" in page
    assert "带身份证明到社区问" in page
    refused = stranger.post(f"{here}identity/", {"number": "E0001"})
    assert refused.status_code == 403
    assert "不在这个号的名册上" in refused.content.decode()
    assert stranger.post(f"{here}identity/", {"number": "E9999"}).status_code == 403
    assert "没有名册登记了您的手机号" in stranger.get("/votes/mine/").content.decode()


def test_a_telephone_of_two_numbers_opens_each(announced: Begin, frozen: time_machine.Traveller) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    phone, here = signed(resident(voting, OF_TWO)), f"/votes/{voting.vote_id}/"
    page = phone.get(f"{here}ballot/").content.decode()
    assert "您有 2 个号" in page
    for number in ("E0004", "E0005"):
        assert f"打开 {number} 号的票" in page
        phone.post(f"{here}identity/", {"number": number})
        assert phone.post(f"{here}casting/", {"item-1": "yes"}).status_code == 302
    assert voting.slot(4).online != "-" and voting.slot(5).online != "-"


def test_co_owners_share_one_ballot_and_are_told_so(announced: Begin, frozen: time_machine.Traveller) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    wife, here = signed(resident(voting, WIFE)), f"/votes/{voting.vote_id}/"
    wife.post(f"{here}identity/", {"number": "E0002"})
    assert "登记了 2 个电话" in wife.get(f"{here}ballot/").content.decode()


def test_staff_are_not_known_by_a_number_nobody_proved(announced: Begin) -> None:
    voting = announced()
    with pytest.raises(NotYours, match="不在这个号"):
        actions.identify(elector=voting.slot(1), by=voting.town.staff, at=voting.opens_at)


def test_nobody_is_known_twice(announced: Begin) -> None:
    voting, person = (voting := announced()), resident(voting, OWNER)
    actions.identify(elector=voting.slot(1), by=person.id, at=voting.opens_at)
    with pytest.raises(NotNow, match="核对过了"):
        actions.identify(elector=voting.slot(1), by=person.id, at=voting.opens_at)


def test_who_is_not_signed_in_is_led_there_and_back(announced: Begin, frozen: time_machine.Traveller) -> None:
    voting = announced()
    here = f"/votes/{voting.vote_id}/"
    page = Client().get(f"{here}ballot/").content.decode()
    assert f"/sign-in/phone/?next={here}ballot/" in page
    assert Client().post(f"{here}identity/", {"number": "E0001"}).status_code in (302, 401, 403)
    assert not Holder.objects.exists()

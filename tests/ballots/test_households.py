"""Every recording of a ballot is told to its household, on line and by short message; the choice never."""

from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from bandeng.ballots import actions, slips
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.notices import actions as notices
from bandeng.notices import queries
from bandeng.notices.models import Letter, Notice
from bandeng.notices.ways import Message
from bandeng.people import actions as people
from bandeng.people import vault
from tests.ballots.conftest import NO, OWNER, WIFE, YES, Begin, Voting
from tests.notices.conftest import configure, sent

__all__ = ["configure", "sent"]
Do = Callable[[Voting], object]


def told(voting: Voting, do: Do) -> list[str]:
    before = set(Letter.objects.values_list("id", flat=True))
    do(voting)
    return list(Letter.objects.exclude(id__in=before).values_list("kind", flat=True))


def settle(voting: Voting) -> None:
    by, at = voting.town.holder("street_staff@410103012"), voting.opens_at
    actions.settle(elector=voting.slot(1), keeps="paper", how="telephone", by=by, at=at)


def spoil(voting: Voting) -> None:
    by, at = voting.town.staff, voting.opens_at
    actions.spoil(elector=voting.slot(1), serial="E0001-1", why="lost", by=by, at=at)


def key(voting: Voting, by: str, choices: dict[str, str]) -> None:
    voting.counted()
    actions.key(elector=voting.slot(1), choices=choices, by=by, at=voting.opens_at)


def test_each_step_of_a_ballot_is_told(announced: Begin, sent: list[Message]) -> None:
    voting = announced()
    assert told(voting, lambda v: v.cast(1, YES)) == ["ballots.cast"]
    assert told(voting, lambda v: v.cast(1, NO)) == ["ballots.recast"]
    assert told(voting, lambda v: v.hand_in(1)) == ["ballots.delivered", "ballots.received"]
    assert told(voting, lambda v: key(v, v.town.staff, YES)) == [], "one entry of two records nothing"
    assert told(voting, lambda v: key(v, v.town.leader, YES)) == ["ballots.conflict"]
    assert told(voting, settle) == ["ballots.settled"]
    assert told(voting, spoil) == ["ballots.spoiled"]


def test_two_entries_that_agree_are_told_as_counted(announced: Begin, sent: list[Message]) -> None:
    voting = announced()
    voting.hand_in(1)
    assert told(voting, lambda v: v.keyed(1, YES, YES)) == ["ballots.counted"]


def test_a_third_person_who_settles_is_told_too(announced: Begin, sent: list[Message]) -> None:
    voting = announced()
    voting.hand_in(1)
    assert told(voting, lambda v: v.keyed(1, YES, NO)) == []
    street = voting.town.holder("street_staff@410103012")

    def adjudicate(v: Voting) -> None:
        actions.adjudicate(elector=v.slot(1), choices=YES, by=street, at=v.opens_at)

    assert told(voting, adjudicate) == ["ballots.counted"]


def test_every_telephone_of_the_line_gets_it_and_not_the_choice(
    announced: Begin, sent: list[Message]
) -> None:
    voting = announced()
    voting.cast(2, NO)
    notices.send_due(at=voting.opens_at)
    assert {message.to for message in sent} == {"13900000002", WIFE}
    for message in sent:
        assert "E0002" in message.text
        assert "不是您家投的,请在计票以前打开这里说" in message.text
        assert f"/votes/{voting.vote_id}/ballot/" in message.text
        assert "不同意" not in message.text and "弃权" not in message.text


def test_what_is_refused_is_not_told(announced: Begin, sent: list[Message]) -> None:
    voting = announced(revote=False)
    voting.cast(1, YES)
    with pytest.raises(Exception, match="投出不能改"):
        voting.cast(1, NO)
    assert Letter.objects.count() == 1


def test_a_line_without_a_telephone_promises_nothing(announced: Begin, sent: list[Message]) -> None:
    voting = announced()
    voting.cast(3, YES)
    assert not Letter.objects.exists()


def test_without_a_way_no_letter_is_written(announced: Begin, configure: Callable[..., None]) -> None:
    configure({})
    announced().cast(1, YES)
    assert not Letter.objects.exists()


def test_an_erased_telephone_is_not_called(announced: Begin, sent: list[Message]) -> None:
    voting = announced()
    voting.cast(1, YES)
    vault.wipe([Letter.objects.get().person], at=voting.opens_at)
    notices.send_due(at=voting.opens_at)
    assert not sent
    assert Letter.objects.get().why == "no address"


def test_who_signs_in_with_the_telephone_reads_it_on_her_page(
    announced: Begin, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    person = people.register(name="", kind="resident", phone=OWNER, at=voting.town.noon)
    voting.cast(1, YES)
    actions.identify(elector=voting.slot(1), by=person.id, at=voting.opens_at)
    slot, at = voting.slot(1), voting.opens_at
    code = slips.code_of(slot.stream)
    actions.dispute(elector=slot, code=code, words="不是我", by=person.id, at=at)
    actions.answer(elector=voting.slot(1), outcome="stands", words="查过", by=voting.town.staff, at=at)
    assert kinds_read_by(person.id, at=at) == ["ballots.cast", "ballots.stands"]
    frozen.move_to(at)
    client = Client()
    client.force_login(person)
    page = client.get("/notices/").content.decode()
    assert "您家的票在网上投出了" in page
    assert "选聘物业服务企业 E0001" in page
    first = Notice.objects.addressed_to(person.id, at=at).newest_first()[0]
    assert client.get(f"/notices/{first.id}/")["Location"] == f"/votes/{voting.vote_id}/ballot/"


def kinds_read_by(person: str, *, at: datetime) -> list[str]:
    """What she is told, the first first; the number at the bell says as many."""
    found = Notice.objects.addressed_to(person, at=at).order_by("height")
    assert queries.unread(person, at=at) == len(found)
    return list(found.values_list("kind", flat=True))


def test_who_never_opened_her_ballot_is_told_all_the_same(announced: Begin) -> None:
    """Delivered, taken back and keyed by others: the household must hear of it to say it was not hers."""
    voting = announced()
    wife = people.register(name="", kind="resident", phone=WIFE, at=voting.town.noon)
    other = people.register(name="", kind="resident", phone="13700000009", at=voting.town.noon)
    voting.hand_in(2)
    voting.keyed(2, YES, YES)
    read = kinds_read_by(wife.id, at=voting.opens_at)
    assert read == ["ballots.delivered", "ballots.received", "ballots.counted"]
    assert kinds_read_by(other.id, at=voting.opens_at) == []
    assert not any(wife.id in text for text in Fact.objects.values_list("body_text", flat=True))
    rebuilding.check()


def test_a_new_key_of_the_vault_parts_nobody_from_her_ballot(announced: Begin, settings: Settings) -> None:
    """Her own number and the roll's are filed under different versions of the key."""
    voting = announced()
    settings.BANDENG_VAULT_KEY = f"{settings.BANDENG_VAULT_KEY} another"
    person = people.register(name="", kind="resident", phone=OWNER, at=voting.town.noon)
    voting.cast(1, YES)
    assert kinds_read_by(person.id, at=voting.opens_at) == ["ballots.cast"]


def test_staff_with_the_same_number_read_nothing_of_it(announced: Begin) -> None:
    """Only a resident has proved her number with a code."""
    voting = announced()
    staff = people.register(name="丁", kind="staff", phone=OWNER, at=voting.town.noon)
    voting.cast(1, YES)
    assert kinds_read_by(staff.id, at=voting.opens_at) == []

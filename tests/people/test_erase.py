"""Erasing a person: the words go, the chain stays whole, the pages stay sensible."""

from datetime import datetime

import pytest

from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import actions, queries, vault
from bandeng.people.models import Entry, Person

pytestmark = pytest.mark.django_db


def test_an_erased_person_is_gone_but_for_her_row(at: datetime) -> None:
    person = actions.register(name="李婶", kind="resident", phone="13800000001", at=at)
    vault.keep("楼道灯不亮", kind="words", about=person.id, at=at)
    erasure = actions.erase(person.id, at)
    assert erasure.entries == 3
    assert queries.names([person.id]) == {person.id: "已注销"}
    assert vault.about(person.id) == {}
    assert queries.person_by_phone("13800000001") is None
    row = Person.objects.get(id=person.id)
    assert (row.is_active, row.erased_at, row.has_usable_password()) == (False, at, False)


def test_erasing_leaves_the_chain_whole(at: datetime) -> None:
    person = actions.register(name="李婶", kind="resident", at=at)
    actions.erase(person.id, at)
    told = list(Fact.objects.of(f"person:{person.id}"))
    assert [fact.name for fact in told] == ["people.registered", "people.erased"]
    assert [fact.digest for fact in told] == [pen.digest_of(fact) for fact in told]
    assert told[1].previous == told[0].digest


def test_no_fact_says_a_name(at: datetime) -> None:
    actions.register(name="李婶", kind="staff", username="li", phone="13800000001", at=at)
    written = "".join(Fact.objects.values_list("body_text", flat=True))
    assert not {word for word in ("李婶", "13800000001", '"li"') if word in written}


def test_erasing_twice_is_refused_with_a_sentence(at: datetime) -> None:
    person = actions.register(name="李婶", kind="resident", at=at)
    actions.erase(person.id, at)
    with pytest.raises(NotNow, match="已经注销"):
        actions.erase(person.id, at)


def test_a_guest_can_be_erased_too(at: datetime) -> None:
    guest = actions.guest(name="过路人", phone="13800000002", at=at)
    assert queries.names([guest]) == {guest: "过路人"}
    actions.erase(guest, at)
    assert queries.names([guest]) == {guest: "已注销"}


def test_a_guest_makes_no_fact_and_has_no_account(at: datetime) -> None:
    actions.guest(phone="13800000002", at=at)
    assert not Fact.objects.exists()
    assert queries.person_by_phone("13800000002") is None


def test_a_taken_user_name_is_refused(at: datetime) -> None:
    actions.register(name="老周", kind="staff", username="zhou", at=at)
    with pytest.raises(BadInput) as refused:
        actions.register(name="小周", kind="staff", username="zhou", at=at)
    assert "username" in refused.value.issues


def test_a_corrected_name_wipes_the_old_one(at: datetime) -> None:
    person = actions.register(name="李婶", kind="resident", at=at)
    actions.rename(person.id, name="李桂兰", at=at)
    assert queries.name(person.id) == "李桂兰"
    assert Entry.objects.filter(about=person.id, erased_at=None).count() == 1
    actions.rename(person.id, name="", at=at)
    assert queries.name(person.id) == "一位居民"


def test_a_person_is_found_by_id_and_by_user_name(at: datetime) -> None:
    person = actions.register(name="老周", kind="staff", username="zhou", at=at)
    assert queries.person(person.id) == queries.person("zhou") == person
    with pytest.raises(Person.DoesNotExist):
        queries.person("nobody")

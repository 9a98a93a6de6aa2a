"""A letter is written with its fact, once, and only to who chose it; nothing of a person is in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo.town import GRID, Town
from bandeng.kernel.refusals import Stale
from bandeng.ledger import rebuilding
from bandeng.notices import actions as notices
from bandeng.notices import posting
from bandeng.notices.actions import Wanted
from bandeng.notices.models import Choice, Letter, Notice
from bandeng.notices.ways import Message
from bandeng.people import actions as people
from bandeng.people import queries as persons
from bandeng.people import vault
from bandeng.people.models import Entry
from tests.cases import journeys
from tests.notices import letters
from tests.notices.conftest import Configure

MOBILE = "13712345678"


def test_who_chose_nothing_gets_no_letter(town: Town, sent: list[Message]) -> None:
    letters.accepted(town)
    assert letters.states() == []


def test_who_chose_gets_one_by_each_of_her_ways(town: Town, sent: list[Message]) -> None:
    letters.wants(town, ways=("sms", "email"), email=letters.MAIL)
    letters.accepted(town)
    assert sorted(Letter.objects.values_list("way", flat=True)) == ["email", "sms"]
    assert set(letters.states()) == {"waiting"}


def test_where_no_way_is_configured_nothing_is_written_or_asked(town: Town, configure: Configure) -> None:
    configure({})
    letters.wants(town)
    with CaptureQueriesContext(connection) as asked:
        letters.accepted(town)
    assert letters.states() == []
    assert not [each for each in asked if "notices_choice" in each["sql"]]


def test_rooms_of_an_office_are_not_for_residents(town: Town, configure: Configure) -> None:
    configure({"wecom": "tests.notices.ways.Fake"})
    letters.wants(town, ways=("wecom",))
    letters.accepted(town)
    assert letters.states() == []


def test_whoever_is_in_a_post_is_written_to_about_it(town: Town, configure: Configure) -> None:
    configure({"wecom": "tests.notices.ways.Fake"})
    people.renumber(town.leader, phone=MOBILE, at=town.noon)
    notices.choose(person=town.leader, wanted=Wanted(ways={"todo": ("wecom",)}), at=town.noon)
    town.case()
    letter = Letter.objects.get()
    assert (letter.person, letter.kind, letter.desk) == (town.leader, "cases.to_accept", True)


def test_nobody_is_written_to_about_what_she_did_herself(town: Town, sent: list[Message]) -> None:
    people.renumber(town.leader, phone=MOBILE, at=town.noon)
    notices.choose(person=town.leader, wanted=Wanted(ways={"progress": ("sms",)}), at=town.noon)
    report = actions.Report(place=GRID, words="路灯", reporter=town.leader)
    fact = actions.report(report=report, at=town.noon)
    case = Case.objects.get(stream=fact.stream)
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon)
    assert not Letter.objects.filter(stream=case.stream).exists()


def test_a_rebuild_writes_no_letter_and_changes_none(town: Town, sent: list[Message]) -> None:
    letters.accepted(town)
    letters.wants(town)
    letters.accepted(town)
    before = list(Letter.objects.values())
    assert rebuilding.check().is_equal
    rebuilding.rebuild()
    assert list(Letter.objects.values()) == before
    assert len(before) == 1


def test_the_same_fact_posted_twice_writes_one_letter(town: Town, sent: list[Message]) -> None:
    letters.wants(town)
    letters.accepted(town)
    letter = Letter.objects.get()
    fact = rebuilding.Fact.objects.get(id=int(letter.id.partition(".")[0]))
    posting.post(fact, [(letters.person(), "cases.accepted", False)])
    assert Letter.objects.count() == 1


def test_a_fact_that_is_not_said_leaves_no_letter(town: Town, sent: list[Message]) -> None:
    letters.wants(town)
    raised = town.case()
    letters.accepted(town)
    actions.accept(case=raised, condition=journeys.LAMP, by=town.leader, at=town.noon)
    with pytest.raises(Stale):
        actions.accept(case=raised, condition=journeys.LAMP, by=town.leader, at=town.noon)
    assert Letter.objects.count() == 1


def test_no_word_of_the_vault_is_in_letters_and_notices(town: Town, sent: list[Message]) -> None:
    letters.wants(town, ways=("sms", "email"), email=letters.MAIL)
    case = letters.accepted(town)
    notices.send_due(at=town.noon)
    secrets = {
        text for text in vault.read(Entry.objects.values_list("id", flat=True)).values() if len(text) > 1
    }
    assert {letters.PHONE, letters.MAIL, "楼下路灯不亮"} <= secrets
    rows = repr([*Letter.objects.values(), *Choice.objects.values(), *Notice.objects.values()])
    assert not [words for words in secrets if words in rows]
    said = " ".join(f"{message.subject} {message.text} {message.key}" for message in sent)
    assert case.number in said
    assert not [words for words in secrets if words in said]


def test_who_is_forgotten_is_not_written_to(town: Town, sent: list[Message]) -> None:
    letters.wants(town)
    case = letters.accepted(town)
    ref = letters.person()
    people.erase(ref, town.noon)
    assert letters.states() == ["dropped"]
    assert not Choice.objects.filter(person=ref).exists()
    assert not vault.about(ref)
    actions.escalate(case=case, what=journeys.UP, by=town.leader, at=town.noon + journeys.STEP)
    assert Letter.objects.count() == 1
    assert persons.name(ref) == "已注销"

"""A division is taken back while nobody has worked on a part: one matter again, nothing lost."""

from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import families, sentence
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.notices.models import Notice
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.test_divide import LATER, divided
from tests.cases.web_desk.test_steps import send

WHY = "原来是一件事"


def united(town: Town, whole: Case) -> Case:
    at = town.noon + 2 * LATER
    actions.unite(case=town.again(whole), words=WHY, by=town.staff, at=at)
    return town.again(whole)


def test_it_is_where_it_was_and_its_clocks_run_on(town: Town) -> None:
    before = journeys.accepted(town)
    ran = set(Clock.objects.running().filter(stream=before.stream).values_list("id", "due_at"))
    parts = divided(town, before)
    whole = united(town, before)
    assert (whole.state, whole.seat, whole.due_at) == ("handling", before.seat, before.due_at)
    assert set(Clock.objects.running().filter(stream=whole.stream).values_list("id", "due_at")) == ran
    assert ToDo.objects.open().get(stream=whole.stream).kind == "cases.resolve"
    for part in parts:
        assert town.again(part).state == "withdrawn"
        assert not ToDo.objects.open().filter(stream=part.stream).exists()
        assert not Clock.objects.running().filter(stream=part.stream).exists()
    assert families.of(whole, families.PART) == []
    assert rebuilding.check().is_equal


def test_what_had_not_been_accepted_waits_for_acceptance_again(town: Town) -> None:
    case = town.case()
    divided(town, case)
    whole = united(town, case)
    assert (whole.state, ToDo.objects.open().get(stream=whole.stream).kind) == ("submitted", "cases.accept")
    assert Clock.objects.running().get(stream=whole.stream).kind == "accept"
    actions.accept(case=whole, condition=journeys.LAMP, by=town.leader, at=town.noon + 3 * LATER)


def test_it_may_be_divided_once_more(town: Town) -> None:
    case = journeys.accepted(town)
    divided(town, case)
    whole = united(town, case)
    assert len(divided(town, whole)) == 2


def test_once_somebody_has_worked_on_a_part_it_stays_divided(town: Town) -> None:
    case = journeys.accepted(town)
    part = divided(town, case)[0]
    note = actions.Note(words="看过了")
    actions.annotate(case=part, note=note, by=town.leader, at=town.noon + LATER)
    with pytest.raises(NotNow, match=rf"第1件\({part.number}\)已经有人动手了,收不回来"):
        united(town, case)
    assert town.again(case).state == "divided"


def test_a_reminder_of_the_clock_is_no_work(town: Town) -> None:
    case = journeys.accepted(town)
    divided(town, case)
    assert case.due_at
    at = case.due_at + timedelta(days=1)
    actions.tick(at=at)
    actions.unite(case=town.again(case), words=WHY, by=town.staff, at=at)
    assert town.again(case).state == "handling"


def test_why_is_needed_and_whoever_may_not_divide_may_not_unite(town: Town) -> None:
    case = journeys.accepted(town)
    divided(town, case)
    with pytest.raises(BadInput):
        actions.unite(case=town.again(case), words="", by=town.staff, at=town.noon + 2 * LATER)
    patroller = town.holder("patroller@410103012002-01")
    with pytest.raises(NotYours):
        actions.unite(case=town.again(case), words=WHY, by=patroller, at=town.noon + 2 * LATER)


def test_people_are_told_and_the_numbers_of_the_parts_still_open(town: Town) -> None:
    case = journeys.accepted(town)
    part = divided(town, case)[0]
    whole = united(town, case)
    assert case.reporter in Notice.objects.filter(kind="cases.united").values_list("recipient", flat=True)
    told = sentence.standing(town.again(part), at=town.noon + 3 * LATER)
    assert whole.number in told.sentence
    page = Client().get(f"/c/{part.number}/")
    assert page.status_code == 200
    assert "已收回" in page.content.decode()
    assert timeline(whole, Reader.ANYBODY)[-1].notes == (WHY,)


def test_the_numbers_know_it(town: Town) -> None:
    case = journeys.accepted(town)
    divided(town, case)
    united(town, case)
    during = (town.noon - timedelta(days=1), town.noon + timedelta(days=30))
    values = {
        name: read(f"cases.{name}", place="410103/", during=during).value
        for name in ("reported", "valid", "registered", "divided", "parts", "open")
    }
    expected = {"reported": 1, "valid": 1, "registered": 1, "divided": 0, "parts": 0, "open": 1}
    assert values == expected


def test_the_desk_offers_it_while_it_can_be_done(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    divided(town, case)
    client, whole = desk("shequ"), town.again(case)
    assert f"/desk/cases/{case.number}/reunion/" in client.get(f"/desk/cases/{case.number}/").content.decode()
    assert send(client, whole, "reunion", words=WHY).status_code == 302
    assert town.again(case).state == "handling"

"""Haste: after half of the time, not every hour, by many voices at once; no clock moves for it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import urging
from bandeng.cases.queries.codes import code_of
from bandeng.cases.queries.verbs import verb_of
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel import clock
from bandeng.kernel.clock import Limit
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger.models import Fact
from bandeng.ledger.rebuilding import check
from bandeng.people import actions as people
from bandeng.rulebook.calendar import office_hours, work_calendar
from tests.cases import journeys
from tests.cases.conftest import Desk

HOUR = timedelta(hours=1)


def _half(case: Case, asker: str = "") -> datetime:
    since = urging.from_moment(case, asker or case.reporter)
    assert since is not None
    return since


def test_not_before_half_of_the_time(town: Town) -> None:
    case = journeys.accepted(town)
    assert case.due_at is not None
    whole = Clock.objects.get(stream=case.stream, kind="whole")
    half = clock.due(whole.started_at, Limit.parse("1 工作日"), work_calendar(), hours=office_hours()).at
    assert (whole.limit, _half(case)) == ("2 工作日", half)
    with pytest.raises(NotNow):
        actions.urge_own(case=case, person=case.reporter, at=_half(case) - timedelta(seconds=1))
    actions.urge_own(case=case, person=case.reporter, at=_half(case))


def test_nobody_hurries_a_grid_before_it_is_on_duty(town: Town) -> None:
    night = town.noon.replace(hour=22)
    case = town.case(at=night)
    assert case.due_at is not None
    assert _half(case) > night.replace(hour=23) + timedelta(hours=7), "no duty minute has passed in the night"
    assert _half(case) < case.due_at


def test_whoever_has_it_sees_it_first_and_no_clock_moves(town: Town) -> None:
    case = journeys.accepted(town)
    before = list(Clock.objects.filter(stream=case.stream).values())
    actions.urge_own(case=case, person=case.reporter, at=_half(case))
    waits = ToDo.objects.open().get(kind="cases.hurry")
    assert (waits.seat, waits.urgent) == (case.seat, True)
    assert list(Clock.objects.filter(stream=case.stream).values()) == before


def test_again_only_after_a_working_day(town: Town) -> None:
    case = journeys.accepted(town)
    at = _half(case)
    actions.urge_own(case=case, person=case.reporter, at=at)
    case = town.again(case)
    with pytest.raises(NotNow):
        actions.urge_own(case=case, person=case.reporter, at=at + 2 * HOUR)
    actions.urge_own(case=case, person=case.reporter, at=_half(case))
    assert ToDo.objects.open().filter(kind="cases.hurry").count() == 1


def test_each_who_is_known_has_her_own_right(town: Town) -> None:
    case, at = journeys.accepted(town), town.noon + HOUR
    neighbour = people.guest(phone="13912340000", at=town.noon)
    actions.join(case=case, follower=neighbour, at=at)
    half = _half(case)
    actions.urge_own(case=town.again(case), person=case.reporter, at=half)
    actions.urge_own(case=town.again(case), person=neighbour, at=half + HOUR)
    actions.urge(case=town.again(case), by=town.holder(journeys.SECRETARY), at=half + 2 * HOUR)
    for person in (case.reporter, neighbour):
        with pytest.raises(NotNow) as refused:
            actions.urge_own(case=town.again(case), person=person, at=half + 2 * HOUR)
        assert "自己催过要隔一个工作日" in str(refused.value)
    assert ToDo.objects.open().filter(kind="cases.hurry").count() == 1


def test_what_was_asked_before_acceptance_takes_nothing_from_the_work(town: Town) -> None:
    case = town.case("井盖没了,路上一个大洞")
    early = _half(case)
    actions.urge_own(case=case, person=case.reporter, at=early)
    actions.accept(case=town.again(case), condition="manhole.missing", by=town.leader, at=early)
    case = town.again(case)
    whole = Clock.objects.get(stream=case.stream, kind="whole")
    assert _half(case) == whole.started_at + (whole.due_at - whole.started_at) / 2
    actions.urge_own(case=case, person=case.reporter, at=_half(case))
    assert check().is_equal


def test_a_line_on_how_it_stands_answers_it(town: Town) -> None:
    case = journeys.accepted(town)
    actions.urge_own(case=case, person=case.reporter, at=_half(case))
    note = actions.Note(words="灯头明天到", public=True)
    actions.annotate(case=town.again(case), note=note, by=town.leader, at=_half(case) + HOUR)
    assert not ToDo.objects.open().filter(kind="cases.hurry").exists()


def test_strangers_and_those_who_have_it_do_not(town: Town) -> None:
    case = journeys.accepted(town)
    with pytest.raises(NotYours):
        actions.urge_own(case=case, person=people.guest(at=town.noon), at=_half(case))
    with pytest.raises(NotYours):
        actions.urge(case=case, by=town.leader, at=_half(case))
    actions.urge(case=case, by=town.holder(journeys.SECRETARY), at=_half(case))
    assert Fact.objects.named("cases.urged").get().body["who"] == "staff"


def test_nothing_to_hurry_where_nobody_has_to_act(town: Town) -> None:
    case = journeys.resolved(town)
    assert urging.from_moment(case, case.reporter) is None
    with pytest.raises(NotNow):
        actions.urge_own(case=case, person=case.reporter, at=town.noon + timedelta(days=9))


MANY = 5  # as the book of these tests says


def joined(town: Town, case: Case, phones: Sequence[str], *, at: datetime) -> None:
    """So many say "me too", each with this telephone (empty: none)."""
    for phone in phones:
        actions.join(case=town.again(case), follower=people.guest(phone=phone, at=town.noon), at=at)


def numbers(many: int) -> list[str]:
    return [f"1391234000{number}" for number in range(many)]


def by_voices() -> list[int]:
    """How many each haste by voices was asked for by."""
    told = Fact.objects.named("cases.urged").order_by("id")
    return [fact.body["supports"] for fact in told if fact.body["who"] == "supporters"]


def test_many_known_voices_ask_by_themselves(town: Town) -> None:
    case = journeys.accepted(town)
    joined(town, case, numbers(MANY - 1), at=_half(case))
    assert by_voices() == []
    joined(town, case, ["13712340000"], at=_half(case))
    said = Fact.objects.named("cases.urged").get()
    assert (said.post, said.body["who"], said.body["supports"]) == ("clock", "supporters", MANY)
    assert check().is_equal


def test_they_wait_for_half_of_the_time_as_everybody_does(town: Town) -> None:
    case = journeys.accepted(town)
    joined(town, case, numbers(MANY), at=town.noon + HOUR / 2)
    actions.tick(at=_half(case) - HOUR / 60)
    assert by_voices() == []
    actions.tick(at=_half(case))
    actions.tick(at=_half(case) + HOUR)
    assert by_voices() == [MANY]


def test_presses_without_a_telephone_are_counted_and_hurry_nobody(town: Town) -> None:
    case = journeys.accepted(town)
    joined(town, case, [""] * MANY, at=_half(case))
    joined(town, case, ["13912340000"] * MANY, at=_half(case))
    actions.tick(at=_half(case))
    assert (by_voices(), town.again(case).supports, urging.known_voices(case)) == ([], MANY + 1, 1)


def test_the_reporters_own_number_is_no_voice_beside_her(town: Town) -> None:
    hers = people.guest(phone="13912340000", at=town.noon)
    case = town.case()
    Case.objects.filter(id=case.id).update(reporter=hers)
    joined(town, case, numbers(MANY), at=town.noon)
    assert urging.known_voices(town.again(case)) == MANY - 1


def test_one_press_without_a_telephone_may_not_ask_for_haste_either(town: Town) -> None:
    case, neighbour = journeys.accepted(town), people.guest(at=town.noon)
    actions.join(case=case, follower=neighbour, at=town.noon + HOUR)
    with pytest.raises(NotYours) as refused:
        actions.urge_own(case=town.again(case), person=neighbour, at=_half(case))
    assert "不能催" in str(refused.value)


def test_her_page_offers_it_only_to_whoever_is_known(town: Town) -> None:
    case = journeys.accepted(town)
    with time_machine.travel(town.noon + HOUR, tick=False):
        for phone, offered in (("", False), ("13912340000", True)):
            page = Client().post(f"/c/{case.number}/support/", {"phone": phone}, follow=True).content.decode()
            assert ("催一催" in page) is offered


def test_the_reporter_finds_the_button_when_its_time_has_come(town: Town) -> None:
    case = journeys.accepted(town)
    phone = Client()
    with time_machine.travel(town.noon + HOUR, tick=False):
        phone.post("/follow/", {"number": case.number, "code": code_of(case.stream)})
        early = phone.get(f"/c/{case.number}/").content.decode()
        assert "等久了可以催一催" in early
        assert phone.post(f"/c/{case.number}/urging/").status_code == 422
        assert Client().post(f"/c/{case.number}/urging/").status_code == 404
    with time_machine.travel(_half(case), tick=False):
        phone = Client()
        phone.post("/follow/", {"number": case.number, "code": code_of(case.stream)})
        assert "催一催" in phone.get(f"/c/{case.number}/").content.decode()
        assert phone.post(f"/c/{case.number}/urging/").status_code == 302
        assert "反映人催办" in Client().get(f"/c/{case.number}/").content.decode()


def test_it_is_offered_only_when_it_can_be_done(town: Town) -> None:
    case, by = journeys.accepted(town), town.holder(journeys.DISTRICT)
    early = verb_of(by, case, "urge", at=_half(case) - HOUR)
    assert early
    assert (early.may, early.now) == (False, False)
    assert "起可以催" in early.reason
    then = verb_of(by, case, "urge", at=_half(case))
    assert then
    assert then.may


def test_its_page_says_from_when_and_names_nobody_else(desk: Desk, town: Town) -> None:
    case, client = journeys.accepted(town), desk(town.holder(journeys.DISTRICT))
    answer = client.get(f"/desk/cases/{case.number}/urging/")
    assert answer.status_code == 409
    assert "起可以催" in answer.content.decode()
    page = client.get(f"/desk/cases/{case.number}/").content.decode()
    assert "/urging/" not in page
    assert "起可以催" in client.get(f"/desk/cases/{case.number}/refusals/").content.decode()

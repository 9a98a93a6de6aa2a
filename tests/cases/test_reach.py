"""The reporter is called once she left a number; asking her has a limit of its own."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.cases.queries.verbs import verb_of
from bandeng.demo.town import GRID, Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from tests.cases import journeys
from tests.cases.conftest import Desk

CALLED = actions.Contact(channel="phone", reached=True, words="下午在家")
MISSED = actions.Contact(channel="phone", reached=False)
HOUR = timedelta(hours=1)


def accepted(town: Town, *, phone: str = "13800001111") -> Case:
    reporter = people.guest(name="王某", phone=phone, at=town.noon)
    told = actions.Report(place=GRID, words="路灯不亮", reporter=reporter)
    case = Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon + journeys.STEP)
    return town.again(case)


def waits(case: Case, kind: str = "cases.reach") -> bool:
    return ToDo.objects.open().filter(stream=case.stream, kind=kind).exists()


def runs(case: Case, kind: str) -> bool:
    return Clock.objects.running().filter(stream=case.stream, kind=kind).exists()


@pytest.mark.parametrize("what", [CALLED, MISSED])
def test_whoever_left_a_number_is_called_once(town: Town, what: actions.Contact) -> None:
    case = accepted(town)
    assert waits(case)
    assert runs(case, "contact")
    actions.reach(case=case, what=what, by=town.leader, at=town.noon + HOUR)
    assert not waits(case)
    assert not runs(case, "contact")
    assert rebuilding.check().is_equal


def test_whoever_left_none_is_not(town: Town) -> None:
    case = accepted(town, phone="")
    assert not waits(case)
    assert not runs(case, "contact")
    with pytest.raises(BadInput):
        actions.reach(case=case, what=CALLED, by=town.leader, at=town.noon + HOUR)


def test_it_stays_with_whoever_received_it_first(town: Town) -> None:
    case = accepted(town)
    actions.escalate(case=case, what=journeys.UP, by=town.leader, at=town.noon + HOUR)
    assert waits(case)
    assert ToDo.objects.open().get(stream=case.stream, kind="cases.reach").seat == case.seat
    actions.sign(case=town.again(case), by=town.staff, at=town.noon + 2 * HOUR)
    assert waits(case)
    actions.reach(case=town.again(case), what=CALLED, by=town.leader, at=town.noon + 3 * HOUR)
    assert not waits(case)
    assert rebuilding.check().is_equal


def test_she_may_be_called_while_it_rests_and_then_nobody_waits_for_it(town: Town) -> None:
    case = accepted(town)
    what = actions.Resting(reason="等灯头到货", until=town.noon + 5 * 24 * HOUR)
    actions.ask_suspension(case=case, what=what, by=town.leader, at=town.noon + HOUR)
    actions.suspend(case=town.again(case), by=town.holder(journeys.SECRETARY), at=town.noon + 2 * HOUR)
    offered = verb_of(town.leader, town.again(case), "reach", at=town.noon + 3 * HOUR)
    assert offered
    assert offered.may
    actions.reach(case=town.again(case), what=MISSED, by=town.leader, at=town.noon + 3 * HOUR)
    assert verb_of(town.leader, town.again(case), "reach", at=town.noon + 4 * HOUR) is None
    actions.resume(case=town.again(case), by=town.leader, at=town.noon + 3 * 24 * HOUR)
    assert not waits(case)
    assert not runs(case, "contact")
    assert rebuilding.check().is_equal


def test_it_rests_with_the_matter(town: Town) -> None:
    case = accepted(town)
    what = actions.Resting(reason="等灯头到货", until=town.noon + 5 * 24 * HOUR)
    actions.ask_suspension(case=case, what=what, by=town.leader, at=town.noon + HOUR)
    actions.suspend(case=town.again(case), by=town.holder(journeys.SECRETARY), at=town.noon + 2 * HOUR)
    assert not waits(case)
    assert not runs(case, "contact")
    actions.resume(case=town.again(case), by=town.leader, at=town.noon + 3 * 24 * HOUR)
    assert waits(case)
    assert runs(case, "contact")
    assert rebuilding.check().is_equal


def test_it_is_late_after_a_working_day_and_the_matter_is_not(town: Town) -> None:
    case = accepted(town)
    late = Clock.objects.get(stream=case.stream, kind="contact").due_at
    actions.tick(at=late)
    told = Fact.objects.of(case.stream).named("cases.reminded")
    assert "contact" in [fact.body["kind"] for fact in told]
    assert town.again(case).next_at == Clock.objects.get(stream=case.stream, kind="step").due_at


def test_asking_has_a_day_and_a_call_that_nobody_took_is_enough(town: Town) -> None:
    case = accepted(town)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=town.noon + HOUR)
    assert not waits(case)
    finding = actions.Finding(passed=True)
    actions.check(case=town.again(case), finding=finding, by=town.staff, at=town.noon + 2 * HOUR)
    case = town.again(case)
    callback = Clock.objects.get(stream=case.stream, kind="callback")
    confirm = Clock.objects.get(stream=case.stream, kind="confirm")
    asking = ToDo.objects.open().get(stream=case.stream, kind="cases.ask")
    assert asking.due_at == callback.due_at < confirm.due_at
    with pytest.raises(NotYours):
        actions.reach(case=case, what=MISSED, by=town.leader, at=town.noon + 3 * HOUR)
    asker = town.holder(asking.seat)
    actions.reach(case=case, what=MISSED, by=asker, at=town.noon + 3 * HOUR)
    assert not runs(case, "callback")
    asking = ToDo.objects.open().get(stream=case.stream, kind="cases.ask")
    assert asking.due_at == confirm.due_at
    assert town.again(case).state == "confirming"
    assert rebuilding.check().is_equal


def test_her_own_word_ends_it(town: Town) -> None:
    case = accepted(town)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=town.noon + HOUR)
    finding = actions.Finding(passed=True)
    actions.check(case=town.again(case), finding=finding, by=town.staff, at=town.noon + 2 * HOUR)
    word = actions.Word(answer="solved", channel="page")
    actions.answer(case=town.again(case), word=word, by=case.reporter, at=town.noon + 3 * HOUR)
    assert not runs(case, "callback")
    with pytest.raises(NotNow):
        actions.reach(case=town.again(case), what=CALLED, by=town.staff, at=town.noon + 4 * HOUR)


def test_who_may_and_who_reads_it(town: Town) -> None:
    case = accepted(town)
    with pytest.raises(NotYours):
        actions.reach(case=case, what=CALLED, by=town.holder(journeys.DESK), at=town.noon + HOUR)
    actions.reach(case=case, what=CALLED, by=town.leader, at=town.noon + HOUR)
    case = town.again(case)
    assert timeline(case, Reader.PARTY)[-1].text == "打电话联系过反映人"
    assert timeline(case, Reader.PARTY)[-1].notes == ()
    assert timeline(case, Reader.STAFF)[-1].notes == ("下午在家",)
    assert "联系过" not in str([each.text for each in timeline(case, Reader.ANYBODY)])
    assert verb_of(town.leader, case, "reach", at=town.noon + HOUR) is None


def test_the_desk_takes_it_and_an_odd_answer_is_refused(desk: Desk, town: Town) -> None:
    case = accepted(town)
    leader, page = desk("wanggezhang"), f"/desk/cases/{case.number}/contact-note/"
    told = {"turn": str(case.turn), "command": "one", "channel": "phone"}
    assert leader.post(page, {**told, "reached": "maybe"}).status_code == 422
    assert leader.post(page, {**told, "reached": "no"}).status_code == 302
    assert not waits(case)


def test_whoever_looked_at_the_number_notes_the_call_from_there(desk: Desk, town: Town) -> None:
    case = accepted(town)
    leader, note = desk("wanggezhang"), f"/desk/cases/{case.number}/contact-note/"
    assert note in leader.post(f"/desk/cases/{case.number}/contact/").content.decode()
    actions.reach(case=case, what=CALLED, by=town.leader, at=town.noon + HOUR)
    assert note not in leader.post(f"/desk/cases/{case.number}/contact/").content.decode()


def test_nothing_is_chosen_beforehand(desk: Desk, town: Town) -> None:
    case = accepted(town)
    page = desk("wanggezhang").get(f"/desk/cases/{case.number}/contact-note/").content.decode()
    assert 'name="reached"' in page
    assert " checked" not in page


@pytest.mark.parametrize("username", ["xunluoyuan", "fangguanyuan", "tiaojieyuan"])
def test_who_may_not_see_how_to_reach_her_is_not_asked_to(desk: Desk, town: Town, username: str) -> None:
    case, client = accepted(town), desk(username)
    assert "/contact-note/" not in client.get(f"/desk/cases/{case.number}/").content.decode()
    assert client.get(f"/desk/cases/{case.number}/contact-note/").status_code in (403, 404)


def test_by_when_she_is_called_is_the_desks_own_business(town: Town) -> None:
    case = accepted(town)
    actions.tick(at=Clock.objects.get(stream=case.stream, kind="contact").supervise_at)
    said = {reader: [each.text for each in timeline(case, reader)] for reader in Reader}
    late = "「联系反映人」超过了时限,系统催办"
    assert late in said[Reader.STAFF]
    for reader in (Reader.ANYBODY, Reader.PARTY):
        assert not [text for text in said[reader] if "联系反映人" in text]
    step = Clock.objects.get(stream=case.stream, kind="step")
    actions.tick(at=step.due_at)
    assert "「网格办理」超过了时限,系统催办" in [each.text for each in timeline(case, Reader.ANYBODY)]


def test_whoever_comes_to_call_finds_that_form_first(desk: Desk, town: Town) -> None:
    case = accepted(town)
    leader, page = desk("wanggezhang"), f"/desk/cases/{case.number}/"
    note, done = (f'action="{page}{noun}/"' for noun in ("contact-note", "resolution"))
    assert f'href="{page}?for=contact-note"' in leader.get("/desk/").content.decode()
    sent = leader.get(page, {"for": "contact-note"}).content.decode()
    assert note in sent
    assert done not in sent
    plain = leader.get(page).content.decode()
    assert done in plain
    assert note not in plain
    row = f"/desk/inbox/?part=&amp;open={case.number}&amp;for=contact-note"
    assert row in leader.get("/desk/inbox/").content.decode()
    beside = leader.get("/desk/inbox/", {"open": case.number, "for": "contact-note"}).content.decode()
    assert note in beside
    for odd in ("nothing", "acceptance"):
        assert done in leader.get(page, {"for": odd}).content.decode()


def test_whoever_handed_it_on_is_asked_to_call_below_and_not_in_front(desk: Desk, town: Town) -> None:
    """The main act belongs to whoever has the matter; she who received it first still calls, once."""
    case = accepted(town)
    actions.escalate(case=case, what=journeys.UP, by=town.leader, at=town.noon + HOUR)
    leader, page = desk("wanggezhang"), f"/desk/cases/{case.number}/"
    note = f'action="{page}contact-note/"'
    plain = leader.get(page).content.decode()
    assert note not in plain
    assert f'href="{page}contact-note/"' in plain
    assert note in leader.get(page, {"for": "contact-note"}).content.decode()
    assert f'href="{page}?for=contact-note"' in leader.get("/desk/").content.decode()
    actions.sign(case=town.again(case), by=town.staff, at=town.noon + 2 * HOUR)
    assert f'action="{page}resolution/"' in desk("shequ").get(page).content.decode()
    actions.reach(case=town.again(case), what=CALLED, by=town.staff, at=town.noon + 3 * HOUR)
    assert f"{page}contact-note/" not in leader.get(page).content.decode()

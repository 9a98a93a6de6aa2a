"""Whistles and rulings at the desk: each step by whoever may, and what the pages say."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandeng.cases import actions
from bandeng.cases.models import Call, Case, Ruling
from bandeng.cases.web.desk.steps.table import BY_VERB
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.web_desk.test_steps import Step, send
from tests.laws import begun

WORDS = {"words": "看过了", "cooperation": "配合得顺"}
CALLED = {"units": "410103-cg", "purpose": "一起看线路", "spot": "北门"}
RULED = {"unit": "410103-gd", "reason": "线路是供电的", "basis": "清单第3条", "place_kind": "any"}
STEPS = (
    Step("whistle", journeys.at_community, "shequ", "wanggezhang", "whistling", CALLED),
    Step("whistle", journeys.at_street, "jiedao", "shequ", "whistling", CALLED),
    Step("arrival", journeys.whistling, "chengguan", "shequ", "whistling"),
    Step("arrival", journeys.whistling, "gongdian-chuzhi", "jiedao", "whistling"),
    Step(
        "disowning", journeys.whistling, "gongdian", "gongdian-chuzhi", "whistling", {"basis": "线路是供电的"}
    ),
    Step("conclusion", journeys.arrived, "chengguan-chuzhi", "gongdian", "whistling", WORDS),
    Step("insistence", journeys.disowned, "shequ", "gongdian", "whistling", {"unit": "410103-gd", **WORDS}),
    Step("disbanding", journeys.whistling, "shequ", "chengguan", "handling", {"why_not": "下雨了", **WORDS}),
    Step(
        "referral",
        journeys.at_second_department,
        "gongdian",
        "jiedao",
        "arbitrating",
        {"basis": "线路是供电的"},
    ),
    Step("referral", journeys.at_street, "jiedao", "shequ", "arbitrating", {"basis": "说不清"}),
    Step("ruling", journeys.arbitrating, "quzhili", "gongdian", "waiting", RULED),
)


def each_step(step: Step) -> str:
    return f"{step.noun}-{step.right}"


def test_a_department_is_told_who_reports_the_stage(
    desk: Desk, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, address = journeys.arrived(town), "/desk/cases/{}/conclusion/"
    assert "这一步由" not in desk("chengguan-chuzhi").get(address.format(case.number)).content.decode()
    monkeypatch.setattr("bandeng.cases.web.desk.steps.calling.stages.running", lambda _case: 1)
    monkeypatch.setattr(
        "bandeng.cases.web.desk.steps.calling.stages.name", lambda _condition, _number: "先围起来"
    )
    page = desk("chengguan-chuzhi").get(address.format(case.number)).content.decode()
    assert "「先围起来」这一阶段由叫您来的" in page


@pytest.mark.parametrize("step", STEPS, ids=each_step)
def test_whoever_may_takes_the_step(desk: Desk, town: Town, step: Step) -> None:
    case = step.begin(town)
    client = desk(step.right)
    assert client.get(f"/desk/cases/{case.number}/{step.noun}/").status_code == 200
    answer = send(client, case, step.noun, **step.said)
    assert answer.status_code == 302, answer.content.decode()
    assert town.again(case).state == step.state
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("step", STEPS, ids=each_step)
def test_whoever_may_not_is_told_why(desk: Desk, town: Town, step: Step) -> None:
    case = step.begin(town)
    client = desk(step.wrong)
    for answer in (
        client.get(f"/desk/cases/{case.number}/{step.noun}/"),
        send(client, case, step.noun, **step.said),
    ):
        assert answer.status_code in {403, 404, 409}
    assert town.again(case).turn == case.turn


def page(client: Client, case: Case) -> str:
    answer = client.get(f"/desk/cases/{case.number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_called_unit_has_its_step_in_front_and_no_contact(desk: Desk, town: Town) -> None:
    case = journeys.whistling(town)
    shown = page(desk("chengguan"), case)
    assert f"/desk/cases/{case.number}/arrival/" in shown
    assert journeys.CALLING.purpose in shown
    assert f"/desk/cases/{case.number}/contact/" not in shown
    assert desk("chengguan").get("/desk/inbox/").content.decode().count("被叫到场,等您报到") >= 1


def test_several_departments_are_ticked_and_the_ticks_stay_when_something_is_missing(
    desk: Desk, town: Town
) -> None:
    case, client = journeys.at_community(town), desk("shequ")
    sent: dict[str, object] = {
        "turn": case.turn,
        "command": "w1",
        "units": ["410103-cg", "410103-sz"],
        "purpose": "",
    }
    answer = client.post(f"/desk/cases/{case.number}/whistle/", sent)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert shown.count(" checked") == 2
    sent |= {"purpose": "看井盖", "spot": "东门", "meet_at": "2022-07-06T15:00"}
    assert client.post(f"/desk/cases/{case.number}/whistle/", sent).status_code == 302
    assert set(Call.objects.values_list("unit", flat=True)) == {"410103-cg", "410103-sz"}
    assert {call.called_at for call in Call.objects.all()} == {town.noon + timedelta(hours=3)}


def test_a_day_after_the_whole_is_due_is_asked_about_once(desk: Desk, town: Town) -> None:
    case, client = journeys.at_community(town), desk("shequ")
    sent = CALLED | {"turn": str(case.turn), "command": "w2", "meet_at": "2022-07-20T09:00"}
    answer = client.post(f"/desk/cases/{case.number}/whistle/", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "那时已经超时了" in page
    assert 'name="sure"' in page
    assert not Call.objects.exists()
    assert client.post(f"/desk/cases/{case.number}/whistle/", sent | {"sure": "1"}).status_code == 302
    assert Call.objects.count() == 1


def test_a_time_nobody_can_read_is_refused(desk: Desk, town: Town) -> None:
    case = journeys.at_community(town)
    answer = send(desk("shequ"), case, "whistle", **CALLED, meet_at="three")
    assert answer.status_code == 422


def test_why_one_does_not_wait_is_only_asked_while_somebody_is_awaited(desk: Desk, town: Town) -> None:
    case = journeys.whistling(town)
    path = f"/desk/cases/{case.number}/disbanding/"
    assert 'name="why_not"' in desk("shequ").get(path).content.decode()
    Call.objects.update(state="concluded")
    assert 'name="why_not"' not in desk("shequ").get(path).content.decode()


def test_ending_the_call_comes_to_the_front_when_nobody_is_awaited(desk: Desk, town: Town) -> None:
    case = journeys.whistling(town)
    form = f'action="/desk/cases/{case.number}/disbanding/"'
    assert form not in page(desk("shequ"), case)
    Call.objects.update(state="concluded")
    assert form in page(desk("shequ"), case)


def test_the_department_of_the_kind_of_matter_is_ticked_first(desk: Desk, town: Town) -> None:
    case = journeys.at_community(town)
    shown = desk("shequ").get(f"/desk/cases/{case.number}/whistle/").content.decode()
    first = shown.partition('type="checkbox"')[2].partition(">")[0]
    assert "checked" in first
    assert shown.count(" checked") == 1


def test_the_first_receiver_is_named_until_the_ruled_unit_has_signed(desk: Desk, town: Town) -> None:
    case, client = journeys.ruled(town), desk("jiedao")
    assert "首接负责" in page(client, case)
    actions.sign(case=case, by=town.holder(journeys.POWER), at=town.noon)
    assert "首接负责" not in page(client, case)


def test_a_ruling_is_proposed_with_its_reason_for_the_like(desk: Desk, town: Town) -> None:
    journeys.ruled(town)
    like = journeys.at_street(town)
    shown = desk("jiedao").get(f"/desk/cases/{like.number}/dispatch/").content.decode()
    assert '<option value="410103-gd" selected' in shown
    assert journeys.DISTRICT_RULES.reason in shown


def test_rulings_are_read_by_all_staff_and_open_for_whoever_sees_the_matter(desk: Desk, town: Town) -> None:
    case = journeys.ruled(town)
    link = f"/desk/cases/{case.number}/"
    for who, sees in (("wanggezhang", True), ("gongdian", True), ("shizheng", False)):
        shown = desk(who).get("/desk/rulings/").content.decode()
        assert journeys.DISTRICT_RULES.reason in shown, who
        assert (link in shown) is sees, who
    assert desk("jumin").get("/desk/rulings/").status_code in {302, 403, 404}


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        ("unit=410103-gd&condition=street-lamp.one-out", True),
        ("unit=410103-cg", False),
        ("unit=moon&before=x", True),
    ],
)
def test_rulings_are_searched(desk: Desk, town: Town, query: str, hit: bool) -> None:
    journeys.ruled(town)
    shown = desk("jiedao").get(f"/desk/rulings/?{query}").content.decode()
    assert (journeys.DISTRICT_RULES.reason in shown) is hit


@pytest.mark.parametrize(("words", "hit"), [("灯杆", True), ("煤气", False)])
def test_words_looked_for_in_rulings_stand_in_no_address(
    desk: Desk, town: Town, words: str, hit: bool
) -> None:
    journeys.ruled(town)
    client = desk("jiedao")
    answer = client.post("/desk/rulings/", {"words": words, "unit": "410103-gd"})
    address = unquote(answer.headers["location"])
    assert words not in address
    assert "unit=410103-gd" in address
    page = client.get(answer.headers["location"]).content.decode()
    assert (journeys.DISTRICT_RULES.reason in page) is hit
    assert f'value="{words}"' in page
    other = desk("shequ").get(answer.headers["location"]).content.decode()
    assert f'value="{words}"' not in other
    assert "只有当时找的人打得开" in other


def test_a_ruling_is_found_by_its_number_in_the_address(desk: Desk, town: Town) -> None:
    journeys.ruled(town)
    number, client = Ruling.objects.get().number, desk("jiedao")
    assert journeys.DISTRICT_RULES.reason in client.get(f"/desk/rulings/?number={number}").content.decode()
    assert journeys.DISTRICT_RULES.reason not in client.get("/desk/rulings/?number=99-99999").content.decode()


@pytest.mark.parametrize("query", ["unit=moon", "words=灯杆", "condition=lamp"])
def test_a_condition_rulings_do_not_know_is_told(desk: Desk, town: Town, query: str) -> None:
    page = desk("jiedao").get(f"/desk/rulings/?{query}").content.decode()
    assert f"没有按「{query}」筛" in page


def test_as_many_questions_for_many_rulings_as_for_one(desk: Desk, town: Town) -> None:
    client, counts = desk("quzhili"), []
    for wanted in (1, 4):
        for _ in range(wanted):
            journeys.ruled(town)
        client.get("/desk/rulings/")
        with CaptureQueriesContext(connection) as asked:
            client.post("/desk/rulings/", {"words": "灯杆"}, follow=True)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_today_sends_to_the_end_of_a_call_when_the_page_offers_it(desk: Desk, town: Town) -> None:
    case = journeys.whistling(town)
    link, form = (f'{kind}="/desk/cases/{case.number}/disbanding/"' for kind in ("href", "action"))
    staff = desk("shequ")
    assert link not in staff.get("/desk/").content.decode()
    assert form not in page(staff, case)
    Clock.objects.filter(stream=case.stream, kind="step").update(due_at=town.noon)
    ToDo.objects.filter(stream=case.stream, kind="cases.disband").update(due_at=town.noon)
    assert link in staff.get("/desk/").content.decode()
    assert form in page(staff, case)


def test_what_today_sends_for_is_open_on_the_page(desk: Desk, town: Town) -> None:
    """Whatever waits for somebody: the form of that step stands open on the page of the matter."""
    begins = (journeys.confirming, journeys.arbitrating, journeys.arrived, journeys.disowned)
    for begin in (*begins, journeys.contested, journeys.handed_to_street, begun.asked_for_more):
        begin(town)
    checked = 0
    for waits in ToDo.objects.open().exclude(kind__in=["cases.disband", "cases.stand_by"]):
        by = town.holder(waits.seat)
        if by in waits.barred.split() or waits.kind not in {f"cases.{verb}" for verb in BY_VERB}:
            continue
        case = Case.objects.get(stream=waits.stream)
        noun = BY_VERB[waits.kind.removeprefix("cases.")].noun
        assert f'action="/desk/cases/{case.number}/{noun}/"' in page(desk(by), case), waits.kind
        checked += 1
    assert checked >= 7


def test_no_stands_beside_yes(desk: Desk, town: Town) -> None:
    case = begun.asked_for_more(town)
    shown = page(desk(town.holder(journeys.SECRETARY)), case)
    yes, no = (f"/desk/cases/{case.number}/{noun}/" for noun in ("extension", "pause-refusal"))
    form = shown.partition(f'action="{yes}"')[2].partition("</form>")[0]
    assert f'href="{no}"' in form
    assert shown.count(f'href="{no}"') == 1

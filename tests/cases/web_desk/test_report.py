"""Filing for whoever called, came by or wrote."""

import pytest

from bandeng.cases.models import Case
from bandeng.demo.town import COMMUNITY, GRID, Town
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from tests.cases.conftest import Desk
from tests.cases.web_desk.test_pasted import SHEET

URL = "/desk/report/"
OTHER_IN_COMMUNITY = GRID.replace("-01/", "-02/")
FILED = {
    "do": "file",
    "channel": "12345",
    "words": "路灯不亮,晚上看不见",
    "place": GRID,
    "address": "5号楼",
    "name": "李某",
    "phone": "13800001234",
    "number": "ZZ1",
    "due_at": "2022-07-08T18:00",
    "command": "once",
}


def test_a_message_fills_the_form_and_files_nothing(desk: Desk, town: Town) -> None:
    answer = desk("shequ").post(URL, {"do": "paste", "message": SHEET, "channel": "phone"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="12345" checked' in page
    for said in ("ZZ202207060012", "李某", "13800001234", "2022-07-08T18:00", "消防通道走不过去"):
        assert said in page
    assert f'<option value="{COMMUNITY}" selected>' in page
    assert not Case.objects.exists()


def test_what_is_filed_keeps_its_source(desk: Desk, town: Town) -> None:
    answer = desk("shequ").post(URL, FILED, follow=True)
    case = Case.objects.get()
    assert answer.redirect_chain == [(f"/desk/report/{case.number}/", 302)]
    assert (case.channel, case.source_number) == ("12345", "ZZ1")
    assert case.source_due_at is not None
    assert people.names([case.reporter])[case.reporter] == "李某"
    assert case.number in answer.content.decode()


def test_a_chat_without_a_day_is_asked_for_it(desk: Desk, town: Town) -> None:
    page = desk("shequ").post(URL, {"do": "paste", "message": "小刘 21:40\n路灯不亮了", "channel": "phone"})
    assert "没有哪一天" in page.content.decode()
    assert 'value="2022-07-05T21:40"' in page.content.decode()


def test_what_was_told_earlier_says_when_and_its_limits_run_from_now(desk: Desk, town: Town) -> None:
    desk("shequ").post(URL, {**FILED, "told_at": "2022-07-05T21:40"})
    case = Case.objects.get()
    fact = Fact.objects.get(name="cases.backfilled")
    assert (fact.stream, fact.body["told_at"][:16]) == (case.stream, "2022-07-05T13:40")
    assert case.reported_at == town.noon
    assert "补录" in desk("shequ").get(f"/desk/cases/{case.number}/").content.decode()


def test_what_was_told_just_now_is_not_entered_late(desk: Desk, town: Town) -> None:
    desk("shequ").post(URL, {**FILED, "told_at": "2022-07-06T11:40"})
    assert Case.objects.exists() and not Fact.objects.filter(name="cases.backfilled").exists()


@pytest.mark.parametrize("told", ["2022-07-07T08:00", "0001-01-01T00:00", "soon"])
def test_nothing_is_told_in_times_to_come(desk: Desk, town: Town, told: str) -> None:
    answer = desk("shequ").post(URL, {**FILED, "told_at": told})
    assert answer.status_code == 422
    assert f'value="{told}"' in answer.content.decode()
    assert not Case.objects.exists()


def test_sent_twice_it_is_filed_once(desk: Desk, town: Town) -> None:
    browser = desk("shequ")
    first = browser.post(URL, FILED)
    assert browser.post(URL, FILED)["Location"] == first["Location"]
    assert Case.objects.count() == 1


def test_a_helper_is_kept_beside_the_reporter(desk: Desk, town: Town) -> None:
    desk("shequ").post(URL, {**FILED, "helper_name": "小王"})
    case = Case.objects.get()
    assert people.names([case.helper])[case.helper] == "小王"


def test_wrong_fields_are_named_and_nothing_typed_is_lost(desk: Desk, town: Town) -> None:
    answer = desk("shequ").post(
        URL, {**FILED, "channel": "web", "place": "", "phone": "12", "due_at": "soon"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "路灯不亮,晚上看不见" in page
    assert page.count('class="field wrong"') + page.count("choices wrong") == 4
    assert not Case.objects.exists()


def test_the_same_thing_near_by_is_shown_first(desk: Desk, town: Town) -> None:
    earlier = town.case()
    browser = desk("shequ")
    page = browser.post(URL, FILED).content.decode()
    assert earlier.number in page
    assert "路灯好几天不亮" in page.partition("是同一件吗")[2]
    assert Case.objects.count() == 1
    browser.post(URL, {**FILED, "anyway": "1"})
    assert Case.objects.count() == 2


def test_a_department_does_not_file(desk: Desk, town: Town) -> None:
    assert desk("chengguan").get(URL).status_code == 403
    assert desk("chengguan").post(URL, FILED).status_code == 403
    assert not Case.objects.exists()


def test_one_does_not_file_for_another_street(desk: Desk, town: Town) -> None:
    elsewhere = "410103/410103005/410103005001/410103005001-01/"
    assert desk("shequ").post(URL, {**FILED, "place": elsewhere}).status_code == 403
    assert not Case.objects.exists()


def test_the_code_is_told_to_whoever_filed_it_only(desk: Desk, town: Town) -> None:
    where = desk("shequ").post(URL, FILED)["Location"]
    assert desk("jiedao").get(where).status_code == 404


def test_a_pin_that_is_not_where_was_chosen_is_said_before_filing(desk: Desk, town: Town) -> None:
    there = OTHER_IN_COMMUNITY
    answer = desk("shequ").post(URL, {**FILED, "place": there, "lon": "113.6011", "lat": "34.6811"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "图钉在京广路街道冯春社区第1网格,选的却是京广路街道冯春社区第2网格" in page
    assert FILED["words"] in page
    assert not Case.objects.exists()


def test_a_pin_outside_ones_own_community_is_said_before_filing(desk: Desk, town: Town) -> None:
    outside = {"place": "", "lon": "113.6111", "lat": "34.6811"}  # the other street's grid
    answer = desk("shequ").post(URL, {**FILED, **outside})
    assert answer.status_code == 422
    assert "不归您登记" in answer.content.decode()
    assert not Case.objects.exists()


def test_a_pin_inside_the_community_chosen_is_taken(desk: Desk, town: Town) -> None:
    desk("shequ").post(URL, {**FILED, "place": COMMUNITY, "lon": "113.6011", "lat": "34.6811"})
    assert Case.objects.get().place == GRID


def test_what_was_pasted_and_not_filled_in_yet_stays(desk: Desk, town: Town) -> None:
    sent = {"do": "file", "channel": "phone", "words": "", "message": "三号楼前的灯坏了"}
    answer = desk("shequ").post(URL, sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'more" open' in page.partition("粘贴微信群消息")[0][-400:]
    assert "三号楼前的灯坏了" in page

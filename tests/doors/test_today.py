"""The list of today and the page of a door, as they are used at the desk."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bandeng.cases.models import Case
from bandeng.demo.town import GRID, Town
from bandeng.doors import queries
from bandeng.doors.models import Door, Visit
from bandeng.doors.web import words
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import rebuilding
from bandeng.people.models import Look
from tests.cases.conftest import Desk

DAY = date(2026, 3, 2)
TEXT = "12号楼3单元601"


def _noted(desk: Desk) -> str:
    desk("wanggezhang").post("/desk/doors/addition/", {"place": GRID, "door": TEXT})
    return f"/desk/doors/{Door.objects.get().id}/"


def test_a_door_goes_from_the_form_to_the_list_to_a_visit_with_a_matter(desk: Desk, town: Town) -> None:
    page = _noted(desk)
    leader = desk("wanggezhang")
    listed = leader.get("/desk/doors/").content.decode()
    assert TEXT in listed
    assert "还没去过,或者很久没去了" in listed
    typed = {"purpose": "greeting", "heard": "想学用手机", "need": "楼道灯坏了", "consent": "1"}
    leader.post(f"{page}visit/", typed)
    shown = leader.get(page).content.decode()
    assert "想学用手机" in shown
    assert Look.objects.filter(about=Door.objects.get().id, person=town.leader).exists()
    case = Case.objects.get(stream=Visit.objects.get().matter)
    assert case.channel == "rounds"


def test_what_is_wrong_is_said_and_what_was_typed_stays(desk: Desk, town: Town) -> None:
    answer = desk("wanggezhang").post(f"{_noted(desk)}visit/", {"purpose": "greeting", "need": "灯坏了"})
    assert answer.status_code == 422
    assert "住户同意了才能登记成事项" in answer.content.decode()
    assert "灯坏了" in answer.content.decode()


def test_words_are_erased_from_the_page_when_consent_is_withdrawn(desk: Desk, town: Town) -> None:
    page, leader = _noted(desk), desk("wanggezhang")
    leader.post(f"{page}visit/", {"purpose": "greeting", "heard": "想学用手机"})
    assert "户在等您上门" not in leader.get("/desk/").content.decode()
    leader.post(f"{page}asking/", {"by": "phone"})
    assert "1 户在等您上门" in leader.get("/desk/").content.decode()
    leader.post(f"{page}forgetting/")
    assert "想学用手机" not in leader.get(page).content.decode()


def test_a_request_stands_on_the_page_of_the_door_and_its_purpose_is_chosen(desk: Desk, town: Town) -> None:
    page, leader = _noted(desk), desk("wanggezhang")
    assert "还没有去" not in leader.get(page).content.decode()
    leader.post(f"{page}asking/", {"by": "phone"})
    shown = leader.get(page).content.decode()
    assert "请我们上门,还没有去" in shown
    assert '<option value="asked" selected>' in shown
    leader.post(f"{page}visit/", {"purpose": "asked"})
    shown = leader.get(page).content.decode()
    assert "还没有去" not in shown
    assert '<option value="asked" selected>' not in shown


def test_house_managers_and_patrollers_are_refused_every_page(desk: Desk, town: Town) -> None:
    page = _noted(desk)
    posts = ("visit", "asking", "consent", "withdrawal", "forgetting")
    for username in ("fangguanyuan", "xunluoyuan"):
        other = desk(username)
        for address in ("/desk/doors/", "/desk/doors/known/", page):
            assert other.get(address).status_code in (403, 404), address
        for name in posts:
            assert other.post(f"{page}{name}/", {"purpose": "greeting"}).status_code in (403, 404), name
        assert other.post("/desk/doors/addition/", {"place": GRID, "door": "1"}).status_code in (403, 404)
    assert not Visit.objects.exists()


def test_a_rebuild_gives_equal_rows(desk: Desk, town: Town) -> None:
    page, leader = _noted(desk), desk("wanggezhang")
    leader.post(
        f"{page}visit/", {"purpose": "greeting", "heard": "想学用手机", "need": "灯坏了", "consent": "1"}
    )
    leader.post(f"{page}asking/", {"by": "words"})
    assert rebuilding.check().is_equal


def test_a_door_is_found_by_a_part_of_its_address(desk: Desk, town: Town) -> None:
    page, leader = _noted(desk), desk("wanggezhang")
    assert page in leader.post("/desk/doors/known/", {"q": "3单元"}).content.decode()
    assert page not in leader.post("/desk/doors/known/", {"q": "9单元"}).content.decode()


def test_as_many_questions_for_thirty_doors_as_for_three(desk: Desk, town: Town) -> None:
    leader, counts = desk("wanggezhang"), []
    leader.get("/desk/doors/")
    for wanted in (3, 30):
        while Door.objects.count() < wanted:
            number = Door.objects.count()
            leader.post("/desk/doors/addition/", {"place": GRID, "door": f"9号楼{number}"})
            door = f"/desk/doors/{Door.objects.order_by('id').last().id}/"
            leader.post(f"{door}consent/", {"what": "weekly-knock", "who": "本人", "grown": "1"})
        with CaptureQueriesContext(connection) as asked:
            leader.get("/desk/doors/")
            leader.get("/desk/doors/known/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-2, "答应的事还有2天到期"),
        (-1, "答应的事明天到期"),
        (0, "答应的事今天到期"),
        (3, "答应的日子过了3天"),
    ],
)
def test_a_promise_says_how_near_its_day_is(days: int, said: str) -> None:
    knock = queries.Knock(id="d", door=TEXT, grid="", reasons=("promised",), promised_on=DAY, visited_at=None)
    assert words.why(knock, on=DAY + timedelta(days=days)) == said


def test_what_was_promised_for_tomorrow_stands_on_the_list_as_tomorrows(desk: Desk, town: Town) -> None:
    page, leader = _noted(desk), desk("wanggezhang")
    day = (town.noon.astimezone(SHANGHAI) + timedelta(days=1)).date()
    leader.post(
        f"{page}visit/",
        {"purpose": "greeting", "heard": "灯暗", "promised": "带灯泡来", "promised_on": day.isoformat()},
    )
    listed = leader.get("/desk/doors/").content.decode()
    assert "答应的事明天到期" in listed
    assert "日子到了" not in listed

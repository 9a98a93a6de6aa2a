"""The list of today and the page of a door, as they are used at the desk."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bandeng.cases.models import Case
from bandeng.demo.town import GRID, Town
from bandeng.doors.models import Door, Visit
from bandeng.ledger import rebuilding
from bandeng.people.models import Look
from tests.cases.conftest import Desk

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
    assert case.channel == "visit"


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

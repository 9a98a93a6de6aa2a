"""A talk on the desk's pages and on the page of the yard."""

import re
from datetime import timedelta

from django.test import Client
from django.utils.translation import override

from bandeng.assembly import actions, rules
from bandeng.assembly.models import Promise, Talk
from bandeng.assembly.web import words
from bandeng.cases.models import Case
from bandeng.demo import cast
from bandeng.demo.town import GRID, Town
from tests.cases.conftest import Desk

TYPED = {
    "kind": "bench-talk",
    "where": "3号楼前的石桌旁",
    "said": "车棚没有充电桩",
    "came": "12",
    "what-1": "装充电桩",
    "who-1": "社区居委会",
    "due-1": "2026-12-31",
    "place": "410103/410103012/410103012002/410103012002-01/",
}


def written(desk: Desk) -> str:
    answer = desk("wanggezhang").post("/desk/assembly/talks/addition/", TYPED)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_four_lines_and_a_text_to_paste(desk: Desk, town: Town) -> None:
    assert desk("wanggezhang").get("/desk/assembly/talks/new/").status_code == 200
    shown = desk("wanggezhang").get(written(desk)).content.decode()
    assert "【小板凳恳谈会】" in shown
    assert "社区居委会答应" in shown
    assert f"/places/{cast.GRID}/deliberations/" in shown
    assert written(desk) in desk("shequ").get("/desk/assembly/").content.decode()


def test_what_is_missing_is_said_and_nothing_is_lost(desk: Desk, town: Town) -> None:
    for wrong in (
        {"where": ""},
        {"due-1": ""},
        {"due-1": "not a day"},
        {"came": "一打"},
        {"place": "410103/"},
    ):
        answer = desk("wanggezhang").post("/desk/assembly/talks/addition/", TYPED | wrong)
        assert answer.status_code == 422, wrong
        assert "车棚没有充电桩" in answer.content.decode()
    assert not Talk.objects.exists()


def test_the_yard_reads_it_without_signing_in(desk: Desk, town: Town) -> None:
    written(desk)
    page = f"/places/{cast.GRID}/deliberations/"
    shown = Client().get(page).content.decode()
    assert "装充电桩" in shown
    assert "还没到日子" in shown
    promise = Promise.objects.get()
    answer = desk("wanggezhang").post(f"/desk/assembly/promises/{promise.id}/matter/")
    assert answer.status_code == 302
    assert Case.objects.get().number in Client().get(page).content.decode()
    assert Client().get("/places/nowhere/deliberations/").status_code == 404


def test_a_promise_is_accounted_for(desk: Desk, town: Town) -> None:
    written(desk)
    page = f"/desk/assembly/promises/{Promise.objects.get().id}/"
    leader = desk("wanggezhang")
    assert leader.get(page).status_code == 200
    talk = f"/desk/assembly/talks/{Talk.objects.get().id}/"
    assert "收回这次记录" in leader.get(talk).content.decode()
    assert leader.post(f"{page}account/", {"fate": "missed"}).status_code == 422
    assert leader.post(f"{page}account/", {"fate": "missed", "why": "桩子没到货"}).status_code == 302
    shown = Client().get(f"/places/{cast.GRID}/deliberations/").content.decode()
    assert "没办到" in shown
    assert "桩子没到货" in shown
    assert "收回这次记录" not in leader.get(talk).content.decode()
    assert leader.post(f"{page}account/", {"fate": "kept"}).status_code == 409


def test_a_record_is_taken_back(desk: Desk, town: Town) -> None:
    page = written(desk)
    assert desk("wanggezhang").post(f"{page}taking-back/").status_code == 302
    assert "收回" in desk("wanggezhang").get(page).content.decode()
    assert "石桌" not in Client().get(f"/places/{cast.GRID}/deliberations/").content.decode()


def test_whoever_does_not_deliberate_is_refused(desk: Desk, town: Town) -> None:
    page = written(desk)
    for username in ("fangguanyuan", "gongdian"):
        other = desk(username)
        for path in ("/desk/assembly/", "/desk/assembly/talks/new/", page):
            assert other.get(path).status_code == 403, (username, path)
        assert other.post("/desk/assembly/talks/addition/", TYPED).status_code == 403
        assert other.post(f"{page}taking-back/").status_code == 403
    assert Talk.objects.count() == 1


def test_a_picture_for_the_chat_group(desk: Desk, town: Town) -> None:
    answer = desk("wanggezhang").get(f"{written(desk)}card.png")
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


def test_what_is_missing_is_named(desk: Desk) -> None:
    answer = desk("wanggezhang").post("/desk/assembly/talks/addition/", TYPED | {"where": "", "said": ""})
    page = answer.content.decode()
    assert "「在哪里」还没有写" in page
    assert "「说了什么」还没有写" in page


def test_states_are_english_in_english() -> None:
    with override("en"):
        assert str(words.MEETINGS[rules.CALLED][1]) == "Announced"
        assert str(words.VERSIONS[rules.DRAFT][1]) == "Draft, open for opinions"


def test_older_talks_are_turned_back_to(desk: Desk, town: Town) -> None:
    day = town.noon.date()
    for number in range(22):
        what = actions.Talking(kind="bench-talk", where=f"第{number:02d}回", said="灯暗", held_on=day)
        actions.talk(place=GRID, what=what, by=town.leader, at=town.noon + timedelta(minutes=number))
    first = desk("jumin").get(f"/places/{cast.GRID}/deliberations/").content.decode()
    assert "第21回" in first
    assert "第01回" not in first
    (older,) = re.findall(r'href="([^"]+)#talks"', first)
    second = desk("jumin").get(older).content.decode()
    assert "第01回" in second
    assert "第00回" in second
    assert "第21回" not in second
    assert "#talks" not in second

"""The record on one screen, the page, the sheet of paper, and what stands beside the matter."""

from datetime import timedelta

import time_machine

from bandeng.demo.town import GRID, Town
from bandeng.mediation.models import Mediation
from bandeng.people.models import Look
from tests.cases.conftest import Desk

TYPED = {
    "dispute": "noise",
    "called-1": "老田",
    "called-2": "小秋",
    "reach-1": "3号楼2单元",
    "willing": "1",
    "impartial": "1",
    "story": "夜里放音乐",
    "ending": "settled",
    "form": "oral",
    "agreement": "十点以后不放音乐",
    "way": "自己做到",
}


def _recorded(desk: Desk) -> str:
    answer = desk("tiaojieyuan").post("/desk/mediations/addition/", TYPED)
    assert answer.status_code == 302
    page, _, said = str(answer["Location"]).partition("?")
    assert said == "done=record"
    return page


def test_one_screen_records_all_of_it(desk: Desk, town: Town) -> None:
    page = _recorded(desk)
    shown = desk("tiaojieyuan").get(page).content.decode()
    assert "十点以后不放音乐" in shown
    assert "司法确认" in shown
    assert "记下了:" in desk("tiaojieyuan").get(f"{page}?done=record").content.decode()
    sheet = desk("tiaojieyuan").get(f"{page}sheet/").content.decode()
    assert "口头协议记录" in sheet
    assert "签名" in sheet
    looks = Look.objects.filter(about=Mediation.objects.get().id)
    assert set(looks.values_list("person", flat=True)) == {town.holder("mediator@410103012002-01")}


def test_a_written_settlement_promises_no_day_before_it_is_signed(desk: Desk, town: Town) -> None:
    mediator = desk("tiaojieyuan")
    page = str(
        mediator.post("/desk/mediations/addition/", TYPED | {"form": "written"})["Location"]
    ).partition("?")[0]
    for shown in (mediator.get(page), mediator.get(f"{page}sheet/")):
        told = shown.content.decode()
        assert "从各方签名或者盖章那天起生效。从那天起三十天以内" in told
        assert "以前共同向人民法院申请" not in told
    spoken = mediator.get(_recorded(desk)).content.decode()
    assert "以前共同向人民法院申请司法确认" in spoken


def test_what_is_missing_is_said_nothing_is_kept_and_nothing_is_lost(desk: Desk, town: Town) -> None:
    answer = desk("tiaojieyuan").post("/desk/mediations/addition/", TYPED | {"agreement": ""})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "写一下商定了什么" in shown
    assert "夜里放音乐" in shown
    assert not Mediation.objects.exists()


def test_a_dispute_leads_from_its_matter_and_back(desk: Desk, town: Town) -> None:
    case = town.case("楼上装修从早吵到晚,中午也不停")
    mediator = desk("tiaojieyuan")
    assert (
        f"/desk/mediations/new/?case={case.number}"
        in mediator.get(f"/desk/cases/{case.number}/").content.decode()
    )
    form = mediator.get(f"/desk/mediations/new/?case={case.number}").content.decode()
    assert '<option value="noise" selected>' in form
    mediator.post("/desk/mediations/addition/", TYPED | {"case": case.number, "place": GRID})
    shown = mediator.get(f"/desk/cases/{case.number}/").content.decode()
    assert f"/desk/mediations/{Mediation.objects.get().id}/" in shown
    other = desk("xunluoyuan").get(f"/desk/cases/{case.number}/").content.decode()
    assert "/desk/mediations/" not in other


def test_the_day_to_look_again_stands_in_the_morning(desk: Desk, town: Town) -> None:
    page, mediator = _recorded(desk), desk("tiaojieyuan")
    assert page not in mediator.get("/desk/").content.decode()
    with time_machine.travel(town.noon + timedelta(days=29), tick=False):
        later = desk("tiaojieyuan")
        assert page in later.get("/desk/").content.decode()
        assert later.post(f"{page}look/", {"result": "holding"}).status_code == 302
        assert page not in later.get("/desk/").content.decode()
        assert "又有了情况,再记一次回访" in later.get(page).content.decode()
        assert later.post(f"{page}look/", {"result": "broken", "next_on": "2000-01-01"}).status_code == 422
        assert later.post(f"{page}look/", {"result": "broken"}).status_code == 302
        assert "没有履行" in later.get(page).content.decode()


def test_it_is_ended_handed_on_and_erased_at_the_desk(desk: Desk, town: Town) -> None:
    mediator = desk("tiaojieyuan")
    page = mediator.post("/desk/mediations/addition/", TYPED | {"ending": ""})["Location"].partition("?")[0]
    assert mediator.post(f"{page}failure/", {}).status_code == 422
    other = "community_staff@410103012002"
    for _sent in range(2):  # sent again, though it is hers no more
        answer = mediator.post(f"{page}handing-on/", {"to": other, "command": "once"})
        assert answer["Location"] == "/desk/mediations/"
    assert mediator.get(page).status_code == 404
    staff = desk("shequ")
    assert staff.post(f"{page}withdrawal/", {"told": ["court"], "side": "both"}).status_code == 302
    assert staff.post(f"{page}erasure/").status_code == 302
    assert "老田" not in staff.get(page).content.decode()


def test_whoever_does_not_mediate_is_refused_everywhere(desk: Desk, town: Town) -> None:
    page = _recorded(desk)
    ends = ("", "sheet/")
    posts = ("settlement/", "failure/", "withdrawal/", "handing-on/", "look/", "erasure/")
    for username in ("wanggezhang", "fangguanyuan", "xunluoyuan", "jiedao", "gongdian"):
        other = desk(username)
        for path in ("/desk/mediations/", "/desk/mediations/new/", *(page + end for end in ends)):
            assert other.get(path).status_code in (403, 404), (username, path)
        for path in ("/desk/mediations/addition/", *(page + end for end in posts)):
            assert other.post(path, TYPED).status_code in (403, 404), (username, path)
    assert Mediation.objects.count() == 1

"""Meetings, demands and covenants on their pages."""

from datetime import timedelta

import time_machine
from django.test import Client

from bandeng.assembly.models import Covenant, Meeting, Opinion, Petition
from bandeng.demo import cast
from bandeng.demo.town import COMMUNITY, Town
from bandeng.people import queries as persons
from tests.assembly.decided import begun, lives, neighbour
from tests.assembly.test_covenant import adopted, checked, drafted, revise
from tests.cases.conftest import Desk

KIND = "residents-meeting"
CALLING = {
    "kind": KIND,
    "place": COMMUNITY,
    "on": "2022-07-20",
    "clock": "19:30",
    "where": "社区二楼",
    "agenda": "一、充电桩",
}
DRAFT = {
    "kind": "residents-covenant",
    "place": COMMUNITY,
    "title": "冯春居民公约",
    "articles": "第一条 电动车不进楼道\n说明:起过火\n\n2. 晚上十点以后不放音乐",
}


def enrolled(desk: Desk, heads: str = "5") -> None:
    roll = {"kind": KIND, "place": COMMUNITY, "heads": heads, "drawn_on": "2022-07-01"}
    assert desk("shequ").post("/desk/assembly/rolls/addition/", roll).status_code == 302


def test_a_meeting_from_its_notice_to_its_seal(desk: Desk, town: Town) -> None:
    staff = desk("shequ")
    assert staff.post("/desk/assembly/meetings/addition/", CALLING).status_code == 422
    enrolled(desk)
    late = staff.post("/desk/assembly/meetings/addition/", CALLING | {"on": "2022-07-10"})
    assert "要提前 10 天通知" in late.content.decode()
    assert "一、充电桩" in late.content.decode()
    page = staff.post("/desk/assembly/meetings/addition/", CALLING)["Location"]
    public = f"/meetings/{Meeting.objects.get().id}/"
    assert "到会不少于 3 才能表决" in Client().get(public).content.decode()
    assert "书面委托" in staff.get(f"{page}sheet/").content.decode()
    with time_machine.travel(town.noon + timedelta(days=14, hours=9), tick=False):
        staff = desk("shequ")
        for room in ("3-2-501", "3-2-502", "1-1-101"):
            assert staff.post(f"{page}attendance/", {"room": room}).status_code == 302
        assert staff.post(f"{page}attendance/", {"room": "3-2-501"}).status_code == 422
        assert "够数了" in staff.get(page).content.decode()
        assert staff.post(f"{page}minutes/", {"minutes": "同意装", "yes": "9"}).status_code == 422
        written = {
            "minutes": "同意装",
            "yes": "3",
            "what-1": "装好灯",
            "who-1": "物业",
            "due-1": "2022-08-20",
        }
        assert staff.post(f"{page}minutes/", written).status_code == 302
        again = staff.get(page).content.decode()
        assert all(f'value="{each}"' in again for each in ("3", "装好灯", "物业", "2022-08-20"))
        assert "3-2-501" not in Client().get(public).content.decode()
        assert "登录后签名" in Client().get(public).content.decode()
        lives(persons.person("jumin").id, town.noon, "3-2-501")
        for who in ("jumin", neighbour(town.noon, 1, "1-1-101")):
            resident = desk(who)
            assert "记录是对的,签名" in resident.get(public).content.decode()
            seal = Meeting.objects.get().seal
            assert resident.post(f"{public}signing/", {"seal": "other"}).status_code == 409
            assert resident.post(f"{public}signing/", {"seal": seal}).status_code == 302
        assert staff.post(f"{page}minutes/", {"minutes": "改一改"}).status_code == 409
        assert "同意装" in Client().get(public).content.decode()


def test_one_more_meeting_of_the_same_roll_on_a_day_is_asked_about(desk: Desk, town: Town) -> None:
    staff, address = desk("shequ"), "/desk/assembly/meetings/addition/"
    enrolled(desk)
    assert staff.post(address, CALLING).status_code == 302
    again = CALLING | {"clock": "20:00", "agenda": "二、路灯"}
    asked = staff.post(address, again)
    assert asked.status_code == 422
    for words in ("真的一天开两次", "二、路灯", 'name="twice"'):
        assert words in asked.content.decode()
    assert staff.post(address, again | {"on": "2022-07-21"}).status_code == 302
    assert staff.post(address, again | {"twice": "on"}).status_code == 302
    later = Meeting.objects.get(begins_at__day=21)
    move = {"clock": "19:00", "where": "三楼", "why": "停电"}
    page = f"/desk/assembly/meetings/{later.id}/move/"
    assert staff.post(page, move | {"on": CALLING["on"]}).status_code == 422
    assert staff.post(page, move | {"on": "2022-07-21"}).status_code == 302, (
        "the one that is moved is no other"
    )


def test_residents_demand_a_meeting(desk: Desk, town: Town) -> None:
    typed = {"kind": KIND, "reason": "议一议停车"}
    path = f"/places/{cast.COMMUNITY}/petitions/"
    assert "社区还没有公布名册" in Client().get(f"{path}new/").content.decode()
    resident = desk("jumin")
    assert resident.post(f"{path}addition/", typed).status_code == 409
    enrolled(desk, "20")
    assert "居民会议(要 2 位联名)" in Client().get(f"{path}new/").content.decode()
    assert resident.post(f"{path}addition/", typed | {"reason": ""}).status_code == 422
    page = resident.post(f"{path}addition/", typed)["Location"]
    for words in ("要 2 位联名,核对过的有 0 位;还有 1 位待核对", "登录后联名"):
        assert words in Client().get(page).content.decode()
    assert "您联名了。还不知道您住在这里" in resident.get(page).content.decode()
    assert "您联名了" not in Client().get(page).content.decode()
    assert resident.post(f"{page}support/").status_code == 409
    assert desk("shequ").post(f"{page}support/").status_code == 403
    assert desk(neighbour(town.noon, 1)).post(f"{page}support/").status_code == 302
    assert "够数了,应当召开" not in Client().get(page).content.decode()
    lives(persons.person("jumin").id, town.noon)
    assert "您联名了。</div>" in resident.get(page).content.decode()
    assert "够数了,应当召开" in Client().get(page).content.decode()
    assert "议一议停车" in desk("shequ").get("/desk/assembly/").content.decode()
    calling = CALLING | {"petition": Petition.objects.get().id}
    assert desk("shequ").post("/desk/assembly/meetings/addition/", calling).status_code == 302
    assert "会已经通知了" in Client().get(page).content.decode()


def on_its_way(public: str) -> None:
    """Adopted, not in force yet: the page says so and asks for no opinion."""
    shown = Client().get(public).content.decode()
    assert "居民已经通过了这一版" in shown
    for words in ("修订草案", "提意见"):
        assert words not in shown


def test_a_covenant_in_force_and_its_next_draft_are_both_said(desk: Desk, town: Town) -> None:
    covenant = checked(town, adopted(town, drafted(town), 0), 0)
    yard = f"/places/{cast.COMMUNITY}/deliberations/"
    with time_machine.travel(town.noon + timedelta(days=30), tick=False):
        assert "第 1 版有效" in Client().get(yard).content.decode()
        revise(town, covenant, 29)
        shown = Client().get(yard).content.decode()
        for words in ("第 1 版有效", "第 2 版:草案,征求意见"):
            assert words in shown
        assert "修订草案" in Client().get(f"/covenants/{covenant.id}/").content.decode()
    held_on = town.noon.date() + timedelta(days=20)
    adopted(town, covenant, 31, held_on=held_on)
    sent_back(town, covenant)
    shown = Client().get(f"/covenants/{covenant.id}/").content.decode()
    for words in ("被街道退回了,不生效", "第一条没有依据"):
        assert words in shown
    assert "修订草案" not in shown


def sent_back(town: Town, covenant: Covenant) -> None:
    checked(town, covenant, 31, lawful=False, why="第一条没有依据")


def test_what_was_adopted_takes_no_opinions_until_the_next_draft(desk: Desk, town: Town) -> None:
    covenant = adopted(town, drafted(town), 0)
    sent = desk("jumin").post(f"/covenants/{covenant.id}/opinion/", {"article": "1", "said": "再改改"})
    assert sent.status_code == 422
    assert "这一版已经通过" in sent.content.decode()


def test_a_covenant_from_its_draft_to_its_day(desk: Desk, town: Town) -> None:
    staff = desk("shequ")
    assert staff.post("/desk/assembly/covenants/addition/", DRAFT | {"articles": ""}).status_code == 422
    page = staff.post("/desk/assembly/covenants/addition/", DRAFT)["Location"]
    shown = staff.get(page).content.decode()
    assert "电动车不进楼道" in shown
    assert "第一条 电动车" not in shown
    public = f"/covenants/{Covenant.objects.get().id}/"
    assert "三栏对照" in Client().get(public).content.decode()
    said = {"article": "2", "said": "改成九点半"}
    assert desk("jumin").post(f"{public}opinion/", said).status_code == 302
    assert "改成九点半" not in Client().get(public).content.decode()
    answer = {"outcome": "declined", "why": "多数人要十点"}
    opinion = Opinion.objects.get().id
    assert staff.post(f"/desk/assembly/opinions/{opinion}/answering/", answer).status_code == 302
    assert "多数人要十点" in Client().get(public).content.decode()
    adoption = {"due": "9", "present": "6", "yes": "5", "no": "1", "effective_on": "2022-07-08"}
    adoption["held_on"] = "2022-06-28"
    assert "抄下记录里写的" in staff.post(f"{page}adoption/", adoption).content.decode()
    adoption["record"] = "逐条念过,举手通过"
    assert staff.post(f"{page}adoption/", adoption | {"yes": "1"}).status_code == 422
    assert staff.post(f"{page}adoption/", adoption).status_code == 302
    on_its_way(public)
    assert staff.post(f"{page}draft/", DRAFT).status_code == 409
    assert staff.post(f"{page}filing/").status_code == 302
    assert staff.post(f"{page}review/", {"lawful": "yes"}).status_code == 403
    assert desk("jiedao").post(f"{page}review/", {"lawful": "no"}).status_code == 422
    assert desk("jiedao").post(f"{page}review/", {"lawful": "yes"}).status_code == 302
    shown = Client().get(f"{public}?on=2022-07-08").content.decode()
    for words in ("应到 9,到会 6;同意 5", "数字照纸上的会议记录补录", "逐条念过,举手通过"):
        assert words in shown
    assert "第 1 版" in Client().get(f"{public}?on=2022-07-08").content.decode()
    assert "还没有有效的文本" in Client().get(f"{public}?on=2022-07-07").content.decode()
    assert "冯春居民公约" in Client().get(f"/places/{cast.GRID}/deliberations/").content.decode()


def test_whoever_may_not_is_refused(desk: Desk, town: Town) -> None:
    for path in ("meetings/new/", "covenants/new/"):
        assert desk("fangguanyuan").get(f"/desk/assembly/{path}").status_code == 403
        assert desk("wanggezhang").get(f"/desk/assembly/{path}").status_code == 403
    for path in ("meetings", "petitions", "covenants"):
        assert Client().get(f"/{path}/nothing/").status_code == 404


def test_the_matter_is_kept_while_its_roll_is_noted(desk: Desk, town: Town) -> None:
    one = begun(town)
    staff = desk("shequ")
    roll = {"kind": KIND, "place": COMMUNITY, "heads": "5", "for": one.id}
    told = staff.post("/desk/assembly/rolls/addition/", roll)
    assert told["Location"] == f"/desk/assembly/meetings/new/?for={one.id}"
    assert f'name="for" value="{one.id}"' in staff.get(told["Location"]).content.decode()

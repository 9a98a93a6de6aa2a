"""The election at the desk and on the public pages, and a roll that is posted and objected to."""

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bandeng.ballots import queries, slips
from bandeng.ballots.models import Elector, Objection, Vote
from bandeng.demo.town import COMMUNITY
from tests.cases.conftest import Desk

ROLL = "房号,业主,面积\n1-101,甲,88.05\n1-102,乙,90.10\n2-101,丙,100\n"


def prepared(staff: Client) -> tuple[Vote, str]:
    form = {"place": COMMUNITY, "title": "选举业主委员会", "items": "", "deemed": "none", "binding": "yes"}
    told = staff.post("/desk/votes/addition/", form | {"rule": "owners-committee-election", "revote": "1"})
    assert told.status_code == 302, told.content.decode()
    vote = Vote.objects.get()
    here = f"/desk/votes/{vote.id}/"
    for name in ("张一", "李二"):
        told = staff.post(f"{here}candidate/", {"candidate": name, "nominator": "joint"})
        assert told.status_code == 302
    assert staff.post(f"{here}roll/", {"roll": SimpleUploadedFile("r.csv", ROLL.encode())}).status_code == 302
    return vote, here


def test_an_election_from_the_desk_to_its_result(desk: Desk, frozen: time_machine.Traveller) -> None:
    staff = desk("shequ")
    vote, here = prepared(staff)
    page = staff.get(here).content.decode()
    assert "业主联名推荐" in page
    assert "公告表决" not in page, "it is posted first"
    twice = staff.post(f"{here}candidate/", {"candidate": "张一", "nominator": "self"})
    assert (twice.status_code, "已经有这个名字" in twice.content.decode()) == (422, True)
    assert staff.post(f"{here}posting/", {"seats": "x"}).status_code == 422
    asked = staff.post(f"{here}posting/", {"seats": "3"})
    assert (asked.status_code, "候选人就这几位,照样公示" in asked.content.decode()) == (422, True)
    assert "候选人就这几位" not in page
    assert staff.post(f"{here}posting/", {"seats": "1"}).status_code == 302
    assert "选 1 名,每人最多选 1 个。" in staff.get(here).content.decode()
    everybody = Client()
    posted = everybody.get(f"/votes/{vote.id}/").content.decode()
    assert "选 1 名,每人最多选 1 个" in posted
    assert "张一" in posted and "业主联名推荐" in posted
    assert "候选人和名册公示" in everybody.get(f"/votes/{vote.id}/sheet/").content.decode()
    assert everybody.get("/votes/").status_code == 200
    objected_and_answered(staff, here)
    assert "到那时才能定名册" in staff.get(here).content.decode()
    frozen.move_to("2022-07-14T09:00+08:00")
    staff = desk("shequ")
    assert "听异议的日子到了" in staff.get(here).content.decode()
    times = {"opens_at": "2022-07-30T09:00", "closes_at": "2022-08-06T09:00"}
    told = staff.post(f"{here}announcement/", times)
    assert told.status_code == 302, told.content.decode()[-1500:]
    for page in ("", "sheet/"):
        assert "业主联名推荐" in everybody.get(f"/votes/{vote.id}/{page}").content.decode()
    frozen.move_to("2022-07-31T09:00+08:00")
    cast(everybody, vote)
    staff = desk("shequ")
    slips_ = staff.get(f"{here}slips/").content.decode()
    assert "选多了这张作废" in slips_
    frozen.move_to("2022-08-06T09:00+08:00")
    staff = desk("shequ")
    assert staff.post(f"{here}count/", {}).status_code == 302
    told = everybody.get(f"/votes/{vote.id}/").content.decode()
    assert "选 1 名,当选:李二。" in told
    assert "没有过半" in told and "业主联名推荐" in told
    words = "参加的人够了,表决有效:依法要2/3以上参加。面积:参加 "
    assert words in told
    assert words in everybody.get(f"/votes/{vote.id}/sheet/").content.decode()


def objected_and_answered(staff: Client, here: str) -> None:
    wrong = staff.post(f"{here}objection/", {"against": "E0099", "about": "area", "objection": "少写了"})
    assert wrong.status_code == 422
    assert "少写了" in wrong.content.decode(), "what was typed stays"
    form = {"against": "e0001", "about": "area", "objection": "房本上是 89 平方米"}
    assert staff.post(f"{here}objection/", form).status_code == 302
    page = staff.get(here).content.decode()
    assert "房本上是 89 平方米" in page
    which = Objection.objects.get().id
    assert staff.post(f"{here}ruling/", {"which": which, "ruling_why": "对"}).status_code == 422
    told = staff.post(f"{here}ruling/", {"which": which, "upheld": "yes", "ruling_why": "看了房本"})
    assert told.status_code == 302
    right = {"number": "E0001", "room": first_room(), "area": "89", "why": "看了房本", "smaller": "1"}
    assert staff.post(f"{here}correction/", right).status_code == 302
    missing = {"units": "3-101 3-102", "listed_area": "50.5", "phones": "13600001111", "listed_why": "漏了"}
    assert staff.post(f"{here}listing/", missing).status_code == 302
    assert staff.post(f"{here}striking/", {"struck": "E0004", "struck_why": "写重了"}).status_code == 302
    assert staff.post(f"{here}standing-down/", {"key": "9", "down_why": "herself"}).status_code == 422
    assert "看了房本" in staff.get(here).content.decode()


def first_room() -> str:
    """A room of the first number, which is drawn by lot."""
    return queries.rooms(Vote.objects.get())["E0001"].split()[0]


def cast(browser: Client, vote: Vote) -> None:
    """All three choose the second; one of them tries both first."""
    here = f"/votes/{vote.id}/"
    for row in Elector.objects.filter(vote=vote):
        browser.post(f"{here}ballot/", {"number": row.number, "code": slips.code_of(row.stream)})
        both = browser.post(f"{here}casting/", {"item-1": "yes", "item-2": "yes"})
        assert (both.status_code, "选了2个,最多选1个" in both.content.decode()) == (422, True)
        told = browser.post(f"{here}casting/", {"item-1": "abstain", "item-2": "yes"})
        assert told.status_code == 302
        assert "李二:<strong>选</strong>" in browser.get(f"{here}ballot/").content.decode()


def test_a_frozen_roll_is_corrected_at_the_desk_until_it_opens(
    desk: Desk, frozen: time_machine.Traveller
) -> None:
    staff = desk("shequ")
    vote, here = prepared(staff)
    staff.post(f"{here}posting/", {"seats": "1"})
    frozen.move_to("2022-07-14T09:00+08:00")
    staff = desk("shequ")
    staff.post(f"{here}announcement/", {"opens_at": "2022-07-30T09:00", "closes_at": "2022-08-06T09:00"})
    before = Vote.objects.get().root
    assert "更正会换一个新的摘要" in staff.get(here).content.decode()
    right = {"number": "E0001", "room": first_room(), "area": "89", "why": "看了房本", "smaller": "1"}
    assert staff.post(f"{here}amendment/", right).status_code == 302
    assert Vote.objects.get().root != before
    assert before in Client().get(f"/votes/{vote.id}/").content.decode(), "the first one is told, too"
    frozen.move_to("2022-07-30T09:00+08:00")
    staff = desk("shequ")
    assert "更正会换一个新的摘要" not in staff.get(here).content.decode()

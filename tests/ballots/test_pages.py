"""Votes as pages: prepared at the desk, cast by a voter, counted, published, looked at by everybody."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bandeng.ballots import slips
from bandeng.ballots.models import Elector, Vote
from bandeng.demo.town import COMMUNITY
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import sealing
from tests.ballots.conftest import NO, YES, Begin, Voting, photo
from tests.cases.conftest import Desk

ROLL = "房号,业主,面积,电话\n1-101,甲,88.05,13800001111\n1-102,乙,90.10,\n1-103,乙,70.95,\n2-101,丙,100,\n"
DAY = timedelta(days=1)


def _prepared(desk: Client) -> Vote:
    form = {"place": COMMUNITY, "title": "选聘物业服务企业", "items": "同意续聘\n\n同意新的收费标准"}
    form |= {"rule": "civil-code-278-general", "binding": "yes", "revote": "1", "deemed": "none"}
    answer = desk.post("/desk/votes/addition/", form)
    assert answer.status_code == 302
    return Vote.objects.get()


def test_a_vote_from_the_desk_to_the_notice_board(desk: Desk, frozen: time_machine.Traveller) -> None:
    staff = desk("shequ")
    assert "准备一次表决" in staff.get("/desk/votes/").content.decode()
    vote = _prepared(staff)
    here = f"/desk/votes/{vote.id}/"
    bad = SimpleUploadedFile("roll.csv", "房号,业主,面积\n1,甲,0\n".encode())
    refused = staff.post(f"{here}roll/", {"roll": bad})
    assert refused.status_code == 422
    assert "面积「0」要大于 0" in refused.content.decode()
    assert staff.post(f"{here}roll/", {"roll": SimpleUploadedFile("r.csv", ROLL.encode())}).status_code == 302
    page = staff.get(here).content.decode()
    opens = re.search(r'name="opens_at"[^>]*value="([^"]+)"', page)
    assert opens
    times = {"opens_at": "2022-07-24T09:00", "closes_at": "2022-07-31T09:00"}
    assert staff.post(f"{here}announcement/", times | {"closes_at": "2022-07-24T09:00"}).status_code == 422
    hurried = staff.post(f"{here}announcement/", times | {"opens_at": "2022-07-10T09:00"})
    assert "依法要在15天以前公告" in hurried.content.decode()
    night = staff.post(f"{here}announcement/", times | {"closes_at": "2022-07-31T01:00"})
    assert night.status_code == 422
    assert "01:00 是夜里" in night.content.decode() and 'name="hours"' in night.content.decode()
    assert 'name="hours"' not in page and re.search(r'name="closes_at"[^>]*value="[^"]+T18:00"', page)
    assert staff.post(f"{here}announcement/", times).status_code == 302
    slips_page = staff.get(f"{here}slips/").content.decode()
    slot = Elector.objects.get(number="E0001")
    assert slips.spaced(slips.code_of(slot.stream)) in slips_page
    assert "1-102 1-103" in slips_page
    public = Client().get(f"/votes/{vote.id}/").content.decode()
    assert "3 个表决人" in public
    assert "1-101" not in public and "13800001111" not in public


def test_a_list_says_whether_one_can_vote_now(announced: Begin, frozen: time_machine.Traveller) -> None:
    voting = announced()
    hour = timedelta(hours=1)
    said = {
        voting.opens_at - hour: "还没有开始投票",
        voting.opens_at + hour: "投票中",
        voting.closes_at + hour: "等计票",
    }
    for moment, words in said.items():
        frozen.move_to(moment)
        for page in ("/votes/", f"/votes/{voting.vote_id}/"):
            assert words in Client().get(page).content.decode(), (page, moment)


def test_a_voter_casts_looks_and_votes_again(announced: Begin, frozen: time_machine.Traveller) -> None:
    voting = announced()
    frozen.move_to(voting.closes_at - timedelta(minutes=5))
    phone, here = Client(), f"/votes/{voting.vote_id}/"
    code = slips.code_of(voting.slot(1).stream)
    wrong = phone.post(f"{here}ballot/", {"number": "E0001", "code": "00000000"})
    assert wrong.status_code == 404
    assert "号和码对不上" in wrong.content.decode()
    assert phone.post(f"{here}ballot/", {"number": "e0001", "code": code}).status_code == 302
    lacking = phone.post(f"{here}casting/", {})
    assert lacking.status_code == 422
    assert "请选同意、不同意或弃权" in lacking.content.decode()
    assert phone.post(f"{here}casting/", {"item-1": "yes"}).status_code == 302
    own = phone.get(f"{here}ballot/").content.decode()
    assert "以网上投的为准" in own
    assert voting.slot(1).online_seal[:4] in own
    assert "同意" not in Client().get(here).content.decode().split("怎样算通过")[0].split("已经参加")[1]
    assert phone.post(f"{here}casting/", {"item-1": "no"}).status_code == 302
    said = re.findall(r"(改投了|投了票)</li>", phone.get(f"{here}ballot/").content.decode())
    assert said == ["改投了", "投了票"], "the latest first, each called what it was"
    frozen.move_to(voting.closes_at)
    late = phone.post(f"{here}casting/", {"item-1": "yes"})
    assert late.status_code == 409
    assert "已经结束" in late.content.decode()
    assert phone.post(f"{here}leaving/").status_code == 302
    assert "打开我的票" in phone.get(f"{here}ballot/").content.decode()


def test_guessing_codes_is_slowed(announced: Begin, frozen: time_machine.Traveller) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    form = {"number": "E0001", "code": "11111111"}
    answers = [Client().post(f"/votes/{voting.vote_id}/ballot/", form) for _turn in range(11)]
    assert answers[-1].status_code == 429


def test_papers_are_keyed_at_two_desks_and_the_result_is_public(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    for place, choices in ((2, YES), (3, YES), (4, NO)):
        voting.cast(place, choices)
    frozen.move_to(voting.opens_at)
    staff, leader, here = desk("shequ"), desk("wanggezhang"), f"/desk/votes/{voting.vote_id}/"
    staff.post(f"{here}delivery/", {"number": "E0001", "how": "hand", "to": "owner"})
    none = staff.post(f"{here}return/", {"serial": "E0001-1", "where": "desk"})
    assert none.status_code == 422
    picture = photo()
    form = {"serial": "E0001-1", "where": "desk", "picture": picture}
    assert staff.post(f"{here}return/", form).status_code == 302
    keyed = {"serial": "E0001-1", "item-1": "yes"}
    assert staff.post(f"{here}keying/", keyed).status_code == 409
    assert "数第 1 批纸票" in staff.get(here).content.decode()
    for person in (staff, leader):
        assert person.post(f"{here}batch-count/", {"counted": "1"}).status_code == 302
    assert staff.post(f"{here}keying/", keyed).status_code == 302
    assert staff.post(f"{here}keying/", keyed).status_code == 403
    assert leader.post(f"{here}keying/", keyed).status_code == 302
    frozen.move_to(voting.closes_at)
    staff = desk("shequ")
    assert staff.post(f"{here}count/").status_code == 409
    assert "核对第 1 批" in staff.get(here).content.decode()
    assert staff.post(f"{here}batch-check/", {"batch": "7"}).status_code == 422
    assert staff.post(f"{here}batch-check/", {"batch": "1"}).status_code == 302
    assert staff.post(f"{here}count/").status_code == 302
    _sampled(voting, desk)
    assert staff.post(f"{here}publication/", {"days": "7"}).status_code == 422
    assert staff.post(f"{here}publication/", {"days": "15"}).status_code == 302
    public = Client().get(f"/votes/{voting.vote_id}/").content.decode()
    assert "面积:全部 410.00 ㎡" in public
    assert "通过" in public
    assert Client().get(f"/votes/{voting.vote_id}/bundle.zip")["Content-Type"] == "application/zip"
    assert Client().get(f"/votes/{voting.vote_id}/sheet/").status_code == 200


def _sampled(voting: Voting, desk: Desk) -> None:
    """Dice before two scrutineers, and the paper read by somebody who did not key it."""
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    witnesses = ["house_manager@410103012002-01", "patroller@410103012002-01"]
    for post in witnesses:
        staff.post(f"{here}witness/", {"post": post})
    assert staff.post(f"{here}publication/", {"days": "15"}).status_code == 409
    sealing.seal(at=voting.closes_at)
    assert staff.post(f"{here}sample/", {"dice": "1 6 2 5 3" * 4, "witnesses": witnesses}).status_code == 302
    read = {"serial": "E0001-1", "item-1": "yes"}
    assert desk("jiedao").post(f"{here}comparison/", read).status_code == 302


@pytest.mark.parametrize("address", ["", "ballot/", "sheet/", "bundle.zip"])
def test_a_vote_that_was_not_announced_is_nobodys_business(prepared: Begin, address: str) -> None:
    assert Client().get(f"/votes/{prepared().vote_id}/{address}").status_code == 404


def test_other_desks_do_not_see_it(announced: Begin, desk: Desk) -> None:
    voting = announced()
    assert desk("chengguan").get("/desk/votes/").status_code in (200, 403)
    assert desk("chengguan").get(f"/desk/votes/{voting.vote_id}/").status_code == 404


def test_what_was_keyed_stays_where_something_is_missing(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced(items=("第一项", "第二项"))
    voting.hand_in(1)
    voting.counted()
    frozen.move_to(voting.opens_at)
    form = {"serial": "E0001-1", "item-1": "abstain"}
    answer = desk("shequ").post(f"/desk/votes/{voting.vote_id}/keying/", form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert re.search(r'name="item-1" value="abstain"[^>]*checked', page)
    assert "请选同意、不同意或弃权" in page
    assert (
        desk("shequ").post(f"/desk/votes/{voting.vote_id}/spoiling/", {"serial": "E0001-1"}).status_code
        == 422
    )


def test_slips_of_a_number_that_is_not_on_the_roll(announced: Begin, desk: Desk) -> None:
    voting = announced()
    here = f"/desk/votes/{voting.vote_id}/slips/"
    answer = desk("shequ").get(here, {"n": "99"})
    assert answer.status_code == 404
    assert "名册上没有 E0099 号" in answer.content.decode()
    one = desk("shequ").get(here, {"n": "e0002"}).content.decode()
    assert "E0002-1" in one
    assert "E0001-1" not in one


def test_a_scanned_paper_is_handed_out_first_and_then_taken_back(announced: Begin, desk: Desk) -> None:
    voting = announced()
    here = f"/desk/votes/{voting.vote_id}/"
    scanned = desk("shequ").get(here, {"serial": "E0001-1"}).content.decode()
    assert "扫到了选票 E0001-1,还没有送过" in scanned
    assert 'value="E0001"' in scanned
    voting.deliver(1)
    assert "扫到了选票 E0001-1:收回来了" in desk("shequ").get(here, {"serial": "E0001-1"}).content.decode()


def test_where_heads_alone_are_counted_nothing_asks_for_an_area(
    prepared: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    """Representatives have no area: no column of it, no form to correct it, no sum of zero square metres."""
    voting = prepared(rule="residents-representatives")
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    roll = SimpleUploadedFile("r.csv", "席位,表决人,电话\n一楼,甲,\n二楼,乙,\n三楼,丙,\n".encode())
    assert staff.post(f"{here}roll/", {"roll": roll}).status_code == 302
    pages = [staff.get(here).content.decode()]
    assert staff.post(f"{here}posting/").status_code == 302
    pages += [staff.get(here).content.decode(), Client().get(f"/votes/{voting.vote_id}/").content.decode()]
    times = {"opens_at": "2022-07-24T09:00", "closes_at": "2022-07-31T18:00"}
    assert staff.post(f"{here}announcement/", times).status_code == 302
    pages += [staff.get(here).content.decode()]
    frozen.move_to("2022-07-25T09:00+08:00")
    for place, choices in ((1, YES), (2, NO)):
        voting.cast(place, choices, at=voting.opens_at + 3 * DAY)
    frozen.move_to("2022-07-31T18:00+08:00")
    assert desk("shequ").post(f"{here}count/").status_code == 302
    pages += [Client().get(f"/votes/{voting.vote_id}/{page}").content.decode() for page in ("", "sheet/")]
    for page in pages:
        told = re.sub("面积少见的[^<]*", "", page)
        assert "面积" not in told and "㎡" not in told, told
    assert "参加的人够了" in pages[-1]


def test_a_picture_is_no_roll(prepared: Begin, desk: Desk) -> None:
    voting = prepared()
    picture = SimpleUploadedFile("roll.png", b"\x89PNG\r\n\x1a\n")
    answer = desk("shequ").post(f"/desk/votes/{voting.vote_id}/roll/", {"roll": picture})
    assert answer.status_code == 422
    assert "这是一张图片" in answer.content.decode()


def test_no_browser_keeps_a_ballot(announced: Begin, desk: Desk, frozen: time_machine.Traveller) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    phone, here = Client(), f"/votes/{voting.vote_id}/"
    code = slips.code_of(voting.slot(1).stream)
    opened = phone.post(f"{here}ballot/", {"number": "E0001", "code": code})
    answers = [opened, *(phone.get(here + page) for page in ("ballot/", "receipt/", "objections/"))]
    answers += [phone.post(f"{here}casting/", {}), phone.post(f"{here}dispute/", {"words": ""})]
    answers += [desk(voting.town.staff).get(f"/desk{here}slips/")]
    for answer in answers:
        assert "no-store" in answer["Cache-Control"], answer
    assert phone.post(f"{here}leaving/")["Clear-Site-Data"] == '"cache"'


def test_what_silence_counts_as_stands_with_its_article(desk: Desk, announced: Begin) -> None:
    voting = announced(deemed="majority", article="第十二条:送达后没有表态的,跟从多数意见")
    public = f"/votes/{voting.vote_id}/"
    for address in (public, f"{public}sheet/", f"/desk{public}"):
        page = desk("shequ").get(address).content.decode()
        assert "送到了没有投的,按议事规则算参加、跟从多数意见。" in page
        assert "议事规则的原文:第十二条:送达后没有表态的,跟从多数意见" in page


def test_an_article_that_is_too_long_is_refused(prepared: Begin) -> None:
    with pytest.raises(BadInput) as refused:
        prepared(deemed="majority", article="长" * 301)
    assert "article" in refused.value.issues

"""A procedure at the desk and for everybody; the sheets, the slips, the picture."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from bandeng.assembly import actions
from bandeng.assembly.models import Opinion, Procedure, Promise
from bandeng.assembly.rules import slips
from bandeng.ballots.models import Picture
from bandeng.demo import cast
from bandeng.demo.town import COMMUNITY, Town
from bandeng.kernel.refusals import BadInput
from bandeng.people.models import Look
from tests.assembly.decided import METHOD, again, begun, neighbour, resolved, seen_by_two, step
from tests.cases.conftest import Desk

DAY = timedelta(days=1)
TYPED = {
    "kind": METHOD,
    "sort": "residents",
    "body": "residents-committee",
    "place": COMMUNITY,
    "title": "给车棚装充电桩",
    "plan": "装十二个",
}


def test_it_begins_at_the_desk_and_everybody_reads_it(desk: Desk, town: Town) -> None:
    staff = desk("shequ")
    assert "办不办由下面选的负责的单位定" in staff.get("/desk/assembly/procedures/new/").content.decode()
    wrong = staff.post("/desk/assembly/procedures/addition/", TYPED | {"title": ""})
    assert wrong.status_code == 422
    assert "装十二个" in wrong.content.decode()
    page = staff.post("/desk/assembly/procedures/addition/", TYPED)["Location"]
    shown = staff.get(page).content.decode()
    assert "一征:征求意见" in shown
    public = Client().get(f"/decisions/{Procedure.objects.get().id}/").content.decode()
    assert "现在:一征:征求意见" in public
    assert "下一步:一议:党支部提议" in public
    assert "给车棚装充电桩" in Client().get(f"/places/{cast.GRID}/deliberations/").content.decode()


def test_a_crafted_post_skips_nothing(desk: Desk, town: Town) -> None:
    one = begun(town)
    page, hands = f"/desk/assembly/procedures/{one.id}/", {"due": "9", "present": "9", "yes": "9"}
    for stage in ("resolve", "publish-outcome", "done", "nothing", ""):
        answer = desk("shequ").post(f"{page}step/", {"stage": stage, "record": "好", **hands})
        assert answer.status_code == 409, stage
    assert desk("shequ").post(f"{page}step/", {"stage": "collect"}).status_code == 422
    assert desk("wanggezhang").post(f"{page}step/", {"stage": "collect"}).status_code in (403, 404)
    assert desk("jumin").post(f"{page}step/", {"stage": "collect"}).status_code == 403
    one.refresh_from_db()
    assert one.stage == "collect"


def test_opinions_are_typed_grouped_and_answered(desk: Desk, town: Town) -> None:
    one, staff = begun(town), desk("shequ")
    page = f"/desk/assembly/procedures/{one.id}/opinions/"
    for number, said in enumerate(("充电桩请装在南门车棚", "希望充电桩装在南门")):
        typed = {"channel": "paper", "slip": slips.number(one.stream, "ab", number), "said": said}
        assert staff.post(f"{page}addition/", typed).status_code == 302
    assert staff.post(f"{page}addition/", {"channel": "online", "said": "冒充"}).status_code == 422
    assert "可能是一回事" in staff.get(page).content.decode()
    first, second = Opinion.objects.order_by("at", "id")
    gathered = staff.post(f"/desk/assembly/opinions/{second.id}/gathering/", {"beside": first.id})
    assert gathered.status_code == 302
    unsaid = {"to": first.id, "why": "南门先装,北门明年"}
    kept = staff.post(f"/desk/assembly/opinions/{first.id}/answering/", unsaid)
    assert kept.status_code == 422
    assert ">南门先装,北门明年</textarea>" in kept.content.decode()
    answer = {"outcome": "adopted", "why": "南门先装"}
    assert staff.post(f"/desk/assembly/opinions/{first.id}/answering/", answer).status_code == 302
    assert staff.post(f"/desk/assembly/opinions/{first.id}/answering/", answer).status_code == 409
    assert set(Opinion.objects.values_list("outcome", flat=True)) == {"adopted"}
    public = Client().get(f"/decisions/{one.id}/").content.decode()
    assert "南门先装" in public
    assert "车棚" not in public.replace("给车棚装充电桩", "").replace("在北门车棚装十二个", "")
    assert Look.objects.filter(about=one.id).exists()


def test_residents_speak_confirm_and_judge(desk: Desk, town: Town) -> None:
    one = begun(town)
    page, resident = f"/decisions/{one.id}/", desk("jumin")
    assert Client().post(f"{page}opinion/", {"said": "好"}).status_code in (302, 403)
    assert not Opinion.objects.exists()
    assert resident.post(f"{page}opinion/", {"said": ""}).status_code == 422
    assert resident.post(f"{page}opinion/", {"said": "装在南门更方便"}).status_code == 302
    assert "装在南门更方便" in resident.get(page).content.decode()
    assert "装在南门更方便" not in Client().get(page).content.decode()
    assert resident.post(f"{page}confirming/").status_code == 409
    assert resident.post(f"{page}judging/", {"outcome": "satisfied"}).status_code == 409


def test_both_sheets_for_the_board(desk: Desk, town: Town) -> None:
    one = begun(town)
    assert Client().get(f"/decisions/{one.id}/sheets/1/").status_code == 404
    at = resolved(town, one)
    shown = Client().get(f"/decisions/{one.id}/sheets/1/").content.decode()
    for words in ("应到 100,到会 60", "不同意 15,弃权 5", "装十二个充电桩", "二维码"):
        assert words in shown
    assert Client().get(f"/decisions/{one.id}/sheets/2/").status_code == 404
    seen_by_two(town, one, at)
    step(town, one, at + 15 * DAY)
    assert Client().get(f"/decisions/{one.id}/sheets/2/").status_code == 404  # a promise is still open
    kept = at + 16 * DAY
    actions.account(promise=Promise.objects.get(), what=actions.Account(fate="kept"), by=town.staff, at=kept)
    sheet = Client().get(f"/decisions/{one.id}/sheets/2/").content.decode()
    assert "居民怎么评" in sheet
    assert "晚了 6 天办到" in sheet
    assert Client().get(f"/decisions/{one.id}/sheets/3/").status_code == 404
    with time_machine.travel(at + 15 * DAY, tick=False):
        resident = desk("jumin")
        assert "看到了" in resident.get(f"/decisions/{one.id}/").content.decode()
        assert resident.post(f"/decisions/{one.id}/confirming/").status_code == 302
        assert "您说过公示栏上看到这张公示了" in resident.get(f"/decisions/{one.id}/").content.decode()
        assert "您说过" not in Client().get(f"/decisions/{one.id}/").content.decode()
        judged = resident.post(f"/decisions/{one.id}/judging/", {"outcome": "partly", "judgement": "慢了点"})
        assert judged.status_code == 302
        assert "慢了点" not in Client().get(f"/decisions/{one.id}/").content.decode()


def test_a_picture_of_the_board_is_said_to_be_there_and_a_ballot_is_none(desk: Desk, town: Town) -> None:
    one = begun(town)
    at = resolved(town, one)
    page = f"/desk/assembly/procedures/{one.id}/"
    Picture.objects.create(id=f"some-vote:{'c' * 64}")
    with pytest.raises(BadInput) as refused:
        actions.confirm(procedure=again(one), by=town.staff, at=at, pictures=("c" * 64,))
    assert "这是一张选票的照片" in refused.value.issues["pictures"]
    with time_machine.travel(at, tick=False):
        assert "放上照片" in desk("shequ").get(page).content.decode()
        actions.confirm(procedure=again(one), by=town.staff, at=at, pictures=("d" * 64,))
        shown = desk("shequ").get(page).content.decode()
    assert "公示栏的照片放上了" in shown
    assert "放上照片</" not in shown


def test_whoever_scans_the_sheet_reads_what_was_decided_and_where_to_sign_in(town: Town) -> None:
    one = begun(town)
    page, back = f"/decisions/{one.id}/", f"next=%2Fdecisions%2F{one.id}%2F"
    for words in ("居民怎么评", "登录后说看到了", "公开二</a>"):
        assert words not in Client().get(page).content.decode()
    at = resolved(town, one)
    shown = Client().get(page).content.decode()
    for words in ("居民会议议定:都说可以", "还要 2 位居民说看到了", "登录后说看到了", back):
        assert words in shown
    seen_by_two(town, one, at)
    step(town, one, at + 15 * DAY)
    assert "登录后评一评" in Client().get(page).content.decode()


@pytest.mark.parametrize("asked", ["", "?n=3&from=21"])
def test_slips_are_a_pdf(desk: Desk, town: Town, asked: str) -> None:
    one = begun(town)
    answer = desk("shequ").get(f"/desk/assembly/procedures/{one.id}/slips.pdf{asked}")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("asked", ["?n=0", "?n=301", "?n=3&from=0", "?n=abc&from=-1"])
def test_no_slips_and_too_many_are_told(desk: Desk, town: Town, asked: str) -> None:
    one = begun(town)
    answer = desk("shequ").get(f"/desk/assembly/procedures/{one.id}/slips.pdf{asked}")
    assert (answer.status_code, "一次印 1 到 300 张意见单" in answer.content.decode()) == (400, True)


def test_whoever_does_not_deliberate_is_refused(desk: Desk, town: Town) -> None:
    one = begun(town)
    for username in ("fangguanyuan", "gongdian"):
        for path in ("procedures/new/", f"procedures/{one.id}/", f"procedures/{one.id}/opinions/"):
            assert desk(username).get(f"/desk/assembly/{path}").status_code == 403
    assert desk("wanggezhang").get(f"/desk/assembly/procedures/{one.id}/").status_code == 404
    neighbour(town.noon, 1)


def test_everybody_sees_the_picture_of_the_board(desk: Desk, town: Town) -> None:
    one = begun(town)
    at = resolved(town, one)
    digest = "e" * 64
    actions.confirm(procedure=again(one), by=town.staff, at=at, pictures=(digest,))
    shown = desk("jumin").get(f"/decisions/{one.id}/").content.decode()
    assert digest in shown
    assert 'alt="公示栏的照片"' in shown

"""What pages say of meetings: which wait for minutes, what they are about, what was decided there."""

from datetime import timedelta

import time_machine
from django.contrib.auth import get_user_model
from django.test import Client

from bandeng.assembly import queries
from bandeng.assembly.models import Meeting, Signature
from bandeng.demo.town import COMMUNITY, Town
from bandeng.people import vault
from tests.assembly.decided import begun, step
from tests.assembly.test_by_minutes import convened, examined, sealed
from tests.assembly.test_meeting import again, called, enrolled
from tests.cases.conftest import Desk

CODE = COMMUNITY.rstrip("/").rpartition("/")[2]
HOUR = timedelta(hours=1)
CALL = {
    "kind": "residents-meeting",
    "place": COMMUNITY,
    "where": "二楼",
    "agenda": "换灯",
    "on": "2022-08-01",
}


def test_a_meeting_whose_hour_has_come_waits_for_its_minutes(town: Town) -> None:
    enrolled(town)
    meeting = called(town)
    with time_machine.travel(meeting.begins_at - HOUR, tick=False):
        assert "已通知" in Client().get(f"/places/{CODE}/deliberations/").content.decode()
    with time_machine.travel(meeting.begins_at + HOUR, tick=False):
        yard = Client().get(f"/places/{CODE}/deliberations/").content.decode()
        page = Client().get(f"/meetings/{meeting.id}/").content.decode()
    for shown in (yard, page):
        assert "开过了,等记录" in shown
        assert "已通知" not in shown
    told = queries.met(again(meeting))
    assert f"{told.agenda} · {told.where}" in yard


def test_the_words_of_the_minutes_are_the_decision(town: Town) -> None:
    one = begun(town)
    sealed(town, convened(town, one))
    at = examined(town, one)
    step(town, one, at, record="")
    minutes = Meeting.objects.get().minutes
    said = vault.read([minutes])[minutes]
    for page in ("", "sheets/1/"):
        assert said in Client().get(f"/decisions/{one.id}/{page}").content.decode()


def test_the_night_is_asked_about(desk: Desk, town: Town) -> None:
    enrolled(town)
    with time_machine.travel(town.noon, tick=False):
        staff = desk("shequ")
        asked = staff.post("/desk/assembly/meetings/addition/", {**CALL, "clock": "03:00"})
        assert asked.status_code == 422
        assert "03:00 是夜里" in asked.content.decode()
        sure = {**CALL, "clock": "03:00", "night": "on"}
        assert staff.post("/desk/assembly/meetings/addition/", sure).status_code == 302
        later = {**CALL, "clock": "19:30", "twice": "on"}
        assert staff.post("/desk/assembly/meetings/addition/", later).status_code == 302


def test_minutes_without_a_vote_are_asked_about(desk: Desk, town: Town) -> None:
    one = begun(town)
    meeting = convened(town, one)
    with time_machine.travel(meeting.begins_at + HOUR, tick=False):
        staff, address = desk("shequ"), f"/desk/assembly/meetings/{meeting.id}/minutes/"
        asked = staff.post(address, {"minutes": "大家同意"})
        assert asked.status_code == 422
        assert "没有写票数" in asked.content.decode()
        assert staff.post(address, {"minutes": "大家同意", "unvoted": "on"}).status_code == 302
    assert again(meeting).state == "minuted"


def test_who_signed_reads_that_she_did(desk: Desk, town: Town) -> None:
    one = begun(town)
    meeting = sealed(town, convened(town, one))
    with time_machine.travel(meeting.begins_at + HOUR, tick=False):
        page = desk("jumin").get(f"/meetings/{meeting.id}/").content.decode()
    assert "您签过了" not in page
    signer = Signature.objects.filter(meeting=meeting).first()
    assert signer
    browser = Client()
    browser.force_login(get_user_model().objects.get(pk=signer.person))
    assert "您签过了" in browser.get(f"/meetings/{meeting.id}/").content.decode()


def test_kinds_without_a_roll_say_why_they_cannot_be_demanded(town: Town) -> None:
    enrolled(town)
    page = Client().get(f"/places/{CODE}/petitions/new/").content.decode()
    assert "现在还提不了" in page
    assert "居民代表会议" in page

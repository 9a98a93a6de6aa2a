"""Sent past the page: no stage is skipped, and nothing that was signed is written anew."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from bandeng.assembly import actions
from bandeng.demo.town import Town
from bandeng.ledger.models import Fact
from tests.assembly import decided
from tests.assembly.test_meeting import again, attended, called, enrolled, minuted
from tests.cases.conftest import Desk

DAY = timedelta(days=1)
WORDS = "硬塞进来的一条记录"
STAGES = ("propose", "discuss", "resolve", "publish-decision", "publish-outcome", "done", "", "../collect")


@pytest.mark.parametrize("stage", STAGES)
def test_a_form_made_by_hand_skips_no_stage(desk: Desk, town: Town, stage: str) -> None:
    one = decided.begun(town)
    with time_machine.travel(town.noon + 9 * DAY, tick=False):
        before = Fact.objects.count()
        form = {"stage": stage, "record": WORDS, "due": "9", "present": "9", "yes": "9", "settled": "on"}
        told = desk("shequ").post(reverse("assembly:procedure-step", args=[one.id]), form)
    assert (told.status_code, WORDS in told.content.decode()) == (409, True)
    assert (decided.again(one).stage, Fact.objects.count()) == ("collect", before)


@pytest.mark.parametrize("signed", [1, 2])
def test_whoever_wrote_the_minutes_cannot_change_them_once_somebody_signed(
    desk: Desk, town: Town, signed: int
) -> None:
    enrolled(town)
    meeting = called(town)
    attended(town, meeting, 3)
    meeting, at = minuted(town, meeting), meeting.begins_at + 2 * DAY
    for number in range(signed):
        who = decided.neighbour(town.noon, number)
        actions.cosign(meeting=again(meeting), seal=meeting.seal, by=who, at=at)
    with time_machine.travel(at, tick=False):
        address = reverse("assembly:meeting-minutes", args=[meeting.id])
        told = desk("shequ").post(address, {"minutes": WORDS, "seal": meeting.seal})
    assert (told.status_code, WORDS in told.content.decode()) == (409, True)
    assert (again(meeting).seal, again(meeting).minutes) == (meeting.seal, meeting.minutes)

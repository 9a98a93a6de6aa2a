"""The machine's clock is set back a day in the middle of the work: no matter runs backwards."""

import uuid
from datetime import timedelta
from itertools import pairwise

import time_machine
from django.core.management import call_command
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.codes import code_of
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, Pause
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact, Seal
from tests.faults.conftest import Desk, filing
from tests.faults.test_every_statement import hidden

DAY = timedelta(days=1)


def take(client: Client, case: Case, noun: str, **typed: str) -> int:
    path = f"/desk/cases/{case.number}/{noun}/"
    form = {name: hidden(client, path, name) for name in ("command", "turn")}
    return client.post(path, form | typed).status_code


def nothing_runs_backwards() -> None:
    for stream in Fact.objects.filter(stream__startswith="case:").values_list("stream", flat=True).distinct():
        told = list(Fact.objects.of(stream).values_list("id", "at"))
        assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(told)), told
    for clock in Clock.objects.all():
        assert clock.started_at <= clock.warn_at <= clock.due_at <= clock.supervise_at
        assert clock.stopped_at is None or clock.started_at <= clock.stopped_at
    assert all(pause.ends_at is None or pause.begins_at <= pause.ends_at for pause in Pause.objects.all())
    assert all(fact.body.get("elapsed", 0) >= 0 for fact in Fact.objects.all())
    assert verifying.verify().is_whole and rebuilding.check().is_equal


def test_a_matter_goes_all_the_way_round(town: Town, desk: Desk, frozen: time_machine.Traveller) -> None:
    desk("shequ").post("/desk/report/", filing(str(uuid.uuid4())))
    case, leader, staff = Case.objects.get(), desk("wanggezhang"), desk("shequ")
    call_command("worker", "--once")
    frozen.shift(600)
    assert take(leader, case, "acceptance", proposed="street-lamp.one-out") == 302
    frozen.move_to(town.noon - DAY)
    desk("shequ").post(
        "/desk/report/", filing(str(uuid.uuid4()), words="井盖一压就响")
    )  # a new one is taken in
    assert take(leader, case, "note", words="已经联系物业") == 302
    assert take(leader, case, "resolution", outcome="solved", words="换了灯泡") == 302
    call_command("worker", "--once")
    assert take(staff, case, "check", passed="yes") == 302
    phone = Client(raise_request_exception=False)
    phone.post("/follow/", {"number": case.number, "code": code_of(case.stream)})
    answered = phone.post(f"/c/{case.number}/answer/", {"answer": "solved", "command": "0123.a"})
    assert answered.status_code == 302
    assert town.again(case).state == "closed"
    nothing_runs_backwards()
    assert Seal.objects.count() == 2


def test_a_rest_that_ends_before_it_began(town: Town, frozen: time_machine.Traveller) -> None:
    case = town.accepted()
    asked, decided = town.noon + timedelta(hours=1), town.noon + timedelta(hours=2)
    what = actions.Resting(reason="要等备件", until=town.noon + timedelta(days=5))
    actions.ask_suspension(case=case, what=what, by=town.leader, at=asked)
    case = town.again(case)
    superior = town.holder(Fact.objects.of(case.stream).named("cases.suspension_asked").get().body["seat"])
    actions.suspend(case=case, by=superior, at=decided)
    case = town.again(case)
    actions.resume(case=case, by=town.leader, at=case.moment(town.noon - DAY))
    nothing_runs_backwards()
    assert town.again(case).state == "handling"


def test_set_right_again_everything_is_caught_up_with(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    case = town.accepted()
    frozen.move_to(town.noon - DAY)
    call_command("worker", "--once")
    assert not Fact.objects.named("cases.reminded").exists()
    frozen.move_to(town.noon + timedelta(days=10))
    call_command("worker", "--once")
    kinds = [fact.body["kind"] for fact in Fact.objects.of(case.stream).named("cases.reminded")]
    assert sorted(kinds) == ["step", "whole"]
    nothing_runs_backwards()

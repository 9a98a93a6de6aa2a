"""The worker was dead for a day: what was due is caught up with, in order, and nothing is doubled."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact, Seal
from bandeng.notices.models import Letter, Notice
from bandeng.notices.ways import Message
from tests.notices import letters
from tests.notices.conftest import configure, sent

__all__ = ["configure", "sent"]
BY_CLOCK = ("cases.warned", "cases.reminded", "cases.supervised", "cases.expired")


def test_a_day_is_caught_up_with(town: Town, sent: list[Message], frozen: time_machine.Traveller) -> None:
    letters.wants(town)
    matters = [letters.accepted(town, at=town.noon + timedelta(minutes=number)) for number in range(5)]
    waiting = [town.case(at=town.noon - timedelta(minutes=number)) for number in range(5)]
    frozen.move_to(town.noon + timedelta(days=1))
    for _round in range(3):
        call_command("worker", "--once")
    told = list(Fact.objects.named(*BY_CLOCK).order_by("id"))
    assert len({(fact.name, fact.body["clock"]) for fact in told}) == len(told)
    reminded = [fact.body["clock"] for fact in told if fact.name == "cases.reminded"]
    due = dict(Clock.objects.values_list("id", "due_at"))
    assert len(reminded) >= len(waiting) and [due[each] for each in reminded] == sorted(
        map(due.get, reminded)
    )
    assert letters.states() == ["sent"] * Letter.objects.count() and len(sent) == len(matters)
    assert len({message.key for message in sent}) == len(sent)
    assert Notice.objects.filter(recipient=letters.person()).count() == len(matters)
    assert Seal.objects.order_by("-id")[0].last == Fact.objects.order_by("-id")[0].id
    assert verifying.verify().is_whole and rebuilding.check().is_equal


def test_one_matter_that_cannot_be_moved_on_holds_up_no_other(
    town: Town, frozen: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [town.case(at=town.noon + timedelta(minutes=number)) for number in range(3)]
    superior_seat = actions.clockwork.seats.superior_seat

    def broken(seat: str, *, place: str, at: object) -> str:
        raise LookupError("nobody stands above")

    monkeypatch.setattr(actions.clockwork.seats, "superior_seat", broken)
    frozen.move_to(town.noon + timedelta(days=3))
    call_command("worker", "--once")
    assert Fact.objects.named("cases.reminded").count() == len(cases)
    monkeypatch.setattr(actions.clockwork.seats, "superior_seat", superior_seat)
    call_command("worker", "--once")
    assert Fact.objects.named("cases.supervised").count() == len(cases)

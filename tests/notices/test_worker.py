"""``bandeng worker`` sends what is due in each of its rounds."""

import time_machine
from django.core.management import call_command

from bandeng.demo.town import build
from bandeng.notices.ways import Message
from tests.conftest import NOON
from tests.notices import letters


def test_one_round_of_the_worker_sends(
    committed: str, sent: list[Message], frozen: time_machine.Traveller
) -> None:
    letters.wants(town := build(at=NOON))
    letters.accepted(town)
    call_command("worker", "--once")
    assert letters.states() == ["sent"]
    assert len(sent) == 1

"""The worker is killed by SIGKILL between the mark and the answer: nothing is lost, nothing guessed."""

import os
from datetime import timedelta

from django.db import connection
from django.test import override_settings

from bandeng.demo.town import build
from bandeng.notices import actions as notices
from bandeng.notices.models import Letter
from bandeng.notices.rules import LEASE
from bandeng.notices.ways import Message
from tests.conftest import NOON
from tests.notices import letters


def _killed_while_sending() -> None:
    """Another process sends what is due, by a way that does not let it live."""
    connection.close()
    child = os.fork()
    if child == 0:
        with override_settings(BANDENG_WAYS={"sms": "tests.notices.ways.Deadly"}):
            notices.send_due(at=NOON)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


def test_a_worker_killed_in_the_call_neither_loses_nor_repeats(committed: str, sent: list[Message]) -> None:
    town = build(at=NOON)
    letters.wants(town)
    letters.accepted(town)
    letters.accepted(town)
    _killed_while_sending()
    assert sorted(letters.states()) == ["sending", "waiting"]
    assert notices.send_due(at=NOON + timedelta(minutes=1)) == {"sent": 1}
    notices.send_due(at=NOON + LEASE)
    assert sorted(letters.states()) == ["sent", "unknown"]
    assert len(sent) == 1
    assert Letter.objects.get(state="unknown").why == "interrupted"

"""Two workers at the same time, with commits that are real: each letter goes out once."""

from collections import Counter
from threading import Barrier, Thread

from django.db import connection

from bandeng.demo.town import build
from bandeng.notices import actions as notices
from bandeng.notices.ways import Message
from tests.conftest import NOON
from tests.notices import letters

LETTERS, WORKERS = 12, 3


def test_workers_side_by_side_send_each_letter_once(committed: str, sent: list[Message]) -> None:
    town = build(at=NOON)
    letters.wants(town)
    for _ in range(LETTERS):
        letters.accepted(town)
    together, done = Barrier(WORKERS), Counter[str]()

    def work() -> None:
        try:
            together.wait()
            done.update(notices.send_due(at=NOON))
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    while notices.send_due(at=NOON):  # whoever found all rows taken went home early
        pass
    assert letters.states() == ["sent"] * LETTERS
    assert len(sent) == LETTERS
    assert len({message.key for message in sent}) == LETTERS


def test_the_days_letters_are_gathered_once(committed: str, sent: list[Message]) -> None:
    town = build(at=NOON)
    letters.wants(town, daily=True)
    for _ in range(3):
        letters.accepted(town)
    morning = NOON.replace(day=7, hour=8, minute=30)
    together = Barrier(WORKERS)

    def work() -> None:
        try:
            together.wait()
            notices.send_due(at=morning)
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    notices.send_due(at=morning)
    assert len(sent) == 1
    assert Counter(letters.states()) == {"gathered": 3, "sent": 1}

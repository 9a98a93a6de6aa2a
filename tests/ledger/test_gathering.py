"""A fold sees on the shelf the rows it would see in the tables, and the tables end up the same."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection

from bandeng.cases.models import Worker
from bandeng.inbox.models import Clock, ToDo
from bandeng.ledger import boards, straight
from bandeng.ledger.gathering import gathering
from bandeng.ledger.straight import After, More
from tests.conftest import NOON

STREAMS = ["case:1", "case:2", "case:3"]


def _todo(key: str, stream: str) -> ToDo:
    return ToDo(
        id=key, stream=stream, kind="cases.accept", seat="s", place="1/", urgent=False, opened_at=NOON,
        due_at=NOON,
    )  # fmt: skip


def _clock(key: str, stream: str) -> Clock:
    return Clock(
        id=key, stream=stream, kind="whole", seat="s", place="1/", limit="1 日", started_at=NOON,
        warn_at=NOON, due_at=NOON, supervise_at=NOON,
    )  # fmt: skip


def _step(chance: random.Random, number: int) -> Callable[[], Any]:
    """One thing a fold does; the same for the same chance."""
    stream, moment = chance.choice(STREAMS), NOON + timedelta(minutes=chance.randrange(9))
    steps: list[Callable[[], Any]] = [
        lambda: straight.insert(_todo(f"{number}.a", stream), _todo(f"{number}.b", stream)),
        lambda: straight.insert(_clock(f"{number}.a", stream)),
        lambda: straight.change(ToDo, {"stream": stream, "done_at": None}, {"done_at": moment}),
        lambda: straight.change(ToDo, {"done_at": After(NOON), "seat": ["s", "t"]}, {"urgent": True}),
        lambda: straight.change(Clock, {"id": f"{number - 2}.a"}, {"extensions": More(2), "due_at": moment}),
        lambda: straight.change(Clock, {"id": [f"{number - 2}.a", f"{number - 3}.a"]}, {"stream": stream}),
        lambda: straight.keep(Worker(id=f"1.{number % 3}", case_id=1, person=f"{number % 3}")),
        lambda: ToDo.objects.filter(stream=stream, urgent=True).update(seat="t"),
        lambda: Clock.objects.filter(extensions__gt=2).delete()[0],
        lambda: ToDo.objects.filter(done_at=None).count(),
        lambda: sorted(straight.find(ToDo, {"stream": stream}, "id", "seat", "urgent", "done_at")),
        lambda: sorted(straight.find(Clock, {"stopped_at": None, "seat": "s"}, "id", "stream", "due_at")),
        lambda: sorted(straight.find(Worker, {"case": 1}, "person")),
        lambda: sorted(straight.find(Worker, {"case_id": number % 4}, "person")),
        lambda: straight.find(Clock, {"id": f"{number - 4}.a", "seat": "s"}, "stream"),
        lambda: straight.change(ToDo, {"id": f"{number - 1}.b"}, {"stream": "case:4"}),
        lambda: sorted(straight.find(ToDo, {"stream": "case:4", "kind": "cases.accept"}, "id")),
        lambda: Worker.objects.filter(person="2").delete()[0],
    ]
    return chance.choice(steps)


def _tables() -> list[list[tuple[Any, ...]]]:
    return [list(table.objects.order_by("pk").values_list()) for table in (ToDo, Clock, Worker)]


@pytest.mark.parametrize("whole", [0, 3, 5000])
@pytest.mark.parametrize("seed", range(12))
def test_a_fold_sees_what_it_would_see_in_the_tables(
    db: None, monkeypatch: pytest.MonkeyPatch, whole: int, seed: int
) -> None:
    monkeypatch.setattr(boards, "WHOLE", whole)
    seen = [_step(random.Random(f"{seed} {number}"), number)() for number in range(60)]
    written = _tables()
    for table in (ToDo, Clock, Worker):
        table.objects.all().delete()
    again = []
    with gathering([ToDo, Clock, Worker]) as shelf:
        for first in range(0, 60, 15):
            with shelf.batch(STREAMS[:2]):
                again += [
                    _step(random.Random(f"{seed} {number}"), number)() for number in range(first, first + 15)
                ]
    assert again == seen
    assert _tables() == written


def test_rows_of_a_batch_are_written_together(db: None) -> None:
    asked: list[str] = []

    def heard(execute: Callable[..., Any], sql: str, given: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, given, many, context)

    with gathering([ToDo]) as shelf, connection.execute_wrapper(heard), shelf.batch(STREAMS):
        for number in range(50):
            straight.insert(_todo(f"{number}", STREAMS[number % 3]))
            straight.change(ToDo, {"stream": STREAMS[number % 3]}, {"seat": f"{number}"})
    assert len(asked) <= 2
    assert ToDo.objects.count() == 50


def test_a_key_is_given_once(db: None) -> None:
    with pytest.raises(IntegrityError), gathering([ToDo]) as shelf, shelf.batch(STREAMS):
        straight.insert(_todo("1", "case:1"))
        straight.insert(_todo("1", "case:2"))


def test_what_a_large_table_never_had_is_known_without_asking(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order by its matter: most matters have none, and each fact asks."""
    monkeypatch.setattr(boards, "WHOLE", 3)
    asked: list[str] = []

    def heard(execute: Callable[..., Any], sql: str, given: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, given, many, context)

    with gathering([Worker]) as shelf:
        with shelf.batch(STREAMS):
            straight.insert(*(Worker(id=f"{n}.p", case_id=n, person="p") for n in range(10)))
        with connection.execute_wrapper(heard), shelf.batch(STREAMS):
            for number in range(50, 250):
                assert straight.find(Worker, {"case_id": number}, "person") == []
                straight.insert(Worker(id=f"{number}.p", case_id=number, person="p"))
                assert straight.find(Worker, {"case_id": number}, "person") == [("p",)]
    assert len(asked) < 10
    assert Worker.objects.count() == 210

"""Nothing that goes wrong in a round of the worker ends it, or keeps the other parts from their work."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import InterfaceError, OperationalError

from bandeng.cases import actions as cases
from bandeng.doors import actions as doors
from bandeng.home.management.commands.worker import LONGEST_REST, rest
from bandeng.ledger import sealing
from bandeng.notices import actions as notices
from bandeng.vitals import actions as vitals

ERRORS = [OperationalError("database is locked"), InterfaceError("closed"), ZeroDivisionError("a mistake")]
PARTS = {"tick": cases, "lapse": doors, "seal": sealing, "send_due": notices, "note_round": vitals}


@pytest.mark.django_db
@pytest.mark.parametrize("error", ERRORS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("failing", PARTS)
def test_the_other_parts_are_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch, failing: str, error: Exception
) -> None:
    done: list[str] = []
    for name, room in PARTS.items():
        monkeypatch.setattr(room, name, _part(name, done, error if name == failing else None))
    with pytest.raises(SystemExit) as ended:
        call_command("worker", "--once")
    assert ended.value.code == 1
    assert done == [name for name in PARTS if name != failing]


def _part(name: str, done: list[str], error: Exception | None) -> Callable[..., None]:
    def do(**_words: object) -> None:
        if error:
            raise error
        done.append(name)

    return do


def test_an_outage_is_asked_after_less_and_less_often_but_always_again() -> None:
    waits = [rest(5, failures) for failures in range(12)]
    assert waits[:4] == [5, 5, 20, 40] and waits[-1] == LONGEST_REST
    assert rest(120, 3) == 120

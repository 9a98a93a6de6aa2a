"""Two people on one matter at once, at every action: one wins, the other is told and loses no word.

Real threads and real commits, on either engine. Both have read the matter before either writes.
"""

import html
import importlib
import pkgutil
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.home.documents.addresses import addresses
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import Refusal
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.rulebook.rules.acts import ACTS, BUILT_IN
from tests import databases
from tests.cases import journeys
from tests.cases.conftest import quiet_street
from tests.cases.test_batch import batch
from tests.laws import acting as lines
from tests.laws.acting import (
    ALREADY,
    BOTH_COUNT,
    LEADER,
    ONE_COUNTS,
    ONE_WINS,
    Acting,
    Room,
    signed_in,
    twins,
)
from tests.laws.test_clocks import at_once

ROOMS: dict[str, Room] = {
    each.name: importlib.import_module(f"{lines.__name__}.{each.name}").ROOM
    for each in pkgutil.iter_modules(lines.__path__)
}
LINES = sorted(f"{name}:{each}" for name, room in ROOMS.items() for each in room.acting)
ONES_OWN = {"people": "one's own account", "search": "a look"}
WAITS = 5  # seconds one waits for the other to have read the thing
INTERNALS = ("Traceback", "Stale", "somebody was quicker", "IntegrityError", "OperationalError", "None")


def test_every_action_has_its_line() -> None:
    named = _posting().keys()
    lines = {f"{name}:{each}" for name, room in ROOMS.items() for each in (*room.acting, *room.nobodys)}
    missing = sorted(each for each in named - lines if each.partition(":")[0] in ROOMS)
    assert not missing, (
        f"two people may take these at the same moment: {missing}. Say in tests/laws/acting/ROOM.py where"
        " each begins, who two people are that may take it, and what they type (or why that cannot be)"
    )
    assert not lines - named, f"these lines name no address any more: {sorted(lines - named)}"


def test_every_room_has_its_lines() -> None:
    rooms = {name.partition(":")[0] for name in _posting() if ":" in name}
    silent = rooms - set(ROOMS) - set(ONES_OWN)
    assert not silent, "a room with addresses that change something has a module in tests/laws/acting"


def test_every_act_of_the_charter_is_among_them() -> None:
    acts = set(ACTS) | set(BUILT_IN["resident"])
    missing = [each for each in sorted(acts) if each.partition(".")[0] in ROOMS and not _is_taken(each)]
    assert not missing, f"no line in tests/laws/acting takes these acts: {missing}"


def _is_taken(act: str) -> bool:
    name = act.partition(".")[0]
    room, posting = ROOMS[name], _posting()
    taken = {posting[f"{name}:{each}"] for each in room.acting}
    return act in taken or act in room.not_acts or room.behind.get(act) in room.acting


def _posting() -> dict[str, str]:
    """Every address that changes something, by name, with its act."""
    return {address.name: address.act for address in addresses() if "POST" in address.verbs}


@pytest.fixture(scope="module")
def street(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    """A quiet street in which commits are real, for all tests of this module: each raises its own matter."""
    with django_db_blocker.unblock():
        connection.close()
        name = databases.copy_of(str(connection.settings_dict["NAME"]))
        try:
            with databases.using(name):
                yield quiet_street()
        finally:
            databases.drop(name)


@dataclass
class Meeting:
    """Lets two go on only when both have read the thing; each waits once at each way of reading."""

    barriers: dict[str, threading.Barrier] = field(default_factory=dict)
    met: set[tuple[str, int]] = field(default_factory=set)

    def wait(self, read: str) -> None:
        here = (read, threading.get_ident())
        if here in self.met:
            return
        self.met.add(here)
        with suppress(threading.BrokenBarrierError):
            self.barriers[read].wait(WAITS)


@pytest.fixture
def meeting(name: str, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Both have read the thing before either writes."""
    found = Meeting()
    for module, read in _room(name).reads:
        where = f"{module.__name__}.{read}"
        found.barriers[where] = threading.Barrier(2)
        monkeypatch.setattr(module, read, _then_wait(getattr(module, read), found, where))
    return found


def _room(name: str) -> Room:
    return ROOMS[name.partition(":")[0]]


def _line(name: str) -> Acting:
    return _room(name).acting[name.partition(":")[2]]


def _then_wait(read: Callable[..., Any], meeting: Meeting, where: str) -> Callable[..., Any]:
    def reading(*given: Any, **named: Any) -> Any:
        found = read(*given, **named)
        if threading.current_thread() is not threading.main_thread():
            meeting.wait(where)
        return found

    return reading


@dataclass(frozen=True)
class Sending:
    """One of two who send: in which browser, with which words and submission."""

    client: Client
    fields: dict[str, Any]

    @property
    def command(self) -> str:
        return str(self.fields["command"])

    def post(self, path: str) -> HttpResponse:
        """With files of its own: one is read once."""
        files = {
            name: SimpleUploadedFile(*said) for name, said in self.fields.items() if isinstance(said, tuple)
        }
        return self.client.post(path, self.fields | files)

    @property
    def words(self) -> list[str]:
        return [text for text in self.fields.values() if "一个字也不能丢" in str(text)]


def _two(name: str, thing: Any, town: Town, at: datetime) -> list[Sending]:
    room, acting = _room(name), _line(name)
    return [
        Sending(client, _fields(room, acting, thing, town, who) | {"command": new_id(at)})
        for who, client in zip(("甲", "乙"), room.clients(acting, thing, town, at), strict=True)
    ]


def _fields(room: Room, acting: Acting, thing: Any, town: Town, who: str) -> dict[str, Any]:
    holes = {"who": who, **room.holes(acting, thing, town)}
    said = {field.format(**holes): _filled(text, holes) for field, text in acting.said.items()}
    files = {field: (field, _file(content, holes)) for field, content in acting.files.items()}
    return said | files | dict(room.sends(thing))


def _file(content: str | Callable[[str], bytes], holes: Mapping[str, str]) -> bytes:
    return content.format(**holes).encode() if isinstance(content, str) else content(holes["who"])


def _filled(text: Any, holes: Mapping[str, str]) -> Any:
    return text.format(**holes) if isinstance(text, str) else [each.format(**holes) for each in text]


def _path(name: str, thing: Any) -> str:
    room, _, noun = name.partition(":")
    return reverse(name, args=ROOMS[room].arguments(noun, thing))


def _sent(path: str, sendings: list[Sending]) -> list[HttpResponse]:
    """Both at the same moment, each in a thread with a connection of its own."""
    answers: dict[int, HttpResponse] = {}

    def send(number: int, sending: Sending) -> None:
        answers[number] = sending.post(path)

    raised_ = at_once(*(lambda n=n, s=s: send(n, s) for n, s in enumerate(sendings)))
    assert raised_ == [None, None]
    return [answers[0], answers[1]]


def _said(name: str, sendings: list[Sending]) -> list[Fact]:
    wanted = {each for sending in sendings for each in _room(name).commands(sending.command)}
    return list(Fact.objects.filter(command__in=wanted))


def _main(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode().partition("<main")[2])


@pytest.mark.parametrize("name", LINES)
def test_of_two_one_wins_and_the_other_reads_of_it(street: Town, meeting: Meeting, name: str) -> None:
    acting = _line(name)
    with time_machine.travel(street.noon + acting.after, tick=False) as clock:
        thing, at = acting.begin(street), street.noon + acting.after
        sendings = _two(name, thing, street, at)
        clock.shift(1)
        answers = _sent(_path(name, thing), sendings)
    statuses = [answer.status_code for answer in answers]
    told = [_text(_main(answer)) for answer in answers if answer.status_code != 302]
    if acting.ends == ALREADY:
        assert (len(_said(name, sendings)), sorted(statuses)[0]) == (1, 302), (statuses, told)
    else:
        assert statuses.count(302) == len(_said(name, sendings)) >= 1, (statuses, told)
    if acting.ends == BOTH_COUNT:
        assert statuses == [302, 302], (statuses, told)
    if acting.ends == ONE_COUNTS:
        assert statuses.count(302) == 1, (statuses, told)
    if acting.ends == ONE_WINS:
        assert sorted(statuses) == [302, 409], (statuses, told)
    assert set(statuses) <= {302, 409, 422}
    for answer, sending in zip(answers, sendings, strict=True):
        if answer.status_code != 302:
            _is_told(_main(answer), sending, name)


def _is_told(page: str, sending: Sending, name: str) -> None:
    """How it stands now is on the page, with what was typed and nothing of the machine."""
    assert all(words in page for words in sending.words), _text(page)
    assert not [word for word in INTERNALS if word in _text(page)], _text(page)
    assert all(sign in page for sign in _room(name).told(name.partition(":")[2])), _text(page)


def _text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page)).strip()[:600]


@pytest.mark.parametrize("name", LINES)
def test_the_same_form_sent_again_later_is_one_fact(street: Town, name: str) -> None:
    """The answer was lost on its way, and she sends what she had."""
    acting = _line(name)
    with time_machine.travel(street.noon + acting.after, tick=False) as clock:
        thing, at = acting.begin(street), street.noon + acting.after
        sending, path = _two(name, thing, street, at)[0], _path(name, thing)
        clock.shift(1)
        answers = [sending.post(path)]
        clock.shift(60)
        answers.append(sending.post(path))
    statuses = [answer.status_code for answer in answers]
    assert statuses == [302, 404 if acting.gone else 302], (
        statuses,
        [_text(_main(answer)) for answer in answers],
    )
    assert len(_said(name, [sending])) == 1


@pytest.mark.parametrize("name", LINES)
def test_the_same_form_twice_at_once_is_one_fact(street: Town, meeting: Meeting, name: str) -> None:
    acting = _line(name)
    with time_machine.travel(street.noon + acting.after, tick=False) as clock:
        thing, at = acting.begin(street), street.noon + acting.after
        sending = _two(name, thing, street, at)[0]
        other = Client(raise_request_exception=False)
        other.cookies = sending.client.cookies.__class__(sending.client.cookies.output(header=""))
        clock.shift(1)
        answers = _sent(_path(name, thing), [sending, Sending(other, sending.fields)])
    statuses = [answer.status_code for answer in answers]
    assert statuses == [302, 302], (statuses, [_text(_main(answer)) for answer in answers])
    assert len(_said(name, [sending])) == 1


@pytest.mark.parametrize("name", ["cases:desk-arrival"])
def test_two_departments_that_were_called_come_at_once(street: Town, meeting: Meeting, name: str) -> None:
    """Neither step changes what the other may do: both are taken, one after the other."""
    with time_machine.travel(street.noon, tick=False) as clock:
        case, at = journeys.whistling(street), street.noon
        sendings = [
            Sending(signed_in(street.holder(post)), {"turn": str(case.turn), "command": new_id(at)})
            for post in (journeys.DESK, journeys.POWER)
        ]
        clock.shift(3000)
        answers = _sent(_path(name, case), sendings)
    assert [answer.status_code for answer in answers] == [302, 302]
    came = [fact.body["number"] for fact in Fact.objects.of(case.stream).named("cases.arrived")]
    assert sorted(came) == [1, 2]


def test_two_who_take_the_same_matters_together_take_each_once(street: Town) -> None:
    """Every row is done by one of them; the other's entry says that it was changed meanwhile."""
    cases, at = [street.case() for _number in range(3)], street.noon + timedelta(hours=1)
    names = [new_id(at), new_id(at)]
    people_ = twins(street, LEADER)

    def take(name: str, by: str) -> None:
        actions.perform(batch=batch("accept", *cases, name=name), by=by, at=at)

    said = at_once(*(lambda n=n, p=p: take(n, p) for n, p in zip(names, people_, strict=True)))
    assert [error for error in said if error is not None and not isinstance(error, Refusal)] == []
    for case in cases:
        assert Fact.objects.of(case.stream).named("cases.accepted").count() == 1
    entries = Fact.objects.filter(command__in=names)
    assert sum(entry.body["done"] for entry in entries) == len(cases)


def test_afterwards_replay_equals_live(street: Town) -> None:
    assert not [table.differs for table in rebuilding.check().tables if not table.is_equal]

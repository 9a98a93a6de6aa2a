"""Two people on one matter at once, at every action: one wins, the other is told and loses no word.

Real threads and real commits, on either engine. Both have read the matter before either writes.
"""

import html
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.web.desk import roots as root_pages
from bandeng.cases.web.desk.steps import view as step_pages
from bandeng.cases.web.resident import answer as answer_pages
from bandeng.cases.web.resident import case as case_pages
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
from tests.cases.test_appeal import limit_of
from tests.cases.test_batch import batch
from tests.laws.acting import (
    ACTING,
    BOTH_COUNT,
    LEADER,
    NEIGHBOUR,
    NOBODYS,
    ONE_WINS,
    REPORTER,
    VOICE,
    Acting,
    Thing,
    browser,
    signed_in,
    twins,
)
from tests.laws.test_clocks import at_once

WAITS = 5  # seconds one waits for the other to have read the matter
NOT_ACTS = {"cases.see", "cases.contact", "cases.file", "cases.supervise"}  # looks, filing, and the clock's
NOT_ACTS |= {"cases.batch", "cases.keep_filter", "cases.recall"}  # of many, one's own, only whoever did it
NOT_HERS = {"cases.report"}  # raises a matter nobody else knows
INTERNALS = ("Traceback", "Stale", "somebody was quicker", "IntegrityError", "OperationalError", "None")


def _posting() -> dict[str, str]:
    """Every address that changes a matter, by name, with its act."""
    return {
        address.name: address.act
        for address in addresses()
        if "POST" in address.verbs and (address.name.startswith("cases:") or ":number>" in address.path)
    }


def test_every_action_has_its_line() -> None:
    missing = sorted(set(_posting()) - set(ACTING) - set(NOBODYS))
    assert not missing, (
        f"two people may take these at the same moment: {missing}. Say in tests/laws/acting.py where each"
        " begins, who two people are that may take it, and what they type (or in NOBODYS why that cannot be)"
    )
    gone = sorted((set(ACTING) | set(NOBODYS)) - set(_posting()))
    assert not gone, f"these lines of tests/laws/acting.py name no address any more: {gone}"


def test_every_act_of_the_charter_on_a_matter_is_among_them() -> None:
    acts = {act for name, act in _posting().items() if name in ACTING}
    wanted = {act for act in ACTS if act.startswith("cases.")} - NOT_ACTS
    assert not wanted - acts, f"no address in tests/laws/acting.py takes these acts: {sorted(wanted - acts)}"
    own = {act.removeprefix("cases.") for act in BUILT_IN["resident"] if act.startswith("cases.")} - {
        "report"
    }
    said_by_residents = {"join": "support", "answer": "answer", "contest": "answer", "judge": "answer"}
    missing = {act for act in own if f"cases:{said_by_residents.get(act, _noun(act))}" not in ACTING}
    assert not missing, f"no address in tests/laws/acting.py takes these acts of residents: {sorted(missing)}"


def _noun(act: str) -> str:
    return {"urge": "urging"}.get(act, act)


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
    """Lets two go on only when both have read the matter; each waits once."""

    barrier: threading.Barrier
    met: set[int]

    def wait(self) -> None:
        if threading.get_ident() in self.met:
            return
        self.met.add(threading.get_ident())
        with suppress(threading.BrokenBarrierError):
            self.barrier.wait(WAITS)


READS = (
    (step_pages, "scene_of"),
    (case_pages, "numbered"),
    (answer_pages, "numbered"),
    (root_pages, "_root"),
)
READS += ((root_pages, "_chosen"),)


@pytest.fixture
def meeting(monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Both have read the matter before either writes."""
    found = Meeting(threading.Barrier(2), set())
    for module, name in READS:
        monkeypatch.setattr(module, name, _then_wait(getattr(module, name), found))
    return found


def _then_wait(read: Callable[..., Any], meeting: Meeting) -> Callable[..., Any]:
    def reading(*given: Any) -> Any:
        found = read(*given)
        if threading.current_thread() is not threading.main_thread():
            meeting.wait()
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

    @property
    def words(self) -> list[str]:
        return [text for text in self.fields.values() if "一个字也不能丢" in str(text)]


def _two(name: str, acting: Acting, thing: Thing, town: Town, at: datetime) -> list[Sending]:
    return [
        Sending(client, _fields(acting, thing, town, who) | {"command": new_id(at), "turn": str(thing.turn)})
        for who, client in zip(("甲", "乙"), _clients(acting, thing, town, at), strict=True)
    ]


def _clients(acting: Acting, thing: Thing, town: Town, at: datetime) -> list[Client]:
    if acting.by in {REPORTER, VOICE, NEIGHBOUR}:
        assert isinstance(thing, Case)
        return [
            browser(thing, acting.by, at),
            browser(thing, REPORTER if acting.by == VOICE else acting.by, at),
        ]
    return [signed_in(person) for person in twins(town, acting.by)]


def _fields(acting: Acting, thing: Thing, town: Town, who: str) -> dict[str, Any]:
    holes = {"who": who, "number": thing.number}
    wanted = " ".join(acting.said.values())
    if "{other}" in wanted:
        holes["other"] = journeys.accepted(town).number
    if "{voice}" in wanted:
        assert isinstance(thing, Case)
        holes["voice"] = thing.follower_set.get().person
    if "{limit}" in wanted:
        assert isinstance(thing, Case)
        holes["limit"] = limit_of(thing)
    if "{free}" in wanted:
        holes["free"] = _free()
    return {name: text.format(**holes) for name, text in acting.said.items()}


def _free() -> str:
    return Case.objects.order_by("-id")[0].number


def _path(name: str, thing: Thing) -> str:
    return reverse(name) if name.endswith("root-opening") else reverse(name, args=[thing.number])


def _sent(path: str, sendings: list[Sending]) -> list[HttpResponse]:
    """Both at the same moment, each in a thread with a connection of its own."""
    answers: dict[int, HttpResponse] = {}

    def send(number: int, sending: Sending) -> None:
        answers[number] = sending.client.post(path, sending.fields)

    raised_ = at_once(*(lambda n=n, s=s: send(n, s) for n, s in enumerate(sendings)))
    assert raised_ == [None, None]
    return [answers[0], answers[1]]


def _said(sendings: list[Sending]) -> list[Fact]:
    return list(Fact.objects.filter(command__in={sending.command for sending in sendings}))


def _main(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode().partition("<main")[2])


@pytest.mark.parametrize("name", sorted(ACTING))
def test_of_two_one_wins_and_the_other_reads_of_it(street: Town, meeting: Meeting, name: str) -> None:
    acting = ACTING[name]
    with time_machine.travel(street.noon + acting.after, tick=False) as clock:
        thing, at = acting.begin(street), street.noon + acting.after
        sendings = _two(name, acting, thing, street, at)
        clock.shift(1)
        answers = _sent(_path(name, thing), sendings)
    statuses = [answer.status_code for answer in answers]
    told = [_main(answer) for answer in answers if answer.status_code != 302]
    assert statuses.count(302) == len(_said(sendings)) >= 1, (statuses, [_text(page) for page in told])
    if acting.ends == BOTH_COUNT:
        assert statuses == [302, 302], (statuses, [_text(page) for page in told])
    if acting.ends == ONE_WINS:
        assert sorted(statuses) == [302, 409], (statuses, [_text(page) for page in told])
    assert set(statuses) <= {302, 409, 422}
    for answer, sending in zip(answers, sendings, strict=True):
        if answer.status_code != 302:
            _is_told(_main(answer), sending, name)


def _is_told(page: str, sending: Sending, name: str) -> None:
    """How it stands now is on the page, with what was typed and nothing of the machine."""
    assert all(words in page for words in sending.words), _text(page)
    assert not [word for word in INTERNALS if word in _text(page)], _text(page)
    if name.startswith("cases:desk-") and "root" not in name:
        assert 'class="timeline"' in page, _text(page)
        assert "现在是这样" in page


def _text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page)).strip()[:600]


@pytest.mark.parametrize("name", sorted(ACTING))
def test_the_same_form_twice_at_once_is_one_fact(street: Town, meeting: Meeting, name: str) -> None:
    acting = ACTING[name]
    with time_machine.travel(street.noon + acting.after, tick=False) as clock:
        thing, at = acting.begin(street), street.noon + acting.after
        sending = _two(name, acting, thing, street, at)[0]
        other = Client(raise_request_exception=False)
        other.cookies = sending.client.cookies.__class__(sending.client.cookies.output(header=""))
        clock.shift(1)
        answers = _sent(_path(name, thing), [sending, Sending(other, sending.fields)])
    statuses = [answer.status_code for answer in answers]
    assert statuses == [302, 302], (statuses, [_text(_main(answer)) for answer in answers])
    assert len(_said([sending])) == 1


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

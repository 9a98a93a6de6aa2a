"""Words that want to be more than words: formulas, script, markup, fields nobody asked for."""

import csv
import io
import json

import pytest
import time_machine
from django.db import connection
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo.town import COMMUNITY, GRID, Town
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.people import queries as persons
from bandeng.people.models import Person
from tests.cases import journeys
from tests.cases.conftest import Desk

HOSTILE = (
    '=HYPERLINK("https://evil.example","看")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}",
    "%(number)s {0.__class__} $evil",
    "' OR 1=1; DROP TABLE ledger_fact; --",
    "\u202egnp.exe",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
EXTRA = {
    "state": "closed",
    "turn_": "99",
    "id": "1",
    "reporter": "operator",
    "helper": "operator",
    "by": "operator",
    "person": "operator",
    "post": "operator",
    "seat": "district_staff@410103",
    "at": "2001-01-01",
    "reported_at": "2001-01-01",
    "urgent": "1",
    "channel": "12345",
    "source_number": "12345-1",
    "stream": "case:x",
    "is_superuser": "1",
    "is_staff": "1",
    "kind": "staff",
    "username": "root",
    "must_change_password": "0",
}


def _raised(town: Town, words: str) -> Case:
    told = actions.Report(
        place=GRID,
        words=words,
        reporter=people.guest(name=words, at=town.noon),
        address=words,
        source_number=words[:60],
    )
    return Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words_on_pages_and_in_files(desk: Desk, town: Town, words: str) -> None:
    case, client = _raised(town, words), desk("shequ")
    page = client.get(f"/desk/cases/{case.number}/").content.decode()
    for path in (
        "/desk/cases/",
        f"/desk/cases/{case.number}/acceptance/",
        f"/c/{case.number}/",
        "/desk/inbox/",
    ):
        page += client.get(path).content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page and "49{%" not in page
    files = (
        "/desk/cases.csv",
        "/desk/inbox.csv",
        f"/places/{COMMUNITY.rstrip('/').rpartition('/')[2]}/cases.csv",
    )
    for path in files:
        text = b"".join(client.get(path)).decode("utf-8-sig")  # type: ignore[arg-type]
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(FORMULA)], path
    points = client.get(f"/places/{COMMUNITY.rstrip('/').rpartition('/')[2]}/cases.json")
    assert points["Content-Type"].startswith(("application/json", "application/geo+json"))
    assert points["X-Content-Type-Options"] == "nosniff"
    json.loads(points.content)


@pytest.mark.parametrize("words", HOSTILE)
def test_searched_words_are_only_searched_for(desk: Desk, town: Town, words: str) -> None:
    for path in ("/desk/search/", "/desk/rulings/"):
        answer = desk("shequ").get(path, {"q": words})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode() and "<img src=x" not in answer.content.decode()
    assert "ledger_fact" in connection.introspection.table_names()


def test_fields_nobody_asked_for_change_nothing(town: Town, frozen: time_machine.Traveller) -> None:
    """The same report with and without them says the same fact."""
    bodies = []
    for more in ({}, EXTRA):
        client = Client()
        client.post("/report/", {"words": "路灯不亮", **more})
        client.post(
            "/report/place/",
            {"community": COMMUNITY.rstrip("/").rpartition("/")[2], "address": "3号楼", **more},
        )
        page = client.get("/report/review/").content.decode()
        command = page.partition('name="command" value="')[2].partition('"')[0]
        assert client.post("/report/review/", {**more, "command": command}).status_code == 302
        fact = Fact.objects.named("cases.reported").latest("id")
        kept = {
            name: value for name, value in fact.body.items() if name not in {"words", "address", "reporter"}
        }
        bodies.append((fact.post, fact.act, fact.at, kept))
    assert bodies[0] == bodies[1]


def test_fields_nobody_asked_for_change_no_step(desk: Desk, town: Town) -> None:
    case, client = journeys.accepted(town), desk("wanggezhang")
    sent = {**EXTRA, "turn": str(case.turn), "command": "c-1", "outcome": "solved", "words": "换了灯"}
    assert client.post(f"/desk/cases/{case.number}/resolution/", sent).status_code == 302
    fact = Fact.objects.get(command="c-1")
    before = Fact.objects.of(case.stream).get(turn=fact.turn - 1)
    assert (fact.person, fact.at) == (town.leader, max(town.noon, before.at))
    assert fact.post.startswith("grid_leader@")
    assert town.again(case).state == "checking"


def test_fields_nobody_asked_for_make_nobody_staff(town: Town, frozen: time_machine.Traveller) -> None:
    client = Client()
    client.force_login(persons.person("jumin"))
    before = Person.objects.filter(username="jumin").values().get()
    client.post("/me/name/", {**EXTRA, "name": "张小满"})
    after = Person.objects.filter(username="jumin").values().get()
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"name_entry"}
    assert client.get("/desk/").status_code == 403

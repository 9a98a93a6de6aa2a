"""The numbers: only for whom the settings name, summed over all processes, and about no person."""

import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from bandeng.demo.town import Town
from bandeng.ledger.models import Fact
from bandeng.vitals import actions, counting
from bandeng.vitals.rules import may_measure

TOKEN = "a-long-token-of-the-monitor"
SAMPLE = re.compile(r"^(\w+)(?:\{(.*)\})? ([0-9.e+-]+|\+Inf)$")


def _numbers(text: str) -> dict[str, float]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = [SAMPLE.match(line) for line in lines]
    assert all(found)
    return {f"{m[1]}{{{m[2]}}}" if m[2] else m[1]: float(m[3]) for m in found if m}


@pytest.mark.parametrize(
    "given", [{}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {TOKEN}"}]
)
def test_nobody_else_learns_that_there_are_numbers(settings: Any, given: dict[str, str], town: Town) -> None:
    settings.BANDENG_METRICS_TOKEN, settings.BANDENG_METRICS_FROM = TOKEN, ["10.9.0.0/16"]
    nothing = Client().get("/no-such-page/", headers=given)
    answer = Client().get("/metrics/", headers=given)
    assert (answer.status_code, answer.content) == (404, nothing.content.replace(b"no-such-page", b"metrics"))


def test_without_settings_they_are_for_nobody(town: Town) -> None:
    assert Client().get("/metrics/").status_code == 404
    assert Client().get("/metrics/", headers={"authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize(
    ("address", "networks", "may"),
    [
        ("10.9.1.2", ["10.9.0.0/16"], True),
        ("10.8.1.2", ["10.9.0.0/16"], False),
        ("2001:db8::7", ["10.9.0.0/16", "2001:db8::/32"], True),
        ("", ["0.0.0.0/0"], False),
        ("127.0.0.1, 1.2.3.4", ["127.0.0.0/8"], False),
        ("127.0.0.1", [], False),
    ],
)
def test_networks_are_asked_by_their_address(address: str, networks: list[str], may: bool) -> None:
    assert may_measure(address, "", networks=networks, token="") is may


def test_a_forged_forwarded_address_opens_nothing(settings: Any, town: Town) -> None:
    settings.BANDENG_METRICS_FROM = ["10.9.0.0/16"]
    forged = {"x-forwarded-for": "10.9.0.1"}
    assert Client(REMOTE_ADDR="1.2.3.4").get("/metrics/", headers=forged).status_code == 404
    settings.BANDENG_PROXIES = 1
    assert Client(REMOTE_ADDR="1.2.3.4").get("/metrics/", headers=forged).status_code == 200
    forged = {"x-forwarded-for": "10.9.0.1, 1.2.3.4"}
    assert Client(REMOTE_ADDR="10.9.0.9").get("/metrics/", headers=forged).status_code == 404


def test_what_happened_is_counted(settings: Any, town: Town) -> None:
    settings.BANDENG_METRICS_TOKEN = TOKEN
    case = town.accepted()
    before = counting.REQUESTS.labels("cases:case", "GET", "200")._value.get()
    with time_machine.travel(town.noon + timedelta(hours=1), tick=False):
        client = Client()
        client.get(f"/c/{case.number}/?words=%E7%A7%98%E5%AF%86")
        client.get("/nowhere-at-all/")
        actions.note_round(begun_at=town.noon, at=town.noon + timedelta(minutes=59))
        told = client.get("/metrics/", headers={"authorization": f"Bearer {TOKEN}"}).content.decode()
    numbers = _numbers(told)
    read = 'bandeng_requests_total{method="GET",route="cases:case",status="200"}'
    assert numbers[read] == before + 1
    assert numbers['bandeng_requests_total{method="GET",route="-",status="404"}'] >= 1
    assert numbers['bandeng_request_seconds_count{route="cases:case"}'] >= 1
    assert numbers['bandeng_statements_total{route="cases:case"}'] >= 1
    assert numbers["bandeng_facts"] == Fact.objects.order_by("-id")[0].id
    assert numbers["bandeng_seal_lag_seconds"] > 0
    assert numbers["bandeng_worker_round_seconds"] == 59 * 60
    assert {f'bandeng_letters{{state="{s}"}}' for s in ("waiting", "unknown", "dead")} <= set(numbers)
    assert {"bandeng_oldest_letter_seconds", "bandeng_oldest_task_seconds", "bandeng_disk_free_bytes"} <= set(
        numbers
    )
    assert case.number not in told
    assert "秘密" not in told


def test_an_unread_limit_is_the_oldest_task(settings: Any, town: Town) -> None:
    settings.BANDENG_METRICS_TOKEN = TOKEN
    town.accepted()
    with time_machine.travel(town.noon + timedelta(days=20), tick=False):
        told = Client().get("/metrics/", headers={"authorization": f"Bearer {TOKEN}"}).content.decode()
    assert _numbers(told)["bandeng_oldest_task_seconds"] > 86_400


COUNT = """
from bandeng.vitals import counting
for _ in range(3):
    counting.count(route="front", method="GET", status=200, seconds=0.02, statements=4)
"""


def test_several_processes_are_summed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(counting.FOLDER, "")
    counting.open_folder(tmp_path, 8000)
    _in_another_process(COUNT)
    _in_another_process(COUNT)
    numbers = _numbers(
        _in_another_process("from bandeng.vitals import counting\nprint(counting.text([]).decode())")
    )
    assert numbers['bandeng_requests_total{method="GET",route="front",status="200"}'] == 6
    assert numbers['bandeng_statements_total{route="front"}'] == 24
    assert numbers['bandeng_request_seconds_bucket{le="0.025",route="front"}'] == 6
    counting.open_folder(tmp_path, 8000)
    assert not list((tmp_path / "metrics" / "8000").iterdir())


def _in_another_process(code: str) -> str:
    code = f"import django\ndjango.setup()\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout

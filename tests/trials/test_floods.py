"""A flood from one network address is slowed with a sentence, and what was written is kept."""

import html
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bandeng.cases.models import Case, Follower
from bandeng.cases.web.resident import floods
from bandeng.demo.town import COMMUNITY, Town
from tests.trials.test_uploads import jpeg

HERE, NEXT_DOOR = "2001:db8:7:7::1", "2001:db8:7:8::1"


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(floods, "PER_ADDRESS", dict.fromkeys(floods.PER_ADDRESS, ((3, floods.HOUR),)))
    monkeypatch.setattr(floods, "SUPPORTS_OF_ONE", ((2, floods.HOUR),))


def _raise(address: str, words: str) -> tuple[int, str, Client]:
    client = Client(REMOTE_ADDR=address)
    client.post("/report/", {"words": words})
    place = {"community": COMMUNITY.rstrip("/").rpartition("/")[2], "address": "3号楼"}
    client.post("/report/place/", place)
    page = client.get("/report/review/").content.decode()
    command = page.partition('name="command" value="')[2].partition('"')[0]
    answer = client.post("/report/review/", {"command": command, "name": "王阿姨"})
    return answer.status_code, html.unescape(answer.content.decode()), client


def test_a_flood_of_reports(town: Town, frozen: time_machine.Traveller) -> None:
    words = [f"第{number}盏灯不亮" for number in range(4)]
    told = [_raise(f"{HERE[:-1]}{number + 1}", text) for number, text in enumerate(words)]
    assert [status for status, _page, _client in told] == [302, 302, 302, 429]
    status, page, client = told[-1]
    assert "您写的都留着" in page and "12345" in page
    assert "王阿姨" in page and "第3盏灯不亮" in client.get("/report/").content.decode()
    assert Case.objects.count() == 3
    assert _raise(NEXT_DOOR, "隔壁的事")[0] == 302
    frozen.shift(3601)
    assert _raise(HERE, "一小时以后")[0] == 302


def test_a_flood_of_pictures_keeps_those_that_came_before(town: Town, frozen: time_machine.Traveller) -> None:
    client = Client(REMOTE_ADDR=HERE)
    client.post("/report/", {"words": "楼下路灯不亮了"})
    files = [SimpleUploadedFile(f"{n}.jpg", jpeg(colour=(40 * n, 80, 20)), "image/jpeg") for n in range(5)]
    answer = client.post("/report/pictures/", {"pictures": files})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 429
    assert "已经收下3张照片和您写的话" in page
    assert page.count("-small.jpg") == 3
    assert client.get("/report/place/").status_code == 200


def test_one_address_is_not_many_voices(town: Town, frozen: time_machine.Traveller) -> None:
    case = town.accepted()
    answers = [Client(REMOTE_ADDR=HERE).post(f"/c/{case.number}/support/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "您写的都留着" in answers[-1].content.decode()
    assert Follower.objects.filter(case=case).count() == 2


def test_a_flood_of_additions_keeps_the_words(town: Town, frozen: time_machine.Traveller) -> None:
    case, client = town.accepted(), Client(REMOTE_ADDR=HERE)
    session = client.session
    session["matters"] = {str(case.id): "code"}
    session.save()
    told = [client.post(f"/c/{case.number}/supplement/", {"words": f"补充{n}"}) for n in range(4)]
    assert [answer.status_code for answer in told] == [302, 302, 302, 429]
    assert "补充3" in told[-1].content.decode()

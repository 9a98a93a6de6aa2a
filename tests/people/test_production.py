"""What belongs to the demo does not exist in production, whatever the environment says."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.test import Client

from bandeng.people.models import Person
from bandeng.people.web import one_click

TRY_ONE_CLICK = """
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from bandeng.people import actions
from bandeng.ui.clock import now
call_command("migrate", verbosity=0, skip_checks=True)
actions.register(name="", kind="staff", username="zhou", at=now())
answer = Client().post("/sign-in/demo/", {"username": "zhou"}, secure=True, headers={"host": "localhost"})
signed_in = any("session" in name for name in answer.cookies)
print(settings.MODE, settings.BANDENG_ONE_CLICK_SIGN_IN, answer.status_code, signed_in)
"""


def run(code: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("BANDENG_", "DATABASE_"))
    }
    environment = kept | {
        "DJANGO_SETTINGS_MODULE": "bandeng.settings.production",
        "BANDENG_DATA": str(folder),
    }
    return subprocess.run(
        [sys.executable, *code],
        env=environment | more,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_one_click_is_impossible_in_production(tmp_path: Path) -> None:
    tried = run(["-c", TRY_ONE_CLICK], tmp_path, BANDENG_ONE_CLICK_SIGN_IN="1", BANDENG_MODE="demo")
    assert tried.stdout.split() == ["production", "False", "404", "False"], tried.stderr


@pytest.mark.parametrize("sender", ["Console", "Outbox"])
def test_production_does_not_start_with_a_sender_for_nobody(sender: str, tmp_path: Path) -> None:
    named = f"bandeng.people.senders.{sender}"
    tried = run(["-m", "django", "check"], tmp_path, BANDENG_PHONE_SENDER=named)
    assert tried.returncode == 1
    assert "people.E002" in tried.stderr


def test_production_warns_while_no_sender_is_set_up(tmp_path: Path) -> None:
    tried = run(["-m", "django", "check"], tmp_path)
    assert tried.returncode == 0, tried.stderr
    assert "people.W001" in tried.stderr


def test_only_check_says_that_no_sender_is_set_up(tmp_path: Path) -> None:
    assert "people.W001" in run(["-m", "bandeng", "check"], tmp_path).stderr
    tried = run(["-m", "bandeng", "migrate", "--check"], tmp_path)
    assert "W001" not in tried.stderr
    assert "System check" not in run(["-m", "bandeng", "verify"], tmp_path).stderr


def test_production_does_not_start_with_one_click(settings: Any) -> None:
    settings.MODE = "production"
    settings.BANDENG_ONE_CLICK_SIGN_IN = True
    settings.BANDENG_PHONE_SENDER = "district.sms.Gateway"
    assert [found.id for found in run_checks() if (found.id or "").startswith("people.")] == ["people.E001"]


@pytest.mark.django_db
class TestOneClick:
    """The demo's door, with the demo's settings and without."""

    def test_the_demo_shows_the_code_to_whoever_asked_for_it(self, settings: Any, browser: Client) -> None:
        settings.BANDENG_PHONE_SENDER = "bandeng.people.senders.Console"
        page = browser.post("/sign-in/phone/", {"phone": "13800001234"}).content.decode()
        assert "您的验证码是" not in page
        settings.MODE, settings.BANDENG_ONE_CLICK_SIGN_IN = "demo", True
        page = browser.post("/sign-in/phone/", {"phone": "13800004321"}).content.decode()
        code = re.search(r"您的验证码是 (\d{6})", page)
        assert code
        wrong = browser.post("/sign-in/phone/", {"phone": "13800004321", "code": "x"})
        assert code[1] not in wrong.content.decode()
        signed = browser.post("/sign-in/phone/", {"phone": "13800004321", "code": code[1]})
        assert signed.status_code == 302

    def test_the_demo_opens_by_one_click(self, settings: Any, zhou: Person, browser: Client) -> None:
        settings.MODE, settings.BANDENG_ONE_CLICK_SIGN_IN = "demo", True
        answer = browser.post("/sign-in/demo/", {"username": "zhou"})
        assert (answer.status_code, answer["Location"]) == (302, "/desk/")
        assert browser.get("/sign-in/demo/").status_code == 405
        assert browser.post("/sign-in/demo/", {"username": "nobody"}).status_code == 404

    def test_the_cast_is_offered_in_the_demo_only(
        self, settings: Any, browser: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        card = one_click.Card(username="zhou", name="老周", post="网格长", place="冯春社区第1网格")
        monkeypatch.setattr(one_click, "_sources", [])
        one_click.offer(lambda: [card])
        assert "老周" not in browser.get("/sign-in/").content.decode()
        settings.MODE, settings.BANDENG_ONE_CLICK_SIGN_IN = "demo", True
        assert 'action="/sign-in/demo/"' in browser.get("/sign-in/").content.decode()
        assert "老周" not in browser.get("/sign-in/phone/").content.decode()

    @pytest.mark.parametrize(
        "change",
        [
            {"MODE": "production"},
            {"MODE": "testing"},
            {"BANDENG_ONE_CLICK_SIGN_IN": False},
            {"ALLOWED_HOSTS": ["*"]},
        ],
    )
    def test_nothing_else_does(
        self, change: dict[str, Any], settings: Any, zhou: Person, browser: Client
    ) -> None:
        settings.MODE, settings.BANDENG_ONE_CLICK_SIGN_IN = "demo", True
        for name, value in change.items():
            setattr(settings, name, value)
        assert browser.post("/sign-in/demo/", {"username": "zhou"}).status_code == 404

    def test_another_host_is_refused(self, settings: Any, zhou: Person, browser: Client) -> None:
        settings.MODE, settings.BANDENG_ONE_CLICK_SIGN_IN = "demo", True
        answer = browser.post("/sign-in/demo/", {"username": "zhou"}, headers={"host": "evil.example"})
        assert answer.status_code == 400
        assert "_auth_user_id" not in browser.session

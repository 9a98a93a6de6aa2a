"""``bandeng people``: accounts from the terminal, for people and for scripts."""

import json
from datetime import datetime

import pytest
from django.core.management import CommandError, call_command

from bandeng.people import actions, queries
from bandeng.people.actions import passwords
from bandeng.people.models import Person

pytestmark = pytest.mark.django_db


def answered(capsys: pytest.CaptureFixture[str], *words: str) -> object:
    call_command("people", *words, "--json")
    return json.loads(capsys.readouterr().out)


def test_erasing_says_what_was_wiped(capsys: pytest.CaptureFixture[str], li: Person) -> None:
    assert answered(capsys, "erase", li.id) == {"person": li.id, "entries": 2, "sign_ins": 0}
    assert queries.name(li.id) == "已注销"


def test_erasing_by_user_name_asks_nothing_with_yes(capsys: pytest.CaptureFixture[str], zhou: Person) -> None:
    call_command("people", "erase", "zhou", "--yes")
    assert "删除了 1 条个人信息" in capsys.readouterr().out


@pytest.mark.parametrize(("said", "erased"), [("yes", True), ("no", False), ("", False)])
def test_erasing_asks_first(said: str, erased: bool, li: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: said)
    if erased:
        call_command("people", "erase", li.id)
    else:
        with pytest.raises(CommandError, match="没有删除"):
            call_command("people", "erase", li.id)
    assert Person.objects.get(id=li.id).is_erased is erased


def test_an_unknown_person_is_missing(at: datetime) -> None:
    with pytest.raises(CommandError, match="没有这个人") as refused:
        call_command("people", "erase", "nobody", "--yes")
    assert refused.value.returncode == 3


def test_erasing_twice_is_a_no(li: Person, at: datetime) -> None:
    actions.erase(li.id, at)
    with pytest.raises(CommandError, match="已经注销") as refused:
        call_command("people", "erase", li.id, "--yes")
    assert refused.value.returncode == 1


def test_adding_gives_a_first_password(capsys: pytest.CaptureFixture[str], at: datetime) -> None:
    added = answered(capsys, "add", "jing", "--name", "小景")
    assert isinstance(added, dict)
    person = passwords.sign_in("jing", added["password"], address="10.0.0.1", at=at)
    assert person.must_change_password
    assert queries.name(person.id) == "小景"
    with pytest.raises(CommandError) as refused:
        call_command("people", "add", "jing", "--name", "小景")
    assert refused.value.returncode == 2


def test_resetting_gives_a_new_first_password(
    capsys: pytest.CaptureFixture[str], zhou: Person, li: Person, at: datetime
) -> None:
    given = answered(capsys, "reset", "zhou", "--second-step")
    assert isinstance(given, dict)
    assert passwords.sign_in("zhou", given["password"], address="10.0.0.1", at=at).must_change_password
    with pytest.raises(CommandError):
        call_command("people", "reset", li.id)


def test_the_list_names_no_names(capsys: pytest.CaptureFixture[str], zhou: Person, li: Person) -> None:
    call_command("people", "list")
    said = capsys.readouterr().out
    assert f"{zhou.id}\tzhou\tstaff\tactive" in said
    assert "李婶" not in said
    assert answered(capsys, "list", "--kind", "resident") == [
        {"id": li.id, "username": li.id, "kind": "resident", "state": "active"}
    ]

"""The tables are only a reading of the facts: emptied and replayed they are equal."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command

from bandeng.kernel.facts import KINDS
from bandeng.ledger import projections, rebuilding, tables
from bandeng.ledger.models import Fact
from tests.ledger.conftest import SatDown, Say, StoodUp


@pytest.fixture
def benches(say: Say) -> None:
    for number in range(6):
        say(f"bench:{number % 4}", SatDown(seat=number), minutes=number)
    say("bench:0", StoodUp(), minutes=9)


def _rows() -> list[tuple[object, ...]]:
    return list(Session.objects.order_by("pk").values_list())


def test_a_rebuild_gives_equal_rows(benches: None) -> None:
    before = _rows()
    assert rebuilding.rebuild().facts == 7
    assert _rows() == before
    assert rebuilding.check().is_equal
    assert _rows() == before


def test_a_rebuild_takes_away_what_no_fact_says(benches: None) -> None:
    before = _rows()
    Session.objects.filter(pk="bench:1").update(session_data="forged")
    Session.objects.filter(pk="bench:2").delete()
    rebuilding.rebuild()
    assert _rows() == before


def test_the_check_tells_the_first_row_and_changes_nothing(benches: None) -> None:
    Session.objects.filter(pk="bench:1").update(session_data="forged")
    compared = rebuilding.check()
    assert not compared.is_equal
    (table,) = compared.tables
    assert (table.table, table.before, table.after) == ("django_session", 4, 4)
    assert table.differs == "session_key bench:1: session_data: live 'forged', replayed '5:晴'"
    assert Session.objects.get(pk="bench:1").session_data == "forged"
    Session.objects.filter(pk="bench:3").delete()
    Session.objects.filter(pk="bench:1").update(session_data="5:晴")
    assert rebuilding.check().tables[0].differs == "live nothing, replayed 'bench:3'"


def test_a_fact_nobody_knows_is_named_before_anything_is_emptied(
    benches: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _rows()
    monkeypatch.delitem(KINDS, (StoodUp.NAME, 1))
    with pytest.raises(CommandError, match=r"ledger.stood_up version 1") as refused:
        call_command("rebuild")
    assert refused.value.returncode == 1
    assert _rows() == before


def test_a_fold_that_fails_is_named_and_nothing_changes(
    benches: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _rows()

    def trip(fact: Fact) -> None:
        raise KeyError("seat")

    monkeypatch.setitem(projections.FOLDS, StoodUp.NAME, [trip])
    with pytest.raises(CommandError, match=r"ledger.stood_up, bench:0"):
        call_command("rebuild")
    assert _rows() == before


def test_tables_are_emptied_before_those_they_point_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "TABLES", [Permission, Group, ContentType])
    assert tables.in_order() == [ContentType, Permission, Group]


def test_the_command(benches: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("rebuild")
    assert "重建完成:7 条事实" in capsys.readouterr().out
    call_command("rebuild", "--check")
    assert "每一行都和现在的一样" in capsys.readouterr().out
    Session.objects.filter(pk="bench:1").update(session_data="forged")
    with pytest.raises(SystemExit) as stopped:
        call_command("rebuild", "--check", "--json")
    assert stopped.value.code == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["equal"] is False
    assert "forged" in said.err


def test_a_long_replay_says_how_far_it_is(
    benches: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bandeng.ledger.management.progress.LONG", 5)
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    call_command("rebuild")
    assert capsys.readouterr().out.splitlines()[:2] == ["已读 2 / 7", "已读 4 / 7"]

"""Every command answers in one voice, with exit codes that mean something."""

import json
import os
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import CommandError, CommandParser
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import OperationalError

from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ui.terminal import MISSING, NO, WRONG, Command

FAILURES: dict[str, tuple[Exception, int]] = {
    "not-yours": (NotYours("由网格长来办。"), NO),
    "bad": (BadInput("没有这个日子。"), WRONG),
    "missing": (ObjectDoesNotExist("没有 410199 这个地方。"), MISSING),
    "empty": (OperationalError("no such table: ledger_fact"), MISSING),
}


class Weigh(Command):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] in FAILURES:
            raise FAILURES[options["what"]][0]
        self.say("重 3 斤")
        self.answer({"what": options["what"], "weight": 3})
        if options["what"] == "nothing":
            self.stop(NO)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        Weigh().run_from_argv(["bandeng", "weigh", *words])
        code = 0
    except SystemExit as end:
        code = int(str(end.code))
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["no such column: a.why", "column a.why does not exist"])
def test_tables_of_an_older_version_are_said_to_be_so(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """What the program misses in them is a migration not yet run, on either engine, and no defect."""
    monkeypatch.setitem(FAILURES, "old", (OperationalError(said), MISSING))
    MigrationRecorder.Migration.objects.order_by("-id")[0].delete()
    with pytest.raises(CommandError, match="旧版本.*bandeng migrate") as old:
        Weigh().execute("old", what="old", force_color=False, no_color=True, skip_checks=True)
    assert old.value.returncode == MISSING


@pytest.mark.django_db
def test_a_person_gets_a_sentence_and_a_script_gets_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "桂花") == (0, "重 3 斤\n", "")
    code, out, err = run(capsys, "桂花", "--json")
    assert (code, json.loads(out), err) == (0, {"what": "桂花", "weight": 3}, "")
    assert run(capsys, "nothing")[0] == NO


@pytest.mark.django_db
@pytest.mark.parametrize("what", FAILURES)
def test_a_failure_is_one_sentence_on_standard_error(capsys: pytest.CaptureFixture[str], what: str) -> None:
    code, out, err = run(capsys, what)
    assert (code, out) == (FAILURES[what][1], "")
    assert len(err.strip().splitlines()) == 1


@pytest.mark.django_db
def test_wrong_usage_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys)[0] == WRONG
    assert run(capsys, "a", "--nonsense")[0] == WRONG


@pytest.mark.parametrize("words", [("桂花",), ("bad",)])
def test_work_goes_on_when_the_reader_has_gone(
    monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """As in ``bandeng backup x.zip 2>&1 | head -3``: the file is written, a failure keeps its exit code."""
    reader, writer = os.pipe()
    os.close(reader)
    done: list[str] = []
    monkeypatch.setattr(Weigh, "answer", lambda self, _answer: done.append("done"))
    with os.fdopen(writer, "w", buffering=1, encoding="utf-8") as gone:
        command = Weigh(stdout=gone, stderr=gone)  # type: ignore[arg-type]
        command._called_from_command_line = True
        if words == ("bad",):
            with pytest.raises(SystemExit) as end:
                command.execute(what="bad", force_color=False, no_color=False, skip_checks=True)
            assert end.value.code == WRONG
        else:
            command.execute(what="桂花", force_color=False, no_color=False, skip_checks=True)
            assert done == ["done"]

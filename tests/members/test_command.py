"""``bandeng members``: a table from the terminal, and who looked."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command

from bandeng.demo.town import Town
from bandeng.members import actions, intake, queries
from bandeng.members.models import Member
from bandeng.ui.terminal import NO
from tests.members.test_enter import BRANCH, SECRETARY


def said(*words: str) -> tuple[int, dict[str, object]]:
    """Exit code and what ``--json`` answers."""
    out, code = StringIO(), 0
    try:
        call_command("members", *words, "--json", stdout=out, stderr=StringIO())
    except SystemExit as stopped:
        code = int(str(stopped.code))
    return code, json.loads(out.getvalue())


def test_a_template_that_can_be_taken_as_it_is(
    town: Town, tmp_path: Path, frozen: time_machine.Traveller
) -> None:
    file = tmp_path / "members.csv"
    call_command("members", "template", str(file), stdout=StringIO())
    code, answer = said("import", str(file), "--dry-run")
    assert (code, answer["entered"]) == (0, len(intake.EXAMPLES))
    assert not Member.objects.exists()
    assert said("import", str(file))[0] == 0
    assert queries.member("EX-0002").precision == "month"
    assert said("import", str(file))[1]["known"] == len(intake.EXAMPLES)


def test_bad_rows_are_told_and_the_rest_comes_in(
    town: Town, tmp_path: Path, frozen: time_machine.Traveller
) -> None:
    file = tmp_path / "members.csv"
    heads = ",".join(column.heads[0] for column in intake.COLUMNS)
    file.write_text(
        f"{heads}\nEQ-1,{BRANCH},,甲,,1972-06-20,,,,\nEQ-2,nowhere,,乙,,1972-06-20,,,,\n", "utf-8"
    )
    code, answer = said("import", str(file), "--by", town.holder(SECRETARY))
    assert (code, answer["entered"]) == (NO, 1)
    assert [row["row"] for row in answer["bad"]] == [3]  # type: ignore[attr-defined]


def test_who_looked_can_be_asked(town: Town, frozen: time_machine.Traveller) -> None:
    by = town.holder(SECRETARY)
    what = actions.Entering(unit=BRANCH, ref="EQ-1", standing_on=town.noon.date(), rule="file")
    actions.enter(what=what, by=by, at=town.noon - timedelta(hours=2))
    actions.look(members=[Member.objects.get(id="EQ-1")], by=by, at=town.noon - timedelta(hours=1))
    code, answer = said("looks", "EQ-1")
    assert code == 0
    assert [look["post"] for look in answer["looks"]] == [SECRETARY]  # type: ignore[attr-defined]


def test_nobody_is_held_where_the_book_says_no(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "members.csv"
    call_command("members", "template", str(file), stdout=StringIO())
    monkeypatch.setattr(queries, "held", lambda: False)
    with pytest.raises(CommandError):
        call_command("members", "import", str(file), stdout=StringIO(), stderr=StringIO())
    assert not Member.objects.exists()

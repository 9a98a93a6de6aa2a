"""A roster comes in from a table: good rows once, bad rows told with their number and cause."""

import csv
import io
import json
import stat
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from openpyxl import Workbook

from bandeng.demo.town import Town
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import Fact
from bandeng.ledger.rebuilding import check
from bandeng.people.models import Person
from bandeng.people.queries import name
from bandeng.posts import queries
from bandeng.posts.actions.rosters import COLUMNS
from bandeng.posts.models import Appointment, Membership, Unit

GRID = "410103012002-02"
HEADS = [column.heads[0] for column in COLUMNS]
UNIT = ["xh-lw", "新华院“两委”", "Two committees", "两委", "410103012002"]
LEADER = [*UNIT, "网格长", GRID, "0371-55507777", "li.min", "李敏", "13800001111"]
EMPTY_POST = ["xh-lw", "", "", "", "", "巡逻员", GRID, "", "", "", ""]


def _csv(file: Path, *rows: list[str], encoding: str = "utf-8-sig") -> str:
    out = io.StringIO()
    csv.writer(out).writerows([HEADS, *rows])
    file.write_bytes(out.getvalue().encode(encoding))
    return str(file)


def _take(*words: str) -> tuple[dict[str, Any], int]:
    """The command's own answer, and its exit code."""
    out, code = io.StringIO(), 0
    try:
        call_command("posts", "import", *words, "--json", stdout=OutputWrapper(out), stderr=io.StringIO())
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    return json.loads(out.getvalue()), code


def test_a_row_opens_unit_post_account_and_appointment(town: Town, tmp_path: Path) -> None:
    answer, code = _take(_csv(tmp_path / "r.csv", LEADER))
    assert (code, answer["bad"]) == (0, [])
    person = Person.objects.get(username="li.min")
    assert name(person.id) == "李敏"
    assert Unit.objects.get(code="xh-lw").kind == "committees"
    assert f"grid_leader@{GRID}" in queries.seats_of(
        person.id, at=Appointment.objects.latest("begins_at").begins_at
    )


def test_the_same_file_again_adds_nothing(town: Town, tmp_path: Path) -> None:
    file = _csv(tmp_path / "r.csv", LEADER, EMPTY_POST)
    first, _code = _take(file)
    facts = Fact.objects.count()
    second, code = _take(file)
    assert first["new"]["appointments"] == 1
    assert (second["new"], code) == ({}, 0)
    assert Fact.objects.count() == facts


def test_bad_rows_are_told_and_good_ones_come_in(town: Town, tmp_path: Path) -> None:
    rows = [
        LEADER,
        [*UNIT, "县长", GRID, "", "wang", "王", ""],
        [*UNIT, "网格长", "410103012002", "", "zhao", "赵", ""],
        [*UNIT, "网格长", "000000", "", "qian", "钱", ""],
        ["yy", "某公司", "", "公司", GRID, "", "", "", "sun", "孙", ""],
        [*UNIT, "", "", "", "", "没有用户名", ""],
        [*UNIT, "", "", "", "zhou", "周", "12"],
        ["", "", "", "", "", "网格长", GRID, "", "wu", "吴", ""],
    ]
    answer, code = _take(_csv(tmp_path / "r.csv", *rows))
    assert code == 1
    assert [each["row"] for each in answer["bad"]] == [3, 4, 5, 6, 7, 8, 9]
    assert "县长" in answer["bad"][0]["why"]
    assert answer["new"]["accounts"] == 1
    assert not Person.objects.filter(username__in=["wang", "zhao", "qian", "sun", "zhou", "wu"]).exists()


def test_whoever_is_not_eligible_is_not_appointed(town: Town, tmp_path: Path) -> None:
    """A grid leader belongs to the two committees; somebody of the property firm does not."""
    firm = ["xh-wy", "新华物业", "", "物业", "410103012002", "网格长", GRID, "", "wu.ye", "吴烨", ""]
    answer, code = _take(_csv(tmp_path / "r.csv", firm))
    assert code == 1
    assert "不合资格" in answer["bad"][0]["why"]
    assert not Person.objects.filter(username="wu.ye").exists()


def test_a_deputy_stands_in_once_and_joins_no_unit(town: Town, tmp_path: Path) -> None:
    deputy = [
        *EMPTY_POST[:5],
        "网格长",
        GRID,
        "",
        "zhao.gang",
        "赵刚",
        "",
        "代班",
        "2026-12-01",
        "2026-12-05",
    ]
    file = _csv(tmp_path / "r.csv", LEADER, deputy)
    first, code = _take(file)
    assert (code, first["new"]["deputies"]) == (0, 1)
    term = Appointment.objects.get(person_id=Person.objects.get(username="zhao.gang").id)
    assert (term.deputy, term.post_id) == (True, f"grid_leader@{GRID}")
    assert (term.begins_at, term.ends_at) == (
        datetime(2026, 12, 1, tzinfo=SHANGHAI),
        datetime(2026, 12, 6, tzinfo=SHANGHAI),
    )
    assert not Membership.objects.filter(person_id=term.person_id).exists()
    assert _take(file)[0]["new"] == {}


def test_a_deputy_without_days_or_post_is_told(town: Town, tmp_path: Path) -> None:
    days = ["代班", "2026-12-05", "2026-12-01"]
    rows = [
        [*EMPTY_POST[:5], "网格长", GRID, "", "zhao.gang", "赵刚", "", "代班", "", ""],
        [*EMPTY_POST[:5], "网格长", GRID, "", "zhao.gang", "赵刚", "", *days],
        [*EMPTY_POST[:5], "网格长", GRID, "", "", "", "", "代班", "2026-12-01", "2026-12-05"],
    ]
    answer, code = _take(_csv(tmp_path / "r.csv", LEADER, *rows))
    assert (code, [each["row"] for each in answer["bad"]]) == (1, [3, 4, 5])
    assert not Person.objects.filter(username="zhao.gang").exists()


def test_trying_changes_nothing(town: Town, tmp_path: Path) -> None:
    facts = Fact.objects.count()
    answer, code = _take(_csv(tmp_path / "r.csv", LEADER), "--dry-run")
    assert (code, answer["new"]["appointments"]) == (0, 1)
    assert Fact.objects.count() == facts


def test_first_passwords_go_to_a_file_only_its_owner_reads(town: Town, tmp_path: Path) -> None:
    passwords = tmp_path / "passwords.tsv"
    _take(_csv(tmp_path / "r.csv", LEADER), "--passwords", str(passwords))
    username, password = passwords.read_text("utf-8").strip().split("\t")
    assert username == "li.min"
    assert Person.objects.get(username="li.min").check_password(password)
    assert stat.S_IMODE(passwords.stat().st_mode) == 0o600


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_what_spreadsheets_write_is_read(town: Town, tmp_path: Path, encoding: str) -> None:
    assert _take(_csv(tmp_path / "r.csv", LEADER, encoding=encoding))[1] == 0


def test_excel_is_read_with_the_numbers_of_its_rows(town: Town, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADS, [], LEADER, [*UNIT, "县长", GRID, None, "wang", "王", None]):
        sheet.append(row)
    book.save(tmp_path / "r.xlsx")
    answer, code = _take(str(tmp_path / "r.xlsx"))
    assert (code, [each["row"] for each in answer["bad"]]) == (1, [4])
    assert Person.objects.filter(username="li.min").exists()


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0old excel", b"PK\x03\x04broken", b"\n\n"])
def test_what_is_no_table_is_refused_with_a_sentence(db: None, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "r.xlsx").write_bytes(content)
    with pytest.raises(CommandError) as refused:
        call_command("posts", "import", str(tmp_path / "r.xlsx"))
    assert refused.value.returncode == 2


def test_the_template_is_read_by_the_import(town: Town, tmp_path: Path) -> None:
    call_command("posts", "template", str(tmp_path / "t.csv"))
    answer, code = _take(str(tmp_path / "t.csv"))
    assert (code, answer["rows"]) == (1, 4)  # its example district is not drawn here
    assert all("410199" in each["why"] or "单位" in each["why"] for each in answer["bad"])
    with pytest.raises(CommandError):
        call_command("posts", "template", str(tmp_path / "t.csv"))


def test_a_rebuild_gives_the_same_roster(town: Town, tmp_path: Path) -> None:
    _take(_csv(tmp_path / "r.csv", LEADER, EMPTY_POST))
    assert Membership.objects.filter(unit_id="xh-lw").exists()
    assert check().is_equal

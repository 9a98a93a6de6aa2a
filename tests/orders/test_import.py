"""Matters come in from a table: good rows once, bad rows told with number, column, cause and cure."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from bandeng.cases.models import Case
from bandeng.demo.town import GRID, Town
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.orders import running
from bandeng.orders.layouts import OWN
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.people.models import Person
from tests.orders.conftest import Table

HEADS = [column.heads[0] for column in OWN]
COMMUNITY = "410103012002"


def row(**cells: object) -> list[object]:
    """A row of the template with these cells."""
    return [cells.get(column.name, "") for column in OWN]


LAMP = row(
    channel="来电",
    words="楼下路灯不亮",
    place=COMMUNITY,
    address="3号楼前",
    name="王女士",
    phone="13800001234",
)
NUMBERED = row(
    channel="12345",
    number="ZZ1",
    words="井盖响",
    place="冯春社区",
    due="2022-07-08 18:00",
    told="2022-07-01 09:30",
)


def take(*words: object) -> tuple[dict[str, Any], int]:
    """The command's own answer, and its exit code."""
    out, code = io.StringIO(), 0
    try:
        call_command(
            "cases", "import", *map(str, words), "--json", stdout=OutputWrapper(out), stderr=io.StringIO()
        )
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    return json.loads(out.getvalue()), code


@pytest.fixture
def town_now(town: Town, frozen: object) -> Town:
    """The town, with the machine's clock at noon."""
    return town


def test_a_row_raises_a_matter_with_everything_it_says(town_now: Town, table: Table) -> None:
    answer, code = take(table("m.csv", HEADS, LAMP, NUMBERED))
    assert (code, answer["new"], answer["bad"], answer["problems"]) == (0, 2, 0, [])
    lamp, manhole = Case.objects.order_by("id")
    assert (lamp.community, lamp.channel, lamp.proposed) == (COMMUNITY, "phone", "street-lamp.one-out")
    assert vault.read([lamp.words, lamp.address])[lamp.address] == "3号楼前"
    assert (people.name(lamp.reporter), people.phone(lamp.reporter)) == ("王女士", "13800001234")
    assert (manhole.source_number, manhole.channel) == ("ZZ1", "12345")
    assert manhole.source_due_at == datetime(2022, 7, 8, 18, tzinfo=SHANGHAI)


def test_what_was_told_earlier_says_so(town_now: Town, table: Table) -> None:
    take(table("m.csv", HEADS, NUMBERED))
    fact = Fact.objects.get(name="cases.backfilled")
    assert datetime.fromisoformat(fact.body["told_at"]) == datetime(2022, 7, 1, 9, 30, tzinfo=SHANGHAI)
    assert fact.stream == Case.objects.get().stream


def test_the_same_table_again_adds_nothing(town_now: Town, table: Table) -> None:
    take(table("m.csv", HEADS, LAMP, NUMBERED))
    before, persons = Fact.objects.count(), Person.objects.count()
    same = [
        table("again.csv", HEADS, LAMP, NUMBERED),
        table("turned.csv", HEADS[::-1], NUMBERED[::-1], LAMP[::-1], encoding="gb18030"),
        table("plain.csv", HEADS, NUMBERED, LAMP, encoding="utf-8"),
        table("m.xlsx", HEADS, NUMBERED, LAMP),
    ]
    for file in same:
        answer, code = take(file)
        assert (code, answer["new"], answer["changed"], answer["known"]) == (0, 0, 0, 2), file
    assert (Fact.objects.count(), Person.objects.count()) == (before, persons)


def test_numbers_and_days_of_excel_are_what_they_mean(town_now: Town, table: Table) -> None:
    sheet = row(
        channel="12345",
        number=20220701001,
        words="路灯不亮",
        lon=113.6011,
        lat=34.6811,
        phone=13800001234,
        due=datetime(2022, 7, 8, 18),  # noqa: DTZ001 - a spreadsheet knows no zones
    )
    text = row(
        channel="12345",
        number="20220701001",
        words="路灯不亮",
        lon="113.6011",
        lat="34.6811",
        phone="13800001234",
        due="2022/7/8 18:00",
    )
    assert take(table("m.xlsx", HEADS, sheet))[0]["new"] == 1
    case = Case.objects.get()
    assert (case.source_number, case.place) == ("20220701001", GRID)
    assert case.source_due_at == datetime(2022, 7, 8, 18, tzinfo=SHANGHAI)
    assert take(table("m.csv", HEADS, text))[0]["known"] == 1


def test_the_same_row_twice_in_a_table_counts_once(town_now: Town, table: Table) -> None:
    file = table("m.csv", HEADS, LAMP, LAMP, NUMBERED, NUMBERED)
    for words in ((file, "--dry-run"), (file,)):
        answer, _code = take(*words)
        assert (answer["new"], answer["known"]) == (2, 2)
        assert len(answer["known_rows"]) == 2
    assert Case.objects.count() == 2


def test_a_rehearsal_changes_nothing(town_now: Town, table: Table) -> None:
    before = Fact.objects.count()
    answer, code = take(table("m.csv", HEADS, LAMP, row(channel="鸽子", words="")), "--dry-run")
    assert (code, answer["new"], answer["bad"], answer["dry_run"]) == (1, 1, 1, True)
    assert Fact.objects.count() == before


BAD = [
    (row(words="路灯不亮", channel="鸽子", place=COMMUNITY), "来源", "来电"),
    (row(words="", channel="来电", place=COMMUNITY), "内容", "内容"),
    (row(words="灯" * 4001, channel="来电", place=COMMUNITY), "内容", "4000"),
    (row(words="路灯不亮", channel="来电"), "社区或网格", "代码"),
    (row(words="路灯不亮", channel="来电", place="没有社区"), "社区或网格", "社区的全名"),
    (row(words="路灯不亮", channel="来电", lon="113.6"), "经度", "两格都写"),
    (row(words="路灯不亮", channel="来电", lat="34.6811"), "经度", "两格都写"),
    (row(words="路灯不亮", channel="来电", lon="34.6811", lat="113.6011"), "经度", "写反"),
    (row(words="路灯不亮", channel="来电", lon="1", lat="2", datum="火星"), "经度", "gcj02"),
    (row(words="路灯不亮", channel="来电", place=COMMUNITY, phone="12"), "联系电话", "空着"),
    (row(words="路灯不亮", channel="来电", place=COMMUNITY, due="过几天"), "来源要求的时限", "2022"),
    (row(words="路灯不亮", channel="来电", place=COMMUNITY, due="0001-01-01"), "来源要求的时限", "2022"),
    (row(words="路灯不亮", channel="来电", place=COMMUNITY, told="2030-01-01"), "反映时间", "真正"),
    (row(words="路灯不亮", channel="来电", place=COMMUNITY, kind="灯"), "类别", "street-lamp"),
    (row(words="路灯不亮", channel="来电", place=COMMUNITY, number="9" * 61), "来源编号", "60"),
]


@pytest.mark.parametrize(("bad", "column", "cure"), BAD)
def test_a_bad_row_says_where_why_and_what_to_do(
    town_now: Town, table: Table, bad: list[object], column: str, cure: str
) -> None:
    answer, code = take(table("m.csv", HEADS, LAMP, bad))
    assert (code, answer["new"], answer["bad"]) == (1, 1, 1)
    problem = answer["problems"][0]
    assert (problem["row"], problem["column"]) == (3, column)
    assert problem["cause"]
    assert cure in problem["cure"]


def test_of_two_coordinates_the_missing_one_is_named(town_now: Town, table: Table) -> None:
    bad = [
        row(words="路灯不亮", channel="来电", lon="113.6"),
        row(words="路灯不亮", channel="来电", lat="34.68"),
    ]
    problems = take(table("m.csv", HEADS, *bad))[0]["problems"]
    causes = ["写了经度,没有写纬度", "写了纬度,没有写经度"]
    assert [each["cause"] for each in problems if each["column"] == "经度"] == causes


def test_rows_that_do_not_say_where_go_to_the_community_given(town_now: Town, table: Table) -> None:
    file = table("m.csv", HEADS, row(channel="来电", words="路灯不亮"))
    assert take(file, "--place", COMMUNITY)[0]["new"] == 1
    with pytest.raises(CommandError) as stopped:
        take(file, "--place", "nowhere")
    assert stopped.value.returncode == 2


def test_whoever_was_killed_on_the_way_runs_it_again(
    town_now: Town, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row(channel="12345", number=f"N{n}", words=f"第{n}盏灯不亮", place=COMMUNITY) for n in range(50)]
    file, real, done = table("m.csv", HEADS, *rows), running.actions.take, []

    def dying(**words: Any) -> Any:
        done.append(1)
        if len(done) == 30:
            raise KeyboardInterrupt
        return real(**words)

    monkeypatch.setattr(running.actions, "take", dying)
    with pytest.raises(SystemExit) as stopped:
        call_command("cases", "import", str(file), stdout=io.StringIO(), stderr=io.StringIO())
    assert stopped.value.code == 130
    monkeypatch.undo()
    there = Case.objects.count()
    assert there == running.IN_ONE_BREATH
    answer, code = take(file)
    assert (code, answer["new"], answer["known"]) == (0, 50 - there, there)
    assert Case.objects.count() == 50
    assert rebuilding.check().is_equal


def test_what_is_no_table_is_refused_in_one_sentence(town_now: Town, tmp_path: Path, table: Table) -> None:
    for file in (tmp_path / "missing.csv", table("m.csv", ["甲", "乙"], ["1", "2"])):
        with pytest.raises(CommandError) as stopped:
            take(file)
        assert stopped.value.returncode == 2


def test_the_examples_of_the_template_are_no_matters(town_now: Town, tmp_path: Path) -> None:
    file = tmp_path / "template.csv"
    call_command("cases", "template", str(file), stdout=io.StringIO())
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    answer, code = take(file)
    assert (answer["rows"], answer["new"], answer["bad"], code) == (2, 0, 2, 1)
    assert {problem["cause"] for problem in answer["problems"]} >= {"这是模板里的例子,不是真的事"}
    own = tmp_path / "own.csv"
    own.write_text(file.read_text("utf-8-sig").replace("小区门口路灯不亮", "院里路灯不亮"), "utf-8")
    assert take(own)[0]["new"] == 1
    for refused in (file, tmp_path / "template.xlsx"):
        with pytest.raises(CommandError) as stopped:
            call_command("cases", "template", str(refused), stdout=io.StringIO(), stderr=io.StringIO())
        assert stopped.value.returncode == 2


def test_ten_thousand_rows_are_a_matter_of_minutes(town_now: Town, table: Table) -> None:
    """Two hundred rows in a hundredth of the time that ten thousand may take, and as many statements each."""
    rows = [row(channel="来电", words=f"第{n}盏灯不亮", place=COMMUNITY) for n in range(200)]
    began = datetime.now(tz=SHANGHAI)
    answer, _code = take(table("m.csv", HEADS, *rows))
    assert answer["new"] == 200
    assert datetime.now(tz=SHANGHAI) - began < timedelta(seconds=30)


PAST = row(channel="12345", number="ZZ7", words="路灯又不亮了", place=COMMUNITY, due="2022-07-05 18:00")


def test_a_limit_that_has_passed_is_asked_for_and_nothing_is_taken_in(town_now: Town, table: Table) -> None:
    file = table("m.csv", HEADS, LAMP, PAST)
    answer, code = take(file)
    assert (code, answer["dry_run"], answer["new"]) == (1, True, 2)
    assert answer["past"] == [{"row": 3, "number": "ZZ7", "due_at": "2022-07-05 18:00"}]
    assert not Case.objects.exists()
    told = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("cases", "import", str(file), stdout=OutputWrapper(io.StringIO()), stderr=told)
    assert "第3行" in told.getvalue()
    assert "2022-07-05 18:00" in told.getvalue()
    assert "一行也没有收" in told.getvalue()


def test_whoever_says_that_it_is_meant_takes_it_in_and_it_is_asked_for_no_more(
    town_now: Town, table: Table
) -> None:
    file = table("m.csv", HEADS, LAMP, PAST)
    answer, code = take(file, "--past")
    assert (code, answer["new"], answer["past"], answer["dry_run"]) == (0, 2, [], False)
    answer, code = take(file)
    assert (code, answer["known"], answer["past"]) == (0, 2, [])


def test_a_row_whose_point_is_not_where_it_says_is_taken_by_its_point_and_told(
    town_now: Town, table: Table, capsys: pytest.CaptureFixture[str]
) -> None:
    here = {"channel": "来电", "lon": "113.6011", "lat": "34.6811"}
    rows = (
        row(words="路灯不亮", place="410103005001", **here),
        row(words="井盖响", place="冯春社区", **here),
    )
    file = table("m.csv", HEADS, *rows)
    answer, code = take(file, "--dry-run")
    assert (code, [each["row"] for each in answer["elsewhere"]]) == (0, [2])
    err = io.StringIO()
    call_command("cases", "import", str(file), stdout=OutputWrapper(io.StringIO()), stderr=err)
    assert "第2行:表里写的是" in err.getvalue()
    assert "按坐标收" in err.getvalue()
    assert {case.place for case in Case.objects.all()} == {GRID}
    assert take(file)[0]["elsewhere"] == []  # they are here already

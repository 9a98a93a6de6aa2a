"""Each thing that can be wrong with a book is said with file, line and cure."""

import json
import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from bandeng.rulebook.rules.checking import check
from bandeng.rulebook.rules.issues import BrokenBook, Issue
from bandeng.rulebook.rules.loading import load
from bandeng.rulebook.rules.reading import NotABook, read

ERQI = settings.ROOT / "rulebook" / "books" / "erqi"
LAMPS = "categories/roads.toml"
BURST = "categories/pipes.toml"

# file, what stands there, what is written instead, code of the issue, words at its line, words of its cure
BREAKS = [
    (BURST, 'unit = "410103-gs"', 'unit = "410103-gz"', "unit_unknown", "410103-gz", "410103-g"),
    (LAMPS, 'limit = "2 工作日"', 'limit = "2 天"', "limit", "2 天", "working days"),
    (LAMPS, 'limit = "2 工作日"', 'limit = "0 工作日"', "limit", "0 工作日", "工作日"),
    (LAMPS, 'limit = "2 工作日"', "limit = 2", "limit", "limit = 2", "工作日"),
    (LAMPS, 'en = "Rattling"\n', "", "english_missing", "[[category.condition]]", "en ="),
    (LAMPS, 'code = "road"', 'code = "manhole"', "twice", 'code = "manhole"', "删掉"),
    (LAMPS, 'key = "broken"', 'key = "missing"', "twice", 'key = "missing"', "删掉"),
    (LAMPS, 'parent = "streets"', 'parent = "street"', "area_unknown", 'parent = "street"', "streets"),
    (LAMPS, "urgent = true", 'urgent = "yes"', "not_flag", 'urgent = "yes"', "true"),
    (LAMPS, "urgent = true", "urgnet = true", "key_unknown", "urgnet", "urgent"),
    (LAMPS, 'limit = "2 紧急工作时"', 'limit = "2 工作时"', "urgent_by_day", "2 工作时", "紧急工作时"),
    (LAMPS, 'key = "hole"', 'key = "hole"\nretired = 1', "not_flag", "retired = 1", "true"),
    (BURST, 'key = "make-safe"', 'key = "make safe"', "not_code", "make safe", "小写"),
    (BURST, 'after = "make-safe"', 'after = "make"', "stage_unknown", 'after = "make"', "make-safe"),
    (BURST, 'after = "make-safe"', 'after = "restore"', "cycle", 'after = "restore"', "restore"),
    ("district.toml", 'code = "pipes"\n', 'code = "pipes"\nparent = "pipes"\n', "cycle", "parent", "pipes"),
    ("limits.toml", 'street = "department"', 'street = "grid"', "cycle", 'grid = "community"', "删掉"),
    ("limits.toml", 'street = "department"', 'street = "town"', "not_choice", '"town"', "street"),
    ("limits.toml", "sample_share = 10", "sample_share = 110", "not_percent", "sample_share", "100"),
    ("limits.toml", "warning_share = 70", "warning_share = -1", "not_percent", "warning_share", "100"),
    ("limits.toml", "confirm_days = 5", 'confirm_days = "5"', "not_number", "confirm_days", "整数"),
    ("limits.toml", 'acceptance = "15 分钟"', 'acceptance = "15"', "minutes", 'acceptance = "15"', "分钟"),
    ("limits.toml", 'check = "4 工作时"\n', "", "key_missing", None, "check"),
    (
        "charter.toml",
        '    "cases.accept",',
        '    "cases.acept",',
        "act_unknown",
        "cases.acept",
        "cases.accept",
    ),
    ("charter.toml", '    "cases.accept",', '    "cases.report",', "act_built_in", "cases.report", "删掉"),
    ("charter.toml", '    "cases.contact",', '    "cases.see",', "twice", '"cases.see"', "删掉"),
    ("charter.toml", 'role = "mediator"', 'role = "mediatr"', "role_unknown", "mediatr", "mediator"),
    ("charter.toml", 'reach = "unit"', 'reach = "place"', "reach_mismatch", 'reach = "place"', "unit"),
    ("charter.toml", 'reach = "unit"', 'reach = "house"', "not_choice", '"house"', "unit"),
    ("charter.toml", '    "cases.review",', "", "act_nobody", None, "授予"),
    (
        "charter/ballots.toml",
        '    "ballots.announce",',
        '    "ballots.anounce",',
        "act_unknown",
        "ballots.anounce",
        "ballots.announce",
    ),
    ("charter/members.toml", 'role = "secretary"', 'roll = "secretary"', "key_unknown", "roll", "role"),
    ("departments.toml", 'kind = "utility"', 'kind = "utilities"', "not_choice", '"utilities"', "utility"),
    ("roles.toml", 'duty = "watch"', 'duty = "wach"', "pattern_unknown", '"wach"', "watch"),
    ("roles.toml", 'kind_of_place = "grid"', 'kind_of_place = "gird"', "not_choice", '"gird"', "grid"),
    ("roles.toml", '["patroller"]', '["patrol"]', "role_unknown", '"patrol"', "patroller"),
    ("district.toml", 'zone = "Asia/Shanghai"', 'zone = "Asia/Erqi"', "zone", "Asia/Erqi", "Asia/Shanghai"),
    ("calendar.toml", "years = [2022, ", "years = [", "year_missing", "years", "2022"),
    ("calendar.toml", "2026]", "2026, 2031]", "year_unloaded", "2031", "2031"),
    ("roles.toml", '"two_committees"', '"two_comittees"', "not_choice", "two_comittees", "two_committees"),
    (LAMPS, 'limit = "2 工作日"', 'limit = "20 分钟"', "limit", "20 分钟", "工作日"),
    ("duty.toml", '"14:00-18:00"', '"18:00-14:00"', "hours", "18:00-14:00", "08:00"),
    ("duty.toml", '"14:00-18:00"', '"11:00-18:00"', "hours", "11:00-18:00", "08:00"),
    ("ballots.toml", '"at least 2/3"', '"two thirds"', "threshold", "two thirds", "at least"),
    ("ballots.toml", 'pass = "more than 1/2"', 'pass = "more than 3/2"', "threshold", "3/2", "at least"),
    ("ballots.toml", 'measures = ["heads"]', 'measures = ["head"]', "not_choice", '"head"', "heads"),
    ("ballots.toml", 'pass_of = "roll"', 'pass_of = "all"', "not_choice", '"all"', "roll"),
    ("ballots.toml", '"residents-meeting"', '"residents-representatives"', "twice", "residents-rep", "删掉"),
    ("ballots.toml", 'roll = "members"', 'roll = "member"', "not_choice", '"member"', "members"),
    ("ballots.toml", 'order = ["heads", "area"]', 'order = ["head"]', "not_choice", '"head"', "heads"),
    ("ballots.toml", 'order = ["heads", "area"]', "", "order_missing", "owners-committee", "order = "),
    ("ballots.toml", 'code = "joint"', 'code = "party"', "twice", '"party"', "删掉"),
    ("ballots.toml", "barred = true", 'barred = "yes"', "not_flag", "barred", "true"),
    ("assembly.toml", 'family = "micro"', 'family = "mikro"', "not_choice", "mikro", "micro"),
    (
        "assembly.toml",
        'asked_by = "at least 1/5"',
        'asked_by = "a fifth"',
        "threshold",
        "a fifth",
        "at least",
    ),
    ("assembly.toml", "publication = 1", "publication = 3", "stages_order", "one-collect", "publication = 1"),
    ("assembly.toml", 'code = "propose"', 'code = "collect"', "twice", 'code = "collect"', "删掉"),
    ("assembly.toml", 'sorts = ["residents"', 'sorts = ["tenants"', "not_choice", "tenants", "residents"),
    ("campaigns.toml", 'begins = "07-01"', 'begins = "07-32"', "month_day", "07-32", "07-01"),
    ("campaigns.toml", 'ends = "08-01"', 'ends = "07-01"', "month_reversed", "ends =", "08-01"),
    ("campaigns.toml", 'due = "07-29"', 'due = "7月29日"', "month_day", "7月29日", "07-01"),
    ("campaigns.toml", 'to = "streets"', 'to = "street"', "audience_unknown", '"street"', "streets"),
    ("campaigns.toml", 'post = "secretary"\n', "", "audience_empty", "[[audience]]", "kinds"),
    ("campaigns.toml", 'post = "secretary"', 'post = "secretery"', "role_unknown", "secretery", "secretary"),
    ("campaigns.toml", 'lead = "410103-jw"', 'lead = "410103-jv"', "unit_unknown", "410103-jv", "410103-"),
    ("campaigns.toml", 'keeper = "410103-djb"', 'keeper = "410103-x"', "unit_unknown", "410103-x", "410103"),
    ("campaigns.toml", 'by = "visits"', 'by = "visit"', "not_choice", '"visit"', "visits"),
    ("campaigns.toml", 'band = "red"', 'band = "pink"', "not_choice", '"pink"', "red"),
    (
        "campaigns.toml",
        'kinds = ["study", "talk", "comment"]',
        'kinds = ["film"]',
        "kind_unknown",
        '"film"',
        "oath",
    ),
    ("campaigns.toml", 'kinds = ["film"]', 'kinds = ["films"]', "kind_unknown", '"films"', "film"),
    ("campaigns.toml", 'key = "film"', 'key = "festival"', "twice", 'key = "festival"', "删掉"),
    ("campaigns.toml", 'code = "groups"', 'code = "branches"', "twice", 'code = "branches"', "删掉"),
    ("orders.toml", 'code = "urban"', 'code = "urbam"', "not_choice", '"urbam"', "urban"),
    ("orders.toml", 'code = "urban"', 'code = "12345"', "twice", 'code = "12345"', "删掉"),
    ("orders.toml", 'datum = "wgs84"', 'datum = "wgs48"', "not_choice", '"wgs48"', "wgs84"),
    ("orders.toml", '"%Y-%m-%d %H:%M:%S", ', '"%d %H:%M", ', "order_date", "%d %H:%M", "%Y"),
    ("orders.toml", 'address = ["诉求地址"', 'address = ["诉求内容"', "twice", "诉求内容", "删掉"),
    ("orders.toml", 'number = ["工单编号"', 'numbr = ["工单编号"', "key_unknown", "numbr", "number"),
    (
        "orders.toml",
        'number = ["工单编号", "工单号", "受理编号"]\n',
        "",
        "key_missing",
        "[sender.heads]",
        "number",
    ),
    ("orders.toml", '"road.hole"', '"road.hol"', "condition_unknown", "road.hol", "road.hole"),
    ("orders.toml", 'value = "unit"', 'value = "units"', "not_choice", "units", "unit"),
    (
        "orders.toml",
        'value = "number"',
        'value = "theirs"',
        "order_unnumbered",
        "[[sender.answer]]",
        "number",
    ),
    ("departments.toml", 'aliases = ["环卫"]', 'aliases = "环卫"', "not_list", "aliases", "写成"),
    ("departments.toml", 'aliases = ["环卫"]', 'alias = ["环卫"]', "key_unknown", "alias", "aliases"),
    ("orders.toml", 'settled = "已办结"\n', "", "key_missing", "[sender.results]", "settled"),
    ("visits.toml", 'zh = "近来怎么样"', 'zh = "身体怎么样"', "asked_never", "身体", "换一行别的"),
    ("visits.toml", 'zh = "老干部"', 'zh = "上访户"', "kept_never", "上访户", "想要的服务"),
    ("visits.toml", '[[gift]]\ncode = "none"', '[[line]]\ncode = "third"', "lines_too_many", "third", "两行"),
    ("visits.toml", 'role = "street_staff"', 'role = "street_staf"', "role_unknown", "street_staf", "street"),
    ("visits.toml", '"410103-zzb"', '"410103-zzz"', "unit_unknown", "410103-zzz", "410103-zzb"),
    ("visits.toml", "names_days = 90", "names_days = 9000", "kept_too_long", "9000", "1095"),
    ("contests.toml", "most = 10", "most = 100", "not_within", "100", "20"),
    ("contests.toml", "guardian_under = 14", "guardian_under = 12", "not_within", "12", "14"),
    ("contests.toml", "readers = 2", "readers = 0", "not_within", "readers", "9"),
    ("contests.toml", 'code = "second"', 'code = "first"', "twice", 'code = "first"', "删掉"),
    ("danger.toml", 'phone = "119"\n', "", "key_missing", "[[danger]]", "phone"),
    ("danger.toml", 'phone = "119"', 'phone = "火警"', "not_phone", "火警", "119"),
    ("spelling.toml", '    "燈灯', '    "燈', "pairs", '"燈', "简体"),
    ("departments.toml", 'zh = "公安分局"', 'zh = ""', "not_text", 'zh = ""', "zh ="),
    ("departments.toml", 'zh = "公安分局"', "zh = 公安分局", "syntax", "公安分局", "引号"),
    (
        "charter.toml",
        '    "repairs.undo",\n    "repairs.pass_on",\n    "posts.see",\n]\n\n[[grant]]\nrole = "patroller"',
        '    "doors.see",\n    "repairs.pass_on",\n    "posts.see",\n]\n\n[[grant]]\nrole = "patroller"',
        "household_outside",
        '"doors.see"',
        "doors.see",
    ),
    ("doors.toml", 'ground = "duty"\n', "", "ground_missing", "[[keep]]", "删掉这一条"),
    ("doors.toml", 'ground = "duty"', 'ground = "habit"', "not_choice", '"habit"', "duty"),
    ("doors.toml", 'basis_zh = "消防法', 'base = "消防法', "basis_missing", "[[keep]]", "basis_zh"),
    ("doors.toml", "words_days = 365", "words_days = 0", "kept_too_long", "words_days", "1095"),
    ("doors.toml", "keep_days = 180", "keep_days = 5000", "kept_too_long", "5000", "1095"),
    ("doors.toml", "一个人住,希望", "上访户,希望", "kept_never", "上访户", "想要的服务"),
    ("doors.toml", "一个人住,希望", "家里有儿童,希望", "kept_never", "儿童", "想要的服务"),
    ("doors.toml", 'answers = "promised"', 'answers = "promise"', "not_choice", '"promise"', "promised"),
    ("doors.toml", 'name = "renewal.calls"\n', "", "key_missing", "[[purpose.figure]]", "name"),
    ("doors.toml", '["noise"]', '["nose"]', "category_unknown", '"nose"', "noise"),
    ("gatherings.toml", 'family = "culture"', 'family = "cultur"', "family_unknown", '"cultur"', "culture"),
    ("gatherings.toml", "guardian_under = 14", "guardian_under = 12", "guardian_age", "= 12", "14"),
    ("gatherings.toml", 'when = "held"', 'when = "after"', "not_choice", '"after"', "held"),
    (
        "gatherings.toml",
        '["secretary", "community',
        '["secretry", "community',
        "role_unknown",
        "secretry",
        "secretary",
    ),
    ("gatherings.toml", 'code = "talk"', 'code = "study"', "twice", 'code = "study"', "删掉"),
    ("doors.toml", 'code = "call-first"', 'code = "fire-check"', "twice", 'code = "fire-check"', "删掉"),
]
Broken = Callable[[str, str, str], Path]


@pytest.fixture
def broken(tmp_path: Path) -> Broken:
    """Erqi's book with one text in one file replaced, everywhere it stands."""

    def break_it(file: str, old: str, new: str) -> Path:
        book = tmp_path / "book"
        shutil.copytree(ERQI, book, dirs_exist_ok=True)
        text = (book / file).read_text("utf-8")
        assert old in text, f"{old} does not stand in {file}"
        (book / file).write_text(text.replace(old, new), "utf-8")
        return book

    return break_it


def only(book: Path, code: str) -> Issue:
    return next(issue for issue in check(read(book)) if issue.code == code)


def line(book: Path, issue: Issue) -> str:
    return (book / issue.file).read_text("utf-8").splitlines()[issue.line - 1]


@pytest.mark.parametrize(("file", "old", "new", "code", "there", "cure"), BREAKS)
def test_an_error_names_file_line_and_cure(
    broken: Broken, file: str, old: str, new: str, code: str, there: str | None, cure: str
) -> None:
    book = broken(file, old, new)
    issue = only(book, code)
    assert issue.file == file
    if there is not None:
        assert there in line(book, issue)
    assert cure in issue.cure_zh + issue.cure_en + issue.zh
    assert "{" not in issue.zh + issue.en + issue.cure_zh + issue.cure_en


def test_erqi_has_no_issue() -> None:
    assert check(read(ERQI)) == []


def test_a_circle_shows_the_way_round(broken: Broken) -> None:
    issue = only(broken("limits.toml", 'street = "department"', 'street = "grid"'), "cycle")
    assert "grid → community → street → grid" in issue.zh


def test_reversed_dates_are_found(broken: Broken) -> None:
    book = broken("district.toml", "effective_from =", "effective_to = 2021-01-01\neffective_from =")
    assert "effective_to" in line(book, only(book, "dates_reversed"))


def test_a_day_of_a_year_without_calendar_is_found(broken: Broken) -> None:
    own = '[[off]]\nday = 2031-05-08\nzh = "区庆"\nen = "Founding day"\n\n'
    book = broken("calendar.toml", "[hours]", f"{own}[hours]")
    assert "2031-05-08" in line(book, only(book, "year_unsaid"))


def test_a_day_off_cannot_be_worked(broken: Broken) -> None:
    day = 'day = 2022-09-01\nzh = "区庆"\nen = "Founding day"\n\n'
    book = broken("calendar.toml", "[hours]", f"[[off]]\n{day}[[worked]]\n{day}[hours]")
    assert only(book, "off_and_worked").line > 6


def test_property_staff_cannot_be_given_the_telephone(broken: Broken) -> None:
    book = broken("charter.toml", '    "cases.settle",\n', '    "cases.settle",\n    "cases.contact",\n')
    issue = only(book, "contact_outside")
    assert "cases.contact" in line(book, issue)
    assert "house_manager" in issue.zh


def test_an_order_cannot_become_what_is_retired(broken: Broken) -> None:
    book = broken(LAMPS, 'key = "hole"\n', 'key = "hole"\nretired = true\n')
    issue = only(book, "condition_retired")
    assert issue.file == "orders.toml"
    assert "road.hole" in line(book, issue)
    assert "retired = true" in issue.cure_zh


def test_something_is_left_to_report(tmp_path: Path) -> None:
    book = tmp_path / "book"
    shutil.copytree(ERQI, book)
    for file in (book / "categories").glob("*.toml"):
        retired = file.read_text("utf-8").replace("[[category]]\n", "[[category]]\nretired = true\n")
        file.write_text(retired, "utf-8")
    (book / "orders.toml").unlink()
    assert "停用" in only(book, "nothing_offered").zh


def test_all_errors_are_said_at_once(broken: Broken) -> None:
    broken("charter.toml", '"cases.accept"', '"cases.acept"')
    book = broken("limits.toml", "sample_share = 10", "sample_share = 400")
    shutil.copy(book / "limits.toml", book / "limit.toml")
    (book / "duty.toml").unlink()
    found = {issue.code for issue in check(read(book))}
    assert {"not_percent", "file_unknown", "file_missing"} <= found


def test_a_file_that_is_not_utf8_is_said(broken: Broken) -> None:
    book = broken("danger.toml", "煤气味", "燃气的味")
    (book / "danger.toml").write_bytes("# 第一行\nzh = 煤气".encode("gb18030"))
    assert only(book, "encoding").line == 1


@pytest.mark.parametrize("wrong", ["book = 3", "[[book]]", "book = []", "[book]\nversion = [[1]]"])
def test_wrong_kinds_do_not_stop_the_check(tmp_path: Path, wrong: str) -> None:
    shutil.copytree(ERQI, tmp_path, dirs_exist_ok=True)
    for file in ("district.toml", "roles.toml", "charter.toml", "limits.toml", LAMPS):
        (tmp_path / file).write_text(wrong, "utf-8")
    assert len(check(read(tmp_path))) > 5


def test_a_broken_book_is_not_loaded(broken: Broken) -> None:
    with pytest.raises(BrokenBook, match=r"limits\.toml:\d+: .*改法"):
        load(broken("limits.toml", "sample_share = 10", "sample_share = 110"))


def test_no_book_at_all(tmp_path: Path) -> None:
    with pytest.raises(NotABook):
        read(tmp_path / "nothing")


def run(*words: str) -> str:
    out = StringIO()
    call_command("rulebook", *words, stdout=out)
    return out.getvalue()


def test_the_command_counts_a_good_book() -> None:
    assert "个类别" in run("check", str(ERQI))
    answer = json.loads(run("check", str(ERQI), "--json"))
    assert answer["ok"] is True
    assert answer["categories"] >= 40
    assert answer["rows"] >= 90


def test_the_command_says_every_error_and_stops_with_one(broken: Broken) -> None:
    book = broken("limits.toml", "sample_share = 10", "sample_share = 110")
    out = StringIO()
    with pytest.raises(CommandError) as stopped:
        call_command("rulebook", "check", str(book), stdout=out)
    assert stopped.value.returncode == 1
    assert "limits.toml:" in out.getvalue()
    assert "改法" in out.getvalue()
    assert "Cure" in out.getvalue()


def test_the_command_stops_with_two_where_no_book_is(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as stopped:
        call_command("rulebook", "check", str(tmp_path))
    assert stopped.value.returncode == 2


FIGURE_BREAKS = [
    ("editions.toml", 'figure = "study.branches"', 'figure = "study.branchs"', "study.branches"),
    ("editions.toml", 'figure = "renewal.calls"', 'figure = "renewal.cals"', "renewal.calls"),
    ("campaigns.toml", 'figure = "festival.streets"', 'figure = "festival.street"', "festival.streets"),
    ("editions/activity-month.md", 'figure("study.branches")', 'figure("study.branchs")', "study.branches"),
    ("doors.toml", 'name = "renewal.calls"', 'name = "doors.visited"', "换一个名字"),
    ("honours.toml", 'name = "medals.fifty_years"', 'name = "cases.reported"', "换一个名字"),
]


@pytest.mark.parametrize(("file", "old", "new", "cure"), FIGURE_BREAKS)
def test_the_command_tells_of_figures_nobody_counts(
    broken: Broken, file: str, old: str, new: str, cure: str
) -> None:
    book, out = broken(file, old, new), StringIO()
    with pytest.raises(CommandError):
        call_command("rulebook", "check", str(book), "--json", stdout=out)
    lines = (book / file).read_text("utf-8").splitlines()
    (first, *_more) = [each for each in json.loads(out.getvalue())["issues"] if each["file"] == file]
    assert first["code"] in {"figure_unknown", "figure_taken"}
    assert new in lines[first["line"] - 1]
    assert cure in first["cure_zh"]


HONOUR_BREAKS = [
    ("honours.toml", 'class = "medal"', 'class = "medall"', "not_choice", "medal"),
    ("honours.toml", 'subjects = ["member"]', 'subjects = ["membr"]', "not_choice", "member"),
    ("honours.toml", 'checks = ["own", "street"]', 'checks = ["own", "stret"]', "unit_unknown", "street"),
    (
        "honours.toml",
        'decides = "410103-zzb"\nonce',
        'decides = "410103-zzc"\nonce',
        "unit_unknown",
        "410103-zzb",
    ),
    ("honours.toml", 'decides = "410103-zzb"\nonce', "once", "honour_undecided", "decides"),
    ("honours.toml", 'by_day = "07-01"', 'by_day = "13-01"', "honour_years", "07-01"),
    ("honours.toml", 'counts = "serving"', 'counts = "servin"', "not_choice", "serving"),
    ("honours.toml", 'code = "governance"', 'code = "volunteers"', "twice", "删掉"),
    ("honours.toml", 'proposes = "record"', 'proposes = "unit"', "class_proposes", "recorded"),
    ("honours.toml", "held_months = 3", "held_months = 0", "rating_endless", "valid_years"),
    ("honours.toml", 'code = "four"', 'code = "five"', "twice", "删掉"),
    ("honours.toml", 'class = "rating"\nissuer_zh', 'class = "medal"\nissuer_zh', "grades_of_none", "rating"),
    ("members.toml", 'keeper = "410103-zzb"', 'keeper = "410103-zz"', "unit_unknown", "410103-zzb"),
    ("members.toml", "first = 1956-09-15", "first = 1956-09-14", "period_overlaps", "先后"),
    ("members.toml", "last = 1977-08-11", "last = 1967-08-11", "dates_reversed", "1969"),
    ("members.toml", "held = true", "held = 1", "not_flag", "true"),
]


@pytest.mark.parametrize(("file", "old", "new", "code", "cure"), HONOUR_BREAKS)
def test_an_error_in_honours_names_file_line_and_cure(
    broken: Broken, file: str, old: str, new: str, code: str, cure: str
) -> None:
    issue = only(broken(file, old, new), code)
    assert issue.file == file
    assert cure in issue.cure_zh + issue.cure_en + issue.zh
    assert "{" not in issue.zh + issue.en + issue.cure_zh + issue.cure_en


@pytest.mark.parametrize(
    ("places", "code"),
    [
        ('["410105012"]', "place_outside"),
        ('["410103"]', "place_outside"),
        ('["410103012", "410103012"]', "twice"),
    ],
)
def test_a_report_is_about_places_of_this_district(broken: Broken, places: str, code: str) -> None:
    book = broken("editions.toml", 'places = ["410103012"]', f"places = {places}")
    issue = only(book, code)
    assert issue.file == "editions.toml"
    assert "places" in line(book, issue)
    assert "{" not in issue.zh + issue.en + issue.cure_zh + issue.cure_en


@pytest.mark.parametrize("code", ["integrity-unit", "red-flag"])
def test_a_name_or_a_flag_is_for_teams(broken: Broken, code: str) -> None:
    honours = broken("orders.toml", "[[sender]]", "[[sender]]") / "honours.toml"
    text = honours.read_text("utf-8")
    before, found, after = text.partition(f'code = "{code}"')
    changed = after.replace('subjects = ["team"]', 'subjects = ["team", "person"]', 1)
    honours.write_text(before + found + changed, "utf-8")
    issue = only(honours.parent, "team_only")
    assert code in issue.zh
    assert "subjects" in line(honours.parent, issue)


@pytest.mark.parametrize("whose", ["410103-cg", "410103012", "410103"])
def test_a_street_or_a_department_names_nothing(broken: Broken, whose: str) -> None:
    book = broken("honours.toml", 'authority = ["410103-jw"]', f'authority = ["{whose}"]')
    assert whose in line(book, only(book, "naming_authority"))


def test_a_figure_has_one_meaning(broken: Broken) -> None:
    name = 'name = "commended.governance_groups"'
    book = broken("honours.toml", name, 'name = "commended.volunteers"')
    assert "honours.toml" in only(book, "figure_twice").zh

"""Templates: what they may say, what is wrong with them and where, and what they make."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from bandeng.campaigns import actions as acting
from bandeng.campaigns.models import Campaign
from bandeng.cases.models import Case
from bandeng.demo.town import Town
from bandeng.editions.papers.files import made
from bandeng.editions.papers.plain import as_markdown
from bandeng.editions.papers.sheet import Head
from bandeng.editions.queries.asking import Asking, Said, Subject
from bandeng.editions.queries.reading import Readings
from bandeng.editions.queries.rendering import Rendered, render, trouble_text
from bandeng.editions.rules.charts import LATER
from bandeng.editions.rules.frames import Frame
from bandeng.editions.rules.language import Broken
from bandeng.editions.rules.numbers import WITHHELD, Quoted
from bandeng.figures.rules import CATALOGUE
from bandeng.places import queries as places
from bandeng.rulebook.queries import book
from tests.campaigns import months as campaigns
from tests.editions.conftest import JULY
from tests.gatherings import sessions
from tests.visits import worlds as visits

ASKED = ("--place", "410103", "--from", "2022-07-01", "--to", "2022-07-31")


def subject(code: str = "activity-month", place: str = "410103", *, zeros: bool = True) -> Subject:
    """What a report is about; ``zeros``: also lines of which every number is 0 are printed."""
    report = book().reports.report(code)
    assert report
    report = replace(report, without_zeros=report.without_zeros and not zeros)
    return Subject(report=report, place=places.place(place), frame=Frame(*JULY))


def said(text: str) -> str:
    return as_markdown(render(text, subject()))


def wrong(text: str) -> list[str]:
    with pytest.raises(Broken) as broken:
        render(text, subject())
    return [trouble_text(each) for each in broken.value.troubles]


def test_numbers_are_counted_and_worded(town: Town) -> None:
    for _ in range(23):
        town.case()
    assert said("居民反映{{ figure('cases.reported') }}") == "居民反映23件"
    assert (
        said("{{ value('cases.reported', place) }}、{{ unit('cases.reported', place, month) }}") == "23、件"
    )
    assert said("{{ press('cases.reported') }}") == "20多件"
    assert said("{{ press('cases.reported', '桩', '余') }}") == "20余桩"
    assert said("{{ some('cases.reported', because='老表没有录全') }}") == "数十件"
    assert said("{{ figure('cases.reported', period=before) }}") == "0件"
    assert said("{{ value('cases.on_time') }}") == "\uff08无从算起\uff09"
    assert "{% " not in said("{% if figure('cases.reported').any %}有{% else %}没有{% endif %}")


def test_what_nobody_records_yet_is_said_in_words(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(CATALOGUE, "talks.micro", raising=False)
    made = render("微议事:{{ press('talks.micro') }}", subject())
    assert made.numbers[0].state == "awaited"
    assert "微议事的次数还没有记录" in as_markdown(made)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("一\n二\n{{ figure('cases.reportd') }}", 3, "cases.reported"),
        ("{{ figur('cases.reported') }}", 1, "figure"),
        ("\n{{ 1 + 1 }}", 2, "add"),
        ("{{ place.__class__ }}", 1, "__class__"),
        ("{{ ''.join(['a']) }}", 1, "join"),
        ("{% include 'x' %}", 1, "include"),
        ("{{ 'a' ~ 'b' }}", 1, "concat"),
        ("{{ figure(place.name) }}", 1, "figure"),
        ("{{ figure('cases.reported' }}", 1, "花括号"),
        ("{{ place.nam }}", 1, "name"),
        ("\n\n{{ press('cases.on_time') }}", 3, "个数"),
        ("{{ figure('cases.reported', '999') }}", 1, "999"),
        ("{{ figure('cases.reported', period='2022-08-01/2022-06-30') }}", 1, "2022"),
        ("{{ some('cases.reported', because='') }}", 1, "因为|记录"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(town: Town, text: str, line: int, words: str) -> None:
    found = wrong(text)
    assert found[0].startswith(f"第{line}行"), found
    assert any(word in found[0] for word in words.split("|")), found


def test_a_template_cannot_run_away(town: Town) -> None:
    assert (
        "太深"
        in wrong(
            "{% for a in parts %}{% for b in parts %}{% for c in parts %}{% endfor %}{% endfor %}{% endfor %}"
        )[0]
    )
    assert "没有「range」" in wrong("{% for a in range(9) %}{% endfor %}")[0]


def test_many_numbers_share_their_readings(town: Town) -> None:
    names = ["cases.reported", "cases.handled", "cases.settled", "cases.closed"]
    few = "".join(f"{{{{ value('{name}') }}}}" for name in names[:1])
    many = "".join(f"{{{{ value('{name}') }}}}" for name in names * 15)
    with CaptureQueriesContext(connection) as one:
        render(few, subject())
    with CaptureQueriesContext(connection) as sixty:
        made: Rendered = render(many, subject())
    assert len(made.numbers) == 60
    assert len(sixty) <= len(one) + 2


def test_tables_and_charts_are_numbers_too(town: Town) -> None:
    town.case()
    made = render(
        "{{ table(['cases.reported', 'cases.handled']) }}\n{{ chart('cases.reported', by='week') }}",
        subject(),
    )
    assert [each.value for each in made.numbers] == ["1", "0", "1"]
    weeks = [(label, number == LATER) for label, number in made.charts[0].bars]
    assert weeks[:2] == [("7.1–7.7", False), ("7.8–7.14", True)], "weeks to come have no number"
    assert all(later for _label, later in weeks[1:])
    assert "- 7.8–7.14:还没有数" in as_markdown(made)


def test_a_number_that_is_not_said_has_a_sentence_of_its_own(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = Quoted(
        call="",
        figure="doors.visited",
        place="410103",
        first=JULY[0],
        after=JULY[1],
        value="",
        unit="",
        wording="\uff08记录太少\uff0c不公开\uff09",
        records=0,
        state=WITHHELD,
    )
    monkeypatch.setattr(Asking, "_say", lambda *_asked: Said(0, few, collecting=False))
    asking = Asking(subject(), Readings(None), collecting=False)
    assert asking.told([("网格员上门走访", "doors.visited")]) == "网格员上门走访\uff1a记录太少\uff0c不公开"


def test_rows_without_a_record_are_named_once(town: Town) -> None:
    text = "{{ table(['cases.reported', 'cases.on_time']) }}"
    assert said(text) == "\n没有记录。\n"
    town.case()
    rows = said(text).split("\n")
    assert sum(row.startswith("|") for row in rows) == 3
    assert [row for row in rows if row.startswith("没有记录的\uff1a")]
    assert "0 | 0" not in said(text)


TOLD = (
    "{{ told([('居民反映', 'cases.reported'), ('办好', 'cases.handled', 'press')], none='没有这样的事') }}。"
)


def test_words_without_a_number_are_left_out(town: Town) -> None:
    assert said(TOLD) == "没有这样的事。"
    town.case()
    made = render(TOLD, subject())
    assert as_markdown(made) == "居民反映1件。"
    assert [each.call for each in made.numbers] == ['figure("cases.reported")']
    assert wrong("\n{{ told([('居民反映', 'cases.reportd')]) }}")[0].startswith("第2行")
    assert "press" in wrong("{{ told([('居民反映', 'cases.reported', 'table')]) }}")[0]
    assert wrong("{{ told(['居民反映']) }}")


def test_what_is_not_recorded_yet_is_no_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(CATALOGUE, "talks.micro", raising=False)
    assert "还没有记录" in said("{{ told([('微议事:', 'talks.micro', 'press')]) }}")
    assert said("{% if figure('talks.micro').any %}说{% endif %}") == "说"


def test_a_line_of_noughts_is_not_printed_and_the_writer_is_told(town: Town) -> None:
    text = "# 事\n\n## 一\n\n办好{{ figure('cases.handled') }}。\n\n"
    text += "## 二\n\n反映{{ figure('cases.reported') }}。"
    town.case()
    made = render(text, subject(zeros=False))
    assert as_markdown(made) == "# 事\n\n## 一\n\n没有记录。\n\n## 二\n\n反映1件。"
    assert [each.text for each in made.left_out] == ["办好0件。"]
    assert [each.value for each in made.numbers] == ["1"]
    assert "办好0件" in as_markdown(render(text, subject()))


def test_a_part_left_out_leaves_no_gap(town: Town) -> None:
    assert said("一\n\n{% if figure('cases.handled').any %}\n二\n{% endif %}\n\n三") == "一\n\n三"


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "json", "md"])
def test_a_report_is_written_as_a_file(town: Town, tmp_path: Path, kind: str) -> None:
    town.case()
    out = tmp_path / f"brief.{kind}"
    call_command("edition", "render", "activity-month", *ASKED, "--out", str(out))
    begins = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype", "json": b"{", "md": b"# "}
    assert out.read_bytes().startswith(begins[kind])


def test_the_json_gives_name_value_unit_wording_and_evidence(town: Town, tmp_path: Path) -> None:
    for _ in range(3):
        town.case()
    out = tmp_path / "brief.json"
    call_command("edition", "render", "activity-month", *ASKED, "--out", str(out))
    told = json.loads(out.read_text("utf-8"))["figures"]
    figures = {each["name"]: each for each in reversed(told)}  # the first of each name; a chart has more
    reported = {key: figures["cases.reported"][key] for key in ("value", "unit", "wording", "evidence")}
    assert reported == {"value": 3, "unit": "件", "wording": "3件", "evidence": 3}
    assert figures["talks.micro" if "talks.micro" in figures else "cases.reported"]["state"] == "said"


@pytest.mark.parametrize(
    ("words", "said_of_it"),
    [
        (("activity-month", *ASKED[:2], "--from", "2022-08-01", "--to", "2022-07-01"), "时间写反了"),
        (("activity-month", *ASKED[:2], "--from", "2022-08", "--to", "2022-07-01"), "2022-07-01"),
        (("activity-moth", *ASKED), "activity-month"),
        (("activity-month", "--place", "4101", *ASKED[2:]), "4101"),
        (("activity-month", "--place", "410103012", *ASKED[2:]), "不能写京广路街道:这种报告不写这一级地方"),
        (("street-grid", "--place", "410103005", *ASKED[2:]), "这种报告是别的地方自己的"),
        (("activity-month", *ASKED, "--out", "x.odt"), ".docx"),
        (("activity-month", *ASKED, "--seal", "99"), "99"),
    ],
)
def test_what_cannot_be_made_is_refused_clearly(town: Town, words: tuple[str, ...], said_of_it: str) -> None:
    with pytest.raises(CommandError, match=said_of_it):
        call_command("edition", "render", *words)


def test_every_report_of_the_book_can_be_made(town: Town) -> None:
    for report in book().reports.reports:
        place = "410103" if report.level == "district" else "410103012"
        assert render(report.text, subject(report.code, place)).title


def test_a_document_has_its_number_addressees_and_copies(town: Town) -> None:
    report = subject("month-report").report
    head = Head(report=report, number=5, year=2022)
    assert head.mark == "二七党建〔2022〕5号"
    assert head.addressees == ("区委", "区政府")
    assert head.tail == (("抄送", ("各街道党工委",)),)
    made_of = render(report.text, subject("month-report"))
    document = Document(io.BytesIO(made("docx", made_of, head, base="http://x")))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "二七党建〔2022〕5号" in said
    assert "区委、区政府\uff1a" in said
    section = document.sections[0]
    assert [round(edge.mm) for edge in (section.top_margin, section.left_margin)] == [37, 28]


def test_a_number_that_only_chose_words_is_no_number_of_the_report(town: Town) -> None:
    text = (
        "{% if figure('cases.handled').any %}办好了{% endif %}{% if figure('cases.reported').any %}"
        "居民反映{{ figure('cases.reported') }}{% endif %}{{ chart('cases.reported', by='week') }}"
    )
    none = render(text, subject())
    assert [each.value for each in none.numbers] == ["0"]
    town.case()
    made = render(text, subject())
    assert [each.value for each in made.numbers] == ["1", "1"]
    assert as_markdown(made).startswith("居民反映1件")
    assert made.charts[0].numbers == [1]


def test_a_month_without_matters_says_so_and_draws_nothing(town: Town) -> None:
    text = book().reports.report("activity-month")
    assert text
    quiet = as_markdown(render(text.text, subject(zeros=False)))
    assert "没有居民反映的事" in quiet
    assert quiet.count("没有记录。") == 3, "each part that has nothing to say says so once"
    assert "0个" not in quiet
    assert "按期处置率" not in quiet
    town.case()
    assert "居民反映1件" in as_markdown(render(text.text, subject()))


def _told(tmp_path: Path, last: str) -> dict[str, Any]:
    out = tmp_path / "brief.json"
    asked = ("--place", "410103", "--from", "2022-07-06", "--to", last, "--out", str(out))
    call_command("edition", "render", "activity-month", *asked)
    figures: list[dict[str, Any]] = json.loads(out.read_text("utf-8"))["figures"]
    return next(each for each in figures if each["name"] == "cases.reported")


def test_the_last_day_counts_as_where_a_figure_is_read(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    town.case()
    told = _told(tmp_path, "2022-07-06")
    assert (told["value"], told["from"], told["to"]) == (1, "2022-07-06", "2022-07-06")
    capsys.readouterr()
    call_command("figure", "read", "cases.reported", "--json", "--place", "410103", *told_days(told))
    assert json.loads(capsys.readouterr().out)["value"] == 1
    assert said("{{ value('cases.reported', period='2022-07-01/2022-07-06') }}") == "1"
    assert said("{{ value('cases.reported', period='2022-07-01/2022-07-05') }}") == "0"


def test_a_paper_leaves_addresses_out_rather_than_print_a_wrong_one(
    town: Town, tmp_path: Path, settings: Any
) -> None:
    town.case()
    settings.BANDENG_ADDRESS_IS_KNOWN = False
    out = tmp_path / "brief.docx"
    call_command("edition", "render", "activity-month", *ASKED, "--out", str(out))
    assert "/figures/" not in _links(out)
    assert "localhost" not in _links(out)
    settings.BANDENG_ADDRESS, settings.BANDENG_ADDRESS_IS_KNOWN = "https://bench.example", True
    call_command("edition", "render", "activity-month", *ASKED, "--out", str(out))
    assert "https://bench.example/figures/" in _links(out)


def _links(file: Path) -> str:
    return zipfile.ZipFile(file).read("word/_rels/document.xml.rels").decode()


def told_days(told: dict[str, Any]) -> tuple[str, ...]:
    return ("--from", str(told["from"]), "--to", str(told["to"]))


def test_from_the_first_to_the_first_is_whole_months_and_said(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--place", "410103", "--from", "2022-07-01", "--to", "2022-08-01")
    call_command("edition", "render", "activity-month", *asked)
    whole = capsys.readouterr()
    assert "算的是整月:2022-07-01 到 2022-07-31" in whole.err
    call_command("edition", "render", "activity-month", *ASKED)
    assert whole.out == capsys.readouterr().out
    call_command("edition", "render", "activity-month", *asked, "--as-written")
    written = capsys.readouterr()
    assert "8月1日" in written.out
    assert not written.err


@pytest.mark.parametrize("is_known", [True, False])
def test_addresses_begin_with_the_sites_or_are_relative(
    town: Town, tmp_path: Path, settings: Any, is_known: bool
) -> None:
    settings.BANDENG_ADDRESS = "https://bench.example" if is_known else "http://localhost:8000"
    settings.BANDENG_ADDRESS_IS_KNOWN = is_known
    town.case()
    begins = "https://bench.example/figures/" if is_known else "/figures/"
    assert str(_told(tmp_path, "2022-07-06")["address"]).startswith(begins)


def _month_report() -> str:
    about = subject("month-report", zeros=False)
    return as_markdown(render(about.report.text, about))


def test_what_was_heard_on_a_visit_of_comfort_stands_in_the_report(town: Town) -> None:
    """One need only is not printed as a number, and not said to be none either."""
    assert "没有走访时登记的需求" in _month_report()
    of = visits.opened(town)
    (entry,) = visits.put(town, of, visits.somebody("甲"))
    visits.visited(town, of, entry, need="楼道灯坏了", consent=True)
    said = _month_report()
    assert "走访慰问\uff1a记录太少\uff0c不公开" in said
    assert "没有走访时登记的需求" not in said
    case = Case.objects.get(channel="rounds")
    assert "走访时听到这件事" in Client().get(f"/c/{case.number}/").content.decode()


def test_whoever_leads_the_months_is_taken_from_them(town: Town) -> None:
    assert said("{{ led() }}各单位组织。") == "各单位组织。"
    campaigns.july(town)
    assert said("{{ led() }}各单位组织。") == "由区委党建办统筹\uff0c各单位组织。"
    Campaign.objects.update(lead="410103-zzb")
    assert said("{{ led() }}各单位组织。").startswith("由区委组织部统筹")


def test_months_that_are_put_together_are_named(town: Town) -> None:
    assert said("{{ figure('activities.activities') }}{{ months() }}") == "0项"
    campaigns.july(town, title="党建活动月")
    assert said("{{ figure('activities.activities') }}{{ months() }}") == "10项"
    street = campaigns.july(town, title="邻里月")
    both = "{{ figure('activities.activities') }}{{ months() }}"
    assert said(both) == "20项\uff082个活动月合计\uff1a「党建活动月」、「邻里月」\uff09"
    numbers = [each.figure for each in render(both, subject()).numbers]
    assert numbers == ["activities.activities", "activities.months"]
    assert said("{{ months(period='2022-09-01/2022-09-30') }}") == ""
    why, by = "开重了", town.holder(campaigns.STAFF)
    acting.withdraw(campaign=street, why=why, by=by, at=town.noon)
    assert said(both) == "10项"


def test_sessions_are_listed_by_kind_without_those_of_none(town: Town) -> None:
    assert said("{{ kinds(none='没有记录') }}") == "没有记录"
    session = sessions.held(town, sessions.planned(town))
    kind = book().gatherings.kind(session.kind)
    assert kind
    assert said("{{ kinds() }}") == f"{kind.zh}1场".replace("(", "\uff08").replace(")", "\uff09")
    numbers = [each.figure for each in render("{{ kinds() }}", subject()).numbers]
    assert numbers == [f"sessions.{session.kind}"]

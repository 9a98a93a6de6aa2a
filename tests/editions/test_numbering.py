"""Each issuer counts its own issues of a year; an address says whose; the form of an official document."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from docx import Document
from docx.oxml.ns import qn

from bandeng.demo.town import Town
from bandeng.editions import actions
from bandeng.editions.models import Edition
from bandeng.editions.papers.files import made
from bandeng.editions.papers.sheet import Head
from bandeng.editions.queries import editions
from bandeng.editions.queries.rendering import render
from bandeng.ledger import rebuilding
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.reports import Reports
from bandeng.ui import typesetting
from tests.editions.conftest import JULY, REVIEWER, SIGNER, WRITER, address_of, again
from tests.editions.test_render import subject

STREET, STREET_STAFF, STREET_LEADER = (
    "410103/410103012/",
    "street_staff@410103012",
    "street_leader@410103012",
)
WORDS = "# 七月的事\n\n居民反映{{ figure('cases.reported') }}。"


def out(town: Town, template: str, place: str = "410103/", corrects: str = "") -> Edition:
    """Written, reviewed, signed, frozen and published by those whose part it is."""
    writer, reviewer, signer = (
        (WRITER, REVIEWER, SIGNER) if place == "410103/" else (STREET_STAFF, STREET_LEADER, STREET_LEADER)
    )
    by, at = town.holder(writer), town.noon
    what = actions.Draft(template=template, first=JULY[0], after=JULY[1])
    fact = actions.draft(place=place, what=what, by=by, at=at)
    edition = Edition.objects.get(id=fact.stream.partition(":")[2])
    words = f"{WORDS}\n\n多写一句。" if corrects else WORDS
    actions.rewrite(edition=edition, what=actions.Text(words=words), by=by, at=at)
    passed = actions.Review(passed=True)
    actions.review(edition=again(edition), what=passed, by=town.holder(reviewer), at=at)
    actions.sign(edition=again(edition), by=town.holder(signer), at=at)
    actions.freeze(edition=again(edition), by=by, at=at)
    actions.publish(unfinished=True, edition=again(edition), corrects=corrects, by=by, at=at)
    return again(edition)


def test_each_issuer_begins_with_one(town: Town) -> None:
    brief, document = out(town, "activity-month"), out(town, "month-report")
    street, second = out(town, "street-press", STREET), out(town, "activity-month", corrects=brief.id)
    own = out(town, "street-grid", STREET)
    assert [each.issue for each in (brief, document, street, second)] == [1, 1, 1, 2]
    assert own.issue == 2, "the same issuer at the same place, whatever the template"
    assert len({brief.series, document.series, street.series}) == 3
    assert "二七党建" in document.series
    for each in (brief, document, street, second, own):
        assert Client().get(address_of(each)).status_code == 200
    assert not [table.differs for table in rebuilding.check().tables if not table.is_equal]


def test_an_address_of_old_leads_on_or_lets_choose(town: Town) -> None:
    first = out(town, "activity-month")
    led = Client().get("/editions/2022/1/")
    assert led.status_code == 302
    assert led["Location"] == address_of(first)
    other = out(town, "month-report")
    page = Client().get("/editions/2022/1/").content.decode()
    assert address_of(first) in page
    assert address_of(other) in page
    assert "二七党建〔2022〕1号" in page
    assert Client().get("/editions/2022/9/").status_code == 404
    assert Client().get("/editions/410103005/activity-month/2022/1/").status_code == 404


def test_the_command_asks_which_of_several(town: Town) -> None:
    out(town, "activity-month")
    call_command("edition", "verify", "1", "--year", "2022")
    out(town, "month-report")
    with pytest.raises(CommandError, match="--report month-report --place 410103") as stopped:
        call_command("edition", "verify", "1", "--year", "2022")
    assert stopped.value.returncode == 2
    call_command("edition", "verify", "1", "--year", "2022", "--report", "month-report")


def test_a_street_without_a_template_has_the_neutral_one(town: Town) -> None:
    edition = out(town, "street-press", STREET)
    said = editions.rendered(edition)
    assert said.report
    assert (said.report.issuer, said.report.head) == ("京广路街道党工委", "京广路街道")
    page = Client().get(address_of(edition)).content.decode()
    assert "京广路街道" in page
    assert "{place}" not in page


def document() -> Any:
    report = subject("month-report").report
    head = Head(
        report=report,
        number=5,
        year=2022,
        issued_on=date(2022, 8, 3),
        signed_by="区领导",
    )
    return Document(io.BytesIO(made("docx", render(report.text, subject("month-report")), head, base="x")))


def test_the_files_properties_are_the_reports(town: Town) -> None:
    about = document().core_properties
    assert [about.created.date(), about.modified.date()] == [date(2022, 8, 3)] * 2
    names = [part.partname for part in document().part.package.iter_parts()]
    assert not [name for name in names if "thumbnail" in name], "a picture of another page"


def test_a_document_on_the_web_is_signed_and_says_when_it_was_printed(town: Town) -> None:
    edition = out(town, "month-report")
    page = Client().get(address_of(edition)).content.decode()
    signed = page.partition('<p class="signature">')[2].partition("</p>")[0]
    assert "二七区委党建办" in signed
    assert "2022年7月6日" in signed
    assert "2022年7月6日印发" in page
    assert "数据截至2022年7月6日" in page
    assert "\uff0c可核对" in page


def test_an_official_document_has_the_form_of_the_standard(town: Town) -> None:
    """GB/T 9704-2012: margins, type, marks of page, number and signer, signature, 版记."""
    paper = document()
    section = paper.sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert paper.settings.odd_and_even_pages_header_footer
    assert section.footer.paragraphs[0].alignment != section.even_page_footer.paragraphs[0].alignment
    lines = [each for each in paper.paragraphs if each.text.strip()]
    said = [each.text for each in lines]
    assert "二七党建〔2022〕5号\t签发人\uff1a区领导" in said, "a report goes up: who signed it stands there"
    name = next(each for each in lines if each.text == "二七区委党建办文件")
    assert str(name.runs[0].font.color.rgb) == "C00000"
    assert round(name.paragraph_format.space_before.mm) == 35
    title = next(each for each in lines if each.text.startswith("关于"))
    assert title.runs[0].font.size.pt == 22
    assert _face(title.runs[0]) == "方正小标宋简体"
    heading = next(each for each in lines if each.text.startswith("一、"))
    assert _face(heading.runs[0]) == "黑体"
    body = next(each for each in lines if each.text.startswith("现将"))
    assert (_face(body.runs[0]), body.runs[0].font.size.pt) == ("仿宋_GB2312", 16)
    assert body.paragraph_format.line_spacing.pt == 28.5
    day = next(each for each in lines if each.text == "2022年8月3日")
    assert day.paragraph_format.right_indent.pt == 64, "four signs from the edge"
    tail = [each for each in lines if each.text.startswith("抄送")]
    printed = next(each for each in lines if each.text.endswith("2022年8月3日印发"))
    assert tail
    sides = [edge.tag for edge in printed._element.iter() if edge.tag in (qn("w:top"), qn("w:bottom"))]
    assert sides == [qn("w:top"), qn("w:bottom")], "heavy rule below the last line"


def test_the_imprint_stands_at_the_foot_of_the_last_page(town: Town) -> None:
    """GB/T 9704-2012, 7.4: 版记 has its place at the foot of the last page."""
    lines = list(document().paragraphs)
    frames = [each._element.pPr.find(qn("w:framePr")) for each in lines]
    framed = [line.text for line, frame in zip(lines, frames, strict=True) if frame is not None]
    assert framed == ["抄送\uff1a各街道党工委", "二七区委党建办\t2022年8月3日印发"]
    said = [dict(frame.attrib) for frame in frames if frame is not None]
    assert said[0] == said[1], "one frame holds both"
    assert (said[0][qn("w:vAnchor")], said[0][qn("w:yAlign")]) == ("margin", "bottom")
    assert frames[-1] is None, "the line behind it holds the frame on its page"
    order = [
        child.tag for child in lines[frames.index(next(f for f in frames if f is not None))]._element.pPr
    ]
    assert order.index(qn("w:framePr")) < order.index(qn("w:pBdr"))


def _face(run: Any) -> str:
    return str(run._element.rPr.rFonts.get(qn("w:eastAsia")))


def test_the_book_says_which_faces(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = Reports(reports=book().reports.reports, fonts={"body": "思源宋体", "second": "霞鹜文楷"})
    monkeypatch.setattr("bandeng.papers.word.book", lambda: _Book(reports))
    paper = document()
    found = {_face(run) for each in paper.paragraphs for run in each.runs}
    assert "思源宋体" in found
    assert "仿宋_GB2312" not in found
    assert "方正小标宋简体" in found, "what it does not say stays as official papers have it"


class _Book:
    def __init__(self, reports: Reports) -> None:
        self.reports = reports


@pytest.mark.parametrize("code", ["activity-month", "month-report", "street-press"])
def test_pages_are_set_with_the_fonts_at_hand(town: Town, code: str) -> None:
    place = "410103" if code != "street-press" else "410103012"
    asked = subject(code, place)
    head = Head(report=asked.report, number=5, year=2022, issued_on=date(2022, 8, 3), signed_by="区领导")
    pages = made("pdf", render(asked.report.text, asked), head, base="http://x")
    assert pages.startswith(b"%PDF")
    assert b"Noto" in pages


def test_own_fonts_lie_in_folders_of_the_installation(settings: object, tmp_path: Path) -> None:
    settings.BANDENG_FONTS = [tmp_path]  # type: ignore[attr-defined]
    typesetting._compiler.cache_clear()
    try:
        assert typesetting.pdf("好", {}).startswith(b"%PDF")
    finally:
        typesetting._compiler.cache_clear()


def test_every_template_of_the_book_is_looked_over(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError):  # this street knows two streets; a whole district has them all
        call_command("edition", "check")
    assert capsys.readouterr().out.splitlines() == ["street-partners: places 里的410103009不是这里的地点"]
    report = book().reports.report("street-grid")
    assert report
    broken = replace(report, text="一\n{{ figure('cases.reportd') }}", places=("410103099", "410103"))
    said = editions.wrong_with(broken)
    assert any("第2行" in each and "cases.reported" in each for each in said)
    assert any("410103099" in each for each in said)
    assert any("410103不是 street" in each for each in said)

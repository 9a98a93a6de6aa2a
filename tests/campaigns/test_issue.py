"""The notice of a month with its pages and its documents: told by content, served as files to save."""

import io
import zipfile
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from openpyxl import Workbook
from PIL import Image

from bandeng.campaigns import queries
from bandeng.campaigns.models import Campaign
from bandeng.demo.town import Town
from bandeng.ledger import papers, pictures, rebuilding
from bandeng.ledger.models import Picture
from tests.cases.conftest import Desk

FORM = {
    "document": "二七党建办〔2022〕1号",
    "title": "关于开展党建活动月的通知",
    "issuer": "410103-djb",
    "issued_on": "2022-06-24",
    "clauses": "一 主题\n二 活动安排",
}
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def word() -> bytes:
    kept = io.BytesIO()
    made = Document()
    made.add_paragraph("活动安排")
    made.save(kept)
    return kept.getvalue()


def excel() -> bytes:
    kept = io.BytesIO()
    Workbook().save(kept)
    return kept.getvalue()


def page() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(kept, "PNG")
    return kept.getvalue()


def packed(*names: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return kept.getvalue()


def send(desk: Desk, month: Campaign, *files: bytes, **more: object) -> object:
    sheets = [SimpleUploadedFile("附件.pdf", file) for file in files]
    return desk("dangjianban").post(f"/desk/campaigns/{month.id}/notice/", {**FORM, "sheets": sheets, **more})


def test_pages_and_documents_stand_in_the_notice(desk: Desk, town: Town, month: Campaign) -> None:
    answer = send(desk, month, page(), PDF, word(), excel())
    assert answer.status_code == 302  # type: ignore[attr-defined]
    shown = queries.shown(queries.campaign(month.id))
    assert len(shown.sheets) == 1
    assert [paper.kind for paper in shown.papers] == ["pdf", "docx", "xlsx"]
    text = Client().get(f"/campaigns/{month.id}/").content.decode()
    for paper in shown.papers:
        assert f"/papers/{paper.digest}/" in text
    answer = Client().get(f"/papers/{shown.papers[0].digest}/")
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert rebuilding.check().is_equal


def test_a_form_that_comes_back_says_that_the_files_were_not_kept(
    desk: Desk, town: Town, month: Campaign
) -> None:
    said = "刚才选的文件没有留下来,请再选一次。"
    for files, times in (((PDF,), 1), ((), 0)):
        answer = send(desk, month, *files, document="")
        assert answer.status_code == 422  # type: ignore[attr-defined]
        assert answer.content.decode().count(said) == times  # type: ignore[attr-defined]
    assert said not in desk("dangjianban").get(f"/desk/campaigns/{month.id}/").content.decode()


def test_what_was_there_stays_and_nothing_else_is_let_in(desk: Desk, town: Town, month: Campaign) -> None:
    send(desk, month, PDF)
    paper = queries.shown(queries.campaign(month.id)).papers[0]
    elsewhere = pictures.take(io.BytesIO(page())).digest
    send(desk, month, kept=[paper.digest, elsewhere])
    shown = queries.shown(queries.campaign(month.id))
    assert (shown.papers, shown.sheets) == ((paper,), ())
    assert Client().get(f"/pictures/{elsewhere}.jpg").status_code == 404


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (packed("word/document.xml", "word/vbaProject.bin"), "带宏"),
        (packed("readme.txt"), "只收 PDF"),
        (b"PK\x03\x04 cut off", "只收 PDF"),
        (b"%PDF-" + b"0" * papers.LARGEST, "最多 10 MB"),
        (b"<html><script>", "「附件.pdf」收不了"),
        (b"MZ\x90\x00 a program", "PDF、Word(docx)和 Excel(xlsx)"),
        (b"\x89PNG cut off", "打不开"),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(
    desk: Desk, town: Town, month: Campaign, file: bytes, said: str
) -> None:
    before = Picture.objects.count()
    answer = send(desk, month, file)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    shown = answer.content.decode()  # type: ignore[attr-defined]
    assert said in shown
    assert "关于开展党建活动月的通知" in shown
    assert Picture.objects.count() == before


def test_a_document_keeps_the_name_of_its_file(desk: Desk, town: Town, month: Campaign) -> None:
    sheets = [SimpleUploadedFile("任务分解表(定稿).PDF", PDF)]
    desk("dangjianban").post(f"/desk/campaigns/{month.id}/notice/", {**FORM, "sheets": sheets})
    (paper,) = queries.shown(queries.campaign(month.id)).papers
    assert paper.called == "任务分解表(定稿).pdf"
    assert "附件1:任务分解表(定稿).pdf" in Client().get(f"/campaigns/{month.id}/").content.decode()
    said = Client().get(f"/papers/{paper.digest}/")["Content-Disposition"]
    assert said.startswith("attachment; filename*=utf-8''")
    assert unquote(said.partition("''")[2]) == paper.called
    pictures.erase(paper.digest)
    assert not Picture.objects.filter(called=paper.called).exists(), "the name goes with the document"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("附件.docx", "附件.docx"),
        ("C:\\表\\附件.DOCX", "附件.docx"),
        ("../../附件.exe", "附件.exe.docx"),
        ("附件\u202excod.exe", "附件xcod.exe.docx"),
        ("附" * 300 + ".docx", "附" * papers.NAME_AT_MOST + ".docx"),
        (".docx", ""),
        ("", ""),
    ],
)
def test_a_name_has_no_folder_and_its_own_ending(sent: str, kept: str) -> None:
    assert papers.name_of(sent, "docx") == kept


def test_a_document_of_nobody_is_seen_by_nobody(town: Town) -> None:
    paper = papers.take(io.BytesIO(PDF))
    assert Client().get(f"/papers/{paper.digest}/").status_code == 404
    pictures.erase(paper.digest)
    with pytest.raises(Picture.DoesNotExist):
        papers.open_paper(paper.digest)


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        ("一、主题", "一", "主题"),
        ("十二、 工作要求", "十二", "工作要求"),
        ("(一)时间安排", "(一)", "时间安排"),
        ("(3) 要求", "(3)", "要求"),
        ("1.主题", "1", "主题"),
        ("2.1、分工", "2.1", "分工"),
        ("第三条 经费", "第三条", "经费"),
        ("一 主题", "一", "主题"),
        ("附件一 名单", "附件一", "名单"),
    ],
)
def test_clauses_are_numbered_as_offices_number_them(
    desk: Desk, town: Town, month: Campaign, line: str, number: str, heading: str
) -> None:
    path = f"/desk/campaigns/{month.id}/notice/"
    assert desk("dangjianban").post(path, FORM | {"clauses": line}).status_code == 302
    assert queries.shown(queries.campaign(month.id)).clauses == ((number, heading),)


def test_a_clause_without_a_number_is_asked_for(desk: Desk, town: Town, month: Campaign) -> None:
    path = f"/desk/campaigns/{month.id}/notice/"
    answer = desk("dangjianban").post(path, FORM | {"clauses": "主题"})
    assert answer.status_code == 422
    assert "先写条号再写标题" in answer.content.decode()

"""A district's own Word layout, and placeholders that are broken."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from docx import Document

from bandeng.demo.town import Town
from tests.editions.test_render import ASKED

LINES = ("{{ head }}", "{{ issue }} {{ issuer }}", "{{ title }}", "{{ body }}", "报:{{ above }}")


def layout(tmp_path: Path, *lines: str) -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "layout.docx"
    document.save(str(path))
    return path


def filled(tmp_path: Path, *lines: str) -> list[str]:
    out = tmp_path / "brief.docx"
    path = layout(tmp_path, *lines)
    call_command("edition", "render", "activity-month", *ASKED, "--layout", str(path), "--out", str(out))
    document = Document(io.BytesIO(out.read_bytes()))
    return [
        "".join(node.text or "" for node in p._element.iter() if node.tag.endswith("}t"))
        for p in document.paragraphs
    ]


def test_it_is_filled_and_the_text_stands_where_it_should(town: Town, tmp_path: Path) -> None:
    town.case()
    said = filled(tmp_path, *LINES)
    assert said[0] == "二七区党建工作简报"
    assert said[2].startswith("二七区2022年7月")
    assert any("居民反映1件" in line for line in said[3:-1])
    assert said[-1].startswith("报:市委")


def test_what_a_report_says_is_never_taken_for_markup(town: Town, tmp_path: Path) -> None:
    template = tmp_path / "t.md"
    template.write_text("# 甲 & 乙 <w:p/>\n\n正文 <b> &amp;", "utf-8")
    out, path = tmp_path / "brief.docx", layout(tmp_path, *LINES)
    words = ("--template", str(template), "--layout", str(path), "--out", str(out))
    call_command("edition", "render", "activity-month", *ASKED, *words)
    assert "甲 & 乙 <w:p/>" in [p.text for p in Document(io.BytesIO(out.read_bytes())).paragraphs]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{{ titel }}", "titel"),
        ("{{ title", "{{ title"),
        ("{{ title } }", "{{ title"),
        ("{{ body.__class__ }}", "body.__class__"),
        ("{% for x in y %}", "endfor"),
    ],
)
def test_a_broken_placeholder_is_named(town: Town, tmp_path: Path, line: str, named: str) -> None:
    with pytest.raises(CommandError, match=re.escape(named)):
        filled(tmp_path, *LINES, line)


def test_what_is_no_word_file_is_said_to_be_none(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "layout.docx"
    path.write_bytes(b"no word file")
    with pytest.raises(CommandError, match="docx"):
        call_command(
            "edition",
            "render",
            "activity-month",
            *ASKED,
            "--layout",
            str(path),
            "--out",
            str(tmp_path / "x.docx"),
        )

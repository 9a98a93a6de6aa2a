"""Word files as people really hand them in: numbers in tables, cut into runs, in full width, in controls."""

import copy
import io
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from bandeng.demo.town import Town
from bandeng.editions.papers.incoming import markdown, opened
from bandeng.editions.queries.proofing import proof
from bandeng.editions.queries.rendering import Rendered, render
from tests.editions.test_proof import edited, word
from tests.editions.test_render import subject

TEXT = """# 七月的事

这个月居民反映{{ figure("cases.reported") }},街道办好{{ figure("cases.handled") }}。

{{ table(["cases.reported", "cases.open"], by="month") }}
"""


def report(town: Town, text: str = TEXT) -> Rendered:
    for _ in range(23):
        town.case()
    return render(text, subject())


def read(document: Any) -> str:
    written = io.BytesIO()
    document.save(written)
    return markdown(opened(io.BytesIO(written.getvalue())), [])


def returned(rendered: Rendered) -> Any:
    return Document(io.BytesIO(word(rendered)))


def line_with(document: Any, words: str) -> Any:
    return next(
        each
        for each in document.paragraphs
        if words in "".join(node.text or "" for node in each._element.iter(qn("w:t")))
    )


def retyped(paragraph: Any, *runs: tuple[str, bool]) -> None:
    """The line typed anew, in so many runs, some of them bold."""
    for child in list(paragraph._element):
        if child.tag != qn("w:pPr"):
            paragraph._element.remove(child)
    for text, bold in runs:
        paragraph.add_run(text).bold = bold or None


@pytest.mark.parametrize(
    "runs",
    [
        (("这个月居民反映2", False), ("3", False), ("件,街道办好0件。", False)),
        (("这个月居民反映2", False), ("3件", True), (",街道办好0件。", False)),
        (("这个月居民反映", False), ("2", True), ("3件,街道办好0件。", False)),
        (("这个月居民反映23件,街道办好0件。", False),),
        (("这个月居民反映二十三件,街道办好0件。", False),),
        (("这个月居民反映二", False), ("十多件,街道办好0件。", False)),
        (("这个月居民反映超过20件,街道办好0件。", False),),
    ],
)
def test_a_number_is_one_however_it_was_typed(town: Town, runs: tuple[tuple[str, bool], ...]) -> None:
    rendered = report(town)
    document = returned(rendered)
    retyped(line_with(document, "这个月居民反映"), *runs)
    matched = proof(read(document), rendered).matched
    first = matched.matches[0]
    assert (first.state, rendered.numbers[first.number].figure) == ("right", "cases.reported")


def test_thousands_and_their_commas(town: Town) -> None:
    rendered = report(town)
    for written in ("1,234件", "1,234件", "1,234件"):
        content = edited(word(rendered), ("23件", written))
        matched = proof(markdown(opened(io.BytesIO(content)), []), rendered).matched
        first = matched.matches[0]
        assert first.state == "changed"
        assert int(first.found.value) == 1234


def test_numbers_in_a_table_are_held_against_their_cells(town: Town) -> None:
    rendered = report(town)
    found = proof(read(returned(rendered)), rendered)
    matched, text = found.matched, found.text
    assert {each.state for each in matched.matches} == {"right"}
    assert not matched.dropped
    document = returned(rendered)
    cell = document.tables[0].rows[1].cells[1]
    assert "23" in cell.text
    cell.paragraphs[0].runs[0].text = "24件"
    matched = proof(read(document), rendered).matched
    assert "changed" in {each.state for each in matched.matches} or matched.dropped
    assert 'figure("cases.reported"' in text


def test_merged_cells_and_a_table_in_a_cell(town: Town) -> None:
    document = Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "七月|合计"
    for place, words in enumerate(("反映", "23件", "")):
        table.cell(1, place).text = words
    table.cell(1, 2).add_table(rows=1, cols=1).cell(0, 0).text = "嵌套12件"
    said = read(document)
    assert said.splitlines()[0].count("|") == said.splitlines()[2].count("|"), "every row has as many cells"
    assert "七月/合计" in said
    assert said.count("嵌套12件") == 1


def test_what_was_deleted_or_moved_away_is_not_read_and_what_came_in_is(town: Town) -> None:
    document = Document()
    body = document.element.body
    body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t>办了</w:t></w:r>"
            '<w:del w:id="1" w:author="a"><w:r><w:delText>11件</w:delText></w:r></w:del>'
            '<w:moveFrom w:id="2" w:author="a"><w:r><w:t>22件</w:t></w:r></w:moveFrom>'
            '<w:ins w:id="3" w:author="a"><w:r><w:t>33件</w:t></w:r></w:ins></w:p>'
        ),
    )
    assert read(document) == "办了33件"


def test_lines_in_a_content_control_are_read_and_a_text_box_once(town: Town) -> None:
    document = Document()
    paragraph = document.add_paragraph("控件里有44件")
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(content)
    paragraph._element.addprevious(control)
    content.append(paragraph._element)
    box = parse_xml(
        f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent>"
        "<w:p><w:r><w:t>框里55件</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框里55件</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    control.addnext(copy.deepcopy(box))
    said = read(document)
    assert "控件里有44件" in said
    assert said.count("框里55件") == 1


def test_a_line_broken_by_hand_does_not_join_two_numbers(town: Town) -> None:
    document = Document()
    run = document.add_paragraph().add_run("反映2")
    run.add_break()
    run.add_text("3件")
    assert read(document) == "反映2 3件"

"""核稿: a Word file comes back, and every number in it is held against the records."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from bandeng.demo.town import Town
from bandeng.editions.papers.files import made
from bandeng.editions.papers.incoming import markdown, opened, reference_of
from bandeng.editions.papers.sheet import Head
from bandeng.editions.queries.drawing import drawn
from bandeng.editions.queries.proofing import proof
from bandeng.editions.queries.rendering import Rendered, render
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.queries import book
from tests.editions.test_render import subject

TEXT = """# 七月的事

> 数字都能点开。

这个月居民反映{{ press("cases.reported") }},街道办好{{ figure("cases.handled") }}。

## 下一步

社区还有{{ value("cases.open") }}件在办。原来就写着3个院子。

{{ chart("cases.reported", by="week") }}
"""


def report(town: Town) -> Rendered:
    for _ in range(23):
        town.case()
    return render(TEXT, subject())


def word(rendered: Rendered) -> bytes:
    return made("docx", rendered, Head(report=subject().report, reference="edition:7/2"), base="http://x")


def read_again(content: bytes, rendered: Rendered) -> str:
    return markdown(opened(io.BytesIO(content)), [f"{{{{ {chart.call} }}}}" for chart in rendered.charts])


def edited(content: bytes, *changes: tuple[str, str]) -> bytes:
    document = Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        whole = "".join(node.text or "" for node in paragraph._element.iter() if node.tag.endswith("}t"))
        for old, new in changes:
            if old in whole:
                whole = whole.replace(old, new)
                texts = [node for node in paragraph._element.iter() if node.tag.endswith("}t")]
                for node in texts:
                    node.text = ""
                texts[0].text = whole
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_an_unchanged_file_comes_back_as_the_template_it_was(town: Town) -> None:
    rendered = report(town)
    content = word(rendered)
    assert reference_of(opened(io.BytesIO(content))) == "edition:7/2"
    found = proof(read_again(content, rendered), rendered)
    matched, text = found.matched, found.text
    assert {each.state for each in matched.matches} == {"right", "typed"}
    assert matched.dropped == () or all(rendered.numbers[n].call.startswith("value") for n in matched.dropped)
    for call in (
        'press("cases.reported")',
        'figure("cases.handled")',
        'value("cases.open")',
        'chart("cases.reported"',
    ):
        assert call in text
    assert text.startswith("# 七月的事")
    assert "\n> " in text
    assert "## 下一步" in text
    again = render(text, subject())
    assert [each.wording for each in again.numbers] == [each.wording for each in rendered.numbers]


@pytest.mark.parametrize(
    ("new", "state"),
    [
        ("二十多件", "right"),
        ("23件", "right"),
        ("二十三件", "right"),
        ("20余件", "right"),
        ("近30件", "changed"),
        ("32件", "changed"),
        ("30多件", "changed"),
        ("2件", "changed"),
    ],
)
def test_every_number_is_right_changed_or_unknown(town: Town, new: str, state: str) -> None:
    rendered = report(town)
    content = edited(word(rendered), ("20多件", new))
    matched = proof(read_again(content, rendered), rendered).matched
    one = matched.matches[0]
    assert new.startswith(one.found.written)
    assert (one.state, rendered.numbers[one.number].figure) == (state, "cases.reported")


def test_a_new_number_is_unknown_and_one_taken_out_is_missed(town: Town) -> None:
    rendered = report(town)
    content = edited(word(rendered), ("街道办好0件", "全区发动党员880名参加"))
    found = proof(read_again(content, rendered), rendered)
    matched, text = found.matched, found.text
    (new,) = [each for each in matched.matches if each.state == "unknown"]
    assert new.found.written == "880"
    assert "880名" in text
    assert "cases.handled" in {rendered.numbers[number].figure for number in matched.dropped}


def test_a_rounding_by_hand_becomes_a_press_form_that_is_counted(town: Town) -> None:
    rendered = report(town)
    content = edited(word(rendered), ("20多件", "20余件"))
    text = proof(read_again(content, rendered), rendered).text
    assert 'press("cases.reported", more="余", step=10)' in text
    assert "20余件" in "".join(each.wording for each in render(text, subject()).numbers)


def packed(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in parts.items():
            pack.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_rels", ".rels"), content)
    return written.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    written = io.BytesIO(content)
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(name, part)
    return written.getvalue()


RELATION = (
    b'<Relationships xmlns="x"><Relationship Id="a" Type="http://x/%s" '
    b'Target="http://evil/t.dotm" TargetMode="External"/></Relationships>'
)


def test_what_could_harm_is_refused_with_a_sentence(town: Town) -> None:
    fine = word(report(town))
    for content, words in (
        (b"%PDF-1.7", "读不懂"),
        (b"\xd0\xcf\x11\xe0rest", "另存为"),
        (b"PK\x03\x04broken", "读不懂"),
        (packed(other_xml=b"<a/>"), "读不懂"),
        (b"0" * 10_000_001, "太大"),
        (with_part(fine, "word/media/big.bin", b"0" * 60_000_000), "太大"),
        (with_part(fine, "word/vbaProject.bin", b"x"), "宏"),
        (with_part(fine, "word/embeddings/oleObject1.bin", b"x"), "宏"),
        (with_part(fine, "word/_rels/settings.xml.rels", RELATION % b"attachedTemplate"), "别处"),
        (with_part(fine, "word/evil.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "读不懂"),
    ):
        with pytest.raises(BadInput, match=words):
            opened(io.BytesIO(content))
    opened(io.BytesIO(with_part(fine, "word/_rels/x.xml.rels", RELATION % b"hyperlink")))


def test_marks_in_a_file_are_not_taken_for_numbers(town: Town) -> None:
    rendered = report(town)
    content = edited(word(rendered), ("数字都能点开", "数字\ue0000\ue001都能点开"))
    assert "\ue000" not in read_again(content, rendered)


def test_the_words_around_a_number_bear_no_signs_of_the_text(town: Town) -> None:
    made = render("# 七月\n\n{{ figure('cases.reported') }}", subject())
    matched = proof("# 七月\n\n## 一、走访\n\n- 走访530名党员\n\n> 收到**12件**", made).matched
    contexts = [match.context for match in matched.matches]
    assert contexts
    assert not any(sign in context for context in contexts for sign in ("#", ">", "**"))
    assert any("走访530名党员" in context for context in contexts)


CONDITIONS = """# {{ period.name }}的事

居民反映{{ figure("cases.reported") }},{{ told([("办好", "cases.handled"), ("没办好", "cases.open")]) }}。
{% if figure("cases.handled").any %}办得不错。{% endif %}

{% if figure("cases.reported").any %}
## 画一张图

一共{{ figure("cases.reported") }}。

{{ chart("cases.reported", by="week") }}
{% endif %}

{% if figure("cases.overdue").any %}有{{ figure("cases.overdue") }}到期没办。
{% else %}没有到期没办的。{% endif %}

就这些。
"""


def taken(town: Town, *changes: tuple[str, str]) -> tuple[str, list[str]]:
    """The text that comes back of an edited file, and what of the template was lost."""
    town.case()
    town.case()
    made = render(CONDITIONS, subject())
    content = edited(word(made), *changes)
    found = proof(read_again(content, made), made, drawn(CONDITIONS, subject()))
    return found.text, [each.piece.tag or each.piece.source for each in found.lost]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_an_unchanged_file_keeps_every_condition(town: Town) -> None:
    text, lost = taken(town)
    assert lost == []
    assert squeezed(text) == squeezed(CONDITIONS).replace(",{{told", "\uff0c{{told")
    assert squeezed(render(text, subject()).text) == squeezed(render(CONDITIONS, subject()).text)


def test_conditions_stay_where_their_words_were_not_edited(town: Town) -> None:
    text, lost = taken(town, ("就这些", "先说这些"), ("居民反映", "这个月居民反映"))
    assert lost == []
    for call in ("{% if figure(", "{% else %}", "told(", "period.name"):
        assert text.count(call) == CONDITIONS.count(call)
    assert "先说这些" in text
    assert "这个月居民反映{{ figure" in text


def test_words_changed_inside_a_condition_stay_under_it(town: Town) -> None:
    text, lost = taken(town, ("一共2件", "总共3件"))
    assert lost == []
    assert "总共3件" in text
    assert text.count("{% if") == text.count("{% endif %}") == 3
    render(text, subject())


def test_what_could_not_be_kept_is_named(town: Town) -> None:
    text, lost = taken(town, ("没有到期没办的", "全都按期办了"))
    assert lost == ['{% if figure("cases.overdue").any %}']
    assert "全都按期办了" in text
    assert text.count("{% if") == text.count("{% endif %}") == 2


@pytest.mark.parametrize("code", ["activity-month", "month-report", "year-account"])
def test_the_templates_of_the_book_come_back_as_they_went(town: Town, code: str) -> None:
    town.case()
    about = replace(subject(), report=book().reports.report(code))
    source = about.report.text
    said = render(source, about)
    content = made("docx", said, Head(report=about.report, reference="edition:7/2"), base="http://x")
    found = proof(read_again(content, said), said, drawn(source, about))
    assert found.lost == ()
    for tag in ("{% if", "{% else", "{% endif", "told(", "table(", "kinds(", "months(", "period.name"):
        assert found.text.count(tag) == source.count(tag)
    assert squeezed(render(found.text, about).text) == squeezed(said.text)

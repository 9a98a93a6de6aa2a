"""A district's own Word layout: a file made in Word, with placeholders for what a report says.

``{{ title }} {{ head }} {{ issue }} {{ mark }} {{ issuer }} {{ day }} {{ above }} {{ beside }} {{ below }}
{{ seal }} {{ signed_by }}``, and ``{{ body }}`` alone in a paragraph, where the text goes.
"""

import re
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from bandeng.editions.papers.incoming import opened
from bandeng.editions.papers.sheet import Sheet
from bandeng.kernel.refusals import BadInput
from bandeng.papers.word import fill

BODY = "body"
MARK = "\ue010"
NAMES = (
    "title",
    "head",
    "issue",
    "mark",
    "issuer",
    "day",
    "above",
    "beside",
    "below",
    "seal",
    "signed_by",
    BODY,
)


def in_layout(sheet: Sheet, layout: bytes) -> bytes:
    """The report in this layout. Raises BadInput naming the placeholder that cannot be filled."""
    opened(BytesIO(layout))
    template = DocxTemplate(BytesIO(layout))
    template.get_docx()
    _check(template.get_xml())
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        template.render(_words(sheet), environment, autoescape=True)
    except UndefinedError as error:
        raise _unknown(str(error)) from None
    except TemplateError as error:
        raise BadInput(_("Word 版式里的占位符没有写对:%(reason)s") % {"reason": error.message}) from None
    document: Any = template.docx  # get_docx() would read the layout anew
    for paragraph in list(document.paragraphs):
        if MARK in paragraph.text:
            fill(document, paragraph, sheet)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _check(xml: str) -> None:
    """Name the placeholder that is broken: docxtpl itself would say a line of XML."""
    text = re.sub(r"<[^>]+>", "", xml)
    for start in re.finditer(r"\{\{", text):
        rest = text[start.end() : start.end() + 80]
        end = rest.find("}}")
        if end < 0 or "{{" in rest[:end]:
            word = "{{" + re.split(r"[{}]|\s{2,}|[^\w\s.]", rest)[0]
            raise BadInput(
                _("Word 版式里的占位符「%(word)s」没有写完,应当以 }} 结束。") % {"word": word.strip()}
            )
        name = rest[:end].strip()
        if name not in NAMES:
            raise _unknown(name)


def _unknown(name: str) -> BadInput:
    words = {"word": name, "known": "、".join(f"{{{{ {each} }}}}" for each in NAMES)}
    return BadInput(_("Word 版式里的占位符「%(word)s」没有这一项。可以用:%(known)s") % words)


def _words(sheet: Sheet) -> dict[str, str]:
    head, report = sheet.head, sheet.head.report
    return {
        "title": sheet.title,
        "head": report.head,
        "issue": head.issue,
        "mark": head.mark,
        "issuer": report.issuer,
        "day": head.day,
        "above": "、".join(report.above),
        "beside": "、".join(report.beside),
        "below": "、".join(report.below),
        "seal": head.seal_text,
        "signed_by": head.signed_by,
        BODY: MARK,
    }

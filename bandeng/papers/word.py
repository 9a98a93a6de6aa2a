"""A paper as a Word file: a brief with its head and tail, a document by GB/T 9704, or plain press text.

GB/T 9704-2012: A4, 37 mm above, 28 mm left, a type area of 156 × 225 mm, body in 3号仿宋 with 22 lines a
page, title in 2号小标宋, headings in 黑体 and 楷体; the issuer's name in red
35 mm below the upper edge of the type area, its number, a red rule; day and issuer at the end, 版记 between
rules, page numbers outside.
"""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from bandeng.papers.marks import CHART_STYLE, HEAD_STYLE, TAIL_STYLE
from bandeng.papers.paragraphs import BODY, at_the_foot, border, level, width_of
from bandeng.papers.pdf import picture
from bandeng.papers.sheet import (
    BYLINE,
    CHART,
    HEADING,
    ITEM,
    NOTE,
    NUMBERED,
    PICTURE,
    TABLE,
    Part,
    Piece,
    Pieces,
    Sheet,
)
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.reports import BRIEF, DOCUMENT
from bandeng.ui import typesetting

RED = RGBColor(0xC0, 0, 0)
TITLE, SMALL, NAME = Pt(22), Pt(14), Pt(36)  # 2号, 4号, the name at the head
LINE, INDENT, WIDE = Pt(28.5), Pt(32), Mm(156)
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
CENTRE, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
HEAVY, FINE = 8, 6  # of the rules of 版记, 0.35 and 0.25 mm in eighths of a point


def as_word(sheet: Sheet) -> bytes:
    """The file. ``head.reference`` is written into its properties, so that it is known when it comes back."""
    writer = _Writer(Document())
    writer.page(official=sheet.head.report.kind == DOCUMENT)
    writer.head(sheet)
    writer.parts(sheet.parts)
    writer.tail(sheet)
    about = writer.document.core_properties
    about.title, about.author, about.comments = sheet.title, sheet.head.report.issuer, sheet.head.reference
    _made_on(about, sheet.head.issued_on)
    _drop_thumbnail(writer.document.part.package)
    written = BytesIO()
    writer.document.save(written)
    return written.getvalue()


def _made_on(about: Any, day: date | None) -> None:
    """The file is of the report's day; of a draft, that has none yet, no day stands there at all."""
    if day:
        about.created = about.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
        return
    for element in list(about._element):
        if element.tag.endswith(("}created", "}modified")):
            about._element.remove(element)


def _drop_thumbnail(package: Any) -> None:
    """The picture of somebody else's page that the empty template carries."""
    for name in [name for name, each in package.rels.items() if each.reltype.endswith("/thumbnail")]:
        package.rels.pop(name)


def fill(document: Any, paragraph: Any, sheet: Sheet) -> None:
    """Put the parts of the report where this paragraph stands in somebody else's layout."""
    writer = _Writer(document, before=paragraph)
    writer.parts(sheet.parts)
    paragraph._element.getparent().remove(paragraph._element)


class _Writer:
    def __init__(self, document: Any, before: Any = None) -> None:
        self.document, self.before = document, before
        self.style = ""
        for name in (HEAD_STYLE, TAIL_STYLE, CHART_STYLE):
            if name not in document.styles:
                document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles[
                    "Normal"
                ]
        face = book().reports.face
        self.body, self.heading, self.figures = face("body"), face("heading"), face("figures")
        self.strong, self.second = face("strong"), face("second")

    def page(self, *, official: bool) -> None:
        """A4 and its margins; a document's numbers stand outside: odd ones right, even ones left."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        section.footer_distance = Mm(25)  # the number stands 7 mm below the type area
        self._number_pages(section.footer.paragraphs[0], RIGHT if official else CENTRE)
        if official:
            self.document.settings.odd_and_even_pages_header_footer = True
            self._number_pages(section.even_page_footer.paragraphs[0], LEFT)

    def _number_pages(self, paragraph: Any, align: Any) -> None:
        paragraph.alignment = align
        if align == RIGHT:
            paragraph.paragraph_format.right_indent = SMALL
        elif align == LEFT:
            paragraph.paragraph_format.left_indent = SMALL
        for text in ("— ", None, " —"):
            run = self._run(paragraph, text or "", size=SMALL, font=self.figures)
            if text is None:
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), "PAGE")
                run._element.addprevious(field)

    def head(self, sheet: Sheet) -> None:
        head, kind = sheet.head, sheet.head.report.kind
        self.style = HEAD_STYLE
        if kind == BRIEF:
            self._name(head.report.head)
            self._line(head.issue, align=CENTRE)
            self._two_ends(head.report.issuer, head.day)
            self._rule(RED)
        elif kind == DOCUMENT:
            self._document_head(sheet)
        else:
            said = "  ".join(each for each in (head.report.head, head.issue, head.day) if each)
            self._line(said, size=SMALL, align=CENTRE)
        self.style = ""
        level(self._line(sheet.title, size=TITLE, font=self.heading, align=CENTRE), 0)
        self.style = HEAD_STYLE
        if kind == DOCUMENT:
            self._line("")
        if head.addressees:
            self._line("、".join(head.addressees) + "\uff1a")
        self.style = ""

    def _document_head(self, sheet: Sheet) -> None:
        """The issuer's name 35 mm below the type area's upper edge, two lines on the number, a red rule.

        A document that goes up says beside its number who signed it; two lines below the rule is the title.
        """
        head = sheet.head
        name = self._name(head.report.head)
        name.paragraph_format.space_before = Mm(35)
        self._line("")
        self._line("")
        if head.addressees and head.signed_by:
            said = self._two_ends(head.mark, f"签发人\uff1a{head.signed_by}", within=BODY)
            said.paragraph_format.left_indent = said.paragraph_format.right_indent = BODY
        else:
            self._line(head.mark, align=CENTRE)
        self._rule(RED)
        self._line("")

    def _name(self, text: str) -> Any:
        """The red name at the head, on one line: a long one is set smaller."""
        size = min(NAME, Pt(int(WIDE.pt / max(len(text), 1))))
        return self._line(text, size=size, font=self.heading, align=CENTRE, colour=RED)

    def tail(self, sheet: Sheet) -> None:
        head = sheet.head
        self.style = TAIL_STYLE
        if head.report.kind == DOCUMENT and head.day:
            self._signature(head.report.issuer, head.day)
        if head.tail:
            self._imprint(sheet)
        if head.seal_text or head.tail:  # a frame needs a line behind it that holds it on its page
            self._line(head.seal_text, size=Pt(9), align=CENTRE)

    def _imprint(self, sheet: Sheet) -> None:
        """版记, at the foot of the last page: heavy rules above and below, fine ones between."""
        head = sheet.head
        said = [self._line(f"{word}\uff1a{'、'.join(to)}", size=SMALL) for word, to in head.tail]
        printed = f"{head.day}印发" if head.day else ""
        said.append(self._two_ends(head.report.issuer, printed, SMALL, within=SMALL))
        for paragraph in said:
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = SMALL
            border(paragraph, "top", "000000", HEAVY if paragraph is said[0] else FINE)
            at_the_foot(paragraph, WIDE)
        border(said[-1], "bottom", "000000", HEAVY)

    def _signature(self, issuer: str, day: str) -> None:
        """The day four signs from the right edge, the issuer's name centred above it, with the text's end."""
        written = self.document.paragraphs
        for held in (*written[-1:], self._line("")):
            held.paragraph_format.keep_with_next = True
        right = 4 * BODY
        beyond = (width_of(day) - width_of(issuer)) // 2
        for text, indent in ((issuer, max(right + beyond, 2 * BODY)), (day, right)):
            shown = self._line(text, align=RIGHT).paragraph_format
            shown.right_indent, shown.keep_with_next = indent, text == issuer

    def parts(self, parts: tuple[Part, ...]) -> None:
        place = 0
        for part in parts:
            place = place + 1 if part.kind == NUMBERED else 0
            self._part(part, place)

    def _part(self, part: Part, place: int) -> None:
        if part.kind == TABLE:
            self._table(part)
        elif part.kind == CHART:
            self.style = CHART_STYLE
            self._image(typesetting.png(part.drawing))
            self.style = ""
        elif part.kind == PICTURE:
            self._image(picture(part.picture))
            self._line("  ".join(each for each in (part.text, part.credit) if each), size=SMALL, align=CENTRE)
        elif part.kind == HEADING:
            level(
                self._pieces(part.pieces, font=self.strong if part.level <= 2 else self.second),
                max(part.level, 2) - 1,
            )
        elif part.kind == BYLINE:
            self._pieces(part.pieces, align=CENTRE, indent=False)
        else:
            before = {NOTE: "按语\uff1a", ITEM: "· ", NUMBERED: f"{place}. "}.get(part.kind, "")
            self._pieces(
                (Piece(text=before, bold=part.kind == NOTE), *part.pieces) if before else part.pieces
            )

    def _pieces(self, pieces: Pieces, *, font: str = "", align: Any = None, indent: bool = True) -> Any:
        paragraph = self._paragraph(align)
        if indent:
            paragraph.paragraph_format.first_line_indent = INDENT
        for piece in pieces:
            run = self._run(paragraph, piece.text, font=font or self.body, bold=piece.bold)
            if piece.address:
                self._lead(paragraph, run, piece.address)
        return paragraph

    def _lead(self, paragraph: Any, run: Any, address: str) -> None:
        """Let the run lead to the records of its number; it looks like the words around it."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self.document.part.relate_to(address, LINK, is_external=True))
        run._element.addprevious(link)
        link.append(run._element)

    def _table(self, part: Part) -> None:
        table = self.document.add_table(rows=0, cols=max(len(row) for row in part.rows))
        table.style = "Table Grid"
        for row in part.rows:
            for cell, pieces in zip(table.add_row().cells, row, strict=False):
                for piece in pieces:
                    self._run(cell.paragraphs[0], piece.text, size=SMALL)
        if self.before is not None:
            self.before._element.addprevious(table._element)

    def _image(self, content: bytes) -> None:
        self._paragraph(CENTRE, exactly=False).add_run().add_picture(BytesIO(content), width=Mm(150))

    def _line(
        self, text: str, *, size: Any = BODY, font: str = "", align: Any = None, colour: Any = None
    ) -> Any:
        paragraph = self._paragraph(align, exactly=size <= TITLE)
        run = self._run(paragraph, text, size=size, font=font)
        if colour is not None:
            run.font.color.rgb = colour
        return paragraph

    def _two_ends(self, left: str, right: str, size: Any = BODY, *, within: Any = 0) -> Any:
        paragraph = self._line(f"{left}\t{right}", size=size)
        paragraph.paragraph_format.tab_stops.add_tab_stop(WIDE - within, WD_TAB_ALIGNMENT.RIGHT)
        return paragraph

    def _rule(self, colour: RGBColor) -> None:
        border(self._paragraph(None), "top", str(colour))

    def _paragraph(self, align: Any, *, exactly: bool = True) -> Any:
        made = (
            self.before.insert_paragraph_before()
            if self.before is not None
            else self.document.add_paragraph()
        )
        if self.style:
            made.style = self.style
        made.alignment = align
        made.paragraph_format.space_after = made.paragraph_format.space_before = Pt(0)
        if exactly:
            made.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            made.paragraph_format.line_spacing = LINE
        return made

    def _run(self, paragraph: Any, text: str, *, size: Any = BODY, font: str = "", bold: bool = False) -> Any:
        run = paragraph.add_run(text)
        run.font.size, run.font.name = size, font or self.body
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font or self.body)
        run.bold = bold or None
        return run

"""What Word knows of a paragraph and python-docx has no words for: rules, level, a frame at the foot."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

BODY = Pt(16)  # 3号


def border(paragraph: Any, side: str, colour: str, width: int = 8) -> None:
    """A line above or below a paragraph, ``width`` in eighths of a point."""
    properties = paragraph._element.get_or_add_pPr()
    borders, edge = properties.find(qn("w:pBdr")), OxmlElement(f"w:{side}")
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(borders, *_AFTER_BORDERS)
    for key, value in (("val", "single"), ("sz", str(width)), ("space", "4"), ("color", colour)):
        edge.set(qn(f"w:{key}"), value)
    borders.append(edge)


def width_of(text: str) -> int:
    """How broad a line of body type is: digits take half a sign."""
    return sum(BODY // 2 if sign.isdigit() else BODY for sign in text)


# those of a paragraph's properties, among the ones set here, that have to stand after its borders
_AFTER_BORDERS = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")


def level(paragraph: Any, depth: int) -> None:
    """Say that it is a heading, for Word's own list of contents and for whoever reads the file again."""
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(depth))
    paragraph._element.get_or_add_pPr().insert_element_before(
        outline, "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"
    )


def at_the_foot(paragraph: Any, width: Any) -> None:
    """Set it into a frame at the bottom of the type area of whatever page it comes to stand on.

    Paragraphs that follow one another share the frame; the one behind them holds it on its page.
    """
    frame = OxmlElement("w:framePr")
    said = {"w": str(width.twips), "wrap": "notBeside", "vAnchor": "margin", "hAnchor": "margin"}
    for key, value in {**said, "xAlign": "center", "yAlign": "bottom"}.items():
        frame.set(qn(f"w:{key}"), value)
    paragraph._element.get_or_add_pPr().insert_element_before(frame, "w:pBdr", *_AFTER_BORDERS)

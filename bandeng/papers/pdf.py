"""A paper as PDF: the layout is a Typst file, the paper its data."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from bandeng.ledger import pictures
from bandeng.papers.sheet import Part, Pieces, Sheet
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.reports import FACES
from bandeng.ui import typesetting


@lru_cache(maxsize=1)
def _layout() -> str:
    return Path(__file__).with_name("layout.typ").read_text("utf-8")


def as_pdf(sheet: Sheet) -> bytes:
    """The pages."""
    head, report = sheet.head, sheet.head.report
    data = {
        "faces": {name: book().reports.face(name) for name in FACES},
        "kind": report.kind,
        "head": report.head,
        "issuer": report.issuer,
        "issue": head.issue,
        "mark": head.mark,
        "signed": head.signed_by,
        "to": "、".join(head.addressees),
        "day": head.day,
        "title": sheet.title,
        "parts": _parts(sheet.parts),
        "tail": [{"word": word, "to": "、".join(to)} for word, to in head.tail],
        "seal": head.seal_text,
    }
    return typesetting.pdf(_layout(), data)


def _parts(parts: tuple[Part, ...]) -> list[dict[str, Any]]:
    said, place = [], 0
    for part in parts:
        place = place + 1 if part.kind == "numbered" else 0
        said.append(_part(part, place))
    return said


def _part(part: Part, place: int) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "level": part.level,
        "place": place,
        "pieces": _pieces(part.pieces),
        "rows": [[{"pieces": _pieces(cell)} for cell in row] for row in part.rows],
        "drawing": part.drawing,
        "text": part.text,
        "credit": part.credit,
        "bytes": list(picture(part.picture)) if part.picture else [],
    }


def picture(digest: str) -> bytes:
    """The small copy of a picture. Raises Picture.DoesNotExist."""
    with pictures.open_picture(digest, small=True) as file:
        return file.read()


def _pieces(pieces: Pieces) -> list[dict[str, Any]]:
    return [{"text": each.text, "bold": each.bold, "address": each.address} for each in pieces]

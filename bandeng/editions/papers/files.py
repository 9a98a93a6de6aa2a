"""A report as a file, by the ending of its name."""

import json

from bandeng.editions.papers import plain, web
from bandeng.editions.papers.layouts import in_layout
from bandeng.editions.papers.sheet import Head, sheet
from bandeng.editions.queries.rendering import Rendered
from bandeng.papers.pdf import as_pdf
from bandeng.papers.word import as_word

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
}


def made(kind: str, rendered: Rendered, head: Head, *, base: str | None, layout: bytes = b"") -> bytes:
    """The file of this kind. ``base``: as in ``sheet``. ``layout``: a Word layout of one's own.

    Raises BadInput for a broken one.
    """
    if kind == "json":
        said = plain.as_json(rendered, head, base=base or "")
        return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
    if kind == "md":
        return plain.as_markdown(rendered).encode()
    whole = sheet(rendered, head, base=base)
    if kind == "html":
        return web.whole(whole).encode()
    if kind == "pdf":
        return as_pdf(whole)
    return in_layout(whole, layout) if layout else as_word(whole)

"""A report as HTML: the parts of a page, or a whole file that needs nothing else."""

from html import escape

from markupsafe import Markup

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

TAGS = {NOTE: ("blockquote", ""), BYLINE: ("p", "byline"), ITEM: ("li", ""), NUMBERED: ("li", "")}
LISTS = {ITEM: "ul", NUMBERED: "ol"}
STYLE = (
    "body{font:18px/1.8 'Noto Serif SC',serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#22262B}"
    "h1{text-align:center}a{color:inherit;text-decoration-color:#8F4A1E;text-underline-offset:.2em}"
    "table{border-collapse:collapse}td,th{border:1px solid #E4DED5;padding:.3rem .7rem;text-align:left}"
    "blockquote{border-left:3px solid #8F4A1E;margin:1rem 0;padding:.2rem 1rem}"
    "svg{max-width:100%;height:auto}.table{overflow-x:auto}"
    ".byline,.issue{text-align:center;color:#5C6470}"
)


def body(sheet: Sheet) -> Markup:
    """The parts below the title, each number a link to its records."""
    said: list[str] = []
    before = ""
    for part in sheet.parts:
        kind = LISTS.get(part.kind, "")
        if before and kind != before:
            said.append(f"</{before}>")
        if kind and kind != before:
            said.append(f"<{kind}>")
        said.append(_part(part))
        before = kind
    return Markup("\n".join([*said, f"</{before}>" if before else ""]))


def _part(part: Part) -> str:
    if part.kind == HEADING:
        level = min(part.level + 1, 4) if part.level < 2 else part.level
        return f"<h{level}>{_line(part.pieces)}</h{level}>"
    if part.kind == TABLE:
        return _table(part)
    if part.kind == CHART:
        numbers = f"<details><summary>这张图的数字</summary>{_table(part)}</details>"
        return f"<figure>{part.drawing}{numbers}</figure>"
    if part.kind == PICTURE:
        credit = f"<small> {escape(part.credit)}</small>" if part.credit else ""
        image = f'<img src="/pictures/{part.picture}.jpg" alt="{escape(part.text)}" loading="lazy">'
        return f"<figure>{image}<figcaption>{escape(part.text)}{credit}</figcaption></figure>"
    tag, look = TAGS.get(part.kind, ("p", ""))
    classes = f' class="{look}"' if look else ""
    return f"<{tag}{classes}>{_line(part.pieces)}</{tag}>"


def _line(pieces: Pieces) -> str:
    return "".join(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> str:
    words = escape(piece.text)
    if piece.address:
        words = f'<a class="counted" href="{escape(piece.address)}">{words}</a>'
    return f"<strong>{words}</strong>" if piece.bold else words


def _table(part: Part) -> str:
    head, *rest = part.rows
    heads = "".join(f'<th scope="col">{_line(cell)}</th>' for cell in head)
    rows = "".join(f"<tr>{_row(row)}</tr>" for row in rest)
    about = escape(_words_of(part))
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{about}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: tuple[Pieces, ...]) -> str:
    first, *rest = row
    cells = "".join(f"<td>{_line(cell)}</td>" for cell in rest)
    return f'<th scope="row">{_line(first)}</th>{cells}'


def _words_of(part: Part) -> str:
    """What a table is about: the words of its first row."""
    return " ".join(piece.text for cell in part.rows[0] for piece in cell).strip()


def whole(sheet: Sheet) -> str:
    """A file by itself."""
    head = sheet.head
    line = " · ".join(each for each in (head.report.head, head.issue, head.report.issuer, head.day) if each)
    foot = f"<footer><p class=issue>{escape(head.seal_text)}</p></footer>" if head.seal_text else ""
    return (
        f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>{escape(sheet.title)}</title>'
        f"<style>{STYLE}</style><p class=issue>{escape(line)}</p><h1>{escape(sheet.title)}</h1>"
        f"{body(sheet)}{foot}</html>"
    )
